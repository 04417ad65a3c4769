import { ledgerOverTime } from '../../common/api/ledger_over_time';
import { readLedgerOverTime } from '../detection/scoring/ledger_over_time';
import { loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';

const defaultBuckets = 30;

export const ledgerOverTimeRoute = defineRoute(
  ledgerOverTime,
  async ({ params, body }, { ports, signal }) => {
    const { from, to, buckets = defaultBuckets } = body;
    const detector = await loadDetector(ports, params.id);
    const range = { from: Date.parse(from), to: Date.parse(to) };
    return readLedgerOverTime(ports, { detector, range, buckets }, signal);
  },
);
