import type { Client } from '@elastic/elasticsearch';
import { callElasticsearch } from '../call';
import { errorOfFailure, failureFrom } from '../translate_error';

/** All that this folder needs of the client: the same in Kibana 8.12 to 9.x and outside. */
export type AssetClient = Pick<Client, 'transport'>;

export interface AssetRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: Record<string, unknown>;
}

export interface AssetAnswer {
  status: number;
  body: unknown;
}

/** Answers that callers judge by themselves: not there, not allowed, not accepted. */
const judgedByCaller = [400, 403, 404];

/**
 * One request; refusals come back as an answer.
 * @param doing what is tried, for the message of an error
 * @throws AppError ES_UNAVAILABLE, ES_UNAUTHENTICATED, ABORTED, ...
 */
export async function askCluster(
  client: AssetClient,
  request: AssetRequest,
  { doing, signal }: { doing: string; signal?: AbortSignal },
): Promise<AssetAnswer> {
  const answer = await callElasticsearch(
    doing,
    (options) =>
      client.transport.request<unknown>(request, {
        ...options,
        ignore: judgedByCaller,
        meta: true,
      }),
    signal,
  );
  return { status: answer.statusCode ?? 0, body: answer.body };
}

/** The refusal that an answer holds, as an error of the catalogue. */
export function refusalOf(answer: AssetAnswer, doing: string): Error {
  const error = (answer.body as { error?: unknown } | null)?.error;
  return errorOfFailure(failureFrom(error, answer.status), doing);
}
