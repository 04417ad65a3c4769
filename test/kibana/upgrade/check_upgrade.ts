/** Saved objects of this version, opened by the next one, and by this one again. */
import { savedObjectIndex } from '../../../server/saved_objects/saved_object_types';
import { overview, scoreWhatComes, type Subject } from '../check_detector';
import type { KibanaProcess } from '../kibana_process';
import { check, type Steps } from '../steps';
import { installNextVersion } from './install_next_version';

interface Stored {
  type: string;
  typeMigrationVersion?: string;
}

/** How many saved objects there are, by type and the version they were written in. */
async function storedVersions({ client }: Subject): Promise<Map<string, number>> {
  await client.indices.refresh({ index: savedObjectIndex });
  const found = await client.search<Stored>({
    index: savedObjectIndex,
    size: 1_000,
    query: { prefix: { type: 'anomaly-forest-' } },
    _source: ['type', 'typeMigrationVersion'],
  });
  const versions = new Map<string, number>();
  for (const { _source: stored } of found.hits.hits) {
    const key = `${stored?.type} ${stored?.typeMigrationVersion}`;
    versions.set(key, (versions.get(key) ?? 0) + 1);
  }
  return versions;
}

const described = (versions: Map<string, number>) =>
  [...versions]
    .map(([key, count]) => `${count} ${key}`)
    .sort()
    .join(', ');

async function checkMigrated(subject: Subject, before: Map<string, number>): Promise<void> {
  const after = await storedVersions(subject);
  const next = ([key, count]: [string, number]): [string, number] => [
    key.replace(/ 10\.1\.0$/, ' 10.2.0'),
    count,
  ];
  const expected = described(new Map([...before].map(next)));
  check(described(after) === expected, `stored: ${described(after)}`);
}

/** On a Kibana that runs with a detector, and runs so again afterwards. */
export async function checkUpgrade(
  steps: Steps,
  subject: Subject,
  kibana: KibanaProcess,
): Promise<void> {
  const skipped = async () => (await overview(subject)).ledger?.skipped ?? 0;
  await kibana.stop();
  const before = await storedVersions(subject);
  console.log(`    ${described(before)}`);
  const putBack = await installNextVersion(kibana.pluginFolder);
  try {
    await steps.must('next version: Kibana available', () => kibana.start());
    await steps.step('next version: every saved object has become one of its own', () =>
      checkMigrated(subject, before),
    );
    await steps.step('next version: the detector goes on with its model', async () => {
      const { model } = await overview(subject);
      check(model !== null, 'the model is gone');
      await scoreWhatComes(subject, (await skipped()) + 1);
      check((await overview(subject)).model?.sha256 === model.sha256, 'there is another model');
    });
  } finally {
    await kibana.stop();
    await putBack();
  }
  await steps.must('this version again: Kibana available', () => kibana.start());
  await steps.step('this version again: the detector goes on', async () =>
    scoreWhatComes(subject, (await skipped()) + 1),
  );
}
