import { AppError } from '../../common/errors';
import { translateError } from '../elasticsearch/translate_error';
import type { ElasticsearchClient } from './contracts/core';

/** What Elasticsearch answers where it does not know the address, by version. */
const unknownAddress: ReadonlySet<unknown> = new Set([400, 404, 405]);

/**
 * Whether Elasticsearch has security: without it, it does not know what a login is.
 * @throws AppError ES_UNAVAILABLE, ... when it does not say
 */
export async function hasUsers(client: ElasticsearchClient): Promise<boolean> {
  try {
    await client.security.authenticate();
    return true;
  } catch (error) {
    const { meta } = error as { meta?: { statusCode?: unknown } };
    if (unknownAddress.has(meta?.statusCode)) return false;
    const { code, message } = translateError(error, 'Asking whether there are users');
    throw new AppError(code, message);
  }
}
