import fc from 'fast-check';
import {
  createOperation,
  deleteOperation,
  inChunks,
  indexOperation,
  toBody,
} from './bulk_operation';

it('is counted in bytes as it is sent', () => {
  const json = Buffer.from(JSON.stringify({ text: '€\n' }));
  const write = indexOperation({ index: 'a', id: 'é' }, json);
  const remove = deleteOperation({ index: 'a', id: 'b' });
  const body = toBody([write, remove, write]);
  const written = '{"index":{"_index":"a","_id":"é"}}\n{"text":"€\\n"}\n';
  expect(body.toString()).toBe(`${written}{"delete":{"_index":"a","_id":"b"}}\n${written}`);
  expect(2 * write.bytes + remove.bytes).toBe(body.byteLength);
});

it('says whether it may take the place of what is there', () => {
  const target = { index: 'a', id: 'b' };
  const { action, head } = createOperation(target, Buffer.from('{}'));
  expect(action).toBe('create');
  expect(JSON.parse(head)).toEqual({ create: { _index: 'a', _id: 'b' } });
});

describe('inChunks', () => {
  const limits = { rows: 5, bytes: 500 };

  it('keeps order and limits, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 })), (lengths) => {
        const operations = lengths.map((length, i) =>
          indexOperation(
            { index: 'a', id: String(i) },
            Buffer.from(`{"text":"${'x'.repeat(length)}"}`),
          ),
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
