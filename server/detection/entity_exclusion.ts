/** An entity, as results know it, as a query on the source that training can leave out. */
import type { Detector, TrainingExclusion } from '../../common/detector';
import { AppError } from '../../common/errors';
import type { DetectionPorts } from './services';

export interface EntityExclusion {
  /** A field of the results, and its value. */
  entity: { field: string; value: string };
  why?: string;
}

/** Whose values are compared whole; a text would match by single words. */
const wholeTypes = new Set(['keyword', 'constant_keyword', 'wildcard', 'ip', 'boolean']);

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
  const plain = entity.field.replace(/\.keyword$/, '');
  const names = [...new Set([entity.field, plain, `${plain}.keyword`])];
  const kinds = await reader.fieldKinds(indices, names, signal);
  const name = names.find((one) => {
    const types = kinds.get(one)?.types ?? [];
    return types.length > 0 && types.every((type) => wholeTypes.has(type));
  });
  if (name === undefined) {
    throw new AppError(
      'FIELD_NOT_FOUND',
      `No index of "${indices.join(',')}" has "${plain}" as a keyword, an address or a boolean.`,
    );
  }
  return { filter: { term: { [name]: entity.value } }, ...why };
}
