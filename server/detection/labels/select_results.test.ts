import path from 'path';
import type { ResultRow } from '../../../common/api/search_results';
import { completeWindows } from '../../../common/windows';
import { buildForestWorker } from '../../../packaging/build_worker';
import { createForestPool } from '../../forest/forest_pool';
import { createAbortController } from '../abort';
import { idOf, isRight, label, trained as trainedBy } from './labelled_pump.mock';
import type { InMemoryPorts } from '../ports/ports.mock';
import { scoreDetector } from '../scoring/score_detector';
import { selectResults, type SelectionOptions } from './select_results';

const { signal } = createAbortController();
const root = path.join(__dirname, '../../..');
const workerFile = buildForestWorker(root, path.join(root, 'target/test/select_results'));
const forest = createForestPool({ workerFile, threads: 1 });

afterAll(() => forest.close());

interface Clause {
  ids?: { values: string[] };
  range?: { ml_score: { gte?: number; lt?: number } };
  term?: Record<string, unknown>;
  bool?: { must_not: Clause[] };
}

/** As Elasticsearch reads the few queries that are asked. */
function matches([id, row]: [string, Row], clause: Clause): boolean {
  if (clause.ids) return clause.ids.values.includes(id);
  if (clause.range) {
    const { gte = 0, lt = 2 } = clause.range.ml_score;
    return (row.ml_score ?? NaN) >= gte && (row.ml_score ?? NaN) < lt;
  }
  if (clause.term) {
    const { host = row.host, 'ml.model_version': version = row.ml.model_version } = clause.term;
    return host === row.host && version === row.ml.model_version;
  }
  return !(clause.bool?.must_not ?? []).some((one) => matches([id, row], one));
}

type Row = Pick<ResultRow, 'ml' | 'ml_anomaly' | 'ml_score'> & { host?: unknown };

async function scored(): Promise<InMemoryPorts> {
  const ports = await trainedBy(forest);
  ports.source = ports.source.map((document, i) => ({
    ...document,
    source: { ...(document.source as object), host: i % 80 < 40 ? 'a' : 'b' },
  }));
  await scoreDetector(ports, 'pump', { signal });
  ports.results.search = ({ filters, from, only_anomalies: only, order, size, to }) => {
    const rows = [...(ports.written as Map<string, Row>).entries()]
      .filter((row) => filters.every((one) => matches(row, one as Clause)))
      .filter(([, { ml_anomaly: flagged }]) => flagged || !only)
      .map(([result_id, row]): ResultRow => {
        const time = String((row as { '@timestamp'?: unknown })['@timestamp']);
        return { ...row, result_id, result_index: 'pump-ml', time };
      })
      .filter(({ time }) => Date.parse(time ?? '') >= from && Date.parse(time ?? '') < to)
      .sort((a, b) => ((a.ml_score ?? 0) - (b.ml_score ?? 0)) * (order === 'asc' ? 1 : -1));
    return Promise.resolve({ total: rows.length, rows: rows.slice(0, size) });
  };
  return ports;
}

const select = (ports: InMemoryPorts, options: SelectionOptions) =>
  selectResults(ports, { detectorId: 'pump', ...options }, signal);

const numberOf = new Map(Array.from({ length: 600 }, (_, i) => [idOf(i), i]));
const numbersIn = ({ rows }: { rows: ReadonlyArray<{ result_id: string }> }) =>
  rows.map(({ result_id: id }) => numberOf.get(id) ?? NaN);

it('finds rows like one row, the most alike first, without that row', async () => {
  const ports = await scored();
  const found = await select(ports, { like: idOf(0), least_likeness: 0.5 });
  const numbers = numbersIn(found);
  expect(numbers.length).toBeGreaterThan(3);
  for (const i of numbers) expect([i, i % 20 === 0 && isRight(i)]).toEqual([i, true]);
  expect(numbers).not.toContain(0);
  const likeness = found.rows.map((row) => row.likeness ?? NaN);
  expect([...likeness].sort((a, b) => b - a)).toEqual(likeness);
  expect(Math.min(...likeness)).toBeGreaterThanOrEqual(0.5);
  expect(found.total).toBe(numbers.length);
  const fewer = await select(ports, { like: idOf(0), least_likeness: 0.95 });
  expect(fewer.total).toBeLessThan(found.total);
});

it('knows a row with the same values as the same row', async () => {
  const ports = await scored();
  const [first] = ports.source;
  ports.source = ports.source.map((document, i) =>
    i === 40 && first ? { ...document, source: first.source } : document,
  );
  const { rows } = await select(ports, { like: idOf(0) });
  expect(rows.find(({ result_id: id }) => id === idOf(40))).toMatchObject({ likeness: 1 });
});

it('narrows rows that are alike to an entity and a time', async () => {
  const ports = await scored();
  const all = numbersIn(await select(ports, { like: idOf(0), least_likeness: 0.5 }));
  const entity = { field: 'host', value: 'a' };
  const ofHost = numbersIn(await select(ports, { like: idOf(0), least_likeness: 0.5, entity }));
  expect(ofHost.length).toBeGreaterThan(0);
  expect(ofHost.sort()).toEqual(all.filter((i) => i % 80 < 40).sort());
});

it('answers what is flagged of an entity or in a window, as far as it has no label', async () => {
  const ports = await scored();
  const [from, to] = [100, 300].map((i) => Date.parse(label(i, true).time ?? ''));
  if (from === undefined || to === undefined) throw new Error('no times');
  const window = await select(ports, { from, to });
  expect(numbersIn(window).length).toBeGreaterThan(5);
  for (const i of numbersIn(window)) expect([i >= 100 && i < 300, i]).toEqual([true, i]);
  for (const row of window.rows) expect(row).toMatchObject({ ml_anomaly: true, likeness: null });
  const [worst] = numbersIn(window);
  await ports.labels.put(label(worst ?? NaN, true));
  expect(numbersIn(await select(ports, { from, to }))).not.toContain(worst);
});

it('compares windows by what their results hold, or says what these lack', async () => {
  const ports = await scored();
  const usual = await select(ports, { like: idOf(0), least_likeness: 0.5 });
  const detector = ports.stored.get('pump');
  if (detector === undefined) throw new Error('no detector');
  const ofWindows = { ...detector, source: { ...detector.source, windows: completeWindows() } };
  ports.stored.set('pump', ofWindows);
  // No window has the id of an event.
  ports.source = [];
  const found = await select(ports, { like: idOf(0), least_likeness: 0.5 });
  expect(numbersIn(found).length).toBeGreaterThan(3);
  expect(numbersIn(found)).toEqual(expect.arrayContaining(numbersIn(usual)));

  const destination = { ...detector.destination, copy_fields: ['x'] };
  ports.stored.set('pump', { ...ofWindows, destination });
  const refused = expect(select(ports, { like: idOf(0) })).rejects;
  await refused.toMatchObject({ code: 'MEASURES_NOT_COPIED' });
});

it('says that a row is not there', async () => {
  const ports = await scored();
  await expect(select(ports, { like: 'x'.repeat(43) })).rejects.toMatchObject({
    code: 'RESULT_NOT_FOUND',
  });
});
