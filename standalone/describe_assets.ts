/** What was installed on the cluster, in a line for a terminal. */
import type { AssetReport } from '../server/elasticsearch/assets/install_assets';

/** How many are in which state; by name those that are not there, and what that means. */
export function describeAssets(reports: readonly AssetReport[]): string {
  const inState = (state: AssetReport['status']) =>
    reports.filter(({ status }) => status === state);
  const named = (skipped: readonly AssetReport[]) => skipped.map(({ name }) => name).join(', ');
  const skipped = inState('skipped');
  const pipelines = skipped.filter(({ kind }) => kind === 'ingest_pipeline');
  const templates = skipped.filter(({ kind }) => kind !== 'ingest_pipeline');
  return [
    ...(['installed', 'current'] as const)
      .map((state) => [inState(state).length, state] as const)
      .filter(([number]) => number > 0)
      .map(([number, state]) => `${number} ${state}`),
    ...(templates.length > 0 ? [`without ${named(templates)} (see the Status page)`] : []),
    ...(pipelines.length > 0
      ? [
          `without the ingest pipelines ${named(pipelines)}, which this Elasticsearch cannot take: ` +
            'no harm unless shippers such as Filebeat name them (see the Status page)',
        ]
      : []),
  ].join(', ');
}
