import type { Detector } from '../../common/detector';
import type { ModelManifest } from '../../common/model_manifest';
import type { Result } from '../../common/result';
import { AppError, type ErrorCode } from '../../common/errors';
import {
  challengeWith,
  deleteModel,
  promoteModel,
  rollBack,
  withdrawChallenger,
} from './change_model_roles';
import { describeDetector } from './describe_detector';
import { describeModel, listModels, modelHistory } from './describe_models';
import { aDetector, documents, type InMemoryPorts, startOfTest, trainedWorld } from './ports.mock';
import { reconcileDetector } from './reconcile_detector';
import { runTrainCycle } from './run_train_cycle';
import { scoreDetector } from './score_detector';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();
const ada = { who: 'ada', why: 'because' };

const manual = (changes: Partial<Detector['training']> = {}) =>
  aDetector({ training: { ...aDetector().training, promote: 'manual', ...changes } });

const rolesOf = async (ports: InMemoryPorts) => {
  const { champion, challenger } = (await ports.roles.get('pump')).value;
  return { champion, challenger };
};

/** Changes what a stored version says of itself. */
function editManifest(ports: InMemoryPorts, version: number, changes: Partial<ModelManifest>) {
  const model = ports.modelsOf.find(({ manifest }) => manifest.version === version);
  if (model === undefined) throw new Error(`no version ${version}`);
  model.manifest = { ...model.manifest, ...changes };
}

/** A champion that flags x of 6, and a challenger that flags x of 5 and 6. */
async function contested(rows = documents(70)) {
  const ports = await trainedWorld(rows, manual());
  await trainDetector(ports, 'pump', signal, ada);
  editManifest(ports, 1, { threshold: 0.6 });
  editManifest(ports, 2, { threshold: 0.5 });
  return ports;
}

const disagreements = (ports: InMemoryPorts): Result[] =>
  [...ports.written.values()].filter(({ ml }) => ml.challenger !== undefined);

describe('roles', () => {
  it('lets the newest model score unless the detector says otherwise', async () => {
    const ports = await trainedWorld(documents(60));
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    await trainDetector(ports, 'pump', signal);
    expect(await rolesOf(ports)).toEqual({ champion: 2, challenger: null });
  });

  it('makes a new model the challenger where people promote', async () => {
    const ports = await trainedWorld(documents(60), manual());
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    await trainDetector(ports, 'pump', signal);
    await trainDetector(ports, 'pump', signal);
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: 3 });
    await scoreDetector(ports, 'pump', { signal });
    for (const { ml } of ports.written.values()) expect(ml.model_version).toBe(1);
  });

  it('scores with nothing where a model was stored without a role', async () => {
    const ports = await trainedWorld(documents(60));
    ports.rolesOf.clear();
    await expect(scoreDetector(ports, 'pump', { signal })).rejects.toMatchObject({
      code: 'MODEL_NOT_TRAINED',
    });
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ model: { version: 2 } });
    expect(await rolesOf(ports)).toEqual({ champion: 2, challenger: null });
  });

  it('gives two trainings at once a version each', async () => {
    const ports = await trainedWorld(documents(60));
    const models = await Promise.all([1, 2].map(() => trainDetector(ports, 'pump', signal)));
    expect(models.map(({ version }) => version).sort()).toEqual([2, 3]);
    expect((await ports.models.list('pump')).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await modelHistory(ports, 'pump')).map(({ action }) => action)).toEqual(
      new Array(3).fill('train'),
    );
  });
});

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

describe('promote and roll back', () => {
  it('change who scores, and say who did it, when, why, and what was known', async () => {
    const ports = await contested();
    await scoreDetector(ports, 'pump', { signal });
    await promoteModel(ports, 'pump', { version: 2, ...ada });
    expect(await rolesOf(ports)).toEqual({ champion: 2, challenger: null });
    expect((await modelHistory(ports, 'pump'))[0]).toEqual({
      at: new Date(ports.now).toISOString(),
      who: 'ada',
      why: 'because',
      action: 'promote',
      version: 2,
      champion: { from: 1, to: 2 },
      challenger: { from: 2, to: null },
      metrics: {
        certificate_passed: null,
        comparison: expect.objectContaining({ rows: 70, only_challenger: 10 }) as unknown,
        score_psi: null,
        worst_feature: null,
        alerts_per_day: expect.closeTo((10 * 86_400) / 69, 3) as number,
      },
    });
    ports.source.push(...documents(7, ports.now - 9_000).map((d) => ({ ...d, id: `n-${d.id}` })));
    ports.now += 60_000;
    await scoreDetector(ports, 'pump', { signal });
    const versions = [...ports.written.values()].map(({ ml }) => ml.model_version);
    expect(versions.filter((version) => version === 2)).toHaveLength(7);

    await rollBack(ports, 'pump', { who: 'bob', why: 'too many alerts' });
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    expect((await modelHistory(ports, 'pump'))[0]).toMatchObject({
      who: 'bob',
      action: 'roll_back',
      champion: { from: 2, to: 1 },
    });
    await expect(rollBack(ports, 'pump', ada)).rejects.toMatchObject({
      code: 'MODEL_NOTHING_BEFORE',
    });
  });

  it('goes further back each time', async () => {
    const ports = await trainedWorld(documents(60));
    for (let i = 0; i < 2; i++) await trainDetector(ports, 'pump', signal);
    for (const champion of [2, 1]) {
      await rollBack(ports, 'pump', ada);
      expect(await rolesOf(ports)).toEqual({ champion, challenger: null });
    }
  });

  it('is not undone by the schedule before the next model is due', async () => {
    const detector = aDetector({ training: { ...aDetector().training, retrain_every: '1d' } });
    const ports = await trainedWorld(documents(60), detector);
    ports.now += 86_400_000;
    await runTrainCycle(ports, 'pump', signal);
    ports.now += 80_000_000;
    await rollBack(ports, 'pump', ada);
    ports.now += 80_000_000;
    expect(await runTrainCycle(ports, 'pump', signal)).toEqual({ ran: false, because: 'not_due' });
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    ports.now += 6_400_000;
    expect(await runTrainCycle(ports, 'pump', signal)).toMatchObject({ model: { version: 3 } });
  });

  it('leaves no entry where nothing changes', async () => {
    const ports = await contested();
    const before = await modelHistory(ports, 'pump');
    await promoteModel(ports, 'pump', { version: 1, ...ada });
    await challengeWith(ports, 'pump', { version: 2, ...ada });
    expect(await modelHistory(ports, 'pump')).toEqual(before);
  });

  it('refuses a version whose certificate failed, in either role', async () => {
    const ports = await contested();
    await withdrawChallenger(ports, 'pump', ada);
    editManifest(ports, 2, { certificate: { passed: false } } as Partial<ModelManifest>);
    for (const change of [promoteModel, challengeWith]) {
      await expect(change(ports, 'pump', { version: 2, ...ada })).rejects.toMatchObject({
        code: 'MODEL_CERTIFICATE_FAILED',
      });
    }
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
    expect((await listModels(ports, 'pump')).models[0]).toMatchObject({
      version: 2,
      role: 'none',
      certificate_passed: false,
    });
    editManifest(ports, 2, { certificate: { passed: true } } as Partial<ModelManifest>);
    await promoteModel(ports, 'pump', { version: 2, ...ada });
    expect((await modelHistory(ports, 'pump'))[0]?.metrics.certificate_passed).toBe(true);
  });

  it('refuses what does not exist, and a model of other features', async () => {
    const ports = await contested();
    await expect(promoteModel(ports, 'pump', { version: 9, ...ada })).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
    await expect(promoteModel(ports, 'nobody', { version: 1, ...ada })).rejects.toMatchObject({
      code: 'DETECTOR_NOT_FOUND',
    });
    ports.stored.set('pump', { ...manual(), features: [{ field: 'x', missing: 'skip' }] });
    await expect(promoteModel(ports, 'pump', { version: 2, ...ada })).rejects.toMatchObject({
      code: 'MODEL_FEATURES_MISMATCH',
    });
    await expect(
      describeModel(ports, { detectorId: 'pump', version: 9 }, signal),
    ).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
  });

  it('loses no change of two people at the same moment', async () => {
    const ports = await contested();
    await Promise.all([
      promoteModel(ports, 'pump', { version: 2, ...ada }),
      withdrawChallenger(ports, 'pump', { who: 'bob', why: '' }),
    ]);
    expect((await rolesOf(ports)).champion).toBe(2);
    expect((await modelHistory(ports, 'pump'))[0]?.champion.to).toBe(2);
  });

  it('keeps a bounded history', async () => {
    const ports = await contested();
    for (let i = 0; i < 210; i++) {
      await promoteModel(ports, 'pump', { version: 1 + ((i + 1) % 2), ...ada });
    }
    expect(await modelHistory(ports, 'pump')).toHaveLength(200);
  });
});

describe('deleting a version', () => {
  it('takes what has no role, and never gives its number again', async () => {
    const ports = await contested();
    for (const version of [1, 2]) {
      await expect(deleteModel(ports, 'pump', { version, ...ada })).rejects.toMatchObject({
        code: 'MODEL_IN_USE',
      });
    }
    await withdrawChallenger(ports, 'pump', ada);
    await deleteModel(ports, 'pump', { version: 2, ...ada });
    expect((await listModels(ports, 'pump')).models.map(({ version }) => version)).toEqual([1]);
    expect((await modelHistory(ports, 'pump'))[0]).toMatchObject({ action: 'delete', version: 2 });
    expect((await trainDetector(ports, 'pump', signal)).version).toBe(3);
  });

  it('wins against a promotion of the same moment', async () => {
    const ports = await contested();
    await withdrawChallenger(ports, 'pump', ada);
    const asked = { version: 2, ...ada };
    const { models } = ports;
    const get = (id: string, version: number) => models.get(id, version);
    // Deleted between the look at the version and the change of its role.
    ports.models = { ...models };
    ports.models.get = async (id, version) => {
      ports.models = models;
      const manifest = await get(id, version);
      await deleteModel(ports, 'pump', asked);
      return manifest;
    };
    await expect(promoteModel(ports, 'pump', asked)).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
    expect(await rolesOf(ports)).toEqual({ champion: 1, challenger: null });
  });
});

describe('drift', () => {
  /** x and y as in training, then both shifted by half their range. */
  const shifted = (count: number, by: number) =>
    documents(count, startOfTest + 3_600_000).map((document) => ({
      ...document,
      id: `shifted-${document.id}`,
      source: { ...document.source, x: Number(document.source.x) + by },
    }));

  it('is stable on rows like those of training, and major on others', async () => {
    const ports = await trainedWorld(documents(1_155));
    await scoreDetector(ports, 'pump', { signal });
    const before = (await describeDetector(ports, 'pump')).live;
    expect(before).toMatchObject({ rows: 1_155, drift: { reading: 'stable' } });
    expect(before?.drift?.features.map(({ psi }) => psi)).toEqual([0, 0]);

    ports.source.push(...shifted(1_155, 3));
    ports.now += 7_200_000;
    await scoreDetector(ports, 'pump', { signal });
    const after = (await describeDetector(ports, 'pump')).live;
    expect(after?.rows).toBe(2_310);
    expect(after?.drift).toMatchObject({
      reading: 'major',
      scores: { reading: 'major' },
      features: [
        { field: 'x', reading: 'major' },
        { field: 'y', reading: 'stable' },
      ],
    });
  });

  it('is not read from few rows', async () => {
    const ports = await trainedWorld(documents(60));
    await scoreDetector(ports, 'pump', { signal });
    expect((await describeDetector(ports, 'pump')).live).toMatchObject({
      rows: 60,
      drift: null,
      drift_needs_rows: 500,
    });
  });

  it('says what the threshold costs a day', async () => {
    const ports = await trainedWorld(documents(700));
    editManifest(ports, 1, { threshold: 0.6 });
    await scoreDetector(ports, 'pump', { signal });
    const live = (await describeDetector(ports, 'pump')).live;
    expect(live?.alerts_per_day).toBeCloseTo((100 * 86_400) / 699, 3);
    expect(live?.score_quantiles[0]?.level).toBe(0.5);
    expect(Math.abs((live?.score_quantiles[0]?.score ?? 0) - 0.3)).toBeLessThan(0.001);
  });

  it('forgets what is older than the last full window', async () => {
    const ports = await trainedWorld(documents(1_100));
    ports.pageSize = 1_100;
    const dayMs = 86_400_000;
    for (let day = 0; day < 4; day++) {
      ports.source = documents(1_100, startOfTest + day * 1.5 * dayMs).map((document) => ({
        ...document,
        id: `${day}-${document.id}`,
      }));
      ports.now = startOfTest + day * 1.5 * dayMs + 3_600_000;
      await scoreDetector(ports, 'pump', { signal });
    }
    const live = (await describeDetector(ports, 'pump')).live;
    expect(live?.rows).toBe(2_200);
    expect(live?.from).toBe(new Date(startOfTest + 3 * dayMs).toISOString());
    expect(ports.stateOf.get('pump')?.value.live?.windows).toHaveLength(2);
  });

  it('starts afresh with another champion, and is not part of the state that lists show', async () => {
    const ports = await trainedWorld(documents(60));
    await scoreDetector(ports, 'pump', { signal });
    const overview = await describeDetector(ports, 'pump');
    expect(overview.live?.model_version).toBe(1);
    expect(overview.state).not.toHaveProperty('live');
    await trainDetector(ports, 'pump', signal);
    expect((await describeDetector(ports, 'pump')).live).toBeNull();
  });
});
