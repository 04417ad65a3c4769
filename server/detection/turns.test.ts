import { Turns } from './turns';

function work(ms: number): void {
  const startedAt = performance.now();
  while (performance.now() - startedAt < ms);
}

it('is over after some milliseconds of work, and then others have their turn', async () => {
  const turns = new Turns();
  expect(turns.isOver()).toBe(false);
  work(5);
  expect(turns.isOver()).toBe(true);
  let others = 0;
  setTimeout(() => (others += 1), 0);
  setImmediate(() => (others += 1));
  work(2);
  await turns.next();
  expect(others).toBe(2);
  expect(turns.isOver()).toBe(false);
});
