/** A pump in memory whose outliers are of two kinds, only one of which people call anomalies. */
import type { Detector } from '../../../common/detector';
import type { Label } from '../../../common/label';
import type { ModelManifest } from '../../../common/model_manifest';
import { createAbortController } from '../abort';
import { learnFromLabels } from './learn_from_labels';
import { aDetector, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import { resultId } from '../scoring/result_id';
import { trainDetector } from '../models/train_detector';

const { signal } = createAbortController();
export const ada = { who: 'ada', why: 'labelled enough' };

/** Ordinary values, and every twentieth row far off: to the right (as it should be), or upwards. */
export function valuesOf(i: number) {
  const [x, y] = [((i * 37) % 90) / 9, ((i * 53) % 90) / 9];
  if (i % 20 !== 0) return { x, y };
  return i % 40 === 0 ? { x: 30 + x, y } : { x, y: 30 + y };
}
export const isRight = (i: number) => i % 40 === 0;

export const idOf = (i: number) => resultId('pump', 'pump', `doc-${i}`);

export async function trained(
  forest: InMemoryPorts['forest'],
  training: Partial<Detector['training']> = {},
): Promise<InMemoryPorts> {
  const ports = new InMemoryPorts();
  ports.forest = forest;
  const detector = aDetector({
    training: { ...aDetector().training, ...training },
    model: { ...aDetector().model, trees: 50, threshold: { contamination: 0.05 } },
  });
  ports.stored.set('pump', detector);
  ports.source = Array.from({ length: 600 }, (_, i) => ({
    index: 'pump',
    id: `doc-${i}`,
    time: startOfTest + i * 1000,
    source: { '@timestamp': new Date(startOfTest + i * 1000).toISOString(), ...valuesOf(i) },
  }));
  await trainDetector(ports, 'pump', signal);
  return ports;
}

export const label = (i: number, anomaly: boolean, changes: Partial<Label> = {}): Label => ({
  format_version: 1,
  detector_id: 'pump',
  result_id: idOf(i),
  anomaly,
  source: { index: 'pump', id: `doc-${i}` },
  time: new Date(startOfTest + i * 1000).toISOString(),
  fields: valuesOf(i),
  who: 'ada',
  at: new Date(startOfTest + i).toISOString(),
  ...changes,
});

export async function give(ports: InMemoryPorts, ...labels: Label[]): Promise<void> {
  for (const one of labels) await ports.labels.put(one);
}

/** Rows far to the right are true anomalies, rows far up are false ones. */
export const rightNotUp = Array.from({ length: 12 }, (_, n) => label(n * 20, isRight(n * 20)));

export const learn = async (ports: InMemoryPorts) =>
  (await learnFromLabels(ports, { detectorId: 'pump', actor: ada }, signal)).manifest;

export function learningOf({ learning }: ModelManifest) {
  if (learning === undefined) throw new Error('has not learnt');
  return learning;
}

export async function scoresBy(ports: InMemoryPorts, version: number): Promise<number[]> {
  const manifest = await ports.models.get('pump', version);
  if (manifest === null) throw new Error(`no version ${version}`);
  const { onnx } = await ports.models.load(manifest);
  const values = Float64Array.from(
    Array.from({ length: 600 }, (_, i) => Object.values(valuesOf(i))).flat(),
  );
  const { scores } = await ports.forest.score({
    model: { sha256: manifest.sha256, onnx },
    matrix: { values, rows: 600, columns: 2 },
    explainFrom: Infinity,
  });
  return [...scores];
}

const meanOf = (scores: number[], of: (i: number) => boolean) => {
  const wanted = scores.filter((_, i) => of(i));
  return wanted.reduce((sum, score) => sum + score, 0) / wanted.length;
};

/** Of the rows that nobody labelled, by how much the true ones stand above the false ones. */
export const lead = (scores: number[]) =>
  meanOf(scores, (i) => i >= 240 && i % 40 === 0) -
  meanOf(scores, (i) => i >= 240 && i % 40 === 20);
