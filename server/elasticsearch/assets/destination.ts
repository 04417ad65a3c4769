/** Makes sure that an index that results go to maps every field of ours as it must. */
import { AppError } from '../../../common/errors';
import { resultFields } from '../../../common/fields';
import resultFieldsBody from '../../../index_templates/component_result_fields.json';
import type { DestinationKeeper } from '../../detection/ports/result_writer';
import { askCluster, refusalOf, type AssetClient } from './asset_client';
import { resultFieldsComponent } from './assets';
import { destinationProblems } from './destination_problems';
import { effectiveMapping, type FieldTypes } from './effective_mapping';
import { holds } from './result_types';

/**
 * The index template of a destination that no template of ours covers. It names this one index
 * alone: a pattern such as `*-ml` would take in indices of others.
 */
export function destinationTemplate(index: string) {
  return {
    version: 1,
    _meta: { managed_by: 'anomaly-forest', description: `Results of detectors in ${index}` },
    index_patterns: [index],
    priority: 330,
    composed_of: [resultFieldsComponent],
    template: {
      settings: {
        number_of_shards: 1,
        auto_expand_replicas: '0-1',
        // Values of the source that fit no mapping are kept unindexed: a row that was skipped for
        // such a value must not be refused for it as well.
        'index.mapping.ignore_malformed': true,
      },
      mappings: { properties: { '@timestamp': { type: 'date' } } },
    },
  };
}

const isForbidden = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'ES_FORBIDDEN';

/**
 * Creates a destination with the fields of results, on top of what templates say: for those who may
 * create an index of that name, but neither read nor write templates.
 */
async function createDestination(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<void> {
  const { settings, mappings } = destinationTemplate(index).template;
  const ofResults = resultFieldsBody.template.mappings;
  const properties = { ...mappings.properties, ...ofResults.properties };
  const body = { settings, mappings: { ...ofResults, properties } };
  const request = { method: 'PUT', path: `/${encodeURIComponent(index)}`, body } as const;
  const doing = `Creating "${index}"`;
  const answer = await askCluster(client, request, { doing, signal });
  if (answer.status === 200) return;
  const refusal = refusalOf(answer, doing);
  if (!refusal.message.includes('resource_already_exists_exception')) throw refusal;
  await checkDestination(client, index, signal);
}

/**
 * Gives a destination the fields of results: by a template when the index does not exist yet, by
 * adding what its mapping lacks when it does. Who may not do the former creates the index instead.
 * Changes nothing where all is well.
 * @throws AppError ASSET_MISSING when the cluster refuses, ES_UNAVAILABLE, ES_FORBIDDEN, ...
 */
export async function ensureDestination(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await ensureDestinationTemplate(client, index, signal);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    await createDestination(client, index, signal);
  }
}

/** The same by templates alone. */
export async function ensureDestinationTemplate(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<'installed' | 'current'> {
  const { exists, fields } = await effectiveMapping(client, index, signal);
  if (wrongFields(fields).length === 0) return 'current';
  const doing = `Preparing "${index}" for results`;
  const request = exists
    ? {
        path: `/${encodeURIComponent(index)}/_mapping`,
        // Without the dynamic templates: they would take the place of those that the index has.
        body: { properties: resultFieldsBody.template.mappings.properties },
      }
    : {
        path: `/_index_template/anomaly-forest-destination-${encodeURIComponent(index)}`,
        body: destinationTemplate(index),
      };
  const answer = await askCluster(client, { method: 'PUT', ...request }, { doing, signal });
  if (answer.status === 200) return 'installed';
  if (answer.status === 403) throw refusalOf(answer, doing);
  throw new AppError('ASSET_MISSING', refusalOf(answer, doing).message);
}

/**
 * @throws AppError ASSET_MISSING when the index, or the one that its templates would make, does not
 * map every field of ours as it must: Elasticsearch would guess types, or refuse results.
 */
export async function checkDestination(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<void> {
  const { exists, fields } = await effectiveMapping(client, index, signal);
  const wrong = wrongFields(fields);
  if (wrong.length === 0) return;
  const shown = wrong.slice(0, 3).join(', ') + (wrong.length > 3 ? `, … (${wrong.length})` : '');
  throw new AppError(
    'ASSET_MISSING',
    exists
      ? `Index "${index}" does not map the fields of results as it must: ${shown}; ` +
          'give the detector another destination, or delete this one'
      : `No index template gives "${index}" the fields of results: ${shown}`,
  );
}

/**
 * The check before a run. An index of an earlier version lacks the fields that this one has added:
 * it gets them; what it maps otherwise stays an error.
 */
async function checkOrComplete(
  client: AssetClient,
  index: string,
  signal?: AbortSignal,
): Promise<void> {
  const { exists, fields } = await effectiveMapping(client, index, signal);
  if (wrongFields(fields).length === 0) return;
  const isOlder = Object.entries(resultFields).every(
    ([name, { type }]) => !fields.has(name) || holds(fields.get(name), type),
  );
  // Without any field of ours it is no destination of ours, and nobody has prepared it.
  const isOurs = exists && fields.has('ml_score');
  if (isOurs && isOlder) await ensureDestinationTemplate(client, index, signal);
  await checkDestination(client, index, signal);
}

/** What is wrong with each field of ours, in words; empty when nothing is. */
function wrongFields(actual: FieldTypes): string[] {
  return Object.entries(resultFields).flatMap(([name, { type }]) => {
    const found = actual.get(name);
    if (holds(found, type)) return [];
    return [`${name} is ${found ?? 'not mapped'} instead of ${type}`];
  });
}

export function createDestinationKeeper(client: AssetClient): DestinationKeeper {
  return {
    prepare: (index, signal) => ensureDestination(client, index, signal),
    check: (index, signal) => checkOrComplete(client, index, signal),
    problems: (index, signal) => destinationProblems(client, index, signal),
  };
}
