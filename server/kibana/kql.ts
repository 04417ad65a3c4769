/** KQL as query DSL, by Kibana's own parser. */
import { AppError } from '../../common/errors';

export type KqlTranslator = (kql: string) => Record<string, unknown>;

interface EsQuery {
  fromKueryExpression: (kql: string) => object;
  toElasticsearchQuery: (node: object) => Record<string, unknown>;
}

/**
 * Without a data view: fields are taken as they are named.
 * @throws AppError REQUEST_INVALID with the parser's words, and where Kibana has no such parser
 */
export const kqlToQuery: KqlTranslator = (kql) => {
  try {
    // Required when it is needed and not at load: a Kibana without it still starts.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { fromKueryExpression, toElasticsearchQuery } = require('@kbn/es-query') as EsQuery;
    return toElasticsearchQuery(fromKueryExpression(kql));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AppError('REQUEST_INVALID', `The KQL "${kql}" cannot be read: ${why}`);
  }
};
