/** The pages of models and of their evaluation, in Chromium against the host without Kibana. */
import { readFile } from 'fs/promises';
import type { Page } from 'playwright-core';
import { AppError } from '../../common/errors';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { promoteModel } from '../../server/detection/models/change_model_roles';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  changeVersion,
  numberIn,
  openEvaluation,
  openModels,
  textOf,
} from '../browser/models_page';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import type { TestEngine } from './engine_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const rows = 3_000;
const { signal } = new AbortController();
const subject = (name: string) => `[data-test-subj="${name}"]`;
describeWithElasticsearch('the pages of models', () => {
  const id = uniquePrefix('models');
  let host: PagesHost;
  let engine: TestEngine;

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
    host = await startPagesHost();
    engine = host.engine;
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
  });

  afterAll(() => host.close(id));

  describeInChromium('in Chromium', () => {
    let watched: WatchedPage;
    let page: Page;
    const models = (shows: string, query: Record<string, string> = {}) =>
      openModels(page, host.server.url, { detector: id, shows, ...query });
    const evaluation = (shows: string, query: Record<string, string> = {}) =>
      openEvaluation(page, host.server.url, { detector: id, shows, ...query });

    beforeAll(async () => {
      watched = await openWatchedPage();
      page = watched.page;
    });

    afterAll(() => watched.browser.close());

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
      const recall = page.locator(`${subject('priceRecall')} .euiStat__title`).first();
      const before = await recall.innerText();
      let asked = 0;
      page.on('request', () => (asked += 1));
      const slider = page.locator(`input[type="number"]${subject('thresholdSlider')}`);
      await slider.fill('0.45');
      await recall.filter({ hasNotText: before }).waitFor();
      expect(numberIn(await recall.innerText())).toBeGreaterThan(numberIn(before));
      // What is asked later than at once would be asked by then.
      await page.waitForTimeout(500);
      expect(asked).toBe(0);
    });

    it('says what is wrong with labels that are of no use', async () => {
      await evaluation('errorCode', { tab: 'labels', label: 'nowhere' });
      expect(await textOf(page, 'errorCode')).toBe('LABELS_UNUSABLE');
    });

    it('tells class by class what finds attacks, as the address says', async () => {
      await evaluation('noAttackFields', { tab: 'attacks' });
      await page.locator(subject('attackLabel')).fill('status');
      await page.locator(subject('attackClass')).fill('anomaly_type');
      await page.locator(subject('attackGap')).fill('1s');
      await page.keyboard.press('Enter');
      await page.locator(subject('attackEvaluation')).waitFor();
      expect(page.url()).toContain('class=anomaly_type');
      expect(await page.locator(`${subject('ablation')} tbody tr`).count()).toBe(5);
      expect(await textOf(page, 'attackClasses')).toContain('data_exfiltration');
      expect(numberIn(await textOf(page, 'statAttacksHit'))).toBeGreaterThan(0);
      await page.locator(subject('flaggedBy-rules')).click();
      await page.waitForURL(/by=rules/);
      // There are no rules in these results.
      expect(numberIn(await textOf(page, 'statAttacksHit'))).toBe(0);
      await page.locator(subject('classQuantiles')).waitFor();
      expect(await textOf(page, 'classQuantiles')).toMatch(/none/);
    });

    it('sets events beside Poisson and exponential distributions, as the address says', async () => {
      await evaluation('noEvents', { tab: 'events' });
      await page.locator(subject('eventsQuery')).fill('status:anomaly');
      await page.locator(subject('eventsWindow')).fill('1m');
      await page.keyboard.press('Enter');
      await page.locator(subject('arrivalChart')).waitFor();
      await page.locator(subject('poissonChart')).waitFor();
      expect(page.url()).toContain('window=1m');
      expect(numberIn(await textOf(page, 'statEvents'))).toBeGreaterThan(0.04 * 2 * rows);
      // Anomalies come in episodes.
      expect(numberIn(await textOf(page, 'statDispersion'))).toBeGreaterThan(2);
      await page.getByText('The same as a table').first().click();
      const counted = page.locator(`${subject('countHistogram')} tbody tr`);
      await counted.first().waitFor();
      expect(await counted.count()).toBeGreaterThan(2);
      await evaluation('errorCode', {
        tab: 'events',
        window: '1m',
        events: 'there-is-no-such-index',
      });
      expect(await textOf(page, 'errorCode')).toBe('INDEX_NOT_FOUND');
    });

    it('compares seeds when asked to, and stops when told to', async () => {
      await evaluation('startStability', { tab: 'stability' });
      const train = engine.ports.forest.train.bind(engine.ports.forest);
      const begun = new Promise<AbortSignal | undefined>((resolve) => {
        engine.ports.forest.train = (_matrix, _options, own) =>
          new Promise((_, reject) => {
            const aborted = new AppError('ABORTED', 'The run was cancelled.');
            own?.addEventListener('abort', () => reject(aborted));
            resolve(own);
          });
      });
      await page.locator(subject('startStability')).click();
      const own = await begun;
      if (own === undefined) throw new Error('Nobody could stop it');
      const stopped = new Promise((resolve) => own.addEventListener('abort', resolve));
      await page.locator(subject('stopStability')).click();
      await page.locator(subject('stabilityRunning')).waitFor({ state: 'detached' });
      await stopped;
      engine.ports.forest.train = train;
      await page.locator(subject('seedCount')).selectOption('2');
      await page.locator(subject('startStability')).click();
      await page.locator(subject('stability')).waitFor();
      expect(numberIn(await textOf(page, 'statCorrelation'))).toBeGreaterThan(0.5);
    });

    it('labels findings in the table and in their details, and withdraws', async () => {
      const from = 'now-24h';
      await page.goto(
        `${host.server.url}/anomalies?${new URLSearchParams({ detector: id, from, to: 'now' }).toString()}`,
      );
      const rowsShown = page.locator(subject('resultRow'));
      await rowsShown.first().waitFor();
      const toggle = (row: number, name: string) => rowsShown.nth(row).locator(subject(name));
      const pressed = page.locator('[aria-pressed="true"][data-test-subj^="label"]');
      for (const [row, name] of ['labelTrue', 'labelFalse', 'labelTrue'].entries()) {
        await toggle(row, name).click();
        await pressed.nth(row).waitFor();
      }
      const given = await engine.ports.labels.list(id);
      expect(given.map(({ anomaly }) => anomaly).sort()).toEqual([false, true, true]);
      for (const label of given) expect(label).toMatchObject({ drawn: 'ranked' });

      await toggle(2, 'openRow').click();
      await page.locator(subject('withdrawLabel')).click();
      await page.getByText('Nobody has labelled it yet').waitFor();
      expect(await engine.ports.labels.list(id)).toHaveLength(2);
      await page.locator(subject('flyoutLabelFalse')).click();
      await page.getByText('A false anomaly, says unknown').waitFor();
    });

    it('learns from labels, and says what they changed once that version scores', async () => {
      await models('versionsTable');
      await page.getByText('Learn from labels (3)').click();
      expect(await textOf(page, 'learnModal')).toContain('These are few');
      await page
        .locator(`${subject('learnModal')} ${subject('confirmModalConfirmButton')}`)
        .click();
      await page.locator(subject('learnModal')).waitFor({ state: 'detached' });
      await page.locator(subject('version-4')).click();
      await page.locator(subject('modelFacts')).waitFor();
      expect(await textOf(page, 'modelFacts')).toContain('1 true and 2 false anomalies');
      await engine.ports.states.delete(id);
      await promoteModel(engine.ports, id, { version: 4, who: 'ada', why: '' });
      await scoreDetector(engine.ports, id, { signal });
      await engine.client.indices.refresh({ index: `${id}-ml` });
      const [label] = await engine.ports.labels.list(id);
      const query = { detector: id, from: 'now-24h', to: 'now', row: label?.result_id ?? '' };
      await page.goto(`${host.server.url}/anomalies?${new URLSearchParams(query).toString()}`);
      await page.locator(subject('labelEffects')).waitFor();
      expect(await textOf(page, 'labelEffects')).toMatch(/learnt from 3 labels/);
      await page.locator(subject('labelEffects')).scrollIntoViewIfNeeded();
    });

    it('complained of nothing but the refusals that were asked for', () => {
      const isExpected = (text: string) => /status of 40[04]|status of 422/.test(text);
      expect(watched.complaints().filter((text) => !isExpected(text))).toEqual([]);
    });
  });
});
