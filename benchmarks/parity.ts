/**
 * How far scores here are from those of scikit-learn, over bundles that python/make_golden.py made:
 *
 *     npm run bench:parity -- [FOLDER] [--json FILE]
 */
import { readdirSync, readFileSync } from 'fs';
import path from 'path';
import { readBundle } from '../server/forest/bundle/read_bundle';
import type { Matrix } from '../server/forest/forest_engine';
import { readForeignOnnx } from '../server/forest/import/read_foreign_onnx';
import { OnnxSession } from '../server/forest/onnx_session';
import { writeOnnx } from '../server/forest/write_onnx';
import { report, type Check } from './support/report';

const tolerance = 1e-9;

async function compare(file: string): Promise<Check> {
  const { manifest, onnx, vectors } = await readBundle(readFileSync(file));
  const { forest, form } = readForeignOnnx(onnx);
  const session = await OnnxSession.open(writeOnnx(forest));
  const matrix: Matrix = {
    values: Float64Array.from(vectors.rows.flat()),
    rows: vectors.rows.length,
    columns: forest.columns,
  };
  const scores = await session.score(matrix);
  await session.close();
  let difference = 0;
  let flipped = 0;
  scores.forEach((score, row) => {
    difference = Math.max(difference, Math.abs(score - (vectors.scores[row] ?? NaN)));
    if (score >= manifest.threshold !== vectors.anomalous[row]) flipped += 1;
  });
  return {
    what: `${path.basename(file, '.afmodel')} (${form} graph, ${vectors.rows.length} rows)`,
    seen: `${difference.toExponential(1)}, ${flipped} verdicts differ`,
    wanted: `at most ${tolerance}, 0`,
    ok: difference <= tolerance && flipped === 0,
  };
}

async function main([first]: string[]): Promise<void> {
  const folder = first === undefined || first.startsWith('--') ? 'test/golden' : first;
  const files = readdirSync(folder).filter((name) => name.endsWith('.afmodel'));
  const checks: Check[] = [];
  for (const file of files) checks.push(await compare(path.join(folder, file)));
  report('parity', checks, { folder });
  if (checks.length === 0) process.exitCode = 1;
}

void main(process.argv.slice(2));
