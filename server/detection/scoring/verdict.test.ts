import { decodeOrThrow } from '../../../common/codecs/decode';
import { resultCodec, type Result } from '../../../common/result';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import type { SourceDocument } from '../ports/source_reader';
import { aDetector, documents, trainedWorld } from '../ports/ports.mock';
import { scoredResultWriter, skippedResult } from './verdict';

const time = Date.UTC(2026, 0, 1);
const detector = aDetector();

const aDocument = (source: Record<string, unknown>): SourceDocument => ({
  index: 'pumps',
  id: 'a "b"',
  time,
  source,
});

function rowOf(document: SourceDocument): Row {
  const row = buildRow(document, detector);
  if ('code' in row) throw new Error(row.code);
  return row;
}

const parsed = (json: string) => {
  const value = JSON.parse(json) as Record<string, unknown>;
  const as = { what: 'result', code: 'INTERNAL' } as const;
  return { ...value, ...decodeOrThrow(resultCodec, value, as) } as Result & Record<string, unknown>;
};

async function scored(source: Record<string, unknown>, score = 0.4, of = detector) {
  const { modelsOf } = await trainedWorld(documents(40));
  const model = modelsOf[0]?.manifest;
  if (model === undefined) throw new Error('no model');
  const document = aDocument(source);
  const row = { document, row: rowOf(document), score, contributions: undefined };
  const { json } = scoredResultWriter(of, model)(row);
  return { json, result: parsed(json), model };
}

it('adds the verdict to the fields of the document', async () => {
  const { result, model } = await scored({ x: 1, y: 2, name: 'é "q"', deep: { a: [1, null] } });
  expect(result).toMatchObject({
    '@timestamp': '2026-01-01T00:00:00.000Z',
    x: 1,
    name: 'é "q"',
    deep: { a: [1, null] },
    ml_score: 0.4,
    ml_anomaly: false,
    ml: {
      detector_id: detector.id,
      source: { index: 'pumps', id: 'a "b"' },
      threshold: model.threshold,
      model_id: model.id,
      model_version: model.version,
      model_sha256: model.sha256,
    },
  });
});

it('keeps every digit of the score and calls it an anomaly from the threshold on', async () => {
  const { model } = await scored({ x: 1, y: 2 });
  const { result } = await scored({ x: 1, y: 2 }, model.threshold);
  expect(result.ml_score).toBe(model.threshold);
  expect(result.ml_anomaly).toBe(true);
});

it('has each key once, whatever the document calls its own fields', async () => {
  const own = { ml: 'mine', ml_score: 9, ml_anomaly: 'yes' };
  const { json, result } = await scored({ x: 1, y: 2, ...own });
  expect(json.match(/"ml_score":/g)).toHaveLength(1);
  expect(json.match(/"ml_anomaly":/g)).toHaveLength(1);
  expect(json.match(/"ml":/g)).toHaveLength(1);
  expect(result.ml_score).toBe(0.4);
  const problem = { code: 'FEATURE_NULL', field: 'x' } as const;
  const { json: skipped } = skippedResult(detector, aDocument(own), { problem });
  expect(skipped.match(/"ml":/g)).toHaveLength(1);
  expect(parsed(skipped)).toMatchObject({ ml: { status: 'skipped', skip_reason: 'FEATURE_NULL' } });
});

it('is whole where nothing of the document is copied', () => {
  const of = { ...detector, destination: { ...detector.destination, copy_fields: [] } };
  const document = { ...aDocument({ x: 1 }), time: null };
  const problem = { code: 'TIME_MISSING', field: '@timestamp' } as const;
  const { json } = skippedResult(of, document, { problem });
  expect(Object.keys(parsed(json)).sort()).toEqual(['ml', 'ml_anomaly']);
});

it('leaves a time that says the same but finer as it is', async () => {
  const fine = '2026-01-01T00:00:00.000000001Z';
  expect((await scored({ '@timestamp': fine, x: 1, y: 2 })).result['@timestamp']).toBe(fine);
});
