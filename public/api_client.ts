/** Calls an endpoint by its contract: the request is typed, the answer is decoded. */
import type { Contract } from '../common/api/contract';
import { decodeOrThrow } from '../common/codecs/decode';
import { answerNotUnderstood, ApiError, errorOfAnswer, noAnswer } from './api_error';
import type { Http, HttpAnswer, HttpRequest } from './services';

type Nothing = Record<never, never>;
type Given<Name extends string, T> = Nothing extends T ? { [K in Name]?: T } : { [K in Name]: T };

/** Parameters and body may be left out where the contract has none. */
export type CallOptions<Params, Body, Query = Nothing> = Given<'params', Params> &
  Given<'body', Body> & { query?: Query; signal?: AbortSignal };

const verbs = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** A contract's path with its `{name}`s filled in and escaped. */
export function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

export function isAbort(thrown: unknown): boolean {
  return (thrown as { name?: unknown } | null)?.name === 'AbortError';
}

/** Query parameters as an address has them. */
const textsOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]));

async function send(http: Http, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await http.send(request);
  } catch (thrown) {
    if (isAbort(thrown) || thrown instanceof ApiError) throw thrown;
    throw noAnswer(thrown);
  }
}

/** A body as it is sent: bytes as they are, anything else as JSON. */
function encoded({ requestBody }: { requestBody: string }, body: unknown): string | Uint8Array {
  return requestBody === 'bytes' && body instanceof Uint8Array ? body : JSON.stringify(body ?? {});
}

/**
 * The decoded answer of an endpoint.
 * @throws ApiError with the server's code, HOST_UNREACHABLE without an answer, ANSWER_INVALID for
 *   one of another form; an `AbortError` when the signal fired.
 */
export async function callApi<Params, Body, Response, Query>(
  http: Http,
  contract: Contract<Params, Body, Response, Query>,
  options: CallOptions<NoInfer<Params>, NoInfer<Body>, NoInfer<Query>>,
): Promise<Response> {
  const { params, body, query, signal } = options as { params?: Params; body?: Body } & {
    query?: Query;
    signal?: AbortSignal;
  };
  const withBody = contract.method === 'post' || contract.method === 'put';
  const answer = await send(http, {
    method: verbs[contract.method],
    path: fillPath(contract.path, params),
    ...(query === undefined ? {} : { query: textsOf(query) }),
    ...(withBody ? { body: encoded(contract, body) } : {}),
    ...(contract.responseBody === 'bytes' ? { answersBytes: true } : {}),
    ...(signal ? { signal } : {}),
  });
  if (answer.status >= 400) throw errorOfAnswer(answer.status, answer.body);
  try {
    return decodeOrThrow(contract.response, answer.body, { what: `Answer of ${contract.path}` });
  } catch (thrown) {
    throw answerNotUnderstood(thrown, answer.status);
  }
}
