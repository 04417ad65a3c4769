/** What forests find among windows: ours and scikit-learn's on the same matrix. */
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import os from 'os';
import path from 'path';
import { rankingMetrics } from '../server/detection/evaluation/classification_metrics';
import { CompiledScorer } from '../server/forest/compiled_scorer';
import type { Matrix } from '../server/forest/forest_engine';
import { growForest } from '../server/forest/grow_forest';
import { securityAttacks, type SecurityAttack } from '../simulators/security/security_event';
import { runPython } from './support/python';

/**
 * Forests for each of the data sets. Precision differs by a tenth from forest to forest: with five of them
 * the two means and their spread are chance.
 */
const forestSeeds = Array.from({ length: 20 }, (_, seed) => seed);
const trees = 100;
const sampleSize = 256;
/** Share of the windows that is looked at. */
const share = 0.01;

export interface LabelledWindows {
  matrix: Matrix;
  /** By window: the attacks in it. */
  attacks: Array<ReadonlySet<string>>;
}

/** By seed of the forest. */
export interface Found {
  precision: number[];
  recall: number[];
  roc_auc: number[];
  average_precision: number[];
  hit_rate: Record<SecurityAttack, number[]>;
}

const nothingFound = (): Found => ({
  precision: [],
  recall: [],
  roc_auc: [],
  average_precision: [],
  hit_rate: { impossible_travel: [], brute_force: [], data_exfiltration: [] },
});

const partOf = (rows: readonly number[], all: number, is: (row: number) => boolean) =>
  rows.filter(is).length / all;

function findOurs({ matrix, attacks }: LabelledWindows): Found {
  const found = nothingFound();
  const isAttack = (row: number) => (attacks[row]?.size ?? 0) > 0;
  const rows = [...attacks.keys()];
  const positives = rows.filter(isAttack).length;
  for (const seed of forestSeeds) {
    const forest = growForest(matrix, { trees, sampleSize, seed });
    const scores = new CompiledScorer(forest).scoreNow(matrix);
    const score = (row: number) => scores[row] ?? 0;
    const most = Math.ceil(share * rows.length);
    const top = [...rows].sort((a, b) => score(b) - score(a) || a - b).slice(0, most);
    found.precision.push(partOf(top, most, isAttack));
    found.recall.push(partOf(top, positives, isAttack));
    const ranked = rankingMetrics(
      {
        anomalous: Float64Array.from(rows.filter(isAttack), score),
        normal: Float64Array.from(
          rows.filter((row) => !isAttack(row)),
          score,
        ),
      },
      2,
    );
    found.roc_auc.push(ranked.roc_auc);
    found.average_precision.push(ranked.average_precision);
    for (const kind of securityAttacks) {
      const isOf = (row: number) => attacks[row]?.has(kind) === true;
      found.hit_rate[kind].push(partOf(top, rows.filter(isOf).length, isOf));
    }
  }
  return found;
}

function findTheirs({ matrix, attacks }: LabelledWindows): Found {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anomaly-forest-benchmark-'));
  const file = (name: string, values: Float64Array) => {
    const at = path.join(folder, name);
    writeFileSync(at, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return at;
  };
  const flags = (is: (kinds: ReadonlySet<string>) => boolean) =>
    Float64Array.from(attacks, (kinds) => (is(kinds) ? 1 : 0));
  try {
    return runPython<Found>('windows.py', {
      file: file('rows', matrix.values),
      columns: matrix.columns,
      labels: file(
        'labels',
        flags(({ size }) => size > 0),
      ),
      classes: Object.fromEntries(
        securityAttacks.map((kind) => [
          kind,
          file(
            kind,
            flags((kinds) => kinds.has(kind)),
          ),
        ]),
      ),
      share,
      trees,
      sample_size: sampleSize,
      seeds: forestSeeds,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const findBoth = (windows: LabelledWindows): { ours: Found; theirs: Found } => ({
  ours: findOurs(windows),
  theirs: findTheirs(windows),
});
