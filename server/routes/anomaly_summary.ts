import { anomalySummary } from '../../common/api/anomaly_summary';
import { summarizeAnomalies } from '../detection/findings/survey_anomalies';
import { defineRoute } from './define_route';

export const anomalySummaryRoute = defineRoute(
  anomalySummary,
  async ({ body }, { ports, signal }) => {
    const span = { from: Date.parse(body.from), to: Date.parse(body.to) };
    return summarizeAnomalies(ports, await ports.detectors.list(), { span, signal });
  },
);
