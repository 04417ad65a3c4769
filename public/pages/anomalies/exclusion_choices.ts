/** What a person may leave out of training from a finding: the row, its time, its entity. */
import { i18n } from '@kbn/i18n';
import type { DocumentField } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { AskedExclusion } from '../../hooks/use_training_exclusion';
import type { AnomaliesState } from './url_state';

export interface ExclusionChoice {
  id: string;
  label: string;
  exclusion: AskedExclusion;
}

const minute = 60_000;
const spans = [
  {
    id: 'minute',
    words: i18n.translate('anomalyForest.anomalies.exclusionChoices.minuteText', {
      defaultMessage: 'A minute',
    }),
    ms: minute,
  },
  {
    id: 'ten-minutes',
    words: i18n.translate('anomalyForest.anomalies.exclusionChoices.tenMinutesText', {
      defaultMessage: 'Ten minutes',
    }),
    ms: 10 * minute,
  },
  {
    id: 'hour',
    words: i18n.translate('anomalyForest.anomalies.exclusionChoices.hourText', {
      defaultMessage: 'An hour',
    }),
    ms: 60 * minute,
  },
] as const;

/** Of each window, half lies before the row and half after it. */
function windows({ time }: Pick<ResultRow, 'time'>): ExclusionChoice[] {
  if (time === null) return [];
  const iso = (ms: number) => new Date(ms).toISOString();
  const at = Date.parse(time);
  return spans.map(({ id, ms, words }) => ({
    id,
    label: i18n.translate('anomalyForest.anomalies.exclusionChoices.aroundLabel', {
      defaultMessage: '{words} around it',
      values: { words },
    }),
    exclusion: { from: iso(at - ms / 2), to: iso(at + ms / 2) },
  }));
}

/** A keyword beside a text has its value in the document under the text's name. */
const nameInDocument = (field: string) => field.replace(/\.keyword$/, '');

/** The value that the row has in the field whose values are the lanes. */
function entityOf(
  row: Pick<ResultRow, 'entity'>,
  { by, entity }: Pick<AnomaliesState, 'by' | 'entity'>,
  document: readonly DocumentField[],
): { field: string; value: string } | undefined {
  if (by === undefined) return undefined;
  const inRow = document.find(({ field }) => field === by || field === nameInDocument(by));
  const value = row.entity ?? entity ?? inRow?.value;
  return value === undefined ? undefined : { field: by, value };
}

/** The narrowest first. @param document the row's own fields, as far as they are known */
export function exclusionChoices(
  result: Pick<ResultRow, 'entity' | 'ml' | 'time'>,
  {
    document,
    state,
  }: {
    document: readonly DocumentField[];
    state: Pick<AnomaliesState, 'by' | 'entity'>;
  },
): ExclusionChoice[] {
  const { source } = result.ml;
  const ids = { ids: { values: [source.id] } };
  const row: ExclusionChoice = {
    id: 'row',
    label: i18n.translate('anomalyForest.anomalies.exclusionChoices.rowAloneLabel', {
      defaultMessage: 'This row alone',
    }),
    exclusion: { filter: { bool: { filter: [ids, { term: { _index: source.index } }] } } },
  };
  const entity = entityOf(result, state, document);
  return [
    row,
    ...windows(result),
    ...(entity === undefined
      ? []
      : [
          {
            id: 'entity',
            label: i18n.translate('anomalyForest.anomalies.exclusionChoices.everyRowWithLabel', {
              defaultMessage: 'Every row with {field}: {value}',
              values: { field: entity.field, value: entity.value },
            }),
            exclusion: { entity },
          },
        ]),
  ];
}
