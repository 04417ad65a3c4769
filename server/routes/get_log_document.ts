import { getLogDocument as contract } from '../../common/api/get_log_document';
import { getLogDocument } from '../detection/logs/get_log_document';
import { defineRoute } from './define_route';

export const getLogDocumentRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  getLogDocument(ports, body, signal),
);
