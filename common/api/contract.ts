/** The shape of an endpoint's contract: the one place where browser and server agree on it. */
import type * as t from 'io-ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** Privileges of the feature: `read` sees detectors and results, `all` changes them. */
export type Privilege = 'read' | 'all';

export interface Contract<Params, Body, Response> {
  method: Method;
  /** Path with `{name}` for parameters, such as `/api/anomaly_forest/detectors/{id}`. */
  path: string;
  privilege: Privilege;
  /** What it does, in a sentence. */
  summary?: string;
  /** Largest body, in bytes; `usualMaxBodyBytes` when left out. */
  maxBodyBytes?: number;
  params: t.Type<Params, unknown, unknown>;
  body: t.Type<Body, unknown, unknown>;
  /** The answer. Servers build it typed; the browser decodes it. */
  response: t.Type<Response, unknown, unknown>;
}

/** A detector with 200 features and its queries is far below. */
export const usualMaxBodyBytes = 1_048_576;

export const apiRoot = '/api/anomaly_forest';

export type ParamsOf<C> = C extends { params: t.Type<infer P, unknown, unknown> } ? P : never;
export type BodyOf<C> = C extends { body: t.Type<infer B, unknown, unknown> } ? B : never;
export type ResponseOf<C> = C extends { response: t.Type<infer R, unknown, unknown> } ? R : never;

/** Declares a contract with its types inferred from the codecs. */
export function contract<Params, Body, Response>(
  definition: Contract<Params, Body, Response>,
): Contract<Params, Body, Response> {
  return definition;
}
