/** What would keep results from being written to an index, found without changing anything. */
import { AppError } from '../../../common/errors';
import { resultFields } from '../../../common/fields';
import { askCluster, type AssetClient } from './asset_client';
import { resultFieldsComponent } from './assets';
import { effectiveMapping, type FieldTypes } from './effective_mapping';
import { holds } from './result_types';

/** Without these no result is written or shown; whatever else is lacking, creating a detector says. */
const privileges = ['read', 'index'];

/** Fields of ours that are mapped otherwise: those that are not mapped at all can be added. */
function conflicts(fields: FieldTypes): string[] {
  return Object.entries(resultFields).flatMap(([name, { type }]) => {
    const found = fields.get(name);
    return found === undefined || holds(found, type) ? [] : [`${name} is ${found}, not ${type}`];
  });
}

/** A new destination is composed of the fields of results, which the host installs when it starts. */
async function templateProblems(
  client: AssetClient,
  index: string,
  signal: AbortSignal,
): Promise<AppError[]> {
  const answer = await askCluster(
    client,
    { method: 'GET', path: `/_component_template/${resultFieldsComponent}` },
    { doing: 'Reading index templates', signal },
  );
  if (answer.status !== 404) return [];
  const message = `The component template "${resultFieldsComponent}" is missing, which gives "${index}" the fields of results.`;
  return [new AppError('ASSET_MISSING', message)];
}

async function mappingProblems(
  client: AssetClient,
  index: string,
  signal: AbortSignal,
): Promise<AppError[]> {
  const mapping = await effectiveMapping(client, index, signal).catch((error: unknown) => {
    // Who may not read templates may still create the index.
    if (error instanceof AppError && error.code === 'ES_FORBIDDEN') return null;
    throw error;
  });
  if (mapping === null) return [];
  const wrong = conflicts(mapping.fields);
  if (wrong.length === 0) return mapping.exists ? [] : templateProblems(client, index, signal);
  const shown = wrong.slice(0, 3).join(', ') + (wrong.length > 3 ? `, … (${wrong.length})` : '');
  return [
    new AppError(
      'DESTINATION_UNUSABLE',
      `The destination "${index}" maps fields of results otherwise: ${shown}.`,
    ),
  ];
}

/** Of every index behind the name; none where it does not exist yet, or may not be looked at. */
async function blockProblems(
  client: AssetClient,
  index: string,
  signal: AbortSignal,
): Promise<AppError[]> {
  const name = encodeURIComponent(index);
  const answer = await askCluster(
    client,
    { method: 'GET', path: `/${name}/_settings/index.blocks.*?flat_settings=true` },
    { doing: `Reading the settings of "${index}"`, signal },
  );
  if (answer.status !== 200) return [];
  const settings = Object.values(
    answer.body as Record<string, { settings?: Record<string, unknown> }>,
  );
  const blocks = settings.flatMap(({ settings: own = {} }) =>
    Object.keys(own).filter((key) => String(own[key]) === 'true'),
  );
  if (blocks.length === 0) return [];
  const named = [...new Set(blocks)].join(', ');
  return [new AppError('INDEX_READ_ONLY', `The destination "${index}" has the block ${named}.`)];
}

/** By security's own answer; none where there is no security. */
async function rightProblems(
  client: AssetClient,
  index: string,
  signal: AbortSignal,
): Promise<AppError[]> {
  const answer = await askCluster(
    client,
    {
      method: 'POST',
      path: '/_security/user/_has_privileges',
      body: { index: [{ names: [index], privileges }] },
    },
    { doing: `Asking for rights on "${index}"`, signal },
  ).catch((error: unknown) => {
    // Clusters without security have no such address, and say so in several ways.
    if (error instanceof AppError && error.code !== 'ABORTED') return null;
    throw error;
  });
  if (answer === null || answer.status !== 200) return [];
  const { index: byIndex = {} } = answer.body as {
    index?: Record<string, Record<string, boolean>>;
  };
  const lacking = privileges.filter((privilege) => byIndex[index]?.[privilege] === false);
  if (lacking.length === 0) return [];
  return [
    new AppError(
      'ES_FORBIDDEN',
      `You may not write results to "${index}": you lack ${lacking.join(', ')}.`,
    ),
  ];
}

/**
 * Fields mapped otherwise, blocks, rights that are lacking.
 * @throws AppError ES_UNAVAILABLE, ABORTED, ...
 */
export async function destinationProblems(
  client: AssetClient,
  index: string,
  signal: AbortSignal,
): Promise<AppError[]> {
  const found = await Promise.all([
    mappingProblems(client, index, signal),
    blockProblems(client, index, signal),
    rightProblems(client, index, signal),
  ]);
  return found.flat();
}
