import { AppError } from '../../common/errors';

const mostAttempts = 5;

/**
 * Reads, decides and writes anew for as long as somebody else was faster: the loser of a race decides
 * on what it finds then.
 * @param attempt one try from reading to writing
 * @throws AppError what the attempt threw; STATE_CONFLICT after the last of five
 */
export async function retryOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      const conflict = error instanceof AppError && error.code === 'STATE_CONFLICT';
      if (!conflict || number === mostAttempts) throw error;
    }
  }
}
