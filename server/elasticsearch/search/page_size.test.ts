import { createPageSize } from './page_size';

describe('Page size', () => {
  it('begins modestly and grows to what the bytes allow', () => {
    const size = createPageSize({ rows: 5_000, bytes: 1_000_000 });
    expect(size.rows()).toBe(250);
    size.learn({ bytes: 125_000, rows: 250 });
    expect(size.rows()).toBe(2_000);
    size.learn({ bytes: 40_000, rows: 2_000 });
    expect(size.rows()).toBe(5_000);
    size.learn({ bytes: 20_000_000, rows: 10 });
    expect(size.rows()).toBe(1);
  });

  it('never begins over the limit of rows, and learns nothing from an empty answer', () => {
    const size = createPageSize({ rows: 7, bytes: 1_000_000 });
    size.learn({ bytes: 200, rows: 0 });
    expect(size.rows()).toBe(7);
  });

  it('halves down to one', () => {
    const size = createPageSize({ rows: 5, bytes: 1_000_000 });
    const seen = [1, 2, 3].map(() => {
      size.halve();
      return size.rows();
    });
    expect(seen).toEqual([2, 1, 1]);
  });
});
