import { execFileSync } from 'child_process';
import path from 'path';
import type { FuzzCounts } from '../../../test/fuzz/fuzz_models';

/** In a process of its own: there it takes an eighth of the time, and a crash would be seen as one. */
function fuzz(runs: number): FuzzCounts {
  const root = path.join(__dirname, '../../..');
  const args = ['packaging/run_ts.js', 'test/fuzz/run.ts', String(runs)];
  const printed = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return JSON.parse(printed) as FuzzCounts;
}

it('refuses or scores ten thousand damaged models, and nothing else happens', () => {
  const { scored, refused } = fuzz(10_000);
  const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
  expect(scored + refusals).toBe(10_000);
  // Both ways are taken, or the damage would test nothing.
  expect(scored).toBeGreaterThan(500);
  for (const code of ['MODEL_CORRUPT', 'MODEL_EXTERNAL_DATA', 'MODEL_OPERATOR_NOT_ALLOWED']) {
    expect(refused).toHaveProperty(code);
  }
});
