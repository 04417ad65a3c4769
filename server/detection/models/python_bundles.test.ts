/**
 * Bundles between here and Python. Needs a Python with numpy, scikit-learn, onnx, onnxruntime and joblib,
 * named by ANOMALY_FOREST_PYTHON; without it the tests stand aside and say so.
 */
import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import os from 'os';
import path from 'path';
import { buildForestWorker } from '../../../packaging/build_worker';
import type { ForestEngine } from '../../forest/forest_engine';
import { createForestPool } from '../../forest/forest_pool';
import { exportModel } from './export_model';
import { importModel } from './import_model';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';
import { trainDetector } from './train_detector';

const python = process.env.ANOMALY_FOREST_PYTHON;
const root = path.join(__dirname, '../../..');
const script = path.join(root, 'python/anomaly_forest_bundle.py');
const { signal } = new AbortController();

if (python === undefined) {
  it.skip('Python is not asked: ANOMALY_FOREST_PYTHON names none', () => undefined);
} else {
  describe('with Python', () => {
    let folder = '';
    let forest: ForestEngine;
    const run = (...args: string[]) =>
      execFileSync(python, ['-B', ...args], { cwd: folder, encoding: 'utf8' });

    beforeAll(() => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
      const built = path.join(root, 'target/test/python');
      mkdirSync(built, { recursive: true });
      forest = createForestPool({ workerFile: buildForestWorker(root, built), threads: 1 });
    });
    afterAll(async () => {
      await forest.close();
      rmSync(folder, { recursive: true });
    });

    function world(): InMemoryPorts {
      const ports = new InMemoryPorts();
      ports.forest = forest;
      ports.stored.set('pump', aDetector());
      ports.source = documents(2_000);
      return ports;
    }

    it('gets the same bits out of a model that was trained here', async () => {
      const ports = world();
      await trainDetector(ports, 'pump', signal);
      const { bytes } = await exportModel(ports, { detectorId: 'pump' }, signal);
      writeFileSync(path.join(folder, 'out.afmodel'), bytes);
      const checked = JSON.parse(run(script, 'check', 'out.afmodel')) as unknown;
      expect(checked).toMatchObject({ vectors: 256, other_bits: 0, passed: true });
    });

    it('makes a bundle of a pickled forest that is taken in', async () => {
      const fit = [
        'import joblib, numpy as np',
        'from sklearn.ensemble import IsolationForest',
        'rows = np.random.default_rng(1).normal(1.7e12, 1e6, (3000, 2))',
        'np.savetxt("rows.csv", rows, delimiter=",", header="x,y", comments="", fmt="%.17g")',
        'joblib.dump(IsolationForest(random_state=1, contamination=0.01).fit(rows), "f.joblib")',
      ];
      run('-c', fit.join('\n'));
      run(script, 'export', 'f.joblib', 'rows.csv', 'in.afmodel');
      const bytes = readFileSync(path.join(folder, 'in.afmodel'));
      const model = await importModel(world(), { detectorId: 'pump', bytes }, signal);
      expect(model).toMatchObject({
        import: { made_by: 'scikit-learn' },
        options: { trees: 100, seed: 1 },
        certificate: { passed: true, vectors: 200, labels_flipped: 0 },
      });
      expect(model.certificate?.max_difference).toBeLessThan(1e-12);
    });

    it('refuses what it cannot write, and says why', () => {
      const one = [
        'import sys; sys.path.insert(0, sys.argv[1])',
        'import numpy as np',
        'from sklearn.ensemble import IsolationForest',
        'from anomaly_forest_bundle import NotSupported, write_bundle',
        'rows = np.random.default_rng(1).normal(size=(50, 2))',
        'forest = IsolationForest(max_samples=1).fit(rows)',
        'try: write_bundle(forest, "no.afmodel", ["x", "y"], rows)',
        'except NotSupported as error: print(error)',
      ];
      expect(run('-c', one.join('\n'), path.dirname(script))).toContain('max_samples=1');
    });
  });
}
