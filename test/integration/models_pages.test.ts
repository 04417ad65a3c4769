/** The pages of models and of their evaluation, in Chromium against the host without Kibana. */
import { readFile } from 'fs/promises';
import path from 'path';
import type { Browser, Page } from 'playwright-core';
import { buildStandaloneBundle } from '../../packaging/browser_bundles';
import { createDetector } from '../../server/detection/create_detector';
import { deleteDetector } from '../../server/detection/delete_detector';
import { scoreDetector } from '../../server/detection/score_detector';
import { trainDetector } from '../../server/detection/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { routes } from '../../server/routes/all_routes';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';
import { startHttpServer, type HttpServer } from '../../standalone/http_server';
import { TimerScheduler } from '../../standalone/scheduler';
import {
  changeVersion,
  numberIn,
  openEvaluation,
  openModels,
  textOf,
} from '../browser/models_page';
import { findChromium, openBrowser } from '../browser/open_browser';
import { watchPage } from '../browser/watch_page';
import { deleteByPrefix, describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const rows = 3_000;
const pagesFolder = path.join(__dirname, '../../target/pages');
const { signal } = new AbortController();
const chromium = findChromium();
const subject = (name: string) => `[data-test-subj="${name}"]`;
describeWithElasticsearch('the pages of models', () => {
  const id = uniquePrefix('models');
  let engine: TestEngine;
  let scheduler: TimerScheduler;
  let server: HttpServer;
  let browser: Browser | undefined;
  let page: Page;
  let complaints: () => string[];

  async function fly(seed: number, start: number) {
    const rocket = simulateRocket({ seed, anomalyRate: 0.05, intervalMs: 500, start });
    const operations = Array.from({ length: rows }, (_, n) => [
      { index: { _id: rocketRowId(seed, n) } },
      rocket.next().value,
    ]).flat();
    const answer = await engine.client.bulk({ index: id, operations, refresh: true });
    expect(answer.errors).toBe(false);
  }

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    await buildStandaloneBundle({ outDir: pagesFolder });
    const start = Date.now() - 2 * rows * 500 - 60_000;
    await fly(4, start);
    await createDetector(engine.ports, {
      id,
      name: 'Test rocket',
      source: { indices: [id] },
      features: [...rocketChannels],
      training: { promote: 'manual' },
      model: { threshold: { contamination: 0.05 } },
    });
    await trainDetector(engine.ports, id, signal);
    await fly(5, start + rows * 500);
    await trainDetector(engine.ports, id, signal);
    await scoreDetector(engine.ports, id, { signal });
    await engine.client.indices.refresh({ index: `${id}-ml` });
    scheduler = new TimerScheduler(engine.ports);
    server = await startHttpServer({
      port: 0,
      pagesFolder,
      routes,
      context: {
        ports: engine.ports,
        scheduler,
        user: null,
        rules: { whyNot: 'Alert rules are kept by Kibana.' },
        host: {
          kind: 'standalone',
          version: '0.0.0',
          elasticsearchVersion: () => Promise.resolve('8'),
          assets: () => [],
          kqlToQuery: null,
          startDemo: null,
        },
      },
    });
    if (chromium === null) return;
    browser = await openBrowser(chromium);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    complaints = watchPage(page);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await scheduler.stop();
    await server.close();
    await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, id);
    await engine.close();
  });

  const models = (shows: string, query: Record<string, string> = {}) =>
    openModels(page, server.url, { detector: id, shows, ...query });
  const evaluation = (shows: string, query: Record<string, string> = {}) =>
    openEvaluation(page, server.url, { detector: id, shows, ...query });

  (chromium === null ? describe.skip : describe)('in Chromium', () => {
    it('lists the versions and tells what each was trained on', async () => {
      await models('versionsTable');
      await page.locator(subject('standing-champion')).waitFor();
      await page.locator(subject('standing-challenger')).waitFor();
      await page.locator(subject('version-1')).click();
      await page.locator(subject('trainedColumns')).waitFor();
      expect(await textOf(page, 'modelFacts')).toMatch(/3,000, 0 left out/);
      expect(page.url()).toContain('version=1');
      await page.goBack();
      await page.locator(subject('versionFlyout')).waitFor({ state: 'detached' });
    });

    it('compares two on the same rows, disagreements first', async () => {
      await models('comparison', { tab: 'compare' });
      expect(numberIn(await textOf(page, 'statCompared'))).toBe(2_000);
      expect(await textOf(page, 'liveComparison')).toContain('6,000 rows');
      const verdicts = await page.locator(`${subject('disagreements')} tbody tr`).allInnerTexts();
      expect(verdicts).toHaveLength(10);
      expect(verdicts[0]).toMatch(/Version [12] alone flags it/);
    });

    it('shows how far each feature has drifted', async () => {
      await models('driftBars', { tab: 'drift' });
      const lines = await page.locator(`${subject('driftBars')} [role="row"]`).count();
      // The heading, the score and the features.
      expect(lines).toBe(2 + rocketChannels.length);
    });

    it('promotes for a reason, which the history keeps, and rolls back', async () => {
      await models('versionsTable');
      await changeVersion(page, { version: 2, deed: 'promote', why: 'finds more' });
      await page.getByText('Version 2', { exact: true }).first().waitFor();
      const { value: roles } = await engine.ports.roles.get(id);
      expect(roles).toMatchObject({ champion: 2, challenger: null });
      await models('historyTable', { tab: 'history' });
      expect(await textOf(page, 'historyTable')).toContain('finds more');
      await page.locator(subject('rollBack')).click();
      await page.locator(subject('deedReason')).fill('too many');
      await page.keyboard.press('Enter');
      await page.locator(subject('deedModal')).waitFor({ state: 'detached' });
      await page.getByText('too many').waitFor();
      expect((await engine.ports.roles.get(id)).value.champion).toBe(1);
    });

    it('exports a version as a file, and imports it as another', async () => {
      await models('versionsTable');
      await page.locator(subject('versionMenu-1')).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(subject('exportVersion')).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${id}-1.afmodel`);
      const file = await readFile(await download.path());
      expect(file.subarray(0, 2).toString()).toBe('PK');
      await page.locator(subject('importModel')).click();
      const confirm = `${subject('importModal')} ${subject('confirmModalConfirmButton')}`;
      const picker = page.locator(`input${subject('bundleFile')}`);
      const upload = { name: 'a.afmodel', mimeType: 'application/zip' };
      await picker.setInputFiles({ ...upload, buffer: Buffer.from('no bundle') });
      await page.locator(confirm).click();
      await page.locator(subject('errorCode')).waitFor();
      await picker.setInputFiles({ ...upload, buffer: file });
      await page.locator(confirm).click();
      await page.locator(subject('importModal')).waitFor({ state: 'detached' });
      await page.locator(subject('version-3')).waitFor();
      expect(await textOf(page, 'versionsTable')).toContain('Imported, scores verified');
    });

    it('shows how scores are distributed', async () => {
      await evaluation('statP99');
      expect(numberIn(await textOf(page, 'statScored'))).toBe(2 * rows);
      // The name has a number of its own.
      const p99 = numberIn((await textOf(page, 'statP99')).replace('p99', ''));
      expect(p99).toBeGreaterThan(0.5);
      expect(p99).toBeLessThan(1);
      await evaluation('nothingScored', { from: 'now-1s', to: 'now' });
    });

    it('evaluates by labels, and prices a threshold without asking the server', async () => {
      await evaluation('noLabels', { tab: 'labels' });
      await page.locator(subject('labelField')).fill('status');
      await page.keyboard.press('Enter');
      await page.locator(subject('evaluation')).waitFor();
      expect(numberIn(await textOf(page, 'statLabelled'))).toBe(2 * rows);
      const recall = async () => numberIn(await textOf(page, 'priceRecall'));
      const before = await recall();
      let asked = 0;
      page.on('request', () => (asked += 1));
      const slider = page.locator(`input[type="number"]${subject('thresholdSlider')}`);
      await slider.fill('0.45');
      await page.waitForTimeout(500);
      expect(await recall()).toBeGreaterThan(before);
      expect(asked).toBe(0);
    });

    it('says what is wrong with labels that are of no use', async () => {
      await evaluation('errorCode', { tab: 'labels', label: 'nowhere' });
      expect(await textOf(page, 'errorCode')).toBe('LABELS_UNUSABLE');
    });

    it('compares seeds when asked to, and stops when told to', async () => {
      await evaluation('startStability', { tab: 'stability' });
      await page.locator(subject('startStability')).click();
      await page.locator(subject('stopStability')).click();
      await page.locator(subject('stabilityRunning')).waitFor({ state: 'detached' });
      await page.locator(subject('seedCount')).selectOption('2');
      await page.locator(subject('startStability')).click();
      await page.locator(subject('stability')).waitFor();
      expect(numberIn(await textOf(page, 'statCorrelation'))).toBeGreaterThan(0.5);
    });

    it('complained of nothing but the refusals that were asked for', () => {
      const isExpected = (text: string) => /status of 400|status of 422/.test(text);
      expect(complaints().filter((text) => !isExpected(text))).toEqual([]);
    });
  });
});
