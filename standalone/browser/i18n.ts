/** Stands in for `@kbn/i18n` where there is no Kibana: the English that is built in. */
import type { i18n as contract } from '@kbn/i18n';
import { messageFormat } from './messages';

export const i18n: typeof contract = {
  translate: (_id, { defaultMessage, values }) =>
    String(messageFormat(defaultMessage).format(values)),
};
