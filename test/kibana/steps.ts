/** Steps that are printed as they end, and counted. */

export class Steps {
  private failed = 0;
  private done = 0;

  /** Does `work`; prints how it ended and how long it took. Answers null when it failed. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    const startedAt = Date.now();
    const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
    this.done += 1;
    try {
      const result = await work();
      console.log(`✓ ${name} (${seconds()})`);
      return result;
    } catch (error) {
      this.failed += 1;
      console.log(
        `✗ ${name} (${seconds()})\n    ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    }
  }

  /** The same for a step without which nothing further can be judged. @throws what it failed with. */
  async must<T>(name: string, work: () => Promise<T>): Promise<T> {
    let failure: unknown;
    const result = await this.step(name, async () => {
      try {
        return { value: await work() };
      } catch (error) {
        failure = error;
        throw error;
      }
    });
    if (result === null) throw new StepFailed(name, { cause: failure });
    return result.value;
  }

  summary(): { done: number; failed: number } {
    return { done: this.done, failed: this.failed };
  }
}

/** Ends the test; the step has said why. */
export class StepFailed extends Error {}

/** @throws Error with the message unless the condition holds */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** How much longer than usual a busy machine is waited for; TEST_PATIENCE, 1 when left out. */
export const patience = Number(process.env.TEST_PATIENCE ?? 1);

/** Asks again and again until the answer is not null. @throws Error after the time is over. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null>,
  timeoutMs = 120_000 * patience,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not after ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
