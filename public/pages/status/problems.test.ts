import type { DetectorBrief } from '../../../common/api/get_status';
import type { Status } from '../../hooks/use_status';
import { problemsOf } from './problems';

const error = {
  code: 'INDEX_NOT_FOUND',
  message: 'No index.',
  remedy: 'Send data.',
  retryable: true,
};

const brief = (changes: Partial<DetectorBrief>): DetectorBrief => ({
  ...{
    id: 'pump',
    name: 'Pump',
    phase: 'failing',
    error,
    lag_ms: null,
    drift: null,
    last_run: null,
  },
  ...changes,
});

const status: Status = {
  version: '1',
  host: 'standalone',
  elasticsearch: { version: '8', error: null },
  assets: [
    { name: 'a', kind: 'index_template', status: 'failed', reason: 'no rights' },
    { name: 'b', kind: 'index_template', status: 'skipped', reason: 'yours' },
  ],
  detectors: {
    ...{ total: 3, running: 1, failing: 1, waiting: 0, disabled: 1 },
    list: [
      brief({}),
      brief({ id: 'off', phase: 'disabled' }),
      brief({ id: 'on', phase: 'running', error: null }),
    ],
  },
  can_start_demo: false,
};

it('lists what fails with the place that tells more, and nothing that is as somebody wants it', () => {
  expect(problemsOf(status)).toMatchObject([
    { subject: 'Pump', path: '/detectors/pump', code: 'INDEX_NOT_FOUND', remedy: 'Send data.' },
    { subject: 'index template a', path: null, message: 'no rights' },
  ]);
});

it('says that Elasticsearch does not answer, where no detector is known', () => {
  const down = { code: 'ES_UNAVAILABLE', message: 'Gone.', remedy: 'Start it.', retryable: true };
  const elasticsearch = { version: null, error: down };
  expect(problemsOf({ ...status, assets: [], elasticsearch, detectors: null })).toMatchObject([
    { subject: 'Elasticsearch', code: 'ES_UNAVAILABLE' },
  ]);
});
