import { AppError } from '../../../common/errors';
import type { Label } from '../../../common/label';
import { importLabels, labelResults, listLabels, withdrawLabel } from './label_results';
import { documents, trainedWorld } from '../ports/ports.mock';
import { resultId } from '../scoring/result_id';
import { scoreDetector } from '../scoring/score_detector';

const { signal } = new AbortController();
const idOf = (i: number) => resultId('pump', 'pump', `doc-${i}`);

async function scored() {
  const rows = documents(60).map((row) => ({
    ...row,
    source: { ...row.source, other: 'no feature' },
  }));
  const ports = await trainedWorld(rows);
  await scoreDetector(ports, 'pump', { signal });
  ports.results.find = (_, id) => {
    const i = rows.findIndex((row) => resultId('pump', row.index, row.id) === id);
    const row = rows[i];
    const result = ports.written.get(id);
    return Promise.resolve(
      row === undefined || result === undefined
        ? null
        : { index: 'pump-ml', result, fields: row.source, time: row.time },
    );
  };
  return ports;
}

it('keeps who, when and why, with the values of the features, and what the model said', async () => {
  const ports = await scored();
  const [label] = await labelResults(
    ports,
    {
      detectorId: 'pump',
      labels: [{ result_id: idOf(6), anomaly: true, why: 'bearing', drawn: 'ranked' }],
      who: 'ada',
    },
    signal,
  );
  expect(label).toMatchObject({
    result_id: idOf(6),
    anomaly: true,
    source: { index: 'pump', id: 'doc-6' },
    fields: { x: 6, y: 7 },
    who: 'ada',
    why: 'bearing',
    drawn: 'ranked',
    model_version: 1,
    ml_score: 0.6,
  });
  expect(label?.fields).not.toHaveProperty('other');
  expect((await listLabels(ports, 'pump', signal)).labels).toEqual([label]);
});

it('puts a new label in the place of the old one, and takes labels back', async () => {
  const ports = await scored();
  const give = (anomaly: boolean) =>
    labelResults(
      ports,
      { detectorId: 'pump', labels: [{ result_id: idOf(6), anomaly }], who: null },
      signal,
    );
  await give(true);
  await give(false);
  expect((await listLabels(ports, 'pump', signal)).labels).toMatchObject([
    { anomaly: false, who: 'unknown' },
  ]);
  await withdrawLabel(ports, 'pump', idOf(6));
  expect((await listLabels(ports, 'pump', signal)).labels).toEqual([]);
  await expect(withdrawLabel(ports, 'pump', idOf(6))).rejects.toMatchObject({
    code: 'LABEL_NOT_FOUND',
  });
});

it('keeps none of several labels when one names no result', async () => {
  const ports = await scored();
  const labels = [idOf(6), idOf(10_000)].map((id) => ({ result_id: id, anomaly: true }));
  await expect(
    labelResults(ports, { detectorId: 'pump', labels, who: 'ada' }, signal),
  ).rejects.toMatchObject({ code: 'RESULT_NOT_FOUND' });
  expect((await listLabels(ports, 'pump', signal)).labels).toEqual([]);
});

it('tells the second of two people who label one row at once, and keeps the first label', async () => {
  const ports = await scored();
  const give = (who: string, anomaly: boolean, replaces?: string | null) =>
    labelResults(
      ports,
      {
        detectorId: 'pump',
        labels: [
          { result_id: idOf(7), anomaly, replaces: null },
          { result_id: idOf(6), anomaly, ...(replaces === undefined ? {} : { replaces }) },
        ],
        who,
      },
      signal,
    );
  const [, first] = await give('ada', true, null);
  await withdrawLabel(ports, 'pump', idOf(7));
  await expect(give('bob', false, null)).rejects.toMatchObject({
    code: 'LABEL_CHANGED',
    message: expect.stringContaining('labelled true by ada') as string,
  });
  expect((await listLabels(ports, 'pump', signal)).labels).toEqual([first]);
  ports.now += 1000;
  await give('bob', false, first?.at);
  expect(await ports.labels.get('pump', idOf(6))).toMatchObject({ who: 'bob', anomaly: false });
  await withdrawLabel(ports, 'pump', idOf(7));
  await expect(give('ada', true, first?.at)).rejects.toMatchObject({ code: 'LABEL_CHANGED' });
  await give('ada', true);
  expect(await ports.labels.get('pump', idOf(6))).toMatchObject({ who: 'ada', anomaly: true });
});

it('keeps how a row was chosen together with others', async () => {
  const ports = await scored();
  const selectedBy = { like: idOf(6), entity: { field: 'host', value: 'a' } };
  const labels = [{ result_id: idOf(7), anomaly: true, selected_by: selectedBy }];
  await labelResults(ports, { detectorId: 'pump', labels, who: 'ada' }, signal);
  expect(await ports.labels.get('pump', idOf(7))).toMatchObject({ selected_by: selectedBy });
});

it('keeps the last of two labels of one result in one request', async () => {
  const ports = await scored();
  const labels = [true, false].map((anomaly) => ({ result_id: idOf(6), anomaly }));
  await labelResults(ports, { detectorId: 'pump', labels, who: 'ada' }, signal);
  expect((await listLabels(ports, 'pump', signal)).labels).toMatchObject([{ anomaly: false }]);
});

it('shows labels to nobody who may not read the source', async () => {
  const ports = await scored();
  ports.reader.count = () => Promise.reject(new AppError('ES_FORBIDDEN', 'not yours'));
  await expect(listLabels(ports, 'pump', signal)).rejects.toMatchObject({ code: 'ES_FORBIDDEN' });
});

it('takes in labels of another detector of the same source, and lets the newer one stay', async () => {
  const ports = await scored();
  const given = [6, 7].map((i) => ({ result_id: idOf(i), anomaly: true }));
  const labels = await labelResults(
    ports,
    { detectorId: 'pump', labels: given, who: 'ada' },
    signal,
  );
  const from = (changes: Partial<Label>) =>
    labels.map((label) => ({
      ...label,
      detector_id: 'old',
      result_id: 'x'.repeat(43),
      ...changes,
    }));
  const take = (changes: Partial<Label>) =>
    importLabels(ports, { detectorId: 'pump', labels: from(changes) });
  expect(await take({ anomaly: false })).toEqual({ imported: 0, older: 2 });
  const at = new Date(ports.now + 1000).toISOString();
  expect(await take({ anomaly: false, at })).toEqual({ imported: 2, older: 0 });
  const { labels: now } = await listLabels(ports, 'pump', signal);
  expect(now.map(({ result_id: id }) => id).sort()).toEqual([idOf(6), idOf(7)].sort());
  for (const label of now) expect(label).toMatchObject({ detector_id: 'pump', anomaly: false });
});
