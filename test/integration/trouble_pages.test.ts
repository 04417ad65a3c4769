/** What pages say when something they need is gone: nothing blank, nothing stale shown as fresh. */
import type { Page, Route } from 'playwright-core';
import { AppError, type ErrorCode } from '../../common/errors';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { errorAnswer } from '../../server/routes/error_answer';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import {
  startElasticsearch,
  type EmbeddedElasticsearch,
} from '../../standalone/elasticsearch/start_elasticsearch';
import { openPage } from '../browser/open_browser';
import { goTo, settle, subject, viewsOf } from '../browser/views';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { furnish } from './furnish';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';
import { distributionFolder, makeTestFolder, removeTestFolder } from './test_folder';

const prefix = 'trouble';
const rocket = { id: `${prefix}-rocket`, index: `${prefix}-rocket` };
const views = viewsOf({
  ...rocket,
  fields: rocketChannels,
  label: 'status',
  classField: 'anomaly_type',
  logs: `${prefix}-logs`,
});
const updateButton = `.euiSuperUpdateButton`;

/** A view of each page, and the button that asks for it anew. */
const refreshed = [
  ['overview', updateButton],
  ['anomalies', updateButton],
  ['detectors', 'button:has-text("Refresh")'],
  ['detector', null],
  ['models', null],
  ['evaluate_scores', updateButton],
  ['logs', updateButton],
  ['status', 'button:has-text("Refresh")'],
] as const;

function viewOf(name: string) {
  const view = views.find((one) => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}`);
  return view;
}

const none = { none: 0, low: 0, medium: 0, high: 0, critical: 0 };

const refuse = (code: ErrorCode, message: string) => (route: Route) => {
  const error = new AppError(code, message);
  return route.fulfill({ status: error.status, json: errorAnswer(error) });
};

/** Without a session the host answers before the API is asked. */
const unauthorized = (route: Route) =>
  route.fulfill({
    status: 401,
    json: { statusCode: 401, error: 'Unauthorized', message: 'Unauthorized' },
  });

const saysCode = (page: Page, code: string) => page.getByText(code).first().waitFor();

/** What is left on show must be marked as older, or not be there, once every part of the page has its answer. */
async function expectNothingFresh(page: Page, shows: string): Promise<void> {
  const mark = page
    .getByText('Not refreshed, so this is older data')
    .or(page.locator(subject('elasticsearchError')))
    .or(page.locator(subject('problem')));
  await Promise.any([
    page.locator(shows).first().waitFor({ state: 'hidden' }),
    mark.first().waitFor({ state: 'attached' }),
  ]);
  expect(await page.locator('h1').count()).toBe(1);
}

describeWithElasticsearch('Trouble', () => {
  let dataFolder: string;
  let elasticsearch: EmbeddedElasticsearch;
  let host: PagesHost;

  // A server of its own, since it is stopped.
  beforeAll(async () => {
    dataFolder = await makeTestFolder();
    const options = { dataFolder, distributionFolder, port: 0, heap: '512m' };
    elasticsearch = await startElasticsearch(options);
    host = await startPagesHost(elasticsearch.url);
    await furnish(host.engine, prefix);
  });

  afterAll(async () => {
    await host.scheduler.stop();
    await host.server.close();
    await host.engine.close();
    await removeTestFolder(dataFolder);
  });

  describeInChromium('on the pages', () => {
    let watched: WatchedPage;
    let page: Page;

    beforeEach(async () => {
      watched = await openWatchedPage();
      page = watched.page;
    });

    afterEach(() => watched.browser.close());

    const rows = subject('resultRow');

    it('says which index may not be read, beside what may', async () => {
      await page.route('**/results/search', refuse('ES_FORBIDDEN', 'No read on rocket-ml'));
      await page.goto(`${host.server.url}${viewOf('anomalies').address}`);
      await saysCode(page, 'ES_FORBIDDEN');
      await page.getByText('No read on rocket-ml').first().waitFor();
      expect(await page.locator(rows).count()).toBe(0);
      await page.locator(subject('statScored')).waitFor();
    });

    it.each([
      ['evaluate_scores', '**/score_histogram'],
      ['wizard_source', '**/source/profile'],
      ['wizard_features', '**/source/fields'],
      ['wizard_model', '**/detector/preview'],
      ['compare', '**/models/compare'],
    ])('says on %s which index may not be read', async (name, asked) => {
      await page.route(asked, refuse('ES_FORBIDDEN', 'No read on rocket'));
      const view = viewOf(name);
      await page.goto(`${host.server.url}${view.address}`);
      await saysCode(page, 'ES_FORBIDDEN');
      await page.getByText('No read on rocket').first().waitFor();
      expect(await page.locator(view.shows).count()).toBe(0);
    });

    it('says on the overview of which detectors nothing may be read, beside the others', async () => {
      const { code, message, ...rest } = new AppError('ES_FORBIDDEN', 'No read on pump').toBody();
      const unread = [{ detector_ids: [`${prefix}-pump`], error: { code, message, ...rest } }];
      await page.route('**/results/lanes', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ json: { ...((await answer.json()) as object), unread } });
      });
      await page.goto(`${host.server.url}${viewOf('overview').address}`);
      await saysCode(page, 'ES_FORBIDDEN');
      await page.locator(subject('worstFindings')).waitFor();
    });

    it.each(refreshed)('says on %s that the session has expired', async (name, button) => {
      const view = viewOf(name);
      await goTo(page, host.server.url, view);
      await page.route('**/api/**', unauthorized);
      if (button !== null) await page.locator(button).first().click();
      await saysCode(page, 'SESSION_EXPIRED');
      await expectNothingFresh(page, view.shows);
      await page.goto(`${host.server.url}${view.address}`);
      await saysCode(page, 'SESSION_EXPIRED');
      expect(await page.locator(view.shows).count()).toBe(0);
    });

    it('says that the index of a detector is gone, also when its results are too', async () => {
      const pump = `${prefix}-pump`;
      await host.engine.client.indices.delete({ index: `${pump}-ml` });
      await page.goto(`${host.server.url}/anomalies?detector=${pump}`);
      await saysCode(page, 'INDEX_NOT_FOUND');
      expect(await page.locator(rows).count()).toBe(0);
      for (const place of [`detectors/${pump}`, 'detectors', 'overview', 'status']) {
        await page.goto(`${host.server.url}/${place}`);
        await saysCode(page, 'INDEX_NOT_FOUND');
      }
    });

    it('says that a detector was deleted in another tab', async () => {
      const probe = `${prefix}-probe`;
      const other = await openPage(watched.browser);
      const list = await openPage(watched.browser);
      await list.goto(`${host.server.url}/detectors`);
      await list.locator(subject(`enable-${probe}`)).waitFor();
      await list.route('**/api/anomaly_forest/detectors?*', (route) => route.abort());
      await page.goto(`${host.server.url}/detectors/${probe}`);
      await other.goto(`${host.server.url}/anomalies?detector=${probe}&from=now-1h&to=now`);
      await page.locator(subject('readiness')).waitFor();
      await other.locator(subject('readiness')).waitFor();
      await other.locator(subject('nothingScored')).waitFor();
      // As where every detector runs: the page does not read the list again.
      await other.route('**/api/anomaly_forest/detectors?*', (route) => route.abort());
      await deleteDetector(host.engine.ports, probe);
      await other.locator(updateButton).click();
      for (const one of [page, other]) {
        await one.getByText(`This detector was deleted: "${probe}"`).waitFor();
        await saysCode(one, 'DETECTOR_NOT_FOUND');
        for (const gone of ['readiness', 'nothingScored', 'deleteDetector', 'staleCallout']) {
          expect([gone, await one.locator(subject(gone)).count()]).toEqual([gone, 0]);
        }
        expect(await one.getByText('See the detector').count()).toBe(0);
      }
      const buttons = await page.locator('main button:visible').allInnerTexts();
      expect(buttons).toEqual([]);
      await page.locator(subject('listDetectors')).click();
      await page.waitForURL(/\/detectors$/);
      await other.locator(subject('comboBoxToggleListButton')).click();
      await other.getByRole('option').first().waitFor();
      const offered = await other.getByRole('option').allInnerTexts();
      expect(offered).toContain('Rocket telemetry');
      expect(offered).not.toContain('New probe');
      await other.keyboard.press('Escape');
      // The list has not looked again since.
      await list.locator(subject(`enable-${probe}`)).click();
      await list.getByText(/DETECTOR_NOT_FOUND/).waitFor();
      await other.unroute('**/api/anomaly_forest/detectors?*');
      for (const path of ['models', 'evaluate']) {
        await other.goto(`${host.server.url}/${path}?detector=${probe}`);
        await other.getByText(`There is no detector "${probe}"`).waitFor();
      }
    });

    it.each([
      {
        name: 'anomalies',
        asks: '**/results/search',
        older: { change: '&sort=score&order=asc', sends: '"asc"' },
        newer: '&sort=score&order=desc',
        answer: { total: 0, rows: [] },
        shows: rows,
      },
      {
        name: 'overview',
        asks: '**/results/summary',
        older: { change: '&from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z', sends: '"2001-' },
        newer: '&from=now-1h&to=now',
        answer: { counts: none, counts_before: none, worst: [], unread: [] },
        shows: `${subject('worstFindings')} tbody tr`,
      },
    ])('shows on $name the newer answer when an older one comes late', async (late) => {
      const { address } = viewOf(late.name);
      await goTo(page, host.server.url, viewOf(late.name));
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      let count = 0;
      let hasCome = () => undefined as void;
      const come = new Promise<void>((resolve) => (hasCome = resolve));
      await page.route(late.asks, async (route) => {
        if (!(route.request().postData() ?? '').includes(late.older.sends)) return route.continue();
        count += 1;
        hasCome();
        await held;
        // The page has let go of it by now: nobody takes the answer.
        await route.fulfill({ json: late.answer }).catch(() => undefined);
      });
      const navigate = (change: string) => {
        const [path = '', query = ''] = address.split('?');
        const params = new URLSearchParams(query);
        new URLSearchParams(change).forEach((value, name) => params.set(name, value));
        const next = JSON.stringify(`${path}?${params.toString()}`);
        return page.evaluate(
          `history.pushState(null, '', ${next}); dispatchEvent(new PopStateEvent('popstate'))`,
        );
      };
      await navigate(late.older.change);
      await come;
      const newer = page.waitForResponse(late.asks);
      await navigate(late.newer);
      await newer;
      await page.locator(late.shows).first().waitFor();
      await settle(page);
      expect(count).toBe(1);
      const shown = await page.locator(late.shows).allInnerTexts();
      release();
      await page.waitForTimeout(1_000);
      expect(await page.locator(late.shows).allInnerTexts()).toEqual(shown);
      expect(shown.length).toBeGreaterThan(0);
    });
  });

  describeInChromium('without Elasticsearch', () => {
    let watched: WatchedPage;
    const pages = new Map<string, Page>();

    beforeAll(async () => {
      watched = await openWatchedPage();
      for (const [name] of refreshed) {
        const page = await openPage(watched.browser);
        await goTo(page, host.server.url, viewOf(name));
        pages.set(name, page);
      }
      await elasticsearch.stop();
    });

    afterAll(() => watched.browser.close());

    it.each(refreshed)('says on %s what is wrong', async (name, button) => {
      const view = viewOf(name);
      const page = pages.get(name);
      if (page === undefined) throw new Error(`${name} was not opened`);
      await page.bringToFront();
      if (button !== null) await page.locator(button).first().click();
      await saysCode(page, 'ES_UNAVAILABLE');
      await expectNothingFresh(page, view.shows);
      await page.goto(`${host.server.url}${view.address}`);
      await saysCode(page, 'ES_UNAVAILABLE');
      await expectNothingFresh(page, view.shows);
    });

    it('says in the wizard what is wrong', async () => {
      await watched.page.goto(`${host.server.url}${viewOf('wizard_source').address}`);
      await saysCode(watched.page, 'ES_UNAVAILABLE');
    });
  });
});
