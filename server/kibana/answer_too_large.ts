import { apiRoot } from '../../common/api/contract';
import { AppError } from '../../common/errors';
import type { PreResponseHandler } from './contracts/http';

/**
 * Kibana refuses a body over the limit of its route before anything of it is read, in words of its
 * own: under the same status, ours carry the error body that every other failure has.
 */
export const answerTooLarge: PreResponseHandler = ({ url }, { statusCode }, toolkit) => {
  if (statusCode !== 413 || !url.pathname.includes(`${apiRoot}/`)) return toolkit.next();
  const error = new AppError('REQUEST_TOO_LARGE', `Too large a body for ${url.pathname}.`);
  const body = {
    statusCode,
    error: 'Request Entity Too Large',
    message: error.message,
    attributes: error.toBody(),
  };
  return toolkit.render({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
