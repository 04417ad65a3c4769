/** What a person may leave out of training from a finding: the row or window, its time, its entity. */
import { i18n } from '@kbn/i18n';
import type { DocumentField } from '../../../common/api/explain_result';
import type { ResultRow } from '../../../common/api/search_results';
import type { Detector } from '../../../common/detector';
import type { RowWindow } from '../../../common/row_window';
import type { Windows } from '../../../common/windows';
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
function timesAround({ time }: Pick<ResultRow, 'time'>): ExclusionChoice[] {
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

/**
 * Of a window: all of its events, all of its entity's, all of its time. Fewer of them would leave
 * windows that look like little activity.
 */
function ofWindow(
  { entity: value, start, end }: RowWindow,
  { source }: { source: Pick<Detector['source'], 'time_field'> & { windows: Windows } },
): ExclusionChoice[] {
  const field = source.windows.entity;
  const range = { gte: start, lt: end, format: 'strict_date_optional_time' };
  const events = [{ term: { [field]: value } }, { range: { [source.time_field]: range } }];
  return [
    {
      id: 'window',
      label: i18n.translate('anomalyForest.anomalies.exclusionChoices.windowAloneLabel', {
        defaultMessage: 'This window alone, of {field}: {value}',
        values: { field, value },
      }),
      exclusion: { filter: { bool: { filter: events } } },
    },
    {
      id: 'entity',
      label: i18n.translate('anomalyForest.anomalies.exclusionChoices.everyWindowLabel', {
        defaultMessage: 'Every window of {field}: {value}',
        values: { field, value },
      }),
      exclusion: { entity: { field, value } },
    },
    {
      id: 'time',
      label: i18n.translate('anomalyForest.anomalies.exclusionChoices.windowsOfTimeLabel', {
        defaultMessage: 'The windows of this time, whatever {field}',
        values: { field },
      }),
      exclusion: { from: start, to: end },
    },
  ];
}

interface Asked {
  detector: Pick<Detector, 'source'>;
  /** The row's own fields, as far as they are known. */
  document: readonly DocumentField[];
  state: Pick<AnomaliesState, 'by' | 'entity'>;
}

function ofDocument(
  result: Pick<ResultRow, 'entity' | 'ml' | 'time'>,
  { document, state }: Pick<Asked, 'document' | 'state'>,
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
    ...timesAround(result),
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

/** The narrowest first. */
export function exclusionChoices(
  result: Pick<ResultRow, 'entity' | 'ml' | 'time' | 'window'>,
  { detector, document, state }: Asked,
): ExclusionChoice[] {
  const { time_field, windows } = detector.source;
  return result.window === undefined || windows === undefined
    ? ofDocument(result, { document, state })
    : ofWindow(result.window, { source: { time_field, windows } });
}
