import { Problems } from './problems';

function watched() {
  const logged: string[] = [];
  const ignore = () => undefined;
  const logger = {
    debug: ignore,
    info: ignore,
    warn: (m: string) => logged.push(`warning: ${m}`),
    error: (m: string) => logged.push(m),
  };
  return { logged, problems: new Problems(logger) };
}

test('a part that throws is listed and logged once, and the next part goes on', async () => {
  const { logged, problems } = watched();
  let done = false;
  problems.attempt('Routes', () => {
    throw new Error('no router');
  });
  problems.attempt('Routes', () => {
    throw new Error('no router again');
  });
  await problems.attemptAsync('Dashboards', () => Promise.reject(new Error('not reachable')));
  problems.attempt('Tasks', () => {
    done = true;
  });
  expect(done).toBe(true);
  expect(logged).toEqual(['Routes: no router', 'Dashboards: not reachable']);
  expect(problems.list()).toEqual([
    { name: 'Routes', kind: 'plugin', status: 'failed', reason: 'no router again' },
    { name: 'Dashboards', kind: 'plugin', status: 'failed', reason: 'not reachable' },
  ]);
});

test('what everything works without is a warning, once', () => {
  const { logged, problems } = watched();
  problems.note('onnxruntime', 'does not load');
  problems.note('onnxruntime', 'does not load');
  expect(logged).toEqual(['warning: onnxruntime: does not load']);
  expect(problems.list()).toEqual([
    { name: 'onnxruntime', kind: 'plugin', status: 'skipped', reason: 'does not load' },
  ]);
});
