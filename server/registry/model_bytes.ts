/** A model's ONNX bytes, in parts small enough for any store. */
import * as t from 'io-ts';
import { decodeOrThrow } from '../../common/codecs/decode';
import { AppError } from '../../common/errors';
import type { ModelManifest } from '../../common/model_manifest';
import type { DocumentStore } from './document_store';

const partBytes = 4 * 1024 * 1024;

const partCodec = t.type({ parts: t.number, base64: t.string });

type Owner = Pick<ModelManifest, 'id' | 'detector_id' | 'sha256'>;

/** Named by content: whoever trains the same version at the same time cannot mix up the bytes. */
const partId = ({ detector_id: detectorId, sha256 }: Owner, part: number) =>
  `${detectorId}.${sha256}.${part}`;

/** Stores the bytes; those that are there already are the same. */
export async function saveModelBytes(
  documents: DocumentStore,
  owner: Owner,
  onnx: Uint8Array,
): Promise<void> {
  const parts = Math.max(1, Math.ceil(onnx.byteLength / partBytes));
  for (let part = 0; part < parts; part += 1) {
    const bytes = onnx.subarray(part * partBytes, (part + 1) * partBytes);
    const payload = { parts, base64: Buffer.from(bytes).toString('base64') };
    try {
      const document = { id: partId(owner, part), detectorId: owner.detector_id, payload };
      await documents.create('model_bytes', document);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STATE_CONFLICT') throw error;
    }
  }
}

async function loadPart(documents: DocumentStore, owner: Owner, part: number) {
  const stored = await documents.get('model_bytes', partId(owner, part));
  if (stored === null) {
    throw new AppError('MODEL_NOT_FOUND', `The bytes of model ${owner.id} are not stored.`);
  }
  return decodeOrThrow(partCodec, stored.payload, {
    what: `The stored bytes of model ${owner.id}`,
    code: 'MODEL_CORRUPT',
  });
}

/** @throws AppError MODEL_NOT_FOUND, MODEL_CORRUPT when a part is not one. The hash is not checked. */
export async function loadModelBytes(documents: DocumentStore, owner: Owner): Promise<Uint8Array> {
  const first = await loadPart(documents, owner, 0);
  const parts = [first.base64];
  for (let part = 1; part < first.parts; part += 1) {
    parts.push((await loadPart(documents, owner, part)).base64);
  }
  return Buffer.concat(parts.map((base64) => Buffer.from(base64, 'base64')));
}

/** Deletes the bytes of a model; none there are as good. */
export async function deleteModelBytes(documents: DocumentStore, owner: Owner): Promise<void> {
  const prefix = partId(owner, 0).slice(0, -1);
  const ids = await documents.ids('model_bytes', owner.detector_id);
  for (const id of ids.filter((candidate) => candidate.startsWith(prefix))) {
    await documents.delete('model_bytes', id);
  }
}
