/** Calls an endpoint by its contract: the request is typed, the answer is decoded. */
import type { Contract } from '../common/api/contract';
import { decodeOrThrow } from '../common/codecs/decode';
import { answerNotUnderstood, ApiError, errorOfAnswer, noAnswer } from './api_error';
import type { Http, HttpAnswer, HttpRequest } from './services';

type Nothing = Record<never, never>;
type Given<Name extends string, T> = Nothing extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** Parameters and body may be left out where the contract has none. */
export type CallOptions<Params, Body> = Given<'params', Params> &
  Given<'body', Body> & { signal?: AbortSignal };

const verbs = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** A contract's path with its `{name}`s filled in and escaped. */
export function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

export function isAbort(thrown: unknown): boolean {
  return (thrown as { name?: unknown } | null)?.name === 'AbortError';
}

async function send(http: Http, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await http.send(request);
  } catch (thrown) {
    if (isAbort(thrown) || thrown instanceof ApiError) throw thrown;
    throw noAnswer(thrown);
  }
}

/**
 * The decoded answer of an endpoint.
 * @throws ApiError with the server's code, HOST_UNREACHABLE without an answer, ANSWER_INVALID for
 *   one of another form; an `AbortError` when the signal fired.
 */
export async function callApi<Params, Body, Response, Query>(
  http: Http,
  contract: Contract<Params, Body, Response, Query>,
  options: CallOptions<NoInfer<Params>, NoInfer<Body>>,
): Promise<Response> {
  const { params, body, signal } = options as { params?: Params; body?: Body } & {
    signal?: AbortSignal;
  };
  const withBody = contract.method === 'post' || contract.method === 'put';
  const answer = await send(http, {
    method: verbs[contract.method],
    path: fillPath(contract.path, params),
    ...(withBody ? { body: JSON.stringify(body ?? {}) } : {}),
    ...(signal ? { signal } : {}),
  });
  if (answer.status >= 400) throw errorOfAnswer(answer.status, answer.body);
  try {
    return decodeOrThrow(contract.response, answer.body, { what: `Answer of ${contract.path}` });
  } catch (thrown) {
    throw answerNotUnderstood(thrown, answer.status);
  }
}
