import { request } from 'http';
import type { Page } from 'playwright-core';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { rocketRowId, simulateRocket } from '../../simulators/rocket/simulate_rocket';
import {
  closeDetails,
  openAnomalies,
  readExplanation,
  readReasons,
} from '../browser/anomalies_page';
import { brushLanes, openOverview, readCard, readLanes } from '../browser/overview_page';
import { describeWithElasticsearch, uniquePrefix } from './elasticsearch_for_tests';
import {
  describeInChromium,
  openWatchedPage,
  startPagesHost,
  type PagesHost,
  type WatchedPage,
} from './pages_host';

const rows = 2_000;

/** As any program could: with headers that a browser would not let a page choose. */
function ask(
  url: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: answer.headers,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describeWithElasticsearch('the host without Kibana', () => {
  const id = uniquePrefix('standalone');
  let host: PagesHost;

  const api = (route: string) => `${host.server.url}/api/anomaly_forest/${route}`;
  const write = (route: string, body: unknown, headers: object = { 'kbn-xsrf': 'test' }) =>
    ask(api(route), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const detector = {
    id,
    name: 'Test rocket',
    source: { indices: [id] },
    features: [...rocketChannels],
    schedule: { interval: '1s' },
  };

  beforeAll(async () => {
    host = await startPagesHost();
    // Rows of the last minutes, so that the pages show them by default.
    const rocket = simulateRocket({
      seed: 4,
      anomalyRate: 0.05,
      intervalMs: 500,
      start: Date.now() - rows * 500 - 60_000,
    });
    await host.engine.client.bulk({
      index: id,
      operations: Array.from({ length: rows }, (_, n) => [
        { index: { _id: rocketRowId(4, n) } },
        rocket.next().value,
      ]).flat(),
      refresh: true,
    });
  });

  afterAll(() => host.close(id));

  describe('its door', () => {
    it.each([
      ['a foreign Host', { host: 'rebound.example' }],
      ['a foreign Origin', { origin: 'https://elsewhere.example' }],
      ['an opaque Origin', { origin: 'null' }],
    ])('refuses %s', async (_, headers) => {
      const answer = await ask(api('detectors'), { headers });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ attributes: { code: 'REQUEST_FORBIDDEN' } });
    });

    it('refuses to write without the header', async () => {
      expect(await write('detectors', detector, {})).toMatchObject({ status: 400 });
    });

    it('answers what it does not know and cannot read from the catalogue', async () => {
      expect(await ask(api('nothing'))).toMatchObject({ status: 404 });
      expect((await ask(api('nothing'))).body).toContain('ROUTE_NOT_FOUND');
      const cut = await ask(api('detectors'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'kbn-xsrf': 'test' },
        body: '{"id":',
      });
      expect(cut.status).toBe(400);
      expect(JSON.parse(cut.body)).toMatchObject({ attributes: { code: 'REQUEST_INVALID' } });
    });

    it('names every problem of a body, and keeps prototypes as they are', async () => {
      const answer = await write('detectors', { ...detector, treshold: 1 });
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('treshold');
      const poisoned = await ask(api('detectors'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'kbn-xsrf': 'test' },
        body: '{"__proto__": {"polluted": true}}',
      });
      expect(poisoned.status).toBe(400);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it('sends pages with a policy that lets no foreign script in', async () => {
      const { headers, body } = await ask(`${host.server.url}/anomalies`);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(body).toContain('<div id=');
    });
  });

  it('creates a detector that trains and scores by itself', async () => {
    expect(await write('detectors', detector)).toMatchObject({ status: 200 });
    expect(await write('detectors', detector)).toMatchObject({ status: 409 });
    let scored = 0;
    while (scored < rows) {
      const overview = JSON.parse((await ask(api(`detectors/${id}`))).body) as {
        ledger: { scored: number } | null;
      };
      scored = overview.ledger?.scored ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(scored).toBe(rows);
  });

  describeInChromium('its pages in Chromium', () => {
    let watched: WatchedPage;
    let page: Page;

    beforeAll(async () => {
      watched = await openWatchedPage();
      page = watched.page;
    });

    afterAll(() => watched.browser.close());

    it('shows the anomalies, and why a row is one: its reasons add up to its score', async () => {
      await openAnomalies(page, host.server.url, { detector: id });
      await page.getByText('Test rocket').first().waitFor();
      const { base, contributions, score } = await readReasons(page);
      expect(contributions).toHaveLength(rocketChannels.length);
      const sum = contributions.reduce((total, part) => total + part, base);
      expect(sum).toBeCloseTo(score, 6);
      await closeDetails(page);
    });

    it.each([
      ['a flagged row', {}, /at or over the threshold.*(would clear it|can clear)/s],
      [
        'an ordinary row',
        { all: 'true', order: 'asc' },
        /under the threshold.*(would flag it|can flag)/s,
      ],
    ])('says of %s what would change its verdict', async (_, query, expected) => {
      await openAnomalies(page, host.server.url, { detector: id, ...query });
      const { contributions } = await readReasons(page);
      expect(contributions).toHaveLength(rocketChannels.length);
      const { change, fields } = await readExplanation(page);
      expect(change).toMatch(expected);
      expect(fields).toBeGreaterThan(rocketChannels.length);
      await closeDetails(page);
    });

    const lastHour = { from: 'now-1h', to: 'now', paused: 'true' };
    const subject = (name: string) => page.locator(`[data-test-subj="${name}"]`);

    it('begins with the overview: counts, lanes, and the worst findings lead to their reasons', async () => {
      await openOverview(page, host.server.url, lastHour);
      const all = await readCard(page, 'all');
      expect(all).toBeGreaterThan(0);
      const severities = ['low', 'medium', 'high', 'critical'];
      const each = await Promise.all(severities.map((severity) => readCard(page, severity)));
      expect(each.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(all);
      const [worst = []] = await readLanes(page);
      expect(worst[0]).toContain('Test rocket');
      await subject('finding').first().click();
      await subject('reasons').waitFor();
      expect(new URL(page.url()).searchParams.get('row')).toMatch(/^[\w-]{43}$/);
      expect(await page.title()).toMatch(/^Anomalies/);
    });

    it('opens the row of an address that is on no page of the table, with its neighbours', async () => {
      const row = new URL(page.url()).searchParams.get('row') ?? '';
      const query = { detector: id, row, query: 'ml_score:<0.1', paused: 'true' };
      await page.goto(`${host.server.url}/anomalies?${new URLSearchParams(query).toString()}`);
      await subject('reasons').waitFor();
      await subject('nothingMatches').waitFor({ state: 'attached' });
      const neighbours = subject('neighbours').locator('tbody tr');
      await neighbours.first().waitFor();
      expect(await neighbours.count()).toBeGreaterThan(2);
      await closeDetails(page);
    });

    it('narrows by a query, and goes back step by step', async () => {
      await openAnomalies(page, host.server.url, { detector: id, ...lastHour });
      const scored = page.locator('[data-test-subj="statScored"] .euiStat__title');
      const all = await scored.innerText();
      await subject('queryBar').fill('status:anomaly');
      await subject('queryBar').press('Enter');
      await page.waitForURL(/query=/);
      await scored.filter({ hasNotText: all }).waitFor();
      expect(await subject('resultRow').count()).toBeGreaterThan(0);
      await page.goBack();
      await page.waitForURL((url) => !url.search.includes('query='));
      await scored.filter({ hasText: all }).waitFor();
      expect(await subject('queryBar').inputValue()).toBe('');
      await page.goForward();
      await page.waitForURL(/query=status/);
      await scored.filter({ hasNotText: all }).waitFor();
      expect(await subject('queryBar').inputValue()).toBe('status:anomaly');
    });

    it('says what is wrong with a query, and shows nothing older beside it', async () => {
      await openAnomalies(page, host.server.url, { detector: id, ...lastHour });
      await subject('queryBar').fill('temp_c:(');
      await subject('queryBar').press('Enter');
      await page.getByText('The query cannot be read').waitFor();
      expect(await subject('resultRow').count()).toBe(0);
    });

    it('zooms where somebody drags over the lanes', async () => {
      await openAnomalies(page, host.server.url, { detector: id, ...lastHour });
      await brushLanes(page, 0.6, 0.9);
      const { searchParams } = new URL(page.url());
      const [from = 0, to = 0] = ['from', 'to'].map((name) =>
        Date.parse(searchParams.get(name) ?? ''),
      );
      expect(to - from).toBeGreaterThan(5 * 60_000);
      expect(to - from).toBeLessThan(40 * 60_000);
    });

    it('keeps no answer of an older question as if it were new', async () => {
      await openAnomalies(page, host.server.url, { detector: id, ...lastHour });
      await page.route('**/results/**', (route) => route.abort());
      await subject('toggle-critical').click();
      await subject('errorCallout').first().waitFor();
      expect(await subject('resultRow').count()).toBe(0);
      await page.unroute('**/results/**');
      await subject('retry').first().click();
      watched.complaints();
    });

    it('shows the detector, its runs and its ledger', async () => {
      await page.goto(`${host.server.url}/detectors`);
      await page.getByRole('heading', { name: 'Detectors', level: 1 }).waitFor();
      await page.getByRole('link', { name: 'Test rocket' }).first().click();
      await page.getByText('Ledger').first().waitFor();
    });

    it('leaves a finding and its entity out of training, and takes them in again', async () => {
      const stored = async () =>
        (await host.engine.ports.detectors.get(id))?.value.training.exclude;
      const range = { detector: id, ...lastHour, by: 'status.keyword' };
      await openAnomalies(page, host.server.url, range);
      await readReasons(page);
      for (const choice of [/around it/, /Every row with status.keyword: /]) {
        await subject('exclude').click();
        await subject('excludeModal').getByText(choice).first().click();
        await subject('exclusionReason').fill('test flight');
        await subject('excludeModal')
          .locator('[data-test-subj="confirmModalConfirmButton"]')
          .click();
        // It closes once what is left out is kept; what the first choice showed may still be there.
        await subject('excludeModal').waitFor({ state: 'detached' });
        await subject('excludedNote').waitFor();
        await page
          .getByText(/rows of the source as of now/)
          .first()
          .waitFor();
      }
      const [window, entity] = (await stored()) ?? [];
      expect(window).toMatchObject({ from: expect.any(String) as string, why: 'test flight' });
      expect(entity).toMatchObject({ filter: { term: { 'status.keyword': 'anomaly' } } });
      await subject('excludedNote').getByRole('link').click();
      await page.getByText('Rows with status.keyword: anomaly').waitFor();
      for (const left of [1, 0]) {
        await subject('takeInAgain').first().click();
        const rows = subject('exclusionsTable').locator('tbody tr');
        await rows.nth(left).waitFor({ state: 'detached' });
      }
      expect(await stored()).toBeUndefined();
    });

    it('disables and enables the detectors that are chosen', async () => {
      const isEnabled = async () => (await host.engine.ports.detectors.get(id))?.value.enabled;
      await page.goto(`${host.server.url}/detectors`);
      await subject(`enable-${id}`).waitFor();
      expect(await subject('bulkDisable').isDisabled()).toBe(true);
      await subject(`checkboxSelectRow-${id}`).click();
      await subject('bulkDisable').click();
      await page.getByText('1 detector is disabled').waitFor();
      expect(await isEnabled()).toBe(false);
      await subject('bulkEnable').click();
      await page.getByText('1 detector is enabled').waitFor();
      expect(await isEnabled()).toBe(true);
    });

    it('shows the status', async () => {
      await page.goto(`${host.server.url}/status`);
      await page.getByText('anomaly-forest-registry').first().waitFor();
      await subject('tasksTable').getByRole('link', { name: 'Test rocket' }).waitFor();
    });

    it('says what is wrong when the address names a detector that is not there', async () => {
      await page.goto(`${host.server.url}/detectors/nobody`);
      await page.getByText('DETECTOR_NOT_FOUND').first().waitFor();
    });

    it('complained of nothing but that', () => {
      expect(watched.complaints().filter((text) => !/404/.test(text))).toEqual([]);
    });
  });
});
