/** Which results to label next. */
import type { ResultRow } from '../../../common/api/search_results';
import type { LabelSuggestions } from '../../../common/api/suggest_labels';
import type { Detector } from '../../../common/detector';
import type { LabelDraw } from '../../../common/label';
import type { ResultFilter } from '../ports/anomaly_survey';
import { loadDetector } from '../detectors/load_detector';
import { versionOrChampion } from '../models/model_roles';
import type { ResultQuery } from '../ports/result_reader';
import type { DetectionPorts } from '../services';

export interface SuggestOptions {
  mode: LabelDraw;
  /** Most rows, 1..100. */
  size: number;
  seed: number;
  /** Results that were shown already and passed over. */
  without: readonly string[];
  /** Event times in milliseconds; any when left out. */
  from?: number;
  to?: number;
}

/** Elasticsearch knows no later date. */
const endOfTime = Date.UTC(9999, 11, 31);

const notes: Readonly<Record<LabelDraw, string>> = {
  ranked:
    'Rows shown for their rank teach the forest most, but labels from what was shown are biased: they do not say how good the detector is.',
  disagreement:
    'Rows shown for their rank or because the models disagree teach the forest most, but labels from what was shown are biased: they do not say how good the detector is.',
  random:
    'Drawn at random among flagged rows without a label: labels of these give an honest estimate of the precision on such rows, not of anomalies that were missed.',
};

const without = (ids: readonly string[]): ResultFilter[] =>
  ids.length === 0 ? [] : [{ bool: { must_not: [{ ids: { values: [...ids] } }] } }];

type Ports = Pick<DetectionPorts, 'detectors' | 'labels' | 'models' | 'results' | 'roles'>;

export type ResultSearch = (
  query: Pick<ResultQuery, 'size'> & Partial<ResultQuery>,
  left: readonly string[],
) => Promise<{ rows: ResultRow[]; total: number }>;

/** Scored rows in a range, without some. */
export function resultSearcher(
  { results }: Pick<DetectionPorts, 'results'>,
  {
    detector,
    options,
    signal,
  }: {
    detector: Detector;
    options: { from?: number | undefined; to?: number | undefined };
    signal: AbortSignal;
  },
): ResultSearch {
  return (query, left) => {
    const { filters = [], ...rest } = query;
    return results.search(
      {
        detector,
        from: options.from ?? 0,
        to: options.to ?? endOfTime,
        only_anomalies: false,
        severities: [],
        statuses: ['scored', 'imputed', 'out_of_range', 'unseen_category'],
        sort: 'score',
        order: 'desc',
        offset: 0,
        ...rest,
        filters: [...filters, ...without(left)],
      },
      signal,
    );
  };
}

const idsOf = (rows: readonly ResultRow[]) => rows.map(({ result_id: id }) => id);

/** None of them has a label, or was passed over. @throws AppError DETECTOR_NOT_FOUND, MODEL_NOT_TRAINED, ES_FORBIDDEN, ... */
export async function suggestLabels(
  ports: Ports,
  { detectorId, ...options }: SuggestOptions & { detectorId: string },
  signal: AbortSignal,
): Promise<LabelSuggestions> {
  const detector = await loadDetector(ports, detectorId);
  const labels = (await ports.labels.list(detectorId)).map(({ result_id: id }) => id);
  const shown = [...labels, ...options.without];
  const searchAll = resultSearcher(ports, { detector, options, signal });
  const search: (...asked: Parameters<ResultSearch>) => Promise<ResultRow[]> = async (...asked) =>
    (await searchAll(...asked)).rows;
  const { mode, seed, size } = options;
  const as = (drawn: LabelDraw, rows: ResultRow[]) => rows.map((row) => ({ ...row, drawn }));
  const answer = (rows: LabelSuggestions['rows']) => {
    return { detector_id: detectorId, rows, note: notes[mode] };
  };
  if (mode === 'random') {
    const { version } = await versionOrChampion(ports, detectorId, undefined);
    const filters = [{ term: { 'ml.model_version': version } }];
    const flagged = { only_anomalies: true, filters, random_seed: seed, size };
    return answer(as('random', await search(flagged, shown)));
  }
  if (mode === 'ranked') return answer(as('ranked', await search({ size }, shown)));
  const filters = [{ exists: { field: 'ml.challenger.model_version' } }];
  const disputed = await search({ size: Math.ceil(size / 2), filters }, shown);
  const rest = size - disputed.length;
  const ranked = rest === 0 ? [] : await search({ size: rest }, [...shown, ...idsOf(disputed)]);
  return answer([...as('disagreement', disputed), ...as('ranked', ranked)]);
}
