import { createHash } from 'crypto';

const digest = (...parts: string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * A name for a file's content that stays when the file is moved or grows: made from its header and
 * its first row. Two files that begin alike are the same to it.
 */
export function contentName(header: string, firstRow: string): string {
  return digest(header, firstRow);
}

/**
 * The document id of a row: from the name of the content, the number of the line and the line
 * itself. Ingesting again overwrites; files that begin alike but go on differently do not.
 */
export function rowId(content: string, row: { line: number; text: string }): string {
  return digest(content, String(row.line), row.text).slice(0, 20);
}
