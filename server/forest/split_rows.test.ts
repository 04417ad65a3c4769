import fc from 'fast-check';
import { fewestRowsOfPart, splitRows } from './split_rows';

const matrixOf = (rows: number, columns: number) => ({
  values: Float64Array.from({ length: rows * columns }, (_, i) => i),
  rows,
  columns,
});

it('gives all rows once and in order, in parts that are large enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      (rows, columns, threads) => {
        const parts = splitRows(matrixOf(rows, columns), threads);
        let next = 0;
        for (const { matrix, firstRow } of parts) {
          expect(firstRow).toBe(next);
          expect(matrix.values).toHaveLength(matrix.rows * columns);
          if (matrix.rows > 0) expect(matrix.values[0]).toBe(firstRow * columns);
          next += matrix.rows;
        }
        expect(next).toBe(rows);
        if (threads === 1 || rows < 2 * fewestRowsOfPart) expect(parts).toHaveLength(1);
        if (parts.length > 1) {
          for (const { matrix } of parts) {
            expect(matrix.rows).toBeGreaterThanOrEqual(fewestRowsOfPart);
          }
        }
        expect(new Set(parts.map(({ matrix }) => matrix.values.buffer)).size).toBe(parts.length);
      },
    ),
    { numRuns: 50 },
  );
});

it('shares a batch of 100,000 rows among two threads', () => {
  expect(splitRows(matrixOf(100_000, 1), 2)).toHaveLength(8);
});
