import { completeDetector } from '../../../common/complete_detector';
import { documents, InMemoryPorts, startOfTest, trainedWorld } from '../ports/ports.mock';
import { calibrate, calibrateBudget } from './calibrate';

const { signal } = new AbortController();
const dayMs = 86_400_000;

const withThreshold = (threshold: object) =>
  completeDetector({
    id: 'pump',
    source: { indices: ['pump'] },
    features: ['x', 'y'],
    model: { threshold: threshold as { score: number } },
    training: { min_rows: 16 },
  });

const scores = Float64Array.from({ length: 1_001 }, (_, i) => i / 1_000);

it('keeps a histogram of the training scores', async () => {
  const { score_histogram: histogram } = await calibrate(
    withThreshold({ score: 0.7 }),
    scores,
    undefined,
  );
  expect(histogram).toHaveLength(100);
  expect(histogram.reduce((sum, count) => sum + count)).toBe(1_001);
  expect(histogram[99]).toBe(11);
});

it.each([
  [{ score: 0.7 }, 0.7],
  [{ contamination: 0.1 }, 0.9],
])('takes %j as %d', async (threshold, expected) => {
  const calibrated = await calibrate(withThreshold(threshold), scores, undefined);
  expect(calibrated.threshold).toBeCloseTo(expected, 9);
});

async function budget(alerts: number, changes: { rows?: number; read?: number } = {}) {
  const ports = new InMemoryPorts();
  // A document every minute over ten days; the first three are not recent.
  const minutes = 10 * 1_440;
  ports.source = documents(minutes).map((d, i) => ({ ...d, time: startOfTest + i * 60_000 }));
  const drawn = {
    rows: new Array<null>(changes.rows ?? 100).fill(null),
    read: changes.read ?? 100,
    from: startOfTest,
    to: startOfTest + (minutes - 1) * 60_000,
  };
  const detector = withThreshold({ alerts_per_day: alerts });
  return calibrateBudget(ports, { detector, drawn }, signal);
}

it('turns alerts a day into a share of the rows, by the rate of the last week', async () => {
  const calibration = await budget(14.4);
  expect(calibration?.rows_per_day).toBeCloseTo((10_081 * dayMs) / (7 * dayMs), 6);
  expect(calibration?.contamination).toBeCloseTo(0.01, 4);
  expect(Date.parse(calibration?.to ?? '') - Date.parse(calibration?.from ?? '')).toBe(7 * dayMs);
});

it('counts only what can be scored', async () => {
  const all = await budget(10);
  const half = await budget(10, { rows: 50, read: 100 });
  expect(half?.rows_per_day).toBeCloseTo((all?.rows_per_day ?? 0) / 2, 9);
});

it('never flags more than half', async () => {
  expect((await budget(1_000_000))?.contamination).toBe(0.5);
});

it('needs rows of more than one time', async () => {
  const drawn = { rows: [null], read: 1, from: startOfTest, to: startOfTest };
  const detector = withThreshold({ alerts_per_day: 5 });
  await expect(
    calibrateBudget(new InMemoryPorts(), { detector, drawn }, signal),
  ).rejects.toMatchObject({ code: 'NOT_ENOUGH_ROWS' });
});

it('keeps the rate in the manifest', async () => {
  const ports = await trainedWorld(documents(200), withThreshold({ alerts_per_day: 8_640 }));
  const model = ports.modelsOf[0]?.manifest;
  expect(model?.calibration?.rows_per_day).toBeCloseTo((200 * 86_400) / 199, 6);
  expect(model?.calibration?.contamination).toBeCloseTo(0.0995, 6);
  const flagged = ports.source.filter(
    ({ source }) => Number(source.x) / 10 >= (model?.threshold ?? 0),
  );
  // x has seven values: the highest are the seventh of the rows nearest to the tenth asked for.
  expect(flagged.length).toBeGreaterThan(0);
  expect(flagged.length).toBeLessThan(40);
});
