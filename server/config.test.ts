import { config, readConfig } from './config';

jest.mock('@kbn/config-schema', () => jest.requireActual<object>('./kibana/config_schema.mock'), {
  virtual: true,
});

const defaults = { enabled: true, worker_threads: 1, install_assets: true };

/** As Kibana does it: its own check first, which stops Kibana when it throws. */
const read = (given: unknown) => readConfig(config.schema.validate(given));

test('everything has a default', () => {
  expect(read(undefined)).toEqual({ config: defaults, problems: [] });
  expect(read({})).toEqual({ config: defaults, problems: [] });
});

test('what is given holds', () => {
  const given = { enabled: true, worker_threads: 4, install_assets: false };
  expect(read(given)).toEqual({ config: given, problems: [] });
});

test("`enabled: false` reaches Kibana's own check", () => {
  expect(config.schema.validate({ enabled: false })).toMatchObject({ enabled: false });
});

test.each([
  [{ worker_threads: 0 }, ['anomaly_forest.worker_threads']],
  [{ worker_threads: 17 }, ['anomaly_forest.worker_threads']],
  [{ worker_threads: 1.5 }, ['anomaly_forest.worker_threads']],
  [{ worker_threads: null }, ['anomaly_forest.worker_threads']],
  [
    { enabled: 'yes', install_assets: {} },
    ['anomaly_forest.enabled', 'anomaly_forest.install_assets'],
  ],
  [{ workers: 2 }, ['anomaly_forest.workers']],
  [5, ['anomaly_forest']],
  [[1], ['anomaly_forest']],
  [null, ['anomaly_forest']],
])('%j keeps nobody from starting: the defaults hold, and it is said', (given, settings) => {
  const { config: held, problems } = read(given);
  expect(held).toEqual(defaults);
  expect(problems.map(({ setting }) => setting)).toEqual(settings);
  for (const { reason } of problems) expect(reason).toMatch(/instead\.$|left aside\.$/);
});
