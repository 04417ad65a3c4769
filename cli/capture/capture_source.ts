/** Where a capture comes from: a file, standard input, or a program that captures. */
import { createReadStream } from 'fs';
import { stat } from 'fs/promises';
import { AppError } from '../../common/errors';
import { throwIfAborted } from '../../server/elasticsearch/call';
import { UsageError, type CommandRun } from '../run_command';
import { captureLive } from './live_capture';

export interface CaptureSource {
  name: string;
  /** The bytes from the beginning; those of a file as often as wanted. */
  open: () => AsyncIterable<Buffer>;
  /** Null where that is not known. */
  bytes: number | null;
}

export interface SourceOptions {
  file?: string;
  interface?: string;
  filter?: string;
}

const chunkBytes = 256 * 1024;

/** @throws UsageError; AppError FILE_NOT_READABLE, CAPTURE_FAILED */
export async function openCapture(
  { context, signal }: CommandRun,
  { file, interface: device, filter }: SourceOptions,
): Promise<CaptureSource> {
  if ((file === undefined) === (device === undefined)) {
    throw new UsageError('Say what is read: either --file FILE or --interface NAME.');
  }
  if (device !== undefined) {
    const open = () => captureLive({ device, filter, env: context.env }, signal);
    return { name: device, open, bytes: null };
  }
  if (filter !== undefined) throw new UsageError('--filter is for --interface only.');
  if (file === '-' || file === undefined) {
    const { stdin } = context;
    if (stdin === null) throw new UsageError('There is no capture on standard input.');
    return { name: 'standard input', open: () => stdin, bytes: null };
  }
  return { name: file, open: () => readFile(file, signal), bytes: await sizeOf(file) };
}

const known: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
};

function notReadable(file: string, cause: unknown): AppError {
  const { code } = cause as NodeJS.ErrnoException;
  const reason = known[code ?? ''] ?? code ?? String(cause);
  return new AppError('FILE_NOT_READABLE', `Cannot read ${file}: ${reason}.`, { cause });
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw notReadable(file, cause);
  }
}

async function* readFile(file: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: chunkBytes });
  // What goes wrong where the bytes are used is not thrown in here: it ends the loop.
  try {
    for await (const chunk of stream) {
      throwIfAborted(signal, `Reading ${file}`);
      yield chunk as Buffer;
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : notReadable(file, cause);
  }
}
