import { type Detection, detectionCodec } from '../../common/api/detect_rows';
import { documents, trainedWorld } from '../detection/ports/ports.mock';
import { detectRowsRoute } from './detect_rows';
import type { RouteContext } from './route';

const { signal } = new AbortController();

async function detect(body: object): Promise<Detection> {
  const ports = await trainedWorld(documents(60));
  const context = { ports, user: null, signal } as unknown as RouteContext;
  const answer = await detectRowsRoute.call({ params: { id: 'pump' }, body }, context);
  // As it comes out of the other end of a wire.
  const received = JSON.parse(JSON.stringify(answer)) as unknown;
  if (!detectionCodec.is(received)) throw new Error('not as its contract says');
  return received;
}

it('takes rows', async () => {
  const { verdicts } = await detect({ rows: [{ x: 3, y: 1 }] });
  expect(verdicts).toMatchObject([{ ml_score: 0.3, ml_anomaly: false, ml: { status: 'scored' } }]);
  expect(verdicts[0]).not.toHaveProperty('line');
});

it('takes lines, numbers them, and reports those that are no objects', async () => {
  const lines = '{"x":3,"y":1}\r\n\n{"x":3\n[1]\n5\n{"x":6,"y":1}\n';
  const { rows, skipped, verdicts } = await detect({ lines });
  expect({ rows, skipped }).toEqual({ rows: 5, skipped: 3 });
  expect(verdicts.map(({ line, ml }) => [line, ml.skip_reason ?? ml.status])).toEqual([
    [1, 'scored'],
    [3, 'LINE_MALFORMED'],
    [4, 'LINE_MALFORMED'],
    [5, 'LINE_MALFORMED'],
    [6, 'scored'],
  ]);
});

it('leaves the keys of prototypes inert', async () => {
  const { verdicts } = await detect({
    lines: '{"__proto__":{"x":1,"y":1},"constructor":{"prototype":{"x":1}}}',
  });
  expect(verdicts[0]?.ml).toMatchObject({ skip_reason: 'FEATURE_MISSING', skip_field: 'x' });
  expect(({} as { x?: number }).x).toBeUndefined();
});

it.each([
  [{}],
  [{ rows: [] }],
  [{ lines: ' \n ' }],
  [{ rows: [{}], lines: '{}' }],
  [{ rows: [5] }],
  [{ rows: [{}], version: 1 }],
  [{ rows: [{}], model_version: 0 }],
  [{ lines: '{}\n'.repeat(10_001) }],
  [{ rows: Array.from({ length: 10_001 }, () => ({})) }],
])('refuses a body like %.40j', async (body) => {
  await expect(detect(body)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
});
