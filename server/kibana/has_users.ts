import { AppError } from '../../common/errors';
import { translateError } from '../elasticsearch/translate_error';
import type { ElasticsearchClient } from './contracts/core';

/** The status of an answer to an address that Elasticsearch does not know, by version. */
const unknownAddress: ReadonlySet<unknown> = new Set([400, 404, 405]);

/** What such an answer says. The status alone might as well come from a proxy on the way. */
const missingHandler = /no handler found|incorrect http method|unknown handler/i;

function hasNoLogin(error: unknown): boolean {
  const { meta, message } = error as {
    meta?: { statusCode?: unknown; body?: unknown };
    message?: unknown;
  };
  if (!unknownAddress.has(meta?.statusCode)) return false;
  return missingHandler.test(`${String(message)} ${JSON.stringify(meta?.body) ?? ''}`);
}

/**
 * Whether Elasticsearch has security: without it, it does not know what a login is. Any other answer
 * is no such proof, because without users detectors run with Kibana's own rights.
 * @throws AppError ES_UNAVAILABLE, ... when it does not say
 */
export async function hasUsers(client: ElasticsearchClient): Promise<boolean> {
  try {
    await client.security.authenticate();
    return true;
  } catch (error) {
    if (hasNoLogin(error)) return false;
    const { code, message } = translateError(error, 'Asking whether there are users');
    throw new AppError(code, message);
  }
}
