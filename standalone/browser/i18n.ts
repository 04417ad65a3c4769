/** Stands in for `@kbn/i18n` where there is no Kibana: the English that is built in. */
import { messageFormat } from './messages';

type I18n = typeof import('@kbn/i18n').i18n;

export const i18n: I18n = {
  translate: (_id, { defaultMessage, values }) =>
    String(messageFormat(defaultMessage).format(values)),
};
