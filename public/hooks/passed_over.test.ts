import { passOver, passedOver, takeUpAgain } from './passed_over';

function newStore() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    kept,
  };
}

it('keeps what was passed over, a detector each, until it is taken up again', () => {
  const store = newStore();
  passOver('pump', ['a', 'b'], store);
  passOver('pump', ['b', 'c'], store);
  passOver('fan', ['d'], store);
  expect(passedOver('pump', store)).toEqual(['a', 'b', 'c']);
  takeUpAgain('pump', 'b', store);
  expect(passedOver('pump', store)).toEqual(['a', 'c']);
  expect(passedOver('fan', store)).toEqual(['d']);
});

it('forgets the oldest ones, and what is no list', () => {
  const store = newStore();
  passOver(
    'pump',
    Array.from({ length: 1_005 }, (_, i) => `row-${i}`),
    store,
  );
  expect(passedOver('pump', store)).toHaveLength(1_000);
  expect(passedOver('pump', store)[0]).toBe('row-5');
  for (const key of store.kept.keys()) store.kept.set(key, '{"');
  expect(passedOver('pump', store)).toEqual([]);
});
