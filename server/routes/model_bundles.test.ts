import { mkdirSync } from 'fs';
import path from 'path';
import { importModel } from '../../common/api/import_model';
import { AppError } from '../../common/errors';
import { mostBundleBytes } from '../../common/model_bundle';
import { buildForestWorker } from '../../packaging/build_worker';
import { documents, InMemoryPorts, aDetector } from '../detection/ports/ports.mock';
import { trainDetector } from '../detection/models/train_detector';
import type { ForestEngine } from '../forest/forest_engine';
import { createForestPool } from '../forest/forest_pool';
import { exportModelRoute } from './export_model';
import { importModelRoute } from './import_model';
import type { RouteContext } from './route';

const root = path.join(__dirname, '../..');
const { signal } = new AbortController();
let forest: ForestEngine;

beforeAll(() => {
  const folder = path.join(root, 'target/test/bundles');
  mkdirSync(folder, { recursive: true });
  forest = createForestPool({ workerFile: buildForestWorker(root, folder), threads: 1 });
});
afterAll(() => forest.close());

async function trained(): Promise<InMemoryPorts> {
  const ports = new InMemoryPorts();
  ports.forest = forest;
  ports.source = documents(300);
  ports.stored.set('pump', aDetector());
  await trainDetector(ports, 'pump', signal);
  return ports;
}

const contextOf = (ports: InMemoryPorts) =>
  ({ ports, user: null, signal }) as unknown as RouteContext;

async function exported(ports: InMemoryPorts, version = '1'): Promise<Uint8Array> {
  const params = { id: 'pump', version };
  const bytes = await exportModelRoute.call({ params, body: {} }, contextOf(ports));
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
  return bytes;
}

const take = (ports: InMemoryPorts, body: unknown) =>
  importModelRoute.call({ params: { id: 'pump' }, body }, contextOf(ports));

it('carries a model out and in again, certified, as a version without a role', async () => {
  const ports = await trained();
  const bytes = await exported(ports);
  expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  expect(Buffer.from(await exported(ports)).equals(bytes)).toBe(true);
  const answer = JSON.parse(JSON.stringify(await take(ports, bytes))) as unknown;
  expect(importModel.response.is(answer)).toBe(true);
  expect(answer).toMatchObject({
    manifest: { version: 2, origin: 'imported', certificate: { passed: true, vectors: 256 } },
  });
  expect((await ports.roles.get('pump')).value).toMatchObject({ champion: 1, challenger: null });
});

it('lets those alone have a model who may read the source', async () => {
  const ports = await trained();
  const refusal = new AppError('ES_FORBIDDEN', 'No right to read pump.');
  ports.reader.count = () => Promise.reject(refusal);
  await expect(exported(ports)).rejects.toBe(refusal);
});

it('refuses what is no bundle, and stores nothing of it', async () => {
  const ports = await trained();
  const bytes = Buffer.from(await exported(ports));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await expect(take(ports, bytes)).rejects.toMatchObject({ code: 'CHECKSUM_MISMATCH' });
  await expect(take(ports, bytes.subarray(0, 99))).rejects.toMatchObject({
    code: 'BUNDLE_INVALID',
  });
  await expect(take(ports, {})).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  await expect(exported(ports, '9')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  expect(ports.modelsOf).toHaveLength(1);
});

it('bounds what is read before it is read', () => {
  expect(importModelRoute.contract).toMatchObject({
    requestBody: 'bytes',
    maxBodyBytes: mostBundleBytes,
  });
});
