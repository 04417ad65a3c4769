import { describeDetector } from '../detectors/describe_detector';
import { editManifest } from '../models/model_life.mock';
import { documents, startOfTest, trainedWorld } from '../ports/ports.mock';
import { scoreDetector } from './score_detector';
import { trainDetector } from '../models/train_detector';

const { signal } = new AbortController();

describe('drift', () => {
  /** x and y as in training, then both shifted by half their range. */
  const shifted = (count: number, by: number) =>
    documents(count, startOfTest + 3_600_000).map((document) => ({
      ...document,
      id: `shifted-${document.id}`,
      source: { ...document.source, x: Number(document.source.x) + by },
    }));

  it('is stable on rows like those of training, and major on others', async () => {
    const ports = await trainedWorld(documents(1_155));
    await scoreDetector(ports, 'pump', { signal });
    const before = (await describeDetector(ports, 'pump')).live;
    expect(before).toMatchObject({ rows: 1_155, drift: { reading: 'stable' } });
    expect(before?.drift?.features.map(({ psi }) => psi)).toEqual([0, 0]);

    ports.source.push(...shifted(1_155, 3));
    ports.now += 7_200_000;
    await scoreDetector(ports, 'pump', { signal });
    const after = (await describeDetector(ports, 'pump')).live;
    expect(after?.rows).toBe(2_310);
    expect(after?.drift).toMatchObject({
      reading: 'major',
      scores: { reading: 'major' },
      features: [
        { field: 'x', reading: 'major' },
        { field: 'y', reading: 'stable' },
      ],
    });
  });

  it('is not read from few rows', async () => {
    const ports = await trainedWorld(documents(60));
    await scoreDetector(ports, 'pump', { signal });
    expect((await describeDetector(ports, 'pump')).live).toMatchObject({
      rows: 60,
      drift: null,
      drift_needs_rows: 500,
    });
  });

  it('says what the threshold costs a day', async () => {
    const ports = await trainedWorld(documents(700));
    editManifest(ports, 1, { threshold: 0.6 });
    await scoreDetector(ports, 'pump', { signal });
    const live = (await describeDetector(ports, 'pump')).live;
    expect(live?.alerts_per_day).toBeCloseTo((100 * 86_400) / 699, 3);
    expect(live?.score_quantiles[0]?.level).toBe(0.5);
    expect(Math.abs((live?.score_quantiles[0]?.score ?? 0) - 0.3)).toBeLessThan(0.001);
  });

  it('forgets what is older than the last full window', async () => {
    const ports = await trainedWorld(documents(1_100));
    ports.pageSize = 1_100;
    const dayMs = 86_400_000;
    for (let day = 0; day < 4; day++) {
      ports.source = documents(1_100, startOfTest + day * 1.5 * dayMs).map((document) => ({
        ...document,
        id: `${day}-${document.id}`,
      }));
      ports.now = startOfTest + day * 1.5 * dayMs + 3_600_000;
      await scoreDetector(ports, 'pump', { signal });
    }
    const live = (await describeDetector(ports, 'pump')).live;
    expect(live?.rows).toBe(2_200);
    expect(live?.from).toBe(new Date(startOfTest + 3 * dayMs).toISOString());
    expect(ports.stateOf.get('pump')?.value.live?.windows).toHaveLength(2);
  });

  it('starts afresh with another champion, and is not part of the state that lists show', async () => {
    const ports = await trainedWorld(documents(60));
    await scoreDetector(ports, 'pump', { signal });
    const overview = await describeDetector(ports, 'pump');
    expect(overview.live?.model_version).toBe(1);
    expect(overview.state).not.toHaveProperty('live');
    await trainDetector(ports, 'pump', signal);
    expect((await describeDetector(ports, 'pump')).live).toBeNull();
  });
});
