/** From a detector created by API to results in Elasticsearch, and back to nothing. */
import type { Client } from '@elastic/elasticsearch';
import { apiRoot } from '../../common/api/contract';
import { createDetector } from '../../common/api/create_detector';
import { getDetector } from '../../common/api/get_detector';
import { getStatus } from '../../common/api/get_status';
import type { DetectorOverview } from '../../common/api/shared';
import { decodeOrThrow } from '../../common/codecs/decode';
import { resultCodec } from '../../common/result';
import type { KibanaApi } from './kibana_api';
import { destinationIndex, detector, rowCount, sourceIndex, writeRocketRows } from './rocket_data';
import { checkSameScores } from './check_scores';
import { check, type Steps, until } from './steps';

export interface Subject {
  api: KibanaApi;
  client: Client;
  elasticsearchUrl: string;
}

const detectorsPath = `${apiRoot}/detectors`;
export const detectorPath = `${detectorsPath}/${detector.id}`;

async function checkStatus({ api }: Subject): Promise<true | null> {
  const body = await api.get200('GET', `${apiRoot}/status`);
  const status = decodeOrThrow(getStatus.response, body, { what: 'Status' });
  check(status.host === 'kibana', `the host is ${status.host}`);
  check(status.elasticsearch.version !== null, 'no version of Elasticsearch');
  const failed = status.assets.filter((asset) => asset.status === 'failed');
  check(failed.length === 0, failed.map(({ name, reason }) => `${name}: ${reason}`).join('; '));
  const kinds = new Set(status.assets.map(({ kind }) => kind));
  return kinds.has('index_template') && kinds.has('dashboard') ? true : null;
}

async function checkRefusals({ api }: Subject): Promise<void> {
  const unknown = await api.call('GET', `${detectorsPath}/nobody`);
  const { attributes } = unknown.body as { attributes?: { code?: string } };
  check(unknown.status === 404, `an unknown detector answers ${unknown.status}`);
  check(attributes?.code === 'DETECTOR_NOT_FOUND', JSON.stringify(unknown.body));
  const misspelt = { ...detector, features: ['temp_c', 'temp_x'] };
  const wrong = await api.call('POST', detectorsPath, { body: misspelt });
  check(wrong.status === 400 && JSON.stringify(wrong.body).includes('temp_x'), 'misspelt field');
  const bare = await api.call('POST', detectorsPath, { body: detector, withXsrfHeader: false });
  check(bare.status === 400, `a write without kbn-xsrf answers ${bare.status}`);
}

/** The detector, anew. */
export async function createDetectorAnew({ api }: Subject): Promise<void> {
  // Of an earlier test that was stopped half-way.
  await api.call('DELETE', detectorPath);
  const body = await api.get200('POST', detectorsPath, detector);
  decodeOrThrow(createDetector.response, body, { what: 'Answer' });
  const again = await api.call('POST', detectorsPath, { body: detector });
  check(again.status === 409, `creating it again answers ${again.status}`);
}

export async function overview({ api }: Subject): Promise<DetectorOverview> {
  const body = await api.get200('GET', detectorPath);
  return decodeOrThrow(getDetector.response, body, { what: 'Answer' });
}

export async function waitForResults(subject: Subject): Promise<void> {
  await until('every row is settled', async () => {
    const { ledger, state, model } = await overview(subject);
    if (state.error) throw new Error(`${state.error.code}: ${state.error.message}`);
    if (model === null || ledger === null) return null;
    return ledger.scored + ledger.skipped + ledger.dead_lettered === rowCount ? ledger : null;
  });
}

async function checkResults(subject: Subject): Promise<void> {
  const { client } = subject;
  await client.indices.refresh({ index: destinationIndex });
  const { model } = await overview(subject);
  const found = await client.search({
    index: destinationIndex,
    size: 50,
    query: { term: { ml_anomaly: true } },
    sort: [{ ml_score: 'desc' }],
    track_total_hits: true,
  });
  const total = typeof found.hits.total === 'object' ? found.hits.total.value : 0;
  check(total > 0 && total < rowCount / 4, `${total} anomalies of ${rowCount} rows`);
  for (const { _source: source } of found.hits.hits) {
    const result = decodeOrThrow(resultCodec, source, { what: 'A result' });
    const score = result.ml_score ?? 0;
    check(score >= (model?.threshold ?? 1) && score <= 1, `an anomaly scores ${score}`);
    check(result.ml.model_sha256 === model?.sha256, 'a result names another model');
  }
  const { count } = await client.count({ index: destinationIndex });
  check(count === rowCount, `${count} results for ${rowCount} rows`);
}

async function trainOnDemand(subject: Subject): Promise<void> {
  await subject.api.get200('POST', `${detectorPath}/run`, { task: 'train' });
  await until('a second model', async () =>
    (await overview(subject)).model?.version === 2 ? true : null,
  );
}

/** @param skipped how many rows are skipped then */
export async function scoreWhatComes(subject: Subject, skipped = 1): Promise<void> {
  const late = { '@timestamp': new Date().toISOString(), temp_c: null, cpu_pct: 3 };
  await subject.client.index({ index: sourceIndex, id: `incomplete-${skipped}`, document: late });
  await until('the incomplete row is skipped, with a reason', async () =>
    ((await overview(subject)).ledger?.skipped ?? 0) >= skipped ? true : null,
  );
}

/** Ids of our tasks that Task Manager keeps. */
async function taskIds({ client }: Subject): Promise<string[]> {
  await client.indices.refresh({ index: '.kibana_task_manager' });
  const found = await client.search({
    index: '.kibana_task_manager',
    size: 100,
    query: { prefix: { 'task.taskType': 'anomalyForest:' } },
    _source: false,
  });
  return found.hits.hits.map(({ _id }) => String(_id));
}

async function checkTasks(subject: Subject): Promise<void> {
  const ids = (await taskIds(subject)).sort();
  const expected = ['score', 'train'].map((kind) => `task:anomalyForest:${kind}:${detector.id}`);
  check(
    expected.every((id) => ids.includes(id)),
    `Task Manager keeps ${ids.join(', ')}`,
  );
}

/** Up to a detector that has scored everything. */
export async function checkDetector(steps: Steps, subject: Subject): Promise<void> {
  await steps.step('status: host, cluster, assets', () =>
    until('the assets are installed', () => checkStatus(subject)),
  );
  await steps.must('telemetry written', () => writeRocketRows(subject.client));
  await steps.step('bad requests refused', () => checkRefusals(subject));
  await steps.must('detector created', () => createDetectorAnew(subject));
  await steps.step('tasks scheduled', () => checkTasks(subject));
  await steps.must('model trained and every row scored by the tasks', () =>
    waitForResults(subject),
  );
  await steps.step('results written', () => checkResults(subject));
  await steps.step(`every ml_score of ${rowCount} rows the same without Kibana`, () =>
    checkSameScores(subject.elasticsearchUrl),
  );
  await steps.step('trained again on demand', () => trainOnDemand(subject));
  await steps.step('a row that came later settled', () => scoreWhatComes(subject));
}

export async function deleteDetector(steps: Steps, subject: Subject): Promise<void> {
  await steps.step('detector deleted', async () => {
    await subject.api.get200('DELETE', detectorPath);
    const gone = await subject.api.call('GET', detectorPath);
    check(gone.status === 404, `it still answers ${gone.status}`);
  });
  await steps.step('no task left', () =>
    until('the tasks are gone', async () => ((await taskIds(subject)).length === 0 ? true : null)),
  );
}
