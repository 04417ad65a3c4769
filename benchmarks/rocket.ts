/**
 * Rocket: 50,000 simulated rows at 2 % anomalies whose values overlap with normal ones. Trains,
 * scores and evaluates through the use-cases, then scores the same rows with the same model through
 * the command line and through the standalone host: every `ml_score` must be identical.
 * (Kibana's part of the same comparison is a step of `npm run test:kibana`.)
 *
 *     npm run bench:rocket [-- --json FILE]
 */
import { spawnSync } from 'child_process';
import path from 'path';
import { createDetector } from '../server/detection/detectors/create_detector';
import { evaluateDetector } from '../server/detection/evaluation/evaluate_detector';
import { scoreDetector } from '../server/detection/scoring/score_detector';
import { trainDetector } from '../server/detection/models/train_detector';
import { rocketChannels } from '../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../simulators/rocket/simulate_rocket';
import { projectRoot } from '../standalone/project_root';
import { TimerScheduler } from '../standalone/scheduler';
import { withCluster, type BenchmarkCluster } from './support/cluster';
import { report, type Check } from './support/report';

const rows = 50_000;
const seed = 11;
const index = 'rocket-telemetry';
const destination = `${index}-ml`;
const { signal } = new AbortController();

async function fill({ client }: BenchmarkCluster): Promise<void> {
  const rocket = simulateRocket({ seed, anomalyRate: 0.02 });
  for (let n = 0; n < rows;) {
    const operations: object[] = [];
    for (; operations.length < 10_000 && n < rows; n++) {
      operations.push({ index: { _id: rocketRowId(seed, n) } }, rocket.next().value);
    }
    const answer = await client.bulk({ index, operations });
    if (answer.errors) throw new Error('Rows were refused');
  }
  await client.indices.refresh({ index });
}

/** Scores by source id, read back from the destination, which is then emptied for the next host. */
async function takeScores({ client, ports }: BenchmarkCluster): Promise<Map<string, number>> {
  await client.indices.refresh({ index: destination });
  const scores = new Map<string, number>();
  const results = client.helpers.scrollSearch<{ ml_score: number; ml: { source: { id: string } } }>(
    {
      index: destination,
      size: 5_000,
      _source: ['ml_score', 'ml.source.id'],
    },
  );
  for await (const page of results) {
    for (const { ml_score, ml } of page.documents) scores.set(ml.source.id, ml_score);
  }
  await client.indices.delete({ index: destination });
  await ports.states.delete(index);
  return scores;
}

function scoreByCli({ url }: BenchmarkCluster): void {
  const cli = path.join(projectRoot(), 'bin/anomaly-forest.js');
  const child = spawnSync(process.execPath, [cli, 'score', index, '--elasticsearch', url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (child.status !== 0) throw new Error('The command line failed');
}

/** The scheduler of the standalone host, until it has nothing left to score. */
async function scoreByStandalone({ ports, client }: BenchmarkCluster): Promise<void> {
  const scheduler = new TimerScheduler(ports);
  await scheduler.start();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.indices.refresh({ index: destination, ignore_unavailable: true });
    const { count } = await client.count({ index: destination, ignore_unavailable: true });
    if (count >= rows) break;
  }
  await scheduler.stop();
}

function compare(what: string, scores: Map<string, number>, to: Map<string, number>): Check {
  const same = [...to].filter(([id, score]) => scores.get(id) === score).length;
  return {
    what: `${what} beside the use-cases: identical ml_score`,
    seen: `${same.toLocaleString()} of ${to.size.toLocaleString()}`,
    wanted: rows.toLocaleString(),
    ok: same === rows && scores.size === rows,
  };
}

async function main(): Promise<void> {
  await withCluster(async (cluster) => {
    const { ports, client } = cluster;
    await fill(cluster);
    await createDetector(ports, {
      id: index,
      source: { indices: [`${index}*`] },
      features: [...rocketChannels],
      model: { threshold: { contamination: 0.02 } },
      schedule: { interval: '1s' },
    });
    const model = await trainDetector(ports, index, signal);
    await scoreDetector(ports, index, { signal, budgetMs: Infinity });
    await client.indices.refresh({ index: destination });
    const evaluation = await evaluateDetector(ports, index, {
      labelField: 'status',
      range: { from: null, to: null },
    });
    const direct = await takeScores(cluster);
    scoreByCli(cluster);
    const byCli = await takeScores(cluster);
    await scoreByStandalone(cluster);
    const byStandalone = await takeScores(cluster);
    const { precision, recall, roc_auc: rocAuc } = evaluation;
    report(
      'rocket',
      [
        {
          what: 'rows scored',
          seen: evaluation.rows.toLocaleString(),
          wanted: rows.toLocaleString(),
          ok: evaluation.rows === rows,
        },
        {
          what: 'precision, recall, ROC-AUC',
          seen: `${precision.toFixed(3)}, ${recall.toFixed(3)}, ${rocAuc.toFixed(3)}`,
          wanted: 'printed; better than chance',
          ok: rocAuc > 0.5,
        },
        compare('command line', byCli, direct),
        compare('standalone scheduler', byStandalone, direct),
      ],
      { evaluation, model_sha256: model.sha256 },
    );
  });
}

void main();
