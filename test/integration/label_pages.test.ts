/** Labelling on the page *Evaluate*, in Chromium against the host without Kibana. */
import type { Page } from 'playwright-core';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { labelResults } from '../../server/detection/labels/label_results';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { settle, subject } from '../browser/views';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import type { TestEngine } from './engine_for_tests';
import { fly, trainAndScore } from './furnish';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const { signal } = new AbortController();

describeWithElasticsearch('labelling on the pages', () => {
  const id = uniquePrefix('label-pages');
  let host: PagesHost;
  let engine: TestEngine;

  beforeAll(async () => {
    host = await startPagesHost();
    engine = host.engine;
    await fly(engine, { index: id, rows: 2_000, seed: 4, start: Date.now() - 3_600_000 });
    const source = { indices: [id] };
    const model = { threshold: { contamination: 0.05 } };
    await createDetector(engine.ports, { id, source, features: [...rocketChannels], model });
    await trainAndScore(engine, id, id);
  });

  afterAll(() => host.close(id));

  const labels = async () =>
    (await engine.ports.labels.list(id)).map(({ anomaly, drawn, result_id, selected_by }) => {
      return { anomaly, drawn, id: result_id, selected_by };
    });

  describeInChromium('in Chromium', () => {
    let watched: WatchedPage;
    let page: Page;

    beforeAll(async () => {
      watched = await openWatchedPage();
      page = watched.page;
    });

    afterAll(() => watched.browser.close());

    const open = async (query: Record<string, string> = {}, shows = 'labelCard') => {
      const params = new URLSearchParams({ detector: id, tab: 'next', ...query });
      await page.goto(`${host.server.url}/evaluate?${params.toString()}`);
      await page.locator(subject(shows)).first().waitFor();
      await settle(page);
    };
    const shown = () =>
      page
        .locator(`${subject('labelCard')} h3`)
        .first()
        .innerText();
    /** Does something and waits for the row that it leads to. */
    const moveOn = async (deed: () => Promise<void>) => {
      const before = await shown();
      await deed();
      const heading = page.locator(`${subject('labelCard')} h3`);
      await heading.filter({ hasNotText: before }).waitFor();
      await settle(page);
    };

    const press = (key: string) => moveOn(() => page.keyboard.press(key));

    it('labels rows one by one by the keyboard, skips, and undoes', async () => {
      await open();
      const seen: string[] = [];
      for (const key of ['t', 'f', 's']) {
        seen.push(await shown());
        await press(key);
      }
      expect(new Set(seen).size).toBe(3);
      expect((await labels()).map(({ anomaly }) => anomaly).sort()).toEqual([false, true]);
      const last = await shown();
      await press('u');
      expect(await shown()).toBe(seen[2]);
      await press('u');
      expect(await shown()).toBe(seen[1]);
      expect(await labels()).toMatchObject([{ anomaly: true, drawn: 'ranked' }]);
      await press('f');
      await press('s');
      expect(await shown()).toBe(last);
    });

    it('does not show again what was labelled or skipped', async () => {
      const last = await shown();
      await open();
      expect(await shown()).toBe(last);
    });

    it('labels rows like one row with it, after it has said how many', async () => {
      await open({ alike: 'true' });
      await page.locator(subject('alikeCount')).waitFor();
      while (!/\d+ rows? like it/.test(await page.locator(subject('alikeCount')).innerText())) {
        await press('s');
        await page.locator(subject('alikeCount')).waitFor();
      }
      const text = await page.locator(subject('alikeCount')).innerText();
      const count = Number(/(\d+) rows? like it/.exec(text)?.[1]);
      const before = (await labels()).length;
      await moveOn(() => page.locator(subject('queueTrue')).click());
      expect(await labels()).toHaveLength(before + 1 + count);
      const alike = (await labels()).filter((label) => label.selected_by !== undefined);
      expect(alike).toHaveLength(count);
      for (const label of alike) expect(label).toMatchObject({ anomaly: true, drawn: undefined });
    });

    it('tells of a row that somebody else labelled meanwhile, and goes on', async () => {
      await open();
      const link = await page
        .locator(`${subject('labelCard')} a`)
        .first()
        .getAttribute('href');
      const row = new URL(link ?? '', host.server.url).searchParams.get('row') ?? '';
      await labelResults(
        engine.ports,
        { detectorId: id, labels: [{ result_id: row, anomaly: false }], who: 'bob' },
        signal,
      );
      await press('t');
      await page.getByText('LABEL_CHANGED').first().waitFor();
      expect(await engine.ports.labels.get(id, row)).toMatchObject({ who: 'bob' });
    });

    it('estimates the precision by a batch of rows drawn at random', async () => {
      await open({ draw: 'random', view: 'batch' }, 'labelBatch');
      const buttons = page.locator(`${subject('labelBatch')} ${subject('labelTrue')}`);
      const count = await buttons.count();
      expect(count).toBe(10);
      for (let i = 0; i < count; i++) {
        await buttons.nth(i).click();
        await page.getByText(`${i + 1} of ${count} labelled`).waitFor();
      }
      const drawn = (await labels()).filter((label) => label.drawn === 'random');
      expect(drawn).toHaveLength(count);
      const estimate = await page.locator(subject('statEstimate')).innerText();
      expect(estimate).toMatch(/by 10 rows drawn at random/);
      expect(estimate).toMatch(/100(\.0)? ?% \(72(\.\d)? ?% to 100/);
      await page.locator(subject('nextBatch')).click();
      await page.getByText('0 of').waitFor();
      expect(watched.complaints().filter((one) => !one.includes('409'))).toEqual([]);
    });
  });
});
