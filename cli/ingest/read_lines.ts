/** A text file as lines, in bounded memory whatever the file holds. */
import { createReadStream } from 'fs';
import { AppError } from '../../common/errors';
import type { Line } from './source_row';

/** Longest line that is read whole, in characters. */
export const maxLineLength = 1_000_000;

const chunkBytes = 256 * 1024;

/** Splits text that comes in pieces. A line beyond `maxLineLength` is cut, never kept in memory. */
export class LineSplitter {
  private rest = '';
  private cut = false;
  private count = 0;

  constructor(private readonly lineBreak: '\n' | '\r' = '\n') {}

  push(text: string): Line[] {
    const parts = text.split(this.lineBreak);
    const lines: Line[] = [];
    for (const [i, part] of parts.entries()) {
      this.append(part);
      if (i < parts.length - 1) lines.push(this.take());
    }
    return lines;
  }

  /** The last line, when the file does not end in a line break. */
  end(): Line[] {
    return this.rest === '' && !this.cut ? [] : [this.take()];
  }

  private append(part: string): void {
    const space = maxLineLength - this.rest.length;
    if (part.length > space) this.cut = true;
    this.rest += part.length > space ? part.slice(0, space) : part;
  }

  private take(): Line {
    this.count += 1;
    const text = this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest;
    const line = { number: this.count, text, cut: this.cut };
    this.rest = '';
    this.cut = false;
    return line;
  }
}

/** Logs hold what strangers sent: each line is UTF-8 or, where it is not, Latin-1, which keeps every byte. */
export const mixedEncoding = 'utf-8, line by line';

export interface LineSource {
  path: string;
  /** As the Encoding Standard names it, such as "utf-8"; or `mixedEncoding`. */
  encoding: string;
  lineBreak: '\n' | '\r';
}

export interface LineBatch {
  lines: Line[];
  /** Bytes of the file that were read so far. */
  bytesRead: number;
}

interface SplitOptions extends Pick<LineSource, 'encoding' | 'lineBreak'> {
  /** What is read, for messages. */
  name: string;
  signal?: AbortSignal;
}

/** The lines of a file, a chunk at a time; a byte order mark is left out. */
export function readLines(source: LineSource, signal?: AbortSignal): AsyncGenerator<LineBatch> {
  const stream = createReadStream(source.path, { highWaterMark: chunkBytes });
  return splitLines(stream as AsyncIterable<Buffer>, { ...source, name: source.path, signal });
}

/** The same of bytes that come from anywhere. @throws AppError ABORTED */
export async function* splitLines(
  stream: AsyncIterable<Buffer>,
  { encoding, lineBreak, name, signal }: SplitOptions,
): AsyncGenerator<LineBatch> {
  if (encoding === mixedEncoding) {
    yield* splitMixedLines(stream, { encoding, lineBreak, name, signal });
    return;
  }
  const decoder = new TextDecoder(encoding);
  const splitter = new LineSplitter(lineBreak);
  let bytesRead = 0;
  for await (const chunk of stream) {
    if (signal?.aborted) throw new AppError('ABORTED', `Reading ${name} was cancelled.`);
    bytesRead += chunk.length;
    yield { lines: splitter.push(decoder.decode(chunk, { stream: true })), bytesRead };
  }
  yield { lines: [...splitter.push(decoder.decode()), ...splitter.end()], bytesRead };
}

// eslint-disable-next-line no-control-regex -- it asks for what every encoding writes alike
const plain = /^[\u0000-\u007f]*$/;

/** @param bytes a line with one character for each byte */
function decodeLine({ text: bytes, ...line }: Line): Line {
  if (plain.test(bytes)) return { ...line, text: bytes };
  try {
    // The end of a line that was cut may part a character.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = decoder.decode(Buffer.from(bytes, 'latin1'), { stream: line.cut });
    return { ...line, text };
  } catch {
    return { ...line, text: bytes, notUtf8: true };
  }
}

async function* splitMixedLines(
  stream: AsyncIterable<Buffer>,
  { lineBreak, name, signal }: SplitOptions,
): AsyncGenerator<LineBatch> {
  const splitter = new LineSplitter(lineBreak);
  let bytesRead = 0;
  for await (const chunk of stream) {
    if (signal?.aborted) throw new AppError('ABORTED', `Reading ${name} was cancelled.`);
    bytesRead += chunk.length;
    yield { lines: splitter.push(chunk.toString('latin1')).map(decodeLine), bytesRead };
  }
  const last = splitter.end().map((line) => ({ ...decodeLine(line), unended: true }));
  yield { lines: last, bytesRead };
}

const sampleCharacters = 4_000_000;

/** The first lines of a file, at most `count`, and whether these are all. */
export async function firstLines(
  source: LineSource,
  count: number,
): Promise<{ lines: Line[]; complete: boolean }> {
  const lines: Line[] = [];
  let characters = 0;
  for await (const batch of readLines(source)) {
    for (const line of batch.lines) {
      if (lines.length >= count || characters >= sampleCharacters)
        return { lines, complete: false };
      lines.push(line);
      characters += line.text.length;
    }
  }
  return { lines, complete: true };
}
