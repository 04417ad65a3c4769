/** Stores on maps and lists. */
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';
import type { Label } from '../../../common/label';
import { assertReplaces } from '../detectors/assert_replaces';
import type { ModelStore, StoredModel } from './model_store';
import type { DetectorStore, LabelStore } from './stores';

export const detectorsInMemory = (stored: Map<string, Detector>): DetectorStore => ({
  list: () => Promise.resolve([...stored.values()]),
  get: (id) => {
    const value = stored.get(id);
    return Promise.resolve(value === undefined ? null : { value, version: JSON.stringify(value) });
  },
  create: (detector) => Promise.resolve(void stored.set(detector.id, detector)),
  update: (detector) => Promise.resolve(void stored.set(detector.id, detector)),
  delete: (id) => Promise.resolve(void stored.delete(id)),
});

/** What is kept of each detector with the version that the next write must name. */
export type VersionedByDetector<T> = Map<string, { value: T; version: string }>;

/** States, or roles. @param usual what a detector has that nothing is kept of */
export const versionedInMemory = <T>(kept: VersionedByDetector<T>, usual: T) => ({
  get: (id: string): Promise<{ value: T; version: string | null }> =>
    Promise.resolve(kept.get(id) ?? { value: usual, version: null }),
  put: (id: string, value: T, version: string | null) => {
    const current = kept.get(id)?.version ?? null;
    if (current !== version) return Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'));
    const next = String(Number(version ?? 0) + 1);
    kept.set(id, { value, version: next });
    return Promise.resolve(next);
  },
  delete: (id: string) => Promise.resolve(void kept.delete(id)),
});

export const modelsInMemory = (models: StoredModel[]): ModelStore => ({
  save: (model) => {
    const { version } = model.manifest;
    return models.some(({ manifest }) => manifest.version === version)
      ? Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'))
      : Promise.resolve(void models.push(model));
  },
  latest: () =>
    Promise.resolve(
      [...models].reverse().find(({ manifest }) => manifest.origin !== 'imported')?.manifest ??
        null,
    ),
  list: () => Promise.resolve(models.map(({ manifest }) => manifest)),
  versions: () => Promise.resolve(models.map(({ manifest }) => manifest.version)),
  load: (manifest) => {
    const model = models.find((candidate) => candidate.manifest === manifest);
    return model
      ? Promise.resolve(model)
      : Promise.reject(new AppError('MODEL_NOT_FOUND', manifest.id));
  },
  get: (_id, version) =>
    Promise.resolve(models.find(({ manifest }) => manifest.version === version)?.manifest ?? null),
  delete: (_id, version) => {
    const at = models.findIndex(({ manifest }) => manifest.version === version);
    if (at !== -1) models.splice(at, 1);
    return Promise.resolve();
  },
  deleteAll: () => Promise.resolve(void models.splice(0)),
});

/** @param labels by id of their result */
export const labelsInMemory = (labels: Map<string, Label>): LabelStore => ({
  list: (detectorId) =>
    Promise.resolve([...labels.values()].filter(({ detector_id: id }) => id === detectorId)),
  get: (_, resultId) => Promise.resolve(labels.get(resultId) ?? null),
  put: async (label, replaces) => {
    await Promise.resolve();
    assertReplaces(labels.get(label.result_id) ?? null, replaces);
    labels.set(label.result_id, label);
  },
  delete: (_, resultId) => Promise.resolve(void labels.delete(resultId)),
  deleteAll: () => Promise.resolve(labels.clear()),
});
