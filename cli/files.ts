/** Files that commands read and write whole. */
import { readFile, writeFile } from 'fs/promises';
import { AppError, type ErrorCode } from '../common/errors';

/** @throws AppError FILE_NOT_READABLE */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code;
    throw new AppError('FILE_NOT_READABLE', `Cannot read ${file}: ${reason}.`, { cause });
  }
}

/** @throws AppError FILE_NOT_READABLE; `code` when it is not JSON */
export async function readJson(file: string, code: ErrorCode): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'not JSON';
    throw new AppError(code, `${file} is not JSON: ${reason}`, { cause });
  }
}

/** @throws AppError FILE_NOT_WRITABLE */
export async function writeWhole(file: string, contents: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, contents);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new AppError('FILE_NOT_WRITABLE', `Cannot write ${file}: ${code}.`, { cause });
  }
}
