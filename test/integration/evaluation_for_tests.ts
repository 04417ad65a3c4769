/** What tests of evaluation share: a day, an engine, and documents of their own. */
import { deleteByPrefix, uniquePrefix } from './elasticsearch_for_tests';
import { connectTestEngine, deleteDetectors } from './engine_for_tests';

export const start = Date.UTC(2026, 2, 1);
export const minute = 60_000;
export const hour = 60 * minute;
export const open = { from: null, to: null };
export const iso = (ms: number) => new Date(ms).toISOString();

/** A test file's own engine; its detectors and indices are deleted after it. */
export function evaluationEngine(of: string) {
  const prefix = uniquePrefix(of);
  const engine = connectTestEngine();

  afterAll(async () => {
    await deleteDetectors(engine, prefix);
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  });

  const index = async (name: string, documents: object[]): Promise<void> => {
    const operations = documents.flatMap((document) => [{ index: {} }, document]);
    const answer = await engine.client.bulk({ index: name, operations, refresh: true });
    expect(answer.errors).toBe(false);
  };

  return { engine, prefix, index };
}
