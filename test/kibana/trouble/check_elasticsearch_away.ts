/** Elasticsearch that is not there when Kibana starts, comes, goes away and comes back. */
import { createDetectorAnew, overview, scoreWhatComes, waitForResults } from '../check_detector';
import type { Pages } from '../pages';
import { checkStatusPage, readStatus } from '../plugin_status';
import { check, type Steps, until } from '../steps';
import { ElasticsearchGate } from './elasticsearch_gate';
import type { TroubleSubject } from './trouble_subject';

async function checkWaits({ api, kibana }: TroubleSubject): Promise<void> {
  await until('the log says that Elasticsearch is not there', async () => {
    await kibana.checkRuns();
    const lines = await kibana.logLines(/ERROR.*elasticsearch.*Unable to retrieve version/);
    return lines.length > 0 ? true : null;
  });
  const { status } = await api.call('GET', '/api/anomaly_forest/status');
  check(status === 503, `Kibana answers ${status} meanwhile`);
}

async function checkWhole({ api }: TroubleSubject): Promise<void> {
  await until('the assets are installed', async () => {
    const { assets, elasticsearch } = await readStatus(api);
    check(elasticsearch.error === null, JSON.stringify(elasticsearch.error));
    const failed = assets.filter((asset) => asset.status === 'failed');
    check(failed.length === 0, failed.map(({ name, reason }) => `${name}: ${reason}`).join('; '));
    return assets.some(({ kind }) => kind === 'dashboard') ? true : null;
  });
}

async function checkSaidWhileAway({ api, kibana }: TroubleSubject): Promise<void> {
  await until('the status says so', async () => {
    await kibana.checkRuns();
    const { elasticsearch } = await readStatus(api);
    return elasticsearch.error?.code === 'ES_UNAVAILABLE' ? true : null;
  });
}

/** A page that was open before says so when it asks again. */
async function checkPageWhileAway(pages: Pages): Promise<void> {
  const page = pages.current;
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await page.getByText('ES_UNAVAILABLE').first().waitFor({ state: 'visible' });
  await pages.screenshot('trouble_elasticsearch');
}

export async function checkElasticsearchAway(steps: Steps, subject: TroubleSubject): Promise<void> {
  const { kibana } = subject;
  const gate = await ElasticsearchGate.create(subject.elasticsearchUrl);
  try {
    await kibana.launch({ elasticsearchUrl: gate.url });
    await steps.must('Elasticsearch not there: Kibana waits, and says so', () =>
      checkWaits(subject),
    );
    await gate.open();
    await steps.must('Elasticsearch comes: Kibana available', () => kibana.waitUntilAvailable());
    await steps.step('Elasticsearch comes: everything is installed', () => checkWhole(subject));
    await subject.withPages(async (pages) => {
      await checkStatusPage(pages, { texts: [], screenshot: 'trouble_before' });
      await createDetectorAnew(subject);
      await waitForResults(subject);
      const before = (await overview(subject)).ledger?.skipped ?? 0;
      await gate.shut();
      await steps.step('Elasticsearch goes away: the status says so', () =>
        checkSaidWhileAway(subject),
      );
      await steps.step('Elasticsearch goes away: the page says so', () =>
        checkPageWhileAway(pages),
      );
      await gate.open();
      await steps.step('Elasticsearch is back: the detector goes on', () =>
        scoreWhatComes(subject, before + 1),
      );
      await steps.step('Elasticsearch is back: everything is well', () => checkWhole(subject));
    });
  } finally {
    await kibana.stop();
    await gate.shut();
  }
}
