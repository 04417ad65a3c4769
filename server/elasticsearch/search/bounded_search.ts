/** One search whose answer is read up to a number of bytes, whatever the cluster sends. */
import { addAbortSignal, pipeline, type Readable } from 'stream';
import { createUnzip } from 'zlib';
import type { Client, estypes } from '@elastic/elasticsearch';
import { callClient } from '../call';

export type Answer = estypes.SearchResponse<Record<string, unknown>>;

/** Null where the answer is larger than allowed. */
export type BoundedAnswer = { answer: Answer; bytes: number } | null;

interface StreamedAnswer {
  statusCode: number | null;
  headers: Record<string, string | string[] | undefined> | null;
  body: Readable;
}

/** Shaped like the client's own errors, which it does not make of answers that are streams. */
function clientError(name: string, message: string, meta?: object): Error {
  return Object.assign(new Error(message), { name, meta });
}

/** The text of a stream and its size unpacked; null when it has more than `limit` bytes. */
async function readUpTo(
  { body, headers }: StreamedAnswer,
  { limit, signal }: { limit: number; signal: AbortSignal },
): Promise<{ text: string; bytes: number } | null> {
  // A stream that is given up fails, and there may be nobody left who listens.
  body.on('error', () => undefined);
  addAbortSignal(signal, body);
  const packed = /gzip|deflate/.test(headers?.['content-encoding']?.toString() ?? '');
  const stream = packed ? pipeline(body, createUnzip(), () => undefined) : body;
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop destroys the stream, and with it the connection.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > limit) return null;
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks, bytes).toString('utf8'), bytes };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw clientError('DeserializationError', 'the answer is no JSON');
  }
}

/** An error's answer as the client gives it: an object, or the text of some gateway. */
function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * The client has a limit of its own, but it ends the process with an unhandled stream error when an
 * answer of known length is over it, and it does not see how large a compressed answer becomes.
 * @throws as the client does
 */
export async function searchBounded(
  client: Client,
  { request, limit }: { request: estypes.SearchRequest; limit: number },
  signal: AbortSignal,
): Promise<BoundedAnswer> {
  return callClient(async (options) => {
    const streamed = (await client.search(request, {
      ...options,
      asStream: true,
      meta: true,
    })) as unknown as StreamedAnswer;
    const status = streamed.statusCode ?? 0;
    const read = await readUpTo(streamed, { limit, signal: options.signal }).catch(
      (error: unknown) => {
        const message = error instanceof Error ? error.message : 'the connection broke';
        throw clientError('ConnectionError', message);
      },
    );
    if (read === null) return null;
    if (status >= 400) {
      const meta = { statusCode: status, body: parseError(read.text) };
      throw clientError('ResponseError', `HTTP ${status}`, meta);
    }
    return { answer: parse(read.text) as Answer, bytes: read.bytes };
  }, signal);
}
