/** The shape of an endpoint's contract: the one place where browser and server agree on it. */
import * as t from 'io-ts';
import { strictObject } from '../codecs/strict_object';
import type { ErrorCode } from '../errors';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Privileges of the feature: `read` sees detectors and results, `all` changes them. */
export type Privilege = 'read' | 'all';

/** What a person writes of an endpoint. */
export interface ContractDefinition<Params, Body, Response, Query> {
  method: Method;
  /** Path with `{name}` for parameters, such as `/api/anomaly_forest/detectors/{id}`. */
  path: string;
  privilege: Privilege;
  /** What it does, in a sentence or two, for the description of the API. */
  summary: string;
  params: t.Type<Params, unknown, unknown>;
  /** Query parameters, which arrive as text; none when left out. */
  query?: t.Type<Query, unknown, unknown>;
  body: t.Type<Body, unknown, unknown>;
  /** How the body of a `post` or `put` is sent; JSON when left out, `bytes` with `bytesCodec`. */
  requestBody?: 'json' | 'bytes';
  /** Largest body, in bytes; `usualMaxBodyBytes` when left out. A larger one is REQUEST_TOO_LARGE. */
  maxBodyBytes?: number;
  /** The answer. Servers build it typed; the browser decodes it. */
  response: t.Type<Response, unknown, unknown>;
  /** How the answer is sent; JSON when left out, `text` of a string, `bytes` of a `Uint8Array`. */
  responseBody?: 'json' | 'text' | 'bytes';
  /** Media type of an answer of `text` or `bytes`. */
  contentType?: string;
  /** Name under which a browser saves the answer, with `{name}` for path parameters. */
  fileName?: string;
  /** What it can answer beyond the failures that every endpoint has. */
  errors?: readonly ErrorCode[];
}

type Settled = 'query' | 'requestBody' | 'maxBodyBytes' | 'responseBody' | 'contentType' | 'errors';

/** A definition with nothing left open. */
export type Contract<Params, Body, Response, Query> = ContractDefinition<
  Params,
  Body,
  Response,
  Query
> &
  Required<Pick<ContractDefinition<Params, Body, Response, Query>, Settled>>;

type Codecs = 'params' | 'query' | 'body' | 'response';

/** A contract whose types nobody needs any more. */
export type AnyContract = Omit<Contract<unknown, unknown, unknown, unknown>, Codecs> &
  Record<Codecs, t.Mixed>;

export const apiRoot = '/api/anomaly_forest';

/** The version of this API, which the header `elastic-api-version` may name. */
export const apiVersion = '2023-10-31';
export const apiVersionHeader = 'elastic-api-version';

/** A detector with 200 features and its queries is far below. */
export const usualMaxBodyBytes = 1_048_576;

export type ParamsOf<C> = C extends { params: t.Type<infer P, unknown, unknown> } ? P : never;
export type BodyOf<C> = C extends { body: t.Type<infer B, unknown, unknown> } ? B : never;
export type ResponseOf<C> = C extends { response: t.Type<infer R, unknown, unknown> } ? R : never;

/** A body that is no JSON. */
export const bytesCodec = new t.Type<Uint8Array>(
  'bytes',
  (value): value is Uint8Array => value instanceof Uint8Array,
  (input, context) =>
    input instanceof Uint8Array ? t.success(input) : t.failure(input, context, 'must be bytes'),
  t.identity,
);

export const takesBody = ({ method }: { method: Method }) => method === 'post' || method === 'put';

const usualContentType = {
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  bytes: 'application/octet-stream',
} as const;

const noQuery: t.Type<unknown> = strictObject('query', {}) as t.Mixed;

/** Declares a contract with its types inferred from the codecs. */
export function contract<Params, Body, Response, Query = Record<never, never>>(
  definition: ContractDefinition<Params, Body, Response, Query>,
): Contract<Params, Body, Response, Query> {
  const { responseBody = 'json' } = definition;
  return {
    // The type of a query that is left out is the empty one.
    query: noQuery as t.Type<Query, unknown, unknown>,
    requestBody: 'json',
    maxBodyBytes: usualMaxBodyBytes,
    responseBody,
    contentType: usualContentType[responseBody],
    errors: [],
    ...definition,
  };
}
