import { createHash } from 'crypto';
import { decodeOrThrow } from '../../common/codecs/decode';
import { AppError } from '../../common/errors';
import { type ModelManifest, modelManifestCodec } from '../../common/model_manifest';
import type { ModelStore, StoredModel } from '../detection/ports/model_store';
import type { DocumentStore, StoredDocument } from './document_store';
import { ModelCache } from './model_cache';
import { deleteModelBytes, loadModelBytes, saveModelBytes } from './model_bytes';

const manifestId = (detectorId: string, version: number) => `${detectorId}.${version}`;

const versionOf = (id: string) => Number(id.slice(id.lastIndexOf('.') + 1));

function toManifest({ id, payload }: StoredDocument): ModelManifest {
  return decodeOrThrow(modelManifestCodec, payload, {
    what: `The stored manifest of model "${id}"`,
    code: 'MODEL_CORRUPT',
  });
}

async function get(
  documents: DocumentStore,
  detectorId: string,
  version: number,
): Promise<ModelManifest | null> {
  const stored = await documents.get('model', manifestId(detectorId, version));
  return stored === null ? null : toManifest(stored);
}

async function versionsOf(documents: DocumentStore, detectorId: string): Promise<number[]> {
  const ids = await documents.ids('model', detectorId);
  return ids.map(versionOf).sort((a, b) => a - b);
}

async function latest(documents: DocumentStore, detectorId: string): Promise<ModelManifest | null> {
  for (const version of (await versionsOf(documents, detectorId)).reverse()) {
    const manifest = await get(documents, detectorId, version);
    if (manifest !== null && manifest.origin !== 'imported') return manifest;
  }
  return null;
}

async function load(
  documents: DocumentStore,
  manifest: ModelManifest,
  cache: ModelCache,
): Promise<StoredModel> {
  const known = cache.get(manifest.sha256);
  if (known !== undefined) return { manifest, onnx: known };
  const onnx = await loadModelBytes(documents, manifest);
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  if (sha256 !== manifest.sha256) {
    throw new AppError(
      'MODEL_CORRUPT',
      `The bytes of model ${manifest.id} have the SHA-256 ${sha256}, its manifest says ${manifest.sha256}.`,
    );
  }
  cache.put(sha256, onnx);
  return { manifest, onnx };
}

const listed = async (documents: DocumentStore, detectorId: string) =>
  (await documents.list('model', detectorId)).map(toManifest);

/** The same training twice gives the same bytes, stored once: they go with the last version of them. */
async function deleteVersion(
  documents: DocumentStore,
  detectorId: string,
  version: number,
): Promise<void> {
  const manifest = await get(documents, detectorId, version);
  if (manifest === null) return;
  await documents.delete('model', manifestId(detectorId, version));
  const others = await listed(documents, detectorId);
  if (others.some(({ sha256 }) => sha256 === manifest.sha256)) return;
  await deleteModelBytes(documents, manifest);
}

async function deleteAll(documents: DocumentStore, detectorId: string): Promise<void> {
  // Manifests first: one that is there always has its bytes.
  for (const type of ['model', 'model_bytes'] as const) {
    for (const id of await documents.ids(type, detectorId)) await documents.delete(type, id);
  }
}

/** Models of each detector, by version. */
export function createModelStore(
  documents: DocumentStore,
  cache: ModelCache = new ModelCache(),
): ModelStore {
  return {
    async save({ manifest, onnx }) {
      await saveModelBytes(documents, manifest, onnx);
      const { detector_id: detectorId, version } = manifest;
      const id = manifestId(detectorId, version);
      await documents.create('model', { id, detectorId, payload: manifest });
    },
    latest: (detectorId) => latest(documents, detectorId),
    async list(detectorId) {
      return (await listed(documents, detectorId)).sort((a, b) => a.version - b.version);
    },
    versions: (detectorId) => versionsOf(documents, detectorId),
    get: (detectorId, version) => get(documents, detectorId, version),
    delete: (detectorId, version) => deleteVersion(documents, detectorId, version),
    load: (manifest) => load(documents, manifest, cache),
    deleteAll: (detectorId) => deleteAll(documents, detectorId),
  };
}
