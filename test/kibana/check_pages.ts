/** What the app shows of the detector. */
import { detector, rowCount } from './rocket_data';
import { noComplaints, type Pages, subject } from './pages';
import { check, type Steps } from './steps';

const lastTwoHours = 'from=now-2h&to=now';

async function showOverview(pages: Pages): Promise<void> {
  const page = await pages.show(`/app/anomalyForest/overview?${lastTwoHours}`, [
    subject('severityCards'),
    `${subject('swimLane')} canvas`,
    subject('finding'),
  ]);
  const text = await page.locator(subject('severityCards')).innerText();
  check(/[1-9]/.test(text), `the cards say: ${text}`);
  await pages.screenshot('overview');
  noComplaints(pages);
}

async function showDetectors(pages: Pages): Promise<void> {
  const page = await pages.show('/app/anomalyForest/detectors', [
    subject(`detector-${detector.id}`),
  ]);
  const row = page.locator('tr', { has: page.locator(subject(`detector-${detector.id}`)) });
  const text = await row.innerText();
  check(text.includes(detector.name ?? ''), `the row says: ${text}`);
  check(!/NaN|undefined/.test(text), `the row says: ${text}`);
  await pages.screenshot('detectors');
  noComplaints(pages);
}

async function showDetector(pages: Pages): Promise<void> {
  const address = `/app/anomalyForest/detectors/${detector.id}`;
  await pages.show(`${address}?tab=runs`, [subject('runsTable')]);
  await pages.screenshot('detector');
  const ledger = [subject('ledger'), subject('ledgerAddsUp')];
  const page = await pages.show(`${address}?tab=ledger`, ledger);
  await pages.screenshot('ledger');
  const text = await page.locator(subject('ledger')).innerText();
  check(text.includes(rowCount.toLocaleString('en-US')), `the ledger says: ${text}`);
  noComplaints(pages);
}

async function showAnomalies(pages: Pages): Promise<void> {
  const address = `/app/anomalyForest/anomalies?detector=${detector.id}&${lastTwoHours}`;
  const page = await pages.show(address, [
    subject('resultsTable'),
    subject('resultRow'),
    subject('openInDiscover'),
    'canvas',
  ]);
  const scores = await page.locator(subject('resultRow')).allInnerTexts();
  check(scores.length >= 5, `${scores.length} rows`);
  await pages.screenshot('anomalies');
  await page.locator(subject('openRow')).first().click();
  await page.locator(subject('reasons')).waitFor({ state: 'visible' });
  await pages.screenshot('anomaly');
  noComplaints(pages);
}

async function showDiscover(pages: Pages): Promise<void> {
  const address = `/app/anomalyForest/anomalies?detector=${detector.id}&${lastTwoHours}`;
  const page = await pages.show(address, [subject('openInDiscover')]);
  const href = await page.locator(subject('openInDiscover')).getAttribute('href');
  check(href !== null, 'the link to Discover has no address');
  await page.goto(new URL(href, page.url()).toString());
  const hits = page.locator(subject('unifiedHistogramQueryHits'));
  await hits.waitFor({ state: 'visible' });
  const count = Number((await hits.innerText()).replace(/\D/g, ''));
  check(count > 0, 'Discover finds nothing for ml_anomaly : true');
  await pages.screenshot('discover');
}

/**
 * A dashboard that the plugin brought, on results of the last two hours.
 * @param name what its id ends with
 * @throws Error when a panel shows an error
 */
export async function checkDashboard(pages: Pages, name: string): Promise<void> {
  const id = `anomaly-forest-${name}`;
  // From one dashboard to another the page stays: left in between, it loads.
  await pages.show('/app/anomalyForest/status', ['h1']);
  const page = await pages.show(`/app/dashboards#/view/${id}?_g=(time:(from:now-2h,to:now))`, [
    subject('embeddablePanel'),
  ]);
  await page.locator('[data-render-complete="false"]').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  const failed = await page
    .locator(
      '[data-test-subj*="embeddableError"], [data-test-subj="embeddable-lens-failure"], .lnsError',
    )
    .count();
  check(failed === 0, `${failed} panels of ${id} show an error`);
  await pages.screenshot(`dashboard_${name.replace('-', '_')}`);
}

async function showStatus(pages: Pages): Promise<void> {
  const page = await pages.show('/app/anomalyForest/status', ['h1', 'table']);
  const text = await page.locator('main, [role="main"], body').first().innerText();
  check(/kibana/i.test(text), 'the page does not name its host');
  await pages.screenshot('status');
  noComplaints(pages);
}

/** Every page of the app, with a screenshot of each. */
export async function checkPages(steps: Steps, pages: Pages): Promise<void> {
  await steps.step('page: overview', () => showOverview(pages));
  await steps.step('page: detectors', () => showDetectors(pages));
  await steps.step('page: one detector', () => showDetector(pages));
  await steps.step('page: anomalies, and the reasons of one', () => showAnomalies(pages));
  await steps.step('page: Discover by its link', () => showDiscover(pages));
  await steps.step('dashboard: monitoring', () => checkDashboard(pages, 'rocket-monitoring'));
  await steps.step('dashboard: investigation', () => checkDashboard(pages, 'rocket-investigation'));
  await steps.step('page: status', () => showStatus(pages));
}
