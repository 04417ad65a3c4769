/** The same engine twice: the rows that Kibana scored, scored again without it. */
import type { Client } from '@elastic/elasticsearch';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { connectTestEngine } from '../integration/engine_for_tests';
import { destinationIndex, detector, rowCount } from './rocket_data';
import { check } from './steps';

const outside = `${destinationIndex}-outside`;
const { signal } = new AbortController();

type Scored = { ml_score: number; ml: { source: { id: string }; model_sha256: string } };

async function scoresIn(client: Client, index: string): Promise<Map<string, Scored>> {
  await client.indices.refresh({ index });
  const found = new Map<string, Scored>();
  const pages = client.helpers.scrollSearch<Scored>({
    index,
    size: 5_000,
    _source: ['ml_score', 'ml.source.id', 'ml.model_sha256'],
  });
  for await (const page of pages) {
    for (const result of page.documents) found.set(result.ml.source.id, result);
  }
  return found;
}

/** Same rows, same seed: the model has the same bytes, and every row the same `ml_score`. */
export async function checkSameScores(url: string): Promise<void> {
  const engine = connectTestEngine(url);
  const id = `${detector.id}-outside`;
  const { ports, client } = engine;
  try {
    if (await ports.detectors.get(id)) await deleteDetector(ports, id);
    await createDetector(ports, { ...detector, id, destination: { index: outside } });
    const model = await trainDetector(ports, id, signal);
    while ((await scoreDetector(ports, id, { signal })).more);
    const [inKibana, here] = [
      await scoresIn(client, destinationIndex),
      await scoresIn(client, outside),
    ];
    const sha256 = [...inKibana.values()][0]?.ml.model_sha256;
    check(sha256 === model.sha256, `models differ: ${sha256} in Kibana, ${model.sha256} outside`);
    const same = [...here].filter(
      ([row, { ml_score }]) => inKibana.get(row)?.ml_score === ml_score,
    );
    check(same.length === rowCount, `${same.length} of ${rowCount} rows have the same score`);
    await deleteDetector(ports, id);
  } finally {
    await client.indices.delete({ index: outside, ignore_unavailable: true });
    await engine.close();
  }
}
