/** Every page, flyout, step and dialog in a real browser: light and dark, wide and narrow, by keyboard. */
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { findUnreached, findViolations, overflow, untilFocused } from '../browser/accessibility';
import { unevenButtons } from '../browser/layout';
import { goTo, openLayer, subject, viewsOf, waitUntilStill } from '../browser/views';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { deleteDetectors } from './engine_for_tests';
import { furnish } from './furnish';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const height = 900;
/** The whole walk takes minutes: `npm run test:walk` takes it, `npm test` the light pages at full width. */
const isWhole = process.env.WALK === 'whole';
const widths = isWhole ? [1280, 768] : [1280];
const modes = isWhole ? (['light', 'dark'] as const) : (['light'] as const);

describeWithElasticsearch('A walk through the pages', () => {
  const prefix = uniquePrefix('walk');
  const index = `${prefix}-rocket`;
  const logs = `${prefix}-logs`;
  const views = viewsOf({
    id: index,
    index,
    fields: rocketChannels,
    label: 'status',
    classField: 'anomaly_type',
    logs,
  });
  let host: PagesHost;

  beforeAll(async () => {
    host = await startPagesHost();
    await deleteDetectors(host.engine);
  });

  afterAll(() => host.close(prefix));

  describeInChromium('in Chromium', () => {
    const empty = [
      ['/overview', 'waysToBegin'],
      ...['/anomalies', '/detectors', '/models', '/evaluate'].map((page) => [page, 'noDetectors']),
      ['/logs', 'noIndex'],
      ['/status', 'assetsTable'],
    ] as const;

    it('says on each page how to begin where there is nothing yet', async () => {
      const { browser, complaints, page } = await openWatchedPage();
      for (const [address, shows] of empty) {
        await goTo(page, host.server.url, { name: '', address, title: '', shows: subject(shows) });
        expect([address, await findViolations(page), complaints()]).toEqual([address, [], []]);
      }
      await browser.close();
      await furnish(host.engine, prefix);
    });

    describe.each(modes)('in %s mode', (colorScheme) => {
      let watched: WatchedPage;
      const tabs = { offered: new Set<string>(), shown: new Set<string>() };

      beforeAll(async () => {
        watched = await openWatchedPage({ colorScheme });
      });

      afterAll(() => watched.browser.close());

      it.each(views.map((view) => [view.name, view] as const))('shows %s', async (_, view) => {
        const { complaints, page } = watched;
        await page.setViewportSize({ width: 1280, height });
        await goTo(page, host.server.url, view);
        expect(await page.title()).toMatch(view.title);
        expect(await page.locator('h1').count()).toBe(1);
        for (const tab of await page.locator('[role="tab"]').all()) {
          const name = `${new URL(page.url()).pathname} ${await tab.innerText()}`;
          tabs.offered.add(name);
          if ((await tab.getAttribute('aria-selected')) === 'true') tabs.shown.add(name);
        }
        await openLayer(page, view);
        for (const width of widths) {
          await page.setViewportSize({ width, height });
          await waitUntilStill(page);
          expect([width, await findViolations(page)]).toEqual([width, []]);
          expect([width, await overflow(page)]).toEqual([width, 0]);
          expect([width, await unevenButtons(page)]).toEqual([width, []]);
        }
        expect(complaints()).toEqual([]);
      });

      it('leaves out no tab of any page', () => {
        expect(tabs.offered.size).toBeGreaterThan(10);
        expect([...tabs.shown].sort()).toEqual([...tabs.offered].sort());
      });
    });

    (isWhole ? describe : describe.skip)('by the keyboard alone', () => {
      let watched: WatchedPage;

      beforeAll(async () => {
        watched = await openWatchedPage();
      });

      afterAll(() => watched.browser.close());

      const layers = views.filter(({ opener }) => opener !== undefined);
      const pages = views.filter(({ opener }) => opener === undefined);

      it.each(pages.map((view) => [view.name, view] as const))(
        'reaches everything of %s',
        async (_, view) => {
          await goTo(watched.page, host.server.url, view);
          expect(await findUnreached(watched.page)).toEqual([]);
        },
      );

      it.each(layers.map((view) => [view.name, view] as const))(
        'reaches everything of %s, leaves it by Escape, and is where it was before',
        async (_, view) => {
          const { page } = watched;
          await goTo(page, host.server.url, view);
          await openLayer(page, view);
          await page.keyboard.press('Escape');
          await page
            .locator(view.opener?.layer ?? '')
            .first()
            .waitFor({ state: 'detached' });
          await untilFocused(page, view.opener?.button ?? '');
        },
      );
    });
  });
});
