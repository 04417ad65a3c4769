import fc from 'fast-check';
import { deleteOperation, inChunks, indexOperation } from './bulk_operation';

it('is counted in bytes as it is sent', () => {
  const operation = indexOperation({ index: 'a', id: 'é' }, JSON.stringify({ text: '€\n' }));
  expect(operation.text).toBe('{"index":{"_index":"a","_id":"é"}}\n{"text":"€\\n"}\n');
  expect(operation.bytes).toBe(new TextEncoder().encode(operation.text).length);
  expect(deleteOperation({ index: 'a', id: 'b' }).text).toBe(
    '{"delete":{"_index":"a","_id":"b"}}\n',
  );
});

describe('inChunks', () => {
  const limits = { rows: 5, bytes: 500 };

  it('keeps order and limits, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 })), (lengths) => {
        const operations = lengths.map((length, i) =>
          indexOperation({ index: 'a', id: String(i) }, `{"text":"${'x'.repeat(length)}"}`),
        );
        const chunks = inChunks(operations, limits);
        expect(chunks.flat()).toEqual(operations);
        for (const chunk of chunks) {
          const bytes = chunk.reduce((sum, operation) => sum + operation.bytes, 0);
          expect(chunk.length).toBeGreaterThan(0);
          expect(chunk.length).toBeLessThanOrEqual(limits.rows);
          expect(chunk.length === 1 || bytes <= limits.bytes).toBe(true);
        }
      }),
    );
  });

  it('has no chunk for nothing', () => {
    expect(inChunks([], limits)).toEqual([]);
  });
});
