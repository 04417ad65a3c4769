/** What pages say when something they need is gone: nothing blank, nothing stale shown as fresh. */
import type { Page, Route } from 'playwright-core';
import { AppError, type ErrorCode } from '../../common/errors';
import { deleteDetector } from '../../server/detection/delete_detector';
import { errorAnswer } from '../../server/routes/error_answer';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import {
  startElasticsearch,
  type EmbeddedElasticsearch,
} from '../../standalone/elasticsearch/start_elasticsearch';
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
  ['status', 'button:has-text("Refresh")'],
] as const;

/** Pages that look again by themselves do so within this. */
const patience = 60_000;

function viewOf(name: string) {
  const view = views.find((one) => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}`);
  return view;
}

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

const saysCode = (page: Page, code: string) =>
  page.getByText(code).first().waitFor({ timeout: patience });

/** What is left on show must be marked as older, or not be there. */
async function expectNothingFresh(page: Page, shows: string): Promise<void> {
  const isThere = await page.locator(shows).first().isVisible();
  const isMarked =
    (await page.getByText('Not refreshed, so this is older data').count()) > 0 ||
    (await page.locator(subject('elasticsearchError')).count()) > 0 ||
    (await page.locator(subject('problem')).count()) > 0;
  expect({ isThere, isMarked }).toEqual(
    isThere ? { isThere, isMarked: true } : { isThere, isMarked },
  );
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
  }, 300_000);

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
      await page.goto(`${host.server.url}/detectors/${pump}`);
      await saysCode(page, 'INDEX_NOT_FOUND');
    });

    it('says that a detector was deleted in another tab', async () => {
      const probe = `${prefix}-probe`;
      const other = await watched.browser.newPage();
      await page.goto(`${host.server.url}/detectors/${probe}`);
      await other.goto(`${host.server.url}/anomalies?detector=${probe}&from=now-1h&to=now`);
      await page.locator(subject('readiness')).waitFor();
      await other.locator(subject('readiness')).waitFor();
      await deleteDetector(host.engine.ports, probe);
      await saysCode(page, 'DETECTOR_NOT_FOUND');
      await other.locator(updateButton).click();
      await other.locator(subject('noSuchDetector')).waitFor();
    });

    it('shows the newer answer when an older one comes late', async () => {
      const view = viewOf('anomalies');
      await goTo(page, host.server.url, view);
      let release = () => undefined as void;
      const late = new Promise<void>((resolve) => (release = resolve));
      let held = 0;
      await page.route('**/results/search', async (route) => {
        if (!(route.request().postData() ?? '').includes('"asc"')) return route.continue();
        held += 1;
        await late;
        // The page has let go of it by now: nobody takes the answer.
        await route.fulfill({ json: { total: 0, rows: [] } }).catch(() => undefined);
      });
      const urlOf = (order: string) => `${view.address}&sort=score&order=${order}`;
      const navigate = (address: string) =>
        page.evaluate(
          `history.pushState(null, '', '${address}'); dispatchEvent(new PopStateEvent('popstate'))`,
        );
      await navigate(urlOf('asc'));
      for (let turn = 0; held === 0 && turn < 100; turn++) await page.waitForTimeout(50);
      expect(held).toBe(1);
      await navigate(urlOf('desc'));
      await settle(page);
      const shown = await page.locator(rows).allInnerTexts();
      release();
      await page.waitForTimeout(1_000);
      expect(await page.locator(rows).allInnerTexts()).toEqual(shown);
      expect(shown.length).toBeGreaterThan(0);
    });
  });

  describeInChromium('without Elasticsearch', () => {
    let watched: WatchedPage;
    const pages = new Map<string, Page>();

    beforeAll(async () => {
      watched = await openWatchedPage();
      for (const [name] of refreshed) {
        const page = await watched.browser.newPage();
        await goTo(page, host.server.url, viewOf(name));
        pages.set(name, page);
      }
      await elasticsearch.stop();
    }, 300_000);

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
