import type { Result } from '../../../common/result';
import { AppError, type ErrorCode } from '../../../common/errors';
import { withdrawChallenger } from './change_model_roles';
import { describeDetector } from '../detectors/describe_detector';
import { ada, contested, editManifest } from './model_life.mock';
import { documents, type InMemoryPorts, startOfTest } from '../ports/ports.mock';
import { reconcileDetector } from '../scoring/reconcile_detector';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();

const disagreements = (ports: InMemoryPorts): Result[] =>
  [...ports.written.values()].filter(({ ml }) => ml.challenger !== undefined);

describe('a challenger', () => {
  it('is scored on the same rows, and results say where it disagrees', async () => {
    const ports = await contested();
    await scoreDetector(ports, 'pump', { signal });
    const overview = await describeDetector(ports, 'pump');
    expect(overview).toMatchObject({ model: { version: 1 }, challenger: { version: 2 } });
    expect(overview.comparison).toEqual({
      champion: 1,
      challenger: 2,
      rows: 70,
      both_flagged: 10,
      only_champion: 0,
      only_challenger: 10,
      sum_difference: 0,
      sum_absolute_difference: 0,
    });
    expect(disagreements(ports)).toHaveLength(10);
    for (const result of disagreements(ports)) {
      expect(result).toMatchObject({
        x: 5,
        ml_score: 0.5,
        ml_anomaly: false,
        ml: { model_version: 1, challenger: { model_version: 2, ml_score: 0.5, ml_anomaly: true } },
      });
    }
  });

  it('changes nothing else in a result', async () => {
    const [alone, beside] = [await contested(), await contested()];
    await withdrawChallenger(alone, 'pump', ada);
    for (const ports of [alone, beside]) await scoreDetector(ports, 'pump', { signal });
    // By id: pages that are settled side by side end in any order.
    const without = new Map(
      [...beside.written].map(([id, { ml, ...result }]) => {
        return [id, { ...result, ml: { ...ml, challenger: undefined } }];
      }),
    );
    expect(without).toEqual(alone.written);
  });

  it('is compared on late rows too, which are no part of the live window', async () => {
    const ports = await contested();
    await scoreDetector(ports, 'pump', { signal });
    const [late] = documents(1, startOfTest + 500);
    if (late) ports.source.push({ ...late, id: 'late' });
    await reconcileDetector(ports, 'pump', { signal });
    const overview = await describeDetector(ports, 'pump');
    expect(overview.comparison?.rows).toBe(71);
    expect(overview.live?.rows).toBe(70);
  });

  it('that cannot be loaded is named in the log, and the champion scores', async () => {
    const ports = await contested();
    ports.modelsOf.pop();
    expect(await scoreDetector(ports, 'pump', { signal })).toMatchObject({ rows_scored: 70 });
    expect(ports.logged.filter((line) => line.includes('pump, challenger'))).toEqual([
      expect.stringMatching(/no model version 2/),
    ]);
  });

  it('that cannot be scored is named in the log once until it can, and the champion scores', async () => {
    const ports = await contested();
    editManifest(ports, 2, { sha256: 'c'.repeat(64) });
    const { forest } = ports;
    const failWith = (code: ErrorCode) => {
      ports.forest = {
        ...forest,
        score: (request, ...rest) =>
          request.model.sha256.startsWith('c')
            ? Promise.reject(new AppError(code, 'Its trees are no trees.'))
            : forest.score(request, ...rest),
      };
    };
    const lines = () => ports.logged.filter((line) => line.includes('pump, challenger'));
    const later = () => {
      ports.now += 60_000;
      const rows = documents(7, ports.now - 30_000);
      ports.source.push(...rows.map((row) => ({ ...row, id: `${ports.now}-${row.id}` })));
    };
    failWith('MODEL_CORRUPT');
    expect(await scoreDetector(ports, 'pump', { signal })).toMatchObject({ rows_scored: 70 });
    expect(lines()).toEqual([expect.stringMatching(/^MODEL_CORRUPT .*no trees/)]);
    expect(disagreements(ports)).toHaveLength(0);
    expect((await describeDetector(ports, 'pump')).comparison).toBeNull();
    later();
    await scoreDetector(ports, 'pump', { signal });
    expect(lines()).toHaveLength(1);
    ports.forest = forest;
    later();
    await scoreDetector(ports, 'pump', { signal });
    expect(lines()).toHaveLength(2);
    expect((await describeDetector(ports, 'pump')).comparison?.rows).toBe(7);
    failWith('ABORTED');
    later();
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });

  it('is counted from the start when another one comes', async () => {
    const ports = await contested();
    await scoreDetector(ports, 'pump', { signal });
    await trainDetector(ports, 'pump', signal);
    expect((await describeDetector(ports, 'pump')).comparison).toBeNull();
  });

  it('does not count a page twice that is done again', async () => {
    const ports = await contested(documents(95));
    let writes = 0;
    ports.beforeWrite = () => {
      writes += 1;
      if (writes === 4) throw new AppError('ES_BACKPRESSURE', 'Too busy.');
    };
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toThrow('Too busy.');
    await scoreDetector(ports, 'pump', { signal });
    const { comparison, live } = await describeDetector(ports, 'pump');
    expect([comparison?.rows, live?.rows]).toEqual([95, 95]);
  });
});
