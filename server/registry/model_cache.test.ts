import { ModelCache } from './model_cache';

const tenBytes = () => new Uint8Array(10);

it('keeps what was used last, within its bytes', () => {
  const cache = new ModelCache(25);
  cache.put('a', tenBytes());
  cache.put('b', tenBytes());
  expect(cache.get('a')).toHaveLength(10);
  cache.put('c', tenBytes());
  expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([
    true,
    false,
    true,
  ]);
});

it('does not count the same bytes twice, nor keep what is larger than itself', () => {
  const cache = new ModelCache(25);
  for (let i = 0; i < 5; i++) cache.put('a', tenBytes());
  cache.put('b', tenBytes());
  expect(cache.get('a')).toBeDefined();
  cache.put('large', new Uint8Array(26));
  expect(cache.get('large')).toBeUndefined();
  cache.put('d', tenBytes());
  expect(cache.get('d')).toBeDefined();
});
