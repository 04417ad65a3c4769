/** Changing and cloning a detector on its page, in Chromium against the host without Kibana. */
import type { Page } from 'playwright-core';
import { decodeOrThrow } from '../../common/codecs/decode';
import { type Detector, detectorInputCodec } from '../../common/detector';
import { changeDetector } from '../../server/detection/detectors/change_detector';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { goTo, subject } from '../browser/views';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const { signal } = new AbortController();

describeWithElasticsearch('the settings of a detector', () => {
  describeInChromium('in Chromium', walk);
});

function walk(): void {
  const id = uniquePrefix('settings');
  let host: PagesHost;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    host = await startPagesHost();
    const { client, ports } = host.engine;
    const operations = Array.from({ length: 400 }, (_, i) => [
      { index: {} },
      { '@timestamp': new Date(Date.now() - i * 60_000).toISOString(), x: i % 7, y: i % 11 },
    ]).flat();
    expect((await client.bulk({ index: id, operations, refresh: true })).errors).toBe(false);
    await createDetector(ports, {
      id,
      name: 'Test pump',
      source: { indices: [`${id}*`] },
      features: ['x', { field: 'y', missing: 'median', min: 0 }],
      training: { min_rows: 16, exclude: [{ filter: { term: { x: 6 } }, why: 'test bench' }] },
    });
    watched = await openWatchedPage();
    page = watched.page;
  });

  afterAll(async () => {
    await watched.browser.close();
    await host.close(id);
  });

  async function stored(): Promise<Detector> {
    const found = await host.engine.ports.detectors.get(id);
    if (found === null) throw new Error('no detector');
    return found.value;
  }

  const open = (more = '') =>
    goTo(page, host.server.url, {
      name: 'settings',
      address: `/detectors/${id}?tab=settings${more}`,
      title: 'Test pump',
      shows: more === '' ? '.euiCodeBlock' : subject('settingsFlyout'),
    });

  const setting = (path: string) => page.locator(`[data-test-subj="setting-${path}"]`);
  const save = () => page.locator(`${subject('saveSettings')}:not([disabled])`).click();
  const closed = () => page.locator(subject('settingsFlyout')).waitFor({ state: 'detached' });

  it('are changed field by field, each checked as it is written', async () => {
    await open();
    await page.locator(subject('editSettings')).click();
    await setting('schedule.interval').fill('often');
    await page.locator(subject('settingsFlyout')).getByText('must be').waitFor();
    expect(await page.locator(subject('saveSettings')).isDisabled()).toBe(true);
    expect(await page.locator(subject('unsaved')).innerText()).toBe(
      'To be corrected: Time between two runs',
    );
    await setting('schedule.interval').fill('5m');
    await setting('model.threshold.kind').selectOption('alerts_per_day');
    await setting('model.threshold').fill('3');
    expect(await page.locator(subject('unsaved')).innerText()).toBe('2 changes are not saved');
    const before = await stored();
    await save();
    await closed();
    await page.getByText('Its next run goes by them.').waitFor();
    expect(await stored()).toEqual({
      ...before,
      schedule: { ...before.schedule, interval: '5m' },
      model: { ...before.model, threshold: { alerts_per_day: 3 } },
    });
    await page.locator('.euiCodeBlock').getByText('"5m"').waitFor();
    expect(page.url()).not.toContain('edit=');
    expect(watched.complaints()).toEqual([]);
  });

  it('are kept when the flyout is left, after asking', async () => {
    await open('&edit=true');
    await setting('name').fill('Something else');
    await page.locator(subject('cancelSettings')).click();
    const modal = page.locator(subject('discardModal'));
    await modal.locator(subject('confirmModalCancelButton')).click();
    expect(await setting('name').inputValue()).toBe('Something else');
    await page.locator(subject('cancelSettings')).click();
    await modal.locator(subject('confirmModalConfirmButton')).click();
    await closed();
    expect((await stored()).name).toBe('Test pump');
    expect(watched.complaints()).toEqual([]);
  });

  it('are not lost by the way back, or by loading the page anew, without asking', async () => {
    await open();
    await page.locator(subject('editSettings')).click();
    await setting('name').fill('Something else');
    const asked: string[] = [];
    const answer = (does: 'accept' | 'dismiss') =>
      page.once('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog[does]();
      });
    answer('dismiss');
    await page.goBack();
    expect(await setting('name').inputValue()).toBe('Something else');
    await page.waitForURL(/edit=true/);
    answer('accept');
    await page.goBack();
    await closed();
    expect(asked).toEqual(['confirm', 'confirm']);
    await page.locator(subject('editSettings')).click();
    await setting('name').fill('Something else');
    answer('accept');
    await page.reload();
    await setting('name').waitFor();
    expect(asked[2]).toBe('beforeunload');
    expect(await setting('name').inputValue()).toBe('Test pump');
    expect(watched.complaints()).toEqual([]);
  });

  it('of two people, the second sees what the first has changed, and overwrites nothing', async () => {
    await open('&edit=true');
    await setting('name').fill('Named in this tab');
    const asked = { id, input: { ...(await stored()), description: 'By another' }, who: 'bob' };
    await changeDetector(host.engine.ports, asked, signal);
    await save();
    await page.locator(subject('changedMeanwhile')).waitFor();
    expect(await stored()).toMatchObject({ name: 'Test pump', description: 'By another' });
    await page.locator(subject('showAsItIs')).click();
    expect(await setting('description').inputValue()).toBe('By another');
    expect(await setting('name').inputValue()).toBe('Named in this tab');
    await save();
    await closed();
    expect(await stored()).toMatchObject({ name: 'Named in this tab', description: 'By another' });
    // The browser itself logs the refusal.
    expect(watched.complaints().every((text) => text.includes('409'))).toBe(true);
  });

  it('what the server alone can know is said, and nothing is lost', async () => {
    await open('&edit=true');
    await setting('training.filter').fill('{"no_such_query": {}}');
    await save();
    await page.locator(`${subject('settingsFlyout')} ${subject('errorCallout')}`).waitFor();
    expect(await setting('training.filter').inputValue()).toContain('no_such_query');
    expect((await stored()).training).not.toHaveProperty('filter');
    expect(watched.complaints().length).toBeGreaterThan(0);
  });

  it('are cloned by the wizard, with names of their own', async () => {
    await open();
    await page.locator(subject('cloneDetector')).click();
    await page.waitForURL(/\/detectors\/new\?clone=/);
    await page.locator(subject('clonedFrom')).waitFor();
    const indices = page.locator(`${subject('sourceIndices')} ${subject('euiComboBoxPill')}`);
    expect(await indices.allTextContents()).toEqual([`${id}*`, `-${id}-ml`, `-${id}-ml-*`]);
    await page.locator(subject('step-destination')).click();
    expect(await page.locator(subject('detector-name')).getAttribute('placeholder')).toBe(
      'Named in this tab (copy)',
    );
    await page.locator(subject('detector-name')).fill('A clone');
    await page.locator(subject('detector-id')).fill(`${id}-two`);
    await page.waitForURL((url) => url.search.includes('-two'));
    await page.reload();
    await page.locator(subject('validationPassed')).waitFor();
    const text = await page.locator(`${subject('detectorAsJson')} code`).innerText();
    const input = decodeOrThrow(detectorInputCodec, JSON.parse(text), { what: 'JSON' });
    const { features, training } = await stored();
    expect(input).toMatchObject({ name: 'A clone', features, training, description: 'By another' });
    await page.locator(subject('createAndStart')).click();
    await page.waitForURL(/\/anomalies\?detector=/);
    const clone = await host.engine.ports.detectors.get(`${id}-two`);
    expect(clone?.value.destination.index).toBe(`${id}-ml-two`);
    expect(watched.complaints()).toEqual([]);
  });

  it('one that is gone cannot be cloned, and that is said', async () => {
    await page.goto(`${host.server.url}/detectors/new?clone=${id}-gone`);
    const notice = page.locator(subject('noSuchDetector'));
    await notice.waitFor();
    expect(await notice.innerText()).toContain('DETECTOR_NOT_FOUND');
    expect(watched.complaints().every((text) => text.includes('404'))).toBe(true);
  });
}
