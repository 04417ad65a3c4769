import type { AppError } from '../../common/errors';
import type { ElasticsearchClient } from './contracts/core';

/**
 * An Elasticsearch client whose every call, however deep, fails with the given error: a run that may
 * not act at all fails where it would have acted, and is recorded like any other failure.
 */
export function refusingClient(error: AppError): ElasticsearchClient {
  const client: unknown = new Proxy(() => Promise.reject(error), {
    get: (_, key) => (key === 'then' ? undefined : client),
  });
  return client as ElasticsearchClient;
}
