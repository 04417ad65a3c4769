import type { ResultRow } from '../../../common/api/search_results';
import { labelResults } from './label_results';
import { documents, type InMemoryPorts, trainedWorld } from '../ports/ports.mock';
import { resultId } from '../scoring/result_id';
import { scoreDetector } from '../scoring/score_detector';
import { suggestLabels, type SuggestOptions } from './suggest_labels';

const { signal } = new AbortController();
const idOf = (i: number) => resultId('pump', 'pump', `doc-${i}`);

interface Clause {
  ids?: { values: string[] };
  exists?: unknown;
  term?: Record<string, unknown>;
  bool?: { must_not: Clause[] };
}

/** As Elasticsearch reads the few queries that are asked. */
function matches(id: string, { ml }: Pick<ResultRow, 'ml'>, clause: Clause): boolean {
  if (clause.ids) return clause.ids.values.includes(id);
  if (clause.exists) return ml.challenger !== undefined;
  if (clause.term) return ml.model_version === clause.term['ml.model_version'];
  return !(clause.bool?.must_not ?? []).some((one) => matches(id, { ml }, one));
}

async function scored(): Promise<InMemoryPorts> {
  const ports = await trainedWorld(documents(60));
  await scoreDetector(ports, 'pump', { signal });
  for (const i of [1, 8]) {
    const result = ports.written.get(idOf(i));
    if (result) result.ml.challenger = { model_version: 2, ml_score: 0.9, ml_anomaly: true };
  }
  ports.results.search = ({ filters, only_anomalies: only, size, random_seed: seed }) => {
    const rows = [...ports.written.entries()]
      .filter(([id, row]) => filters.every((one) => matches(id, row, one as Clause)))
      .filter(([, { ml_anomaly: flagged }]) => flagged || !only)
      .map(([result_id, { ml, ml_anomaly, ml_score }]): ResultRow => {
        return { ml, ml_anomaly, ml_score, result_id, result_index: 'pump-ml', time: null };
      })
      .sort((a, b) => (seed === undefined ? (b.ml_score ?? 0) - (a.ml_score ?? 0) : 0));
    return Promise.resolve({ total: rows.length, rows: rows.slice(0, size) });
  };
  return ports;
}

const suggest = (ports: InMemoryPorts, options: Partial<SuggestOptions> = {}) =>
  suggestLabels(
    ports,
    { detectorId: 'pump', mode: 'ranked', size: 5, seed: 0, without: [], ...options },
    signal,
  );

it('never suggests a row that has a label', async () => {
  const ports = await scored();
  const seen = new Set<string>();
  for (let batch = 0; batch < 12; batch++) {
    const { rows } = await suggest(ports);
    expect(rows).toHaveLength(5);
    for (const { result_id: id } of rows) expect(seen.has(id)).toBe(false);
    const labels = rows.map(({ drawn, result_id }) => ({ result_id, anomaly: true, drawn }));
    await labelResults(ports, { detectorId: 'pump', labels, who: 'ada' }, signal);
    rows.forEach(({ result_id: id }) => seen.add(id));
  }
  expect((await suggest(ports)).rows).toEqual([]);
});

it('does not suggest again what was passed over', async () => {
  const ports = await scored();
  const [first, ...rest] = (await suggest(ports, { size: 60 })).rows;
  const without = rest.map(({ result_id: id }) => id);
  for (const mode of ['ranked', 'disagreement'] as const) {
    expect((await suggest(ports, { mode, without })).rows).toMatchObject([
      { result_id: first?.result_id },
    ]);
  }
});

it('suggests the highest scores, and says that labels of these are biased', async () => {
  const { rows, note } = await suggest(await scored());
  for (const row of rows) expect(row).toMatchObject({ ml_score: 0.6, drawn: 'ranked' });
  expect(note).toContain('biased');
});

it('asks half where the models disagree, as far as they do', async () => {
  const { rows } = await suggest(await scored(), { mode: 'disagreement', size: 6 });
  expect(rows.slice(0, 2).map(({ result_id: id }) => id)).toEqual([idOf(1), idOf(8)]);
  expect(rows.map(({ drawn }) => drawn)).toEqual([
    ...['disagreement', 'disagreement'],
    ...['ranked', 'ranked', 'ranked', 'ranked'],
  ]);
  expect(new Set(rows.map(({ result_id: id }) => id)).size).toBe(6);
});

it('draws at random among the rows that the champion flags', async () => {
  const ports = await scored();
  const { rows, note } = await suggest(ports, { mode: 'random', size: 100 });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ ml_anomaly: true, drawn: 'random' });
  expect(note).toContain('honest estimate');
});
