/** The page of a detector, in Chromium against the host without Kibana. */
import type { Page } from 'playwright-core';
import { ledgerOverTime } from '../../common/api/ledger_over_time';
import { AppError } from '../../common/errors';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { goTo, subject } from '../browser/views';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import type { TestEngine } from './engine_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const minute = 60_000;
const hour = 60 * minute;
const { signal } = new AbortController();

describeWithElasticsearch('the page of a detector', () => {
  const id = uniquePrefix('detector');
  let host: PagesHost;
  let engine: TestEngine;
  /** A full hour, four of them ago. */
  const start = Math.floor(Date.now() / hour) * hour - 4 * hour;

  async function index(times: readonly number[], more: (i: number) => object = () => ({})) {
    const operations = times.flatMap((time, i) => [
      { index: { _id: `at-${time}` } },
      { '@timestamp': new Date(time).toISOString(), x: i % 7, y: (i * 3) % 11, ...more(i) },
    ]);
    const answer = await engine.client.bulk({ index: id, operations, refresh: true });
    expect(answer.errors).toBe(false);
  }

  const minutes = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + i * minute);

  beforeAll(async () => {
    host = await startPagesHost();
    engine = host.engine;
    await index(minutes(start, 180), (i) => (i === 70 ? { x: null } : {}));
    await createDetector(engine.ports, {
      id,
      name: 'Test pump',
      source: { indices: [id] },
      features: ['x', 'y'],
      training: { min_rows: 16 },
    });
    await trainDetector(engine.ports, id, signal);
    await scoreDetector(engine.ports, id, { signal });
    // Late in the first hour and in the third; the last is deleted after it was scored.
    await index([start + 30_000, start + 90_000, start + 2 * hour + 30_000]);
    await engine.client.delete({ index: id, id: `at-${start + 179 * minute}`, refresh: true });
    // For the next run.
    const now = Date.now();
    await index(Array.from({ length: 5 }, (_, i) => now - i * 1_000));
    await engine.client.indices.refresh({ index: `${id}-ml` });
  });

  afterAll(() => host.close(id));

  async function ask(body: object): Promise<Response> {
    const at = ledgerOverTime.path.replace('{id}', id);
    return fetch(`${host.server.url}${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'kbn-xsrf': 'true' },
      body: JSON.stringify(body),
    });
  }

  it('answers the ledger per interval, in few of them, and as the ledger of all adds up', async () => {
    const range = {
      from: new Date(start).toISOString(),
      to: new Date(start + 24 * hour).toISOString(),
    };
    const response = await ask({ ...range, buckets: 24 });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text.length).toBeLessThan(5_000);
    const { interval_ms: interval, intervals } = JSON.parse(text) as {
      interval_ms: number;
      intervals: Array<Record<string, number>>;
    };
    expect(interval).toBe(hour);
    const nothing = { skipped: 0, dead_lettered: 0, pending: 0, missing: 0, gone: 0 };
    expect(intervals.slice(0, 3)).toEqual([
      { time: start, ...nothing, ingested: 62, scored: 60, missing: 2 },
      { time: start + hour, ...nothing, ingested: 60, scored: 59, skipped: 1 },
      // One that came late hides behind one that is gone: counts alone cannot tell them apart.
      { time: start + 2 * hour, ...nothing, ingested: 60, scored: 60 },
    ]);
    const sum = (key: string) => intervals.reduce((all, one) => all + (one[key] ?? 0), 0);
    expect(sum('pending')).toBe(5);
    const { ledger } = await describeDetector(engine.ports, id);
    for (const key of ['ingested', 'scored', 'skipped', 'dead_lettered', 'pending'] as const) {
      expect(sum(key)).toBe(ledger?.[key]);
    }
    expect((await ask({ ...range, buckets: 201 })).status).toBe(400);
  });

  describeInChromium('in Chromium', () => {
    let watched: WatchedPage;
    let page: Page;
    const open = (tab: string, shows: string, more = '') =>
      goTo(page, host.server.url, {
        name: tab,
        address: `/detectors/${id}?tab=${tab}${more}`,
        title: 'Test pump',
        shows: subject(shows),
      });

    beforeAll(async () => {
      watched = await openWatchedPage();
      page = watched.page;
    });

    afterEach(() => expect(watched.complaints()).toEqual([]));

    afterAll(() => watched.browser.close());

    it('marks the hours in which the ledger does not add up, and says what to do', async () => {
      await open('ledger', 'ledgerIntervals');
      const rows = page.locator(`${subject('ledgerIntervals')} tbody tr`);
      const late = rows.filter({ has: page.locator(subject('interval-late')) });
      expect(await late.count()).toBe(1);
      expect(await late.innerText()).toMatch(/Does not add up: 2[^]*next reconcile run/);
      expect(await page.locator(subject('interval-adds_up')).count()).toBe(2);
      expect(await page.locator(subject('interval-pending')).count()).toBeGreaterThan(0);
    });

    it('shows the time that the address holds, also when there is nothing', async () => {
      const from = new Date(start).toISOString();
      const to = new Date(start + hour).toISOString();
      await open('ledger', 'ledgerIntervals', `&from=${from}&to=${to}`);
      // Two minutes each, of which one has what came late.
      expect(await page.locator(`${subject('ledgerIntervals')} tbody tr`).count()).toBe(30);
      await open('ledger', 'ledgerEmpty', '&from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z');
      await page.locator(subject('showData')).click();
      await page
        .locator(`${subject('ledgerIntervals')} tbody tr`)
        .first()
        .waitFor();
      expect(page.url()).toContain(`from=${from.slice(0, 13)}`);
    });

    it('leads from a time without results to that of the data, also among anomalies', async () => {
      const none = 'from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z';
      await page.goto(`${host.server.url}/anomalies?detector=${id}&${none}`);
      await page.locator(subject('nothingScored')).waitFor();
      await page.locator(subject('showData')).click();
      await page.locator(subject('nothingScored')).waitFor({ state: 'detached' });
      expect(page.url()).toContain(`from=${new Date(start).toISOString().slice(0, 13)}`);
    });

    it('says how a query that looks like KQL is read, and what is wrong with one that is nothing', async () => {
      const from = new Date(start).toISOString();
      await page.goto(`${host.server.url}/anomalies?detector=${id}&from=${from}&to=now`);
      const bar = page.locator(`input${subject('queryBar')}`);
      await bar.fill('ml_score:>0.1 AND ml_anomaly:false');
      expect(await page.locator(subject('looksLikeKql')).count()).toBe(0);
      await bar.fill('ml_score > 0.1 and (');
      await page.locator(subject('looksLikeKql')).waitFor();
      await bar.press('Enter');
      await page.locator(subject('remedy')).getByText('without its partner').waitFor();
      expect(watched.complaints().every((text) => text.includes('400'))).toBe(true);
    });

    it('shows how far behind a run left scoring', async () => {
      await open('runs', 'runsTable');
      const header = page.locator(`${subject('runsTable')} thead th`);
      const at = (await header.allInnerTexts()).findIndex((name) => name.trim() === 'Lag');
      const score = page
        .locator(`${subject('runsTable')} tbody tr`, { hasText: 'Scoring' })
        .first();
      const cells = await score.locator('td').allInnerTexts();
      expect(cells[at]).toMatch(/\d (ms|s)/);
    });

    it('cancels a training that waits for its turn', async () => {
      // Nothing is scheduled here: what is asked for waits.
      await open('runs', 'runsTable');
      await page.locator(subject('trainNow')).click();
      await page.locator(subject('trainingWaits')).waitFor();
      expect((await engine.ports.states.get(id)).value.training).toMatchObject({ began_at: null });
      await page.locator(subject('cancelTraining')).click();
      await page.locator(subject('trainingWaits')).waitFor({ state: 'detached' });
      const { value: state } = await engine.ports.states.get(id);
      expect(state.training).toBeUndefined();
      expect(state.trainings_cancelled).toBe(1);
    });

    it('cancels a training that runs', async () => {
      const train = engine.ports.forest.train.bind(engine.ports.forest);
      engine.ports.forest.train = (_matrix, _options, own) =>
        new Promise((_, reject) => {
          const aborted = new AppError('ABORTED', 'The run was cancelled.');
          own?.addEventListener('abort', () => reject(aborted));
        });
      const training = trainDetector(engine.ports, id, signal);
      const ended = expect(training).rejects.toMatchObject({ code: 'TRAINING_CANCELLED' });
      await open('runs', 'trainingRuns');
      await page.locator(subject('cancelTraining')).click();
      await ended;
      engine.ports.forest.train = train;
      await page.reload();
      await page.locator(subject('runCancelled')).waitFor();
      expect(await engine.ports.models.versions(id)).toEqual([1]);
    });

    it('says that no training begins by itself where one would, had none been cancelled', async () => {
      const stored = await engine.ports.detectors.get(id);
      if (stored === null) throw new Error('no detector');
      expect((await engine.ports.states.get(id)).value).toHaveProperty('training_held_since');
      expect(await page.locator(subject('trainingHeld')).count()).toBe(0);
      const { value, version } = stored;
      const training = { ...value.training, retrain_every: '7d' };
      await engine.ports.detectors.update({ ...value, training }, version);
      await page.reload();
      const notice = page.locator(subject('trainingHeld'));
      await notice.waitFor();
      expect(await notice.innerText()).toContain('or 7d after it was cancelled');
    });
  });
});
