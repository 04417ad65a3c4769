/** A first look at a file: is it there, is it text, what kind of text. */
import { open } from 'fs/promises';
import path from 'path';
import { AppError } from '../../common/errors';
import { UsageError } from '../run_command';
import { mixedEncoding, type LineSource } from './read_lines';

export type FileFormat = 'csv' | 'jsonl';

export interface SniffedFile extends LineSource {
  bytes: number;
  format: FileFormat;
  /** The beginning of the file as text. */
  head: string;
}

export interface SniffOptions {
  /** As the Encoding Standard names it; taken from the byte order mark, or UTF-8, when left out. */
  encoding?: string;
  /** Taken from the file's ending and beginning when left out. */
  format?: FileFormat;
}

const headBytes = 64 * 1024;

const signatures: ReadonlyArray<{ bytes: number[]; is: string; first: string; ofLog?: string }> = [
  { bytes: [0x1f, 0x8b], is: 'is compressed with gzip', first: 'unpack it with gunzip first' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    is: 'is a zip archive or a workbook',
    first: 'unpack it, or save the sheet as CSV, first',
    ofLog: 'unpack it first',
  },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: 'is compressed with zstd', first: 'unpack it first' },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    is: 'is a Parquet file',
    first: 'convert it to CSV first',
    ofLog: 'write it as text first',
  },
];

const systemReasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
};

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * @throws AppError FILE_NOT_READABLE when it cannot be opened, FILE_FORMAT_UNKNOWN when it is not
 * text that can be ingested, REQUEST_INVALID for an encoding that does not exist.
 */
export async function sniffFile(file: string, options: SniffOptions = {}): Promise<SniffedFile> {
  const { bytes, start } = await readStart(file);
  if (bytes === 0) throw unusable(file, 'is empty');
  const signature = signatures.find((entry) => startsWith(start, entry.bytes));
  if (signature) throw unusable(file, `${signature.is}; ${signature.first}`);

  const encoding = options.encoding ?? encodingOf(start);
  const head = decode(file, start, encoding);
  if (head.includes('\0')) throw unusable(file, 'is not text: it holds bytes that are zero');
  if (head.includes('\ufffd')) {
    throw unusable(
      file,
      `is not ${encoding} text; name its encoding, for example --encoding windows-1252`,
    );
  }
  if (head.trim() === '' && bytes <= headBytes) throw unusable(file, 'holds nothing but blanks');
  const lineBreak = head.includes('\r') && !head.includes('\n') ? '\r' : '\n';
  const format = options.format ?? formatOf(file, head);
  if (format === 'jsonl') assertLinesOfObjects(file, head);
  return { path: file, bytes, encoding, lineBreak, format, head };
}

export type SniffedLog = LineSource & {
  bytes: number;
  /** Milliseconds since 1970 at which the file was last written. */
  modified: number;
};

/**
 * The same for a log, in which anything may stand: what is no text is kept line by line.
 * @throws AppError FILE_NOT_READABLE, LOG_FORMAT_UNKNOWN when it is empty or compressed.
 */
export async function sniffLog(file: string): Promise<SniffedLog> {
  const { bytes, start, modified } = await readStart(file);
  const unknown = (what: string) => new AppError('LOG_FORMAT_UNKNOWN', `The log ${file} ${what}.`);
  if (bytes === 0) throw unknown('is empty');
  const signature = signatures.find((entry) => startsWith(start, entry.bytes));
  if (signature) throw unknown(`${signature.is}; ${signature.ofLog ?? signature.first}`);
  const wide = encodingOf(start);
  const encoding = wide === 'utf-8' ? mixedEncoding : wide;
  return { path: file, bytes, modified, encoding, lineBreak: '\n' };
}

const unusable = (file: string, what: string) =>
  new AppError('FILE_FORMAT_UNKNOWN', `The file ${file} ${what}.`);

async function readStart(
  file: string,
): Promise<{ bytes: number; start: Buffer; modified: number }> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size, mtimeMs: modified } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return { bytes: size, start: buffer.subarray(0, bytesRead), modified };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const reason = systemReasons[code] ?? code;
    throw new AppError('FILE_NOT_READABLE', `Cannot read ${file}: ${reason}.`, { cause });
  }
}

function encodingOf(start: Buffer): string {
  if (startsWith(start, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(start, [0xfe, 0xff])) return 'utf-16be';
  return 'utf-8';
}

function decode(file: string, start: Buffer, encoding: string): string {
  try {
    // `stream` leaves out a character that the end of the head cuts in two.
    return new TextDecoder(encoding).decode(start, { stream: true });
  } catch (cause) {
    const message = `There is no encoding "${encoding}" to read ${file} with.`;
    throw new UsageError(message, { cause });
  }
}

function formatOf(file: string, head: string): FileFormat {
  const ending = path.extname(file).toLowerCase();
  if (['.jsonl', '.ndjson', '.json'].includes(ending)) return 'jsonl';
  if (['.csv', '.tsv', '.tab', '.psv'].includes(ending)) return 'csv';
  return head.trimStart().startsWith('{') ? 'jsonl' : 'csv';
}

function assertLinesOfObjects(file: string, head: string): void {
  if (!head.trimStart().startsWith('[')) return;
  throw unusable(
    file,
    `is one JSON array; write one object a line, for example with: jq -c '.[]' ${file}`,
  );
}
