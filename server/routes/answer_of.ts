import type { AnyContract } from '../../common/api/contract';

/** An answer as a host sends it: bytes and text as they are, anything else as JSON. */
export interface RouteAnswer {
  body: unknown;
  /** None for JSON, of which hosts say so themselves. */
  headers: Record<string, string>;
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** What a handler gave, with the headers that its contract asks for. */
export function answerOf(
  { contentType, fileName, responseBody }: AnyContract,
  params: unknown,
  given: unknown,
): RouteAnswer {
  const values = (params ?? {}) as Record<string, unknown>;
  const name = fileName?.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
  return {
    body: responseBody === 'bytes' ? asBuffer(given as Uint8Array) : given,
    headers: {
      ...(responseBody === 'json' ? {} : { 'content-type': contentType }),
      ...(name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` }),
    },
  };
}
