/** How large a forest may be, whoever grew it: checked before anything is built from a file's numbers. */
import { AppError } from '../../common/errors';

/** Most rows drawn for each tree. */
export const mostSampled = 65_536;
const mostTrees = 1000;

/** @throws AppError MODEL_TOO_LARGE */
export function assertTreesFit(trees: number): void {
  if (trees <= mostTrees) return;
  throw new AppError('MODEL_TOO_LARGE', `The model has ${trees} trees; ${mostTrees} are the most.`);
}
