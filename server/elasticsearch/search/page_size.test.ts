import { createPageSize } from './page_size';

const documents = (count: number, bytes: number) =>
  Array.from({ length: count }, () => ({ text: 'x'.repeat(bytes - 11) }));

describe('Page size', () => {
  it('begins modestly and grows to what the bytes allow', () => {
    const size = createPageSize({ rows: 5_000, bytes: 1_000_000 });
    expect(size.rows()).toBe(1_000);
    size.learn(documents(1_000, 500));
    expect(size.rows()).toBe(2_000);
    size.learn(documents(2_000, 20));
    expect(size.rows()).toBe(5_000);
    size.learn(documents(10, 2_000_000));
    expect(size.rows()).toBe(1);
  });

  it('never begins over the limit of rows', () => {
    expect(createPageSize({ rows: 7, bytes: 1_000_000 }).rows()).toBe(7);
  });

  it('halves down to one', () => {
    const size = createPageSize({ rows: 5, bytes: 1_000_000 });
    const seen = [1, 2, 3].map(() => {
      size.halve();
      return size.rows();
    });
    expect(seen).toEqual([2, 1, 1]);
  });

  it('learns from a few documents spread over the page, large ones among them', () => {
    const size = createPageSize({ rows: 5_000, bytes: 1_000_000 });
    const mixed = documents(800, 100).map((small, i) => (i < 400 ? small : documents(1, 900)[0]));
    size.learn(mixed);
    expect(size.rows()).toBe(2_000);
  });
});
