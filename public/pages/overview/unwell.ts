/** Which detectors a person should look at, and why. */
import { i18n } from '@kbn/i18n';
import type { DetectorBrief } from '../../../common/api/get_status';
import type { Format } from '../../formatters/format';

/** Scoring this far behind is more than a slow run, in milliseconds. */
const longLagMs = 15 * 60_000;

export interface Unwell {
  detector: DetectorBrief;
  /** In words; null where the detector's error says it. */
  why: string | null;
}

function whyOf({ drift, lag_ms: lag, phase }: DetectorBrief, format: Pick<Format, 'span'>) {
  if (phase === 'waiting_for_rows') {
    return i18n.translate('anomalyForest.overview.unwell.waitsForEnoughRowsText', {
      defaultMessage: 'Waits for enough rows to train on.',
    });
  }
  if (phase !== 'running') return undefined;
  if (lag !== null && lag > longLagMs) {
    return i18n.translate('anomalyForest.overview.unwell.scoringBehindText', {
      defaultMessage: 'Scoring is {lag} behind.',
      values: { lag: format.span(lag) },
    });
  }
  if (drift === 'major') {
    return i18n.translate('anomalyForest.overview.unwell.dataHasMovedFarText', {
      defaultMessage:
        'The data has moved far from what its model was trained on: consider training again.',
    });
  }
  return undefined;
}

/** Detectors that fail, lag, drift or wait; the ones that somebody disabled are as they should be. */
export function unwellDetectors(
  detectors: readonly DetectorBrief[],
  format: Pick<Format, 'span'>,
): Unwell[] {
  return detectors.flatMap((detector): Unwell[] => {
    const fails = detector.phase === 'failing' || detector.phase === 'credentials_invalid';
    if (fails) return [{ detector, why: null }];
    const why = whyOf(detector, format);
    return why === undefined ? [] : [{ detector, why }];
  });
}
