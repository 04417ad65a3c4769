/**
 * Kibana's plugins that ours can do without. Kibana 8.12 has no setting that switches any of them off,
 * so the installed manifest stops asking for them: then Kibana hands their contracts to neither half of
 * the plugin, as if they were not there.
 */
import { readFile, writeFile } from 'fs/promises';
import path from 'path';
import { anomaliesRuleTypeId } from '../../../common/alerting/rule_types';
import { createDetectorAnew, waitForResults } from '../check_detector';
import { checkStatusPage, reportOf } from '../plugin_status';
import { detector } from '../rocket_data';
import { check, type Steps } from '../steps';
import type { TroubleSubject } from './trouble_subject';

interface Manifest {
  optionalPlugins: string[];
}

/** Answers what undoes it. */
async function askForNone({ kibana }: TroubleSubject): Promise<() => Promise<void>> {
  const file = path.join(kibana.pluginFolder, 'kibana.json');
  const text = await readFile(file, 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  check(manifest.optionalPlugins.length > 0, 'the manifest asks for no optional plugin');
  await writeFile(file, JSON.stringify({ ...manifest, optionalPlugins: [] }));
  return () => writeFile(file, text);
}

async function checkRuleTypes({ api, kibana }: TroubleSubject): Promise<void> {
  const types = JSON.stringify(await api.get200('GET', '/api/alerting/rule_types'));
  check(!types.includes(anomaliesRuleTypeId), 'there is a rule type without the contract');
  const report = await reportOf(api, 'Alert rules');
  check(report?.status === 'skipped', `the status says of alert rules: ${report?.status}`);
  const lines = await kibana.logLines(/WARN.*anomalyForest.*Alert rules: /);
  check(lines.length === 1, `${lines.length} lines in the log about alert rules`);
}

export async function checkMissingPlugins(steps: Steps, subject: TroubleSubject): Promise<void> {
  const { kibana } = subject;
  const undo = await askForNone(subject);
  try {
    await steps.must('no optional plugin: Kibana available', () => kibana.start());
    await steps.step('no optional plugin: no alert rules, and it is said', () =>
      checkRuleTypes(subject),
    );
    await steps.step('no optional plugin: a detector trains and scores', async () => {
      await createDetectorAnew(subject);
      await waitForResults(subject);
    });
    await steps.step('no optional plugin: the pages work, and say so', () =>
      subject.withPages(async (pages) => {
        await checkStatusPage(pages, { texts: ['Alert rules'], screenshot: 'trouble_plugins' });
        const address = `/app/anomalyForest/anomalies?detector=${detector.id}&from=now-2h&to=now`;
        await pages.show(address, ['[data-test-subj="resultRow"]']);
        const complaints = pages.takeComplaints();
        check(complaints.length === 0, `the console says: ${complaints.join(' | ')}`);
      }),
    );
  } finally {
    await kibana.stop();
    await undo();
  }
}
