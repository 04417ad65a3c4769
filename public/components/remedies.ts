/** What to do about errors whose usual remedy speaks of detectors, where a person has just typed something. */
import { i18n } from '@kbn/i18n';
import type { QueryLanguage } from '../services';

/** For indices that a person names: there is no detector yet that could go on by itself. */
export const remediesOfNames: Readonly<Record<string, string>> = {
  INDEX_NOT_FOUND: i18n.translate('anomalyForest.components.remedies.correctNameText', {
    defaultMessage:
      'Correct the name or the pattern. If it is right, there is no data yet, or the index is closed: send some or open it, then try again.',
  }),
};

/** For queries that a person types, in each language. */
export const remediesOfQueries: Readonly<Record<QueryLanguage, Readonly<Record<string, string>>>> =
  {
    KQL: {
      REQUEST_INVALID: i18n.translate('anomalyForest.components.remedies.correctKqlText', {
        defaultMessage:
          'Look for a bracket or a quotation mark without its partner, or for and, or, not with nothing after it.',
      }),
    },
    Lucene: {
      REQUEST_INVALID: i18n.translate('anomalyForest.components.remedies.correctLuceneText', {
        defaultMessage:
          'Look for a bracket or a quotation mark without its partner, a colon without a value, or AND, OR, NOT with nothing after it. The box takes Lucene syntax, such as `host.name:web-1 AND ml_score:>0.7`.',
      }),
    },
  };
