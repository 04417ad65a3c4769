/** Wrong settings: Kibana starts, the defaults hold, and it is said which setting is wrong. */
import { readStatus, reportOf, checkStatusPage } from '../plugin_status';
import { check, type Steps, until } from '../steps';
import type { TroubleSubject } from './trouble_subject';

const wrong = [
  'anomaly_forest.enabled: perhaps',
  'anomaly_forest.worker_threads: 99',
  'anomaly_forest.instal_assets: false',
];
const reports = [
  'Setting anomaly_forest.enabled',
  'Setting anomaly_forest.worker_threads',
  'Setting anomaly_forest.instal_assets',
];

async function checkSaid({ api, kibana }: TroubleSubject): Promise<void> {
  for (const name of reports) {
    const report = await reportOf(api, name);
    check(report?.status === 'failed' && report.reason !== null, `${name}: ${report?.status}`);
    const lines = await kibana.logLines(new RegExp(`ERROR.*anomalyForest.*${name}: `));
    check(lines.length === 1, `${lines.length} lines in the log about ${name}`);
  }
}

export async function checkSettings(steps: Steps, subject: TroubleSubject): Promise<void> {
  const { api, kibana } = subject;
  await steps.must('wrong settings: Kibana available', () => kibana.start({ lines: wrong }));
  await steps.step('wrong settings: each is said in status and log', () => checkSaid(subject));
  await steps.step('wrong settings: the defaults hold', () =>
    until('the assets are installed, as by default', async () => {
      const { assets } = await readStatus(api);
      return assets.some(({ kind }) => kind === 'dashboard') ? true : null;
    }),
  );
  await steps.step('wrong settings: the page says so', () =>
    subject.withPages((pages) =>
      checkStatusPage(pages, { texts: reports, screenshot: 'trouble_settings' }),
    ),
  );
  await kibana.stop();
  await steps.must('settings that are none: Kibana available', () =>
    kibana.start({ lines: ['anomaly_forest: 5'] }),
  );
  await steps.step('settings that are none: it is said', async () => {
    const report = await reportOf(api, 'Setting anomaly_forest');
    check(report?.status === 'failed', `the status says ${report?.status}`);
  });
  await kibana.stop();
  await steps.must('the plugin switched off: Kibana available', () =>
    kibana.start({ lines: ['anomaly_forest.enabled: false'] }),
  );
  await steps.step('the plugin switched off: its API is gone', async () => {
    const { status } = await api.call('GET', '/api/anomaly_forest/status');
    check(status === 404, `it answers ${status}`);
  });
  await kibana.stop();
}
