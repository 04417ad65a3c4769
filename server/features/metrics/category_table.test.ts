import fc from 'fast-check';
import { mostCategories } from '../../../common/model_manifest';
import { CategoryCounter, CategoryTable } from './category_table';

function counted(texts: readonly string[], most = 10_000): CategoryCounter {
  const counter = new CategoryCounter(most);
  texts.forEach((text) => counter.count(text));
  return counter;
}

const repeated = (text: string, times: number) => Array.from({ length: times }, () => text);
const different = (count: number) => Array.from({ length: count }, (_, i) => `v${i}`);

describe('few categories', () => {
  const few = () =>
    counted([...repeated('tcp', 5), ...repeated('udp', 3), 'b', 'a']).categories(10);

  it('are numbered by how frequent they are, and by text where they are equally so', async () => {
    const categories = await few();
    const table = CategoryTable.of(categories);
    expect(categories).toEqual({
      encoding: 'ordinal',
      values: ['tcp', 'udp', 'a', 'b'],
      rows: [5, 3, 1, 1],
      other_values: 0,
      other_rows: 0,
    });
    expect(['tcp', 'udp', 'a', 'b'].map((text) => table.encode(text))).toEqual([0, 1, 2, 3]);
  });

  it('put what was never seen behind the rarest, and name it', async () => {
    const table = CategoryTable.of(await few());
    expect(table.encode('icmp')).toBe(4);
    expect(table.isUnseen('icmp')).toBe(true);
    expect(table.isUnseen('b')).toBe(false);
  });
});

describe('many categories', () => {
  it('become ordinal up to sixteen, rarity beyond, unless the feature says', async () => {
    const encodings = await Promise.all([
      counted(different(16)).categories(1000),
      counted(different(17)).categories(1000),
      counted(different(17)).categories(1000, 'ordinal'),
    ]);
    expect(encodings.map(({ encoding }) => encoding)).toEqual(['ordinal', 'rarity', 'ordinal']);
  });

  it('are as rare as a smoothed share says: all shares and the unseen one make one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 2 }), { minLength: 1 }), async (texts) => {
        const categories = await counted(texts).categories(1000, 'rarity');
        const table = CategoryTable.of(categories);
        const share = (text?: string) => 2 ** -table.encode(text);
        const total = categories.values.reduce((sum, text) => sum + share(text), share());
        expect(total).toBeCloseTo(1, 9);
        categories.values.forEach((text) => expect(share(text)).toBeGreaterThan(share()));
      }),
    );
  });

  it('keep the most frequent; others are rare, and cannot be told from unseen ones', async () => {
    const texts = [...repeated('often', 50), ...different(2_000), ...different(2_000)];
    const categories = await counted(texts).categories(mostCategories);
    const table = CategoryTable.of(categories);
    expect(categories.values).toHaveLength(mostCategories);
    expect(categories).toMatchObject({ other_values: 1_001, other_rows: 2_002 });
    expect(table.encode('never')).toBe(table.encode('v1999'));
    expect(table.encode('never')).toBeCloseTo(Math.log2((4_050 + 2_001 + 1) / 3), 12);
    expect(table.isUnseen('never')).toBe(false);
  });

  it('are counted within bounds', async () => {
    const counter = counted(different(100), 10);
    expect(counter.count('v3')).toBe('v3');
    expect(counter.count('v50')).toBeUndefined();
    expect(await counter.categories(5)).toEqual({
      encoding: 'rarity',
      values: ['v3', 'v0', 'v1', 'v2', 'v4'],
      rows: [2, 1, 1, 1, 1],
      other_values: 96,
      other_rows: 96,
    });
  });
});
