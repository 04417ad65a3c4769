/** A failure as the API answers it: Kibana's form, with what the catalogue says as `attributes`. */
import { STATUS_CODES } from 'http';
import * as t from 'io-ts';
import type { AppError } from '../../common/errors';
import { errorBodyCodec } from '../../common/detector_state';

export const errorAnswerCodec = t.intersection([
  t.type({
    statusCode: t.number,
    /** The status in words. */
    error: t.string,
    message: t.string,
  }),
  t.partial({
    /** Left out where Kibana itself refuses: without a login or privilege, or a body that is no JSON. */
    attributes: errorBodyCodec,
  }),
]);
export type ErrorAnswer = t.TypeOf<typeof errorAnswerCodec>;

export function errorAnswer(error: AppError): ErrorAnswer {
  const { message, status } = error;
  return {
    statusCode: status,
    error: STATUS_CODES[status] ?? 'Error',
    message,
    attributes: error.toBody(),
  };
}
