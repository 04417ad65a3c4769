import { statfs } from 'fs/promises';
import { AppError } from '../../common/errors';

const megabyte = 1_000_000;

/**
 * @param needed bytes
 * @throws AppError DISK_FULL when the disk of `folder` has less free space than that.
 */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new AppError(
    'DISK_FULL',
    `${folder} has ${Math.floor(free / megabyte)} MB free, Elasticsearch needs ${needed / megabyte} MB`,
  );
}
