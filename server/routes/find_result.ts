import { findResult } from '../../common/api/find_result';
import { AppError } from '../../common/errors';
import { loadDetector } from '../detection/detectors/load_detector';
import { windowOfRow } from '../detection/windows/window_of_row';
import { defineRoute } from './define_route';

export const findResultRoute = defineRoute(findResult, async ({ params }, { ports, signal }) => {
  const { id, result_id: resultId } = params;
  const detector = await loadDetector(ports, id);
  const found = await ports.results.find(detector, resultId, signal);
  if (found === null) {
    throw new AppError('RESULT_NOT_FOUND', `Detector "${id}" has no result "${resultId}".`);
  }
  const { index, result, time } = found;
  const { ml, ml_anomaly, ml_score } = result;
  return {
    ml,
    ml_anomaly,
    ...(ml_score === undefined ? {} : { ml_score }),
    result_id: resultId,
    result_index: index,
    time: time === null ? null : new Date(time).toISOString(),
    ...windowOfRow(detector, ml.source.id),
  };
});
