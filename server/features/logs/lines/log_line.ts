/** A line of a log as it stands in the file, and what is odd about its text. */

export interface LogLine {
  /** From 1. */
  number: number;
  text: string;
  /** Whether `text` is only the beginning of a longer line. */
  cut: boolean;
  /** Whether the line is not UTF-8 and was read as Latin-1. */
  notUtf8?: boolean;
  /** Whether the file ends without a line break behind it. */
  unended?: boolean;
}

/** What may be odd about a line of any log. Every line is kept all the same. */
export const plainRemarks = {
  no_time: 'it begins with no time that is known; the time of the line before is taken',
  impossible_day: 'there is no such day or time of day; the time of the line before is taken',
  not_utf8: 'it holds bytes that are not UTF-8; each stands as one Latin-1 character',
  control_characters: 'it holds control characters',
} as const;
export type PlainRemark = keyof typeof plainRemarks;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/;

export function textRemarks({ notUtf8, text }: LogLine): Array<'not_utf8' | 'control_characters'> {
  return [
    ...(notUtf8 ? (['not_utf8'] as const) : []),
    ...(controls.test(text) ? (['control_characters'] as const) : []),
  ];
}
