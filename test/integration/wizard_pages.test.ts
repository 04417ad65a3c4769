/** From a file that was ingested to a first finding with its reasons, in a real browser. */
import { existsSync } from 'fs';
import path from 'path';
import type { Page } from 'playwright-core';
import { cli } from '../../cli/run_cli.mock';
import { decodeOrThrow } from '../../common/codecs/decode';
import { detectorInputCodec } from '../../common/detector';
import {
  chooseSource,
  createAndStart,
  readFirstFinding,
  readJson,
  readPrice,
  seeThreshold,
  takeSuggestions,
  trainPreview,
  typeSource,
} from '../browser/wizard_page';
import {
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const rig = path.resolve(__dirname, '../../../shared/data/rig/valve1_0.csv');

describeWithElasticsearch('The wizard', () => {
  if (existsSync(rig)) describeInChromium('in Chromium', walk);
  else it.skip(`stands aside: ${rig} is missing`, () => undefined);
});

function walk(): void {
  const index = uniquePrefix('wizardpages');
  let host: PagesHost;
  let watched: WatchedPage;
  let page: Page;
  const complaints = () => watched.complaints();

  beforeAll(async () => {
    host = await startPagesHost();
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const ingested = await cli(['ingest', rig, '--index', index, '--json'], { env });
    if (ingested.code !== 0) throw new Error(ingested.stderr);
    await host.engine.client.indices.refresh({ index });
    watched = await openWatchedPage();
    page = watched.page;
  });

  afterAll(async () => {
    await watched.browser.close();
    await host.close(index);
  });

  it('goes from an index to a finding with its reasons, and to a running detector', async () => {
    await chooseSource(page, host.server.url, index);
    const taken = await takeSuggestions(page);
    expect(taken).toContain('Pressure');
    expect(taken).toHaveLength(8);
    // Labels are no measurements.
    expect(taken).not.toContain('anomaly');
    await trainPreview(page);
    await seeThreshold(page);
    const { parts, score } = await readFirstFinding(page);
    expect(parts).toHaveLength(1 + taken.length);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6);
    expect(complaints()).toEqual([]);
  });

  it('tells what a threshold costs while it is moved by the keyboard, without asking again', async () => {
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    const before = await readPrice(page);
    expect(before.alerts).toMatch(/^About [\d.,]+ alerts a day$/);
    const range = page.locator('input[type="range"]');
    await range.focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
    const higher = await readPrice(page);
    expect(higher.flagged).toBeLessThan(before.flagged);
    for (let i = 0; i < 90; i++) await page.keyboard.press('ArrowLeft');
    const lower = await readPrice(page);
    expect(lower.flagged).toBeGreaterThanOrEqual(before.flagged);
    expect(asked).toEqual([]);
  });

  it('is as it was after a reload, and back and forward go from step to step', async () => {
    const before = await readPrice(page);
    await page.reload();
    await page.locator('[data-test-subj="alertsADay"]').waitFor();
    expect(await readPrice(page)).toEqual(before);
    await page.goBack();
    await page.locator('[data-test-subj="previewTrained"]').waitFor();
    await page.goForward();
    await page.locator('[data-test-subj="alertsADay"]').waitFor();
  });

  it('ends with the JSON that the API takes, and creates what it says', async () => {
    const json = await readJson(page);
    const input = decodeOrThrow(detectorInputCodec, json, { what: 'JSON' });
    expect(input).toMatchObject({ id: index, source: { indices: [index] } });
    await createAndStart(page);
    const stored = await host.engine.ports.detectors.get(index);
    expect(stored?.value.enabled).toBe(true);
    expect(stored?.value.model.threshold).toEqual(input.model?.threshold);
    expect(complaints()).toEqual([]);
  });

  it('names every problem before it is saved', async () => {
    await page.goBack();
    await page
      .locator('[data-test-subj="validationProblems"]')
      .getByText('DETECTOR_EXISTS')
      .waitFor();
    await page.locator('[data-test-subj="detector-id"]').fill('Not an id!');
    await page.getByText(/id must be an id/).waitFor();
    expect(await page.locator('[data-test-subj="createAndStart"]').isDisabled()).toBe(true);
  });

  it('offers the indices that can be read while a name is typed', async () => {
    await page.goto(`${host.server.url}/detectors/new`);
    const box = page.locator('[data-test-subj="sourceIndices"]');
    await box.locator('input').fill(index.slice(2));
    await page.locator(`[role="option"][title="${index}"]`).click();
    await page.locator('[data-test-subj="sampleRows"]').waitFor();
    expect(await box.locator('.euiComboBoxPill').allInnerTexts()).toEqual([index]);
    await box.locator('input').fill('Not a name!');
    await page.keyboard.press('Enter');
    await page.locator('[data-test-subj="badIndexName"]').getByText('“Not”').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('takes what is typed where names cannot be listed, and says why', async () => {
    const refusal = {
      statusCode: 403,
      error: 'Forbidden',
      message: 'Listing indices like "*" failed.',
      attributes: { code: 'ES_FORBIDDEN', remedy: 'Ask for it.', retryable: false },
    };
    await page.route('**/source/indices*', (route) =>
      route.fulfill({ status: 403, json: refusal }),
    );
    await page.goto(`${host.server.url}/detectors/new`);
    await page.locator('[data-test-subj="namesNotListed"]').getByText('failed').waitFor();
    await typeSource(page, index);
    await page.locator('[data-test-subj="sampleRows"]').waitFor();
    await page.unroute('**/source/indices*');
    complaints();
  });

  it('says what is wrong with a source, and goes no further', async () => {
    await page.goto(`${host.server.url}/detectors/new`);
    await typeSource(page, `${index}-nowhere*`);
    await page.getByText('INDEX_NOT_FOUND').waitFor();
    expect(await page.locator('[data-test-subj="remedy"]').innerText()).toContain(
      'Correct the name',
    );
    expect(await page.locator('[data-test-subj="timeField"]').count()).toBe(0);
    expect(await page.locator('[data-test-subj="stepNext"]').isDisabled()).toBe(true);
  });

  it('leaves results out of the figures of a pattern, and warns of those of others', async () => {
    const { client, ports } = host.engine;
    const { signal } = new AbortController();
    for (const results of [`${index}-ml`, `${index}-older`]) {
      await ports.destination.prepare(results, signal);
      const source = { '@timestamp': new Date().toISOString(), ml: { detector_id: 'old' } };
      await client.index({ index: results, document: source, refresh: true });
    }
    await page.goto(`${host.server.url}/detectors/new`);
    await typeSource(page, `${index}*`);
    const warning = page.locator('[data-test-subj="resultIndices"]');
    await warning.waitFor();
    expect(await warning.innerText()).toContain(`${index}-older holds results`);
    expect(await page.locator('[data-test-subj="ownResultsLeftOut"]').innerText()).toContain(
      `${index}-ml`,
    );
    await page.locator('[data-test-subj="leaveResultsOut"]').click();
    await warning.waitFor({ state: 'detached' });
    await page.getByText('1,147', { exact: true }).waitFor();
  });

  it('leaves the results of many detectors out, and says so where they are too many', async () => {
    const { client, ports } = host.engine;
    const { signal } = new AbortController();
    const nameOf = (n: number) => `${index}-${n}-of-many-ml`;
    const several = async (from: number, to: number) => {
      for (let n = from; n < to; n++) {
        await ports.destination.prepare(nameOf(n), signal);
        await client.indices.create({ index: nameOf(n), wait_for_active_shards: 0 });
      }
    };
    try {
      await several(0, 30);
      await page.goto(`${host.server.url}/detectors/new`);
      await typeSource(page, `${index}*`);
      const warning = page.locator('[data-test-subj="resultIndices"]');
      await warning.waitFor();
      expect(await warning.innerText()).toMatch(/^3\d indices hold results/);
      await page.locator('[data-test-subj="leaveResultsOut"]').click();
      await warning.waitFor({ state: 'detached' });
      await page.locator('[data-test-subj="sampleRows"]').waitFor();
      expect(await page.getByText(`-${nameOf(0)}-*`, { exact: true }).count()).toBe(0);
      await several(30, 50);
      await page.goto(`${host.server.url}/detectors/new`);
      await typeSource(page, `${index}*`);
      await page.locator('[data-test-subj="tooManyResults"]').waitFor();
      expect(await page.locator('[data-test-subj="leaveResultsOut"]').count()).toBe(0);
    } finally {
      const made = Array.from({ length: 50 }, (_, n) => nameOf(n));
      await client.indices.delete({ index: made, ignore_unavailable: true });
    }
  });

  it('fills in the defaults of JSON, and says what lacks instead of failing', async () => {
    await page.goto(`${host.server.url}/detectors?create=true`);
    await page.locator('[data-test-subj="detectorJson"]').fill('{"id": "rig"}');
    await page.getByText('Fill in the defaults').last().click();
    await page.getByText(/source must be/).waitFor();
  });
}
