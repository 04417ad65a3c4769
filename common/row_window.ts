import * as t from 'io-ts';

/** Of a detector over windows: whose window a row is, and when it was. */
export const rowWindowCodec = t.type({
  /** The entity's value, in the field that `source.windows.entity` names. */
  entity: t.string,
  /** ISO 8601; the end is not within. */
  start: t.string,
  end: t.string,
});
export type RowWindow = t.TypeOf<typeof rowWindowCodec>;
