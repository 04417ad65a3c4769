/** From events of users to a running detector over windows, in a real browser. */
import type { Page } from 'playwright-core';
import { cli } from '../../cli/run_cli.mock';
import { decodeOrThrow } from '../../common/codecs/decode';
import { completeDetector } from '../../common/complete_detector';
import { detectorInputCodec } from '../../common/detector';
import {
  chooseSource,
  chooseWindows,
  createAndStart,
  keepFields,
  readFirstFinding,
  readJson,
  seeThreshold,
  takeMeasures,
  trainPreview,
} from '../browser/wizard_page';
import {
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { trainAndScore } from './furnish';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const subject = (name: string) => `[data-test-subj="${name}"]`;

describeWithElasticsearch('The wizard of windows', () => {
  describeInChromium('in Chromium', walk);
});

function walk(): void {
  const index = uniquePrefix('wizardwindows');
  /** One that is offered, and one that no document has yet. */
  const kept = ['labels.status', 'labels.reviewed_by'];
  let host: PagesHost;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    host = await startPagesHost();
    const env = { ANOMALY_FOREST_ELASTICSEARCH: elasticsearchUrl() };
    const size = ['--count', '12000', '--users', '40', '--seed', '4'];
    const made = await cli(['simulate', 'security', '--ecs', ...size, '--index', index], { env });
    if (made.code !== 0) throw new Error(made.stderr);
    await host.engine.client.indices.refresh({ index });
    watched = await openWatchedPage();
    page = watched.page;
  });

  afterAll(async () => {
    await watched.browser.close();
    await host.close(index);
  });

  it('goes from events to findings by measures', async () => {
    await chooseSource(page, host.server.url, index);
    expect(await chooseWindows(page, '1 hour')).toBe('user.name');
    await page.getByText('No duration from 1s to 7d.').waitFor();
    expect(await page.locator(subject('stepNext')).isDisabled()).toBe(true);
    await page.locator(subject('windowLength')).fill('15m');
    await page.locator(`${subject('stepNext')}:not([disabled])`).waitFor();
    await page.locator(`${subject('fieldsToKeep')} input`).fill('status');
    await page.locator('[role="option"][title="labels.status"]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await keepFields(page, kept.slice(1))).toEqual(kept);
    await page.reload();
    await page
      .locator(`${subject('fieldsToKeep')} .euiComboBoxPill`)
      .first()
      .waitFor();
    expect(await keepFields(page, [])).toEqual(kept);
    const taken = await takeMeasures(page);
    expect(taken).toEqual(expect.arrayContaining(['failed_logins', 'speed_kmh', 'hour']));
    expect(taken).toHaveLength(12);
    for (const name of ['hour', 'login_attempts', 'api_calls'])
      await page.getByLabel(`Take ${name}`, { exact: true }).uncheck();
    await trainPreview(page);
    await seeThreshold(page);
    expect(await page.locator(subject('rowEntity')).first().innerText()).toMatch(/^user-\d+$/);
    const { parts, score } = await readFirstFinding(page);
    expect(parts).toHaveLength(1 + 9);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6);
    expect(watched.complaints()).toEqual([]);
  });

  it('ends with the JSON that a person would write, and creates what it says', async () => {
    const input = decodeOrThrow(detectorInputCodec, await readJson(page), { what: 'JSON' });
    expect(input).toMatchObject({
      kind: 'windows',
      source: { windows: { entity: 'user.name', length: '15m', keep: kept } },
    });
    const { features, source } = completeDetector(input);
    // What a ratio needs is measured, though nobody judges by it.
    expect(source.windows?.measures.map(({ name }) => name)).toContain('login_attempts');
    expect(features.map(({ field }) => field)).toContain('failure_rate');
    expect(features.map(({ field }) => field)).not.toContain('login_attempts');
    await createAndStart(page);
    const stored = await host.engine.ports.detectors.get(index);
    expect(stored?.value.source.windows).toEqual(source.windows);
    expect(watched.complaints()).toEqual([]);
  });

  it('says whose windows were found, and shows those of the same entity before and after', async () => {
    await trainAndScore(host.engine, index, index);
    await page.goto(`${host.server.url}/detectors/${index}`);
    const first = page.locator(subject('worstFindings')).locator('tbody tr').first();
    const entity = await first.locator(subject('rowEntity')).innerText();
    expect(entity).toMatch(/^user-\d+$/);
    await first.locator(subject('finding')).click();
    const title = page.locator('#resultTitle');
    await title.waitFor();
    expect(await title.innerText()).toMatch(new RegExp(`^${entity}, \\d\\d:\\d\\d–\\d\\d:\\d\\d$`));
    await page.getByText(`Right before and after: windows of ${entity}`).waitFor();
    const around = page.locator(`${subject('neighbours')} tbody tr`);
    await around.nth(1).waitFor();
    await around.locator('button').first().click();
    await page
      .locator(`${subject('neighbours')} tbody tr`)
      .nth(1)
      .waitFor();
    expect(await title.innerText()).toMatch(new RegExp(`^${entity}, `));
    expect(await page.locator(subject('neighbours')).innerText()).not.toContain('same time');
    expect(watched.complaints()).toEqual([]);
  });
}
