import type { ModelManifest } from '../../../common/model_manifest';
import {
  challengeWith,
  deleteModel,
  promoteModel,
  rollBack,
  withdrawChallenger,
} from './change_model_roles';
import { describeModel, listModels, modelHistory } from './describe_models';
import { ada, contested, editManifest, manual, rolesOf } from './model_life.mock';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';
import { runTrainCycle } from './run_train_cycle';
import { scoreDetector } from '../scoring/score_detector';
import { trainDetector } from './train_detector';

const { signal } = new AbortController();

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
