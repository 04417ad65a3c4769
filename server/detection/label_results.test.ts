import { labelResults, listLabels, withdrawLabel } from './label_results';
import { documents, trainedWorld } from './ports.mock';
import { resultId } from './result_id';
import { scoreDetector } from './score_detector';

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
  expect(await listLabels(ports, 'pump')).toEqual([label]);
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
  expect(await listLabels(ports, 'pump')).toMatchObject([{ anomaly: false, who: 'unknown' }]);
  await withdrawLabel(ports, 'pump', idOf(6));
  expect(await listLabels(ports, 'pump')).toEqual([]);
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
  expect(await listLabels(ports, 'pump')).toEqual([]);
});
