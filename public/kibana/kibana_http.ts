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

/** Kibana's HTTP service as pages know it; it adds the base path and the headers itself. */
export function kibanaHttp(http: HttpStart): Http {
  return {
    send: async ({ body, method, path, signal }) => {
      try {
        const answer = await http.fetch(path, {
          method,
          version: apiVersion,
          ...(body === undefined ? {} : { body }),
          ...(signal ? { signal } : {}),
        });
        return { status: 200, body: answer };
      } catch (thrown) {
        if (isFetchFailure(thrown)) return { status: thrown.response.status, body: thrown.body };
        throw thrown;
      }
    },
  };
}
