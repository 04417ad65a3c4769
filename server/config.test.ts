import { config } from './config';

jest.mock('@kbn/config-schema', () => jest.requireActual<object>('./kibana/config_schema.mock'), {
  virtual: true,
});

test('everything has a default', () => {
  expect(config.schema.validate({})).toEqual({
    enabled: true,
    worker_threads: 1,
    install_assets: true,
  });
});

test.each([{ worker_threads: 0 }, { worker_threads: 17 }, { workers: 2 }, { enabled: 'yes' }])(
  'refuses %j',
  (settings) => {
    expect(() => config.schema.validate(settings)).toThrow();
  },
);
