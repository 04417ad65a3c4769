/** `npm run test:fuzz -- [RUNS] [SEED]`: ten thousand damaged models unless told otherwise. */
import { fuzzModels } from './fuzz_models';

const [runs = '10000', seed = '1'] = process.argv.slice(2);
const startedAt = Date.now();
fuzzModels(Number(runs), Number(seed)).then(
  (counts) => {
    const seconds = (Date.now() - startedAt) / 1000;
    process.stdout.write(`${JSON.stringify({ ...counts, seconds }, null, 2)}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
