/** Results as written: an index that is not there yet holds no results. */
import type { Client } from '@elastic/elasticsearch';
import type { ResultReader } from '../detection/ports/result_reader';
import { createAnomalyGroupReader } from './results/anomaly_groups';
import { readAnomalyLanes } from './results/anomaly_lanes';
import { readAnomalySummary } from './results/anomaly_summary';
import { readAttackCounts, readThresholds } from './results/attack_counts';
import { readAttackPieces } from './results/attack_pieces';
import { readEntityFields } from './results/entity_fields';
import { readLabelledScores } from './results/labelled_scores';
import { findResult } from './results/find_result';
import { readScoreDistribution } from './results/score_distribution';
import { readScoresByClass } from './results/scores_by_class';
import { searchResults } from './results/search_results';
import {
  countSettledWithoutTime,
  readSettledCounts,
  readSettledHistogram,
  readSettledOutcomes,
} from './results/settled_counts';
import { readSettledIds } from './results/settled_ids';
import { readTimeline } from './results/timeline';
import { readWindowEvents } from './results/window_events';
import type { PageLimits } from './search/paged_search';
import { defaultPageLimits } from './source_reader';

export function createResultReader(
  client: Client,
  options: Partial<PageLimits> = {},
): ResultReader {
  const limits = { ...defaultPageLimits, ...options };
  return {
    ...createAnomalyGroupReader(client),
    anomalyLanes: (scope, options, signal) => readAnomalyLanes(client, { scope, options }, signal),
    anomalySummary: (scope, options, signal) =>
      readAnomalySummary(client, { scope, ...options }, signal),
    entityFields: (index, signal) => readEntityFields(client, index, signal),
    settledIds: (detector, ids, signal) => readSettledIds(client, { detector, ids }, signal),
    windowEvents: (detector, ids, signal) => readWindowEvents(client, { detector, ids }, signal),
    settledCounts: (detector, signal) => readSettledCounts(client, detector, signal),
    settledHistogram: (detector, options, signal) =>
      readSettledHistogram(client, { detector, ...options }, signal),
    settledOutcomes: (detector, options, signal) =>
      readSettledOutcomes(client, { detector, ...options }, signal),
    settledWithoutTime: (detector, signal) => countSettledWithoutTime(client, detector, signal),
    timeline: (query, signal) => readTimeline(client, query, signal),
    scoreDistribution: (query, signal) => readScoreDistribution(client, query, signal),
    find: (detector, id, signal) => findResult(client, { detector, id }, signal),
    search: (query, signal) => searchResults(client, query, signal),
    labelledScores: (detector, options, signal) =>
      readLabelledScores({ client, limits }, { detector, ...options }, signal),
    thresholds: (detector, options, signal) =>
      readThresholds(client, { detector, ...options }, signal),
    attackCounts: (scope, options, signal) =>
      readAttackCounts(client, { scope, ...options }, signal),
    attackPieces: (scope, grouping, signal) =>
      readAttackPieces(client, { scope, grouping }, signal),
    scoresByClass: (detector, options, signal) =>
      readScoresByClass(client, { detector, ...options }, signal),
  };
}
