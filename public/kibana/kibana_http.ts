import { apiVersion } from '../../common/api/contract';
import type { Http } from '../services';
import type { HttpStart } from './contracts';

interface FetchFailure {
  /** There when an answer came, whatever its status. */
  response: { status: number };
  body?: unknown;
}

function isFetchFailure(thrown: unknown): thrown is FetchFailure {
  const response = (thrown as { response?: { status?: unknown } } | null)?.response;
  return typeof response?.status === 'number';
}

/** Kibana gives an answer of type application/zip as a blob. */
async function bytesOf(answer: unknown): Promise<unknown> {
  return answer instanceof Blob ? new Uint8Array(await answer.arrayBuffer()) : answer;
}

/** What is no JSON says so itself. */
const bodyOptions = (body: string | Uint8Array) =>
  typeof body === 'string'
    ? { body }
    : { body: body as BodyInit, headers: { 'Content-Type': 'application/octet-stream' } };

/** Kibana's HTTP service as pages know it; it adds the base path and the headers itself. */
export function kibanaHttp(http: HttpStart): Http {
  return {
    send: async ({ answersBytes, body, method, path, query, signal }) => {
      try {
        const answer = await http.fetch(path, {
          method,
          version: apiVersion,
          ...(query ? { query } : {}),
          ...(body === undefined ? {} : bodyOptions(body)),
          ...(signal ? { signal } : {}),
        });
        return { status: 200, body: answersBytes ? await bytesOf(answer) : answer };
      } catch (thrown) {
        if (isFetchFailure(thrown)) return { status: thrown.response.status, body: thrown.body };
        throw thrown;
      }
    },
  };
}
