/** Saved objects of this version, opened by the next one, and by this one again. */
import { savedObjectIndex } from '../../../server/saved_objects/saved_object_types';
import { overview, scoreWhatComes, type Subject } from '../check_detector';
import type { KibanaProcess } from '../kibana_process';
import { check, type Steps } from '../steps';
import { installNextVersion } from './install_next_version';

interface Stored {
  typeMigrationVersion?: string;
}

/** The version that every saved object was written in, by its id. */
async function storedVersions({ client }: Subject): Promise<Map<string, string>> {
  await client.indices.refresh({ index: savedObjectIndex });
  const found = await client.search<Stored>({
    index: savedObjectIndex,
    size: 1_000,
    query: { prefix: { type: 'anomaly-forest-' } },
    _source: ['typeMigrationVersion'],
  });
  return new Map(
    found.hits.hits.map(({ _id, _source: stored }) => [
      String(_id),
      stored?.typeMigrationVersion ?? 'none',
    ]),
  );
}

async function checkMigrated(subject: Subject, before: Map<string, string>): Promise<void> {
  const after = await storedVersions(subject);
  const left = [...before.keys()].filter((id) => after.get(id) !== '10.2.0');
  check(left.length === 0, left.map((id) => `${id} is ${after.get(id)}`).join(', '));
  console.log(`    ${before.size} saved objects`);
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
  check([...before.values()].includes('10.1.0'), 'nothing of this version is stored');
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
