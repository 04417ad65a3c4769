/** An entity, as results know it, as a query on the source that training can leave out. */
import { isDeepStrictEqual } from 'util';
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { AppError } from '../../../common/errors';
import type { DetectionPorts } from '../services';

export interface EntityExclusion {
  /** A field of the results, and its value. */
  entity: { field: string; value: string };
  why?: string;
}

/** Whose values are compared whole; a text would match by single words. */
const wholeTypes = new Set(['keyword', 'constant_keyword', 'wildcard', 'ip', 'boolean']);

/** What the source may call a field of the results. */
function namesOf({ field }: EntityExclusion['entity']): string[] {
  const plain = field.replace(/\.keyword$/, '');
  return [...new Set([field, plain, `${plain}.keyword`])];
}

const filterOf = (name: string, { value }: EntityExclusion['entity']) => ({
  term: { [name]: value },
});

/** Whether an exclusion that is stored is of this entity, whatever the source's mapping is by now. */
export function isOfEntity(stored: TrainingExclusion, entity: EntityExclusion['entity']): boolean {
  if (!('filter' in stored)) return false;
  return namesOf(entity).some((name) => isDeepStrictEqual(stored.filter, filterOf(name, entity)));
}

/**
 * Source and results may be mapped differently: the same value stands in `host.name` of the one and in
 * `host.name.keyword` of the other.
 * @throws AppError FIELD_NOT_FOUND where the source compares neither whole; INDEX_NOT_FOUND, ...
 */
export async function entityExclusion(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { detector, exclusion: { entity, ...why } }: { detector: Detector; exclusion: EntityExclusion },
  signal: AbortSignal,
): Promise<TrainingExclusion> {
  const { indices } = detector.source;
  const names = namesOf(entity);
  const kinds = await reader.fieldKinds(indices, names, signal);
  const name = names.find((one) => {
    const types = kinds.get(one)?.types ?? [];
    return types.length > 0 && types.every((type) => wholeTypes.has(type));
  });
  if (name === undefined) {
    throw new AppError(
      'FIELD_NOT_FOUND',
      `No index of "${indices.join(',')}" has "${entity.field.replace(/\.keyword$/, '')}" as a keyword, an address or a boolean.`,
    );
  }
  return { filter: filterOf(name, entity), ...why };
}
