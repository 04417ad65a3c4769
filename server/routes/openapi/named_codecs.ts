import type * as t from 'io-ts';
import { arrivalTimesCodec } from '../../../common/api/arrival_times';
import { attackClassCodec, attackDetectionCodec } from '../../../common/api/evaluate_attacks';
import { detectionCodec } from '../../../common/api/detect_rows';
import { evaluationCodec } from '../../../common/api/evaluate_detector';
import { eventCountsCodec } from '../../../common/api/event_counts';
import { metricsCodec } from '../../../common/api/get_metrics';
import { modelListCodec } from '../../../common/api/list_models';
import {
  describedDetectorCodec,
  detectorOverviewCodec,
  modelSummaryCodec,
} from '../../../common/api/shared';
import { configurationCodec } from '../../../common/configuration';
import { detectorCodec, detectorInputCodec } from '../../../common/detector';
import { errorBodyCodec, ledgerCodec, runStateCodec } from '../../../common/detector_state';
import { labelCodec } from '../../../common/label';
import { liveReportCodec } from '../../../common/live_scoring';
import { modelManifestCodec } from '../../../common/model_manifest';
import { comparisonCodec } from '../../../common/model_roles';
import { rowWindowCodec } from '../../../common/row_window';
import { measureCodec, windowsCodec, windowsInputCodec } from '../../../common/windows';

/** What the description names: things that people speak of, and forms that several endpoints share. */
export const namedCodecs: ReadonlyMap<t.Mixed, string> = new Map<t.Mixed, string>([
  [detectorCodec, 'Detector'],
  [detectorInputCodec, 'DetectorInput'],
  [windowsCodec, 'Windows'],
  [windowsInputCodec, 'WindowsInput'],
  [measureCodec, 'Measure'],
  [rowWindowCodec, 'RowWindow'],
  [detectorOverviewCodec, 'DetectorOverview'],
  [describedDetectorCodec, 'DescribedDetector'],
  [runStateCodec, 'RunState'],
  [ledgerCodec, 'Ledger'],
  [modelSummaryCodec, 'ModelSummary'],
  [modelManifestCodec, 'ModelManifest'],
  [modelListCodec, 'ModelList'],
  [comparisonCodec, 'Comparison'],
  [labelCodec, 'Label'],
  [liveReportCodec, 'LiveReport'],
  [detectionCodec, 'Detection'],
  [evaluationCodec, 'Evaluation'],
  [attackDetectionCodec, 'AttackDetection'],
  [attackClassCodec, 'AttackClass'],
  [eventCountsCodec, 'EventCounts'],
  [arrivalTimesCodec, 'ArrivalTimes'],
  [metricsCodec, 'Metrics'],
  [configurationCodec, 'Configuration'],
  [errorBodyCodec, 'ErrorBody'],
]);
