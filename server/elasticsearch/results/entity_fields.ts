import type { Client, estypes } from '@elastic/elasticsearch';
import { AppError } from '../../../common/errors';
import { callElasticsearch } from '../call';

const mostFields = 500;

/** What scoring writes tells rows apart too, but nobody calls it an entity. */
const isOurs = (field: string) => field === 'ml_anomaly' || /^ml\./.test(field);

const canBeEntity = (capabilities: Record<string, estypes.FieldCapsFieldCapability>) =>
  Object.values(capabilities).every(({ aggregatable }) => aggregatable);

/** Fields mapped as keyword, ip or boolean, by name; none where there is no index yet. */
export async function readEntityFields(
  client: Client,
  index: string,
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const { fields } = await callElasticsearch(
      `Reading the mapping of "${index}"`,
      (options) =>
        client.fieldCaps(
          { index, fields: '*', types: ['keyword', 'ip', 'boolean'], filters: '-metadata' },
          options,
        ),
      signal,
    );
    return Object.entries(fields)
      .filter(([field, capabilities]) => !isOurs(field) && canBeEntity(capabilities))
      .map(([field]) => field)
      .sort()
      .slice(0, mostFields);
  } catch (error) {
    if (error instanceof AppError && error.code === 'INDEX_NOT_FOUND') return [];
    throw error;
  }
}
