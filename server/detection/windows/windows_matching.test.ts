import { completeWindows } from '../../../common/windows';
import { chooseLabels } from '../labels/choose_labels';
import { label } from '../labels/labelled_pump.mock';
import { aDetector, InMemoryPorts, startOfTest } from '../ports/ports.mock';
import type { SourceScope } from '../ports/scope';

const { signal } = new AbortController();
const minute = 60_000;
const windows = completeWindows({ entity: 'user' });
const query = { term: { host: 'a' } };

function aWorld(exclude: object[]) {
  const ports = new InMemoryPorts();
  const usual = aDetector();
  const detector = {
    ...usual,
    source: { ...usual.source, windows },
    training: { ...usual.training, exclude: exclude as never },
  };
  for (const [i, entity] of ['ann', 'bob', 'cy'].entries()) {
    const start = startOfTest + i * 5 * minute;
    const source = { index: 'pump', id: `${new Date(start).toISOString()}/5m ${entity}` };
    const time = new Date(start + 5 * minute - 1).toISOString();
    const one = label(i, true, { source, time });
    ports.labelsOf.set(one.result_id, one);
  }
  const asked: SourceScope[] = [];
  ports.reader.entityWindows = async function* (scope) {
    asked.push(scope);
    yield await Promise.resolve([
      { start: startOfTest, entity: 'ann', events: 2 },
      // Of another window of theirs nobody asked.
      { start: startOfTest, entity: 'cy', events: 2 },
    ]);
  };
  return { choose: () => chooseLabels(ports, detector, signal), asked };
}

it('leaves labels of windows out that have an event which training leaves out', async () => {
  const { choose, asked } = aWorld([{ filter: query }]);
  const { labels, leftOut } = await choose();
  expect(leftOut).toEqual({ EXCLUDED: 1 });
  expect(labels.map(({ source }) => source.id.slice(-3))).not.toContain('ann');
  expect(asked).toHaveLength(1);
  expect(JSON.stringify(asked[0]?.filter)).toContain(JSON.stringify(query));
  expect(asked[0]?.filter).toMatchObject({
    bool: { filter: [{ terms: { user: ['ann', 'bob', 'cy'] } }, {}] },
  });
  expect(asked[0]?.within).toHaveLength(3);
});

it('leaves labels of whole windows out that an excluded time touches', async () => {
  const at = (ms: number) => new Date(startOfTest + ms).toISOString();
  const { choose } = aWorld([{ from: at(6 * minute), to: at(7 * minute) }]);
  const { labels, leftOut } = await choose();
  expect(leftOut).toEqual({ EXCLUDED: 1 });
  expect(labels.map(({ source }) => source.id.slice(-3))).not.toContain('bob');
});
