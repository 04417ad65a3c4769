/** Lines of any log as documents with the names of the Elastic Common Schema. */
import { LineTimes, type LineTimesOptions } from './line_times';
import { plainRemarks, textRemarks, type LogLine, type PlainRemark } from './log_line';
import { levelOf, takePlainApart } from './take_apart';

/** Fields of the documents and their types in Elasticsearch. */
export const lineFieldTypes = {
  '@timestamp': 'date',
  message: 'text',
  'event.original': 'keyword',
  'host.name': 'keyword',
  'process.name': 'keyword',
  'process.pid': 'long',
  'log.level': 'keyword',
  'log.file.path': 'keyword',
  'log.file.line': 'long',
  'error.type': 'keyword',
  'error.message': 'text',
} as const;

/** A line with its moment, milliseconds since 1970. */
export interface ReadLine {
  number: number;
  original: string;
  time: number;
  host?: string;
  program?: string;
  pid?: number;
  message: string;
  remarks: PlainRemark[];
}

/** Reads the lines of a log, one after the other. No line is left out. */
export class PlainLogReader {
  private readonly times: LineTimes;

  constructor(options: LineTimesOptions) {
    this.times = new LineTimes(options);
  }

  read(line: LogLine): ReadLine {
    const parts = takePlainApart(line.text);
    const { time, remark } = this.times.of(parts?.time);
    const { host, program, pid, message = '' } = parts ?? {};
    return {
      number: line.number,
      original: line.text,
      time,
      host,
      program,
      pid,
      // What is header for us may be all that somebody wrote.
      message: message.trim() === '' ? line.text : message,
      remarks: [...textRemarks(line), ...(remark === null ? [] : [remark])],
    };
  }
}

type Fields = Record<string, unknown>;

const objectOf = (name: string, fields: Fields): Fields => {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return known.length === 0 ? {} : { [name]: Object.fromEntries(known) };
};

/** @param file where the line stands */
export function lineDocument(line: ReadLine, file: string): Fields {
  const { number, original, time, host, program, pid, message, remarks } = line;
  const why = remarks.map((remark) => plainRemarks[remark]).join('; ');
  return {
    '@timestamp': new Date(time).toISOString(),
    message,
    event: { original },
    ...objectOf('host', { name: host }),
    ...objectOf('process', { name: program, pid }),
    ...objectOf('log', { level: levelOf(message), file: { path: file, line: number } }),
    ...(remarks.length === 0
      ? {}
      : { error: { type: remarks, message: `The line is kept whole: ${why}.` } }),
  };
}
