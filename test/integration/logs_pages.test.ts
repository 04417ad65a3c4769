/** The page of logs in Chromium against the host without Kibana. */
import { chooseIndex, linesOn, openLogs, searchWords } from '../browser/logs_page';
import { numberIn, textOf } from '../browser/models_page';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import { writeLogs } from './furnish';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const subject = (name: string) => `[data-test-subj="${name}"]`;

describeWithElasticsearch('the page of logs', () => {
  const prefix = uniquePrefix('logpage');
  const index = `${prefix}-logs`;
  let host: PagesHost;

  beforeAll(async () => {
    host = await startPagesHost();
    await writeLogs(host.engine, index);
  });

  afterAll(() => host.close(prefix));

  describeInChromium('in Chromium', () => {
    let watched: WatchedPage;

    beforeAll(async () => {
      watched = await openWatchedPage();
    });
    afterEach(() => expect(watched.complaints()).toEqual([]));
    afterAll(() => watched.browser.close());

    it('leads from an index to its lines, older ones too, and to a whole document', async () => {
      const { page } = watched;
      await openLogs(page, host.server.url, { shows: 'noIndex' });
      await chooseIndex(page, `${prefix}-l*`);
      await page.locator(subject('logLine')).first().waitFor();
      expect(numberIn(await textOf(page, 'lineCount'))).toBe(400);
      expect(await linesOn(page)).toHaveLength(50);
      await page.locator(subject('moreLines')).click();
      await page.locator(subject('logLine')).nth(99).waitFor();
      expect(await linesOn(page)).toHaveLength(100);
      await page.locator(subject('openLine')).first().click();
      await page
        .locator(`${subject('lineFlyout')} tbody tr`)
        .first()
        .waitFor();
      expect(await textOf(page, 'lineFlyout')).toContain('process.pid');
      expect(page.url()).toContain('open=399');
      await page.goBack();
      await page.locator(subject('lineFlyout')).waitFor({ state: 'detached' });
    });

    it('leads from words to patterns, and from a pattern to its lines', async () => {
      const { page } = watched;
      await openLogs(page, host.server.url, { shows: 'logLine', index, from: 'now-3h' });
      await searchWords(page, 'user -session');
      await page.locator('mark').first().waitFor();
      await page.locator(subject('tab-patterns')).click();
      const patterns = page.locator(`${subject('patternsTable')} tbody tr`);
      await patterns.first().waitFor();
      expect(await patterns.count()).toBe(1);
      await openLogs(page, host.server.url, {
        shows: 'patternsTable',
        index,
        from: 'now-3h',
        tab: 'patterns',
        order: 'asc',
      });
      await page.locator(subject('minedFrom')).waitFor();
      expect(await textOf(page, 'minedFrom')).toContain('Mined from all 400 lines.');
      const rarest = await patterns.first().innerText();
      expect(rarest).toContain('Out of memory: Killed process <*> (java)');
      await page.locator(subject('linesOfPattern')).first().click();
      await page.locator(subject('logLine')).first().waitFor();
      const lines = await linesOn(page);
      expect(lines).toHaveLength(4);
      expect(lines.every((line) => line.includes('Out of memory'))).toBe(true);
      await page
        .locator(`${subject('chosenPattern')}, ${subject('chosenPattern')} button`)
        .first()
        .waitFor();
      const address = page.url();
      const { page: other, browser, complaints } = await openWatchedPage();
      await other.goto(address);
      await other.locator(subject('logLine')).first().waitFor();
      expect(await linesOn(other)).toEqual(lines);
      expect(complaints()).toEqual([]);
      await browser.close();
    });

    it('says what is the matter where there is nothing to show', async () => {
      const { page } = watched;
      const from = { from: '2001-01-01T00:00:00.000Z', to: '2001-01-02T00:00:00.000Z' };
      await openLogs(page, host.server.url, { shows: 'noLines', index, ...from });
      await page.locator(subject('showAllLines')).click();
      await page.locator(subject('logLine')).first().waitFor();
      expect(numberIn(await textOf(page, 'lineCount'))).toBe(400);
      await searchWords(page, 'nowhere');
      await page.locator(subject('noLines')).waitFor();
      await page.goto(`${host.server.url}/logs?index=${prefix}-none`);
      await page.locator(subject('errorCode')).waitFor();
      expect(await textOf(page, 'errorCode')).toBe('INDEX_NOT_FOUND');
      expect(await textOf(page, 'remedy')).toContain('Correct the name');
      // The browser itself tells of answers that are refusals.
      expect(watched.complaints().every((text) => text.includes('404'))).toBe(true);
      await page.goto(
        `${host.server.url}/logs?index=${index}&query=${encodeURIComponent('a AND (')}`,
      );
      await page.locator(subject('errorCode')).waitFor();
      expect(await textOf(page, 'errorCode')).toBe('REQUEST_INVALID');
      expect(watched.complaints().every((text) => text.includes('400'))).toBe(true);
    });
  });
});
