/** From nothing to a first finding with its reasons, as somebody does who sees the pages for the first time. */
import type { Page } from 'playwright-core';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketDetector, rocketIndex } from '../../standalone/rocket_demo';
import { sumOfReasons } from '../browser/anomalies_page';
import { subject } from '../browser/views';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { deleteDetectors } from './engine_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const mostClicks = 8;

/** Counts what a person does to a page, however the page takes it. */
const countDeeds = `
  window.deeds = { clicks: 0, keys: 0 };
  addEventListener('click', ({ isTrusted }) => { if (isTrusted) deeds.clicks += 1; }, true);
  addEventListener('keydown', ({ isTrusted }) => { if (isTrusted) deeds.keys += 1; }, true);
`;
const deedsOf = (page: Page) => page.evaluate<{ clicks: number; keys: number }>('window.deeds');

describeWithElasticsearch('The first use', () => {
  let host: PagesHost;
  let watched: WatchedPage;

  beforeAll(async () => {
    host = await startPagesHost(undefined, { withDemo: true });
    await deleteDetectors(host.engine);
  });

  afterAll(async () => {
    await host.stopDemo();
    const { client, ports } = host.engine;
    if ((await ports.detectors.get(rocketDetector.id)) !== null) {
      await deleteDetector(ports, rocketDetector.id);
    }
    const index = [rocketIndex, `${rocketIndex}-ml`];
    await client.indices.delete({ index, ignore_unavailable: true });
    await host.close('first-use');
  });

  describeInChromium('in Chromium', () => {
    beforeAll(async () => {
      watched = await openWatchedPage();
      await watched.page.addInitScript(countDeeds);
    });

    afterAll(() => watched.browser.close());

    it(`shows a finding of the demo with its reasons within ${mostClicks} clicks and without typing`, async () => {
      const { complaints, page } = watched;
      await page.goto(host.server.url);
      await page.locator(subject('waysToBegin')).waitFor();
      await page.locator(subject('startDemo')).click();
      // The page looks again by itself: what is trained and scored meanwhile comes without a click.
      await page.locator(subject('resultRow')).first().waitFor();
      await page.locator(subject('resultRow')).first().click();
      const { base, contributions, score } = await sumOfReasons(page);
      expect(contributions.length).toBe(rocketChannels.length);
      expect(contributions.reduce((sum, part) => sum + part, base)).toBeCloseTo(score, 6);
      const { clicks, keys } = await deedsOf(page);
      // Counted at all, that is.
      expect(clicks).toBeGreaterThanOrEqual(2);
      expect(clicks).toBeLessThanOrEqual(mostClicks);
      expect(keys).toBe(0);
      expect(complaints()).toEqual([]);
    });
  });
});
