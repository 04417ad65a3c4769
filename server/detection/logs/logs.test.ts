import { defaultLines, InMemoryLogs } from './log_reader.mock';
import { describeLogs } from './describe_logs';
import { getLogDocument } from './get_log_document';
import { foundMarks } from './log_reader';
import { fromBothEnds, minePatterns } from './mine_patterns';
import { readMarks, searchLogs } from './search_logs';

const { signal } = new AbortController();
const asked = { indices: ['auth-*'], from: 0, to: 1_000_000, filters: [] };
const page = { ...asked, size: 3, buckets: 10 };

describe('search of logs', () => {
  it('goes on behind the last line of the page before, and ends', async () => {
    const ports = new InMemoryLogs(defaultLines);
    const first = await searchLogs(ports, page, signal);
    expect(first).toMatchObject({ line_field: 'message', looked_at: 3 });
    expect(first.histogram).toMatchObject({ total: 8 });
    const second = await searchLogs(ports, { ...page, after: first.after ?? undefined }, signal);
    expect(second.histogram).toBeNull();
    const third = await searchLogs(ports, { ...page, after: second.after ?? undefined }, signal);
    expect(third.after).toBeNull();
    const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids).toEqual(['7', '6', '5', '4', '3', '2', '1', '0']);
  });

  it('keeps lines together that nothing tells apart', async () => {
    const tied = defaultLines.map((line) => ({ ...line, time: 5, seqNo: line.id < '5' ? 1 : 2 }));
    const ports = new InMemoryLogs(tied);
    const first = await searchLogs(ports, { ...page, size: 1 }, signal);
    expect(first.rows).toHaveLength(3);
    const second = await searchLogs(
      ports,
      { ...page, size: 1, after: first.after ?? undefined },
      signal,
    );
    expect(second.rows).toHaveLength(5);
    expect(second.after).toBeNull();
  });

  it('leaves out lines of other patterns', async () => {
    const ports = new InMemoryLogs(defaultLines);
    const template = 'Failed password for <*> from <*>';
    const found = await searchLogs(ports, { ...page, template }, signal);
    expect(ports.scopes.at(-1)?.runs).toEqual(['Failed password for', 'from']);
    expect(found.rows.map(({ line }) => line)).toEqual([
      'Failed password for eve from 203.0.113.6',
      'Failed password for bob from 203.0.113.4',
      'Failed password for root from 203.0.113.2',
    ]);
    const rest = await searchLogs(
      ports,
      { ...page, template, after: found.after ?? undefined },
      signal,
    );
    expect(rest.rows).toHaveLength(1);
    expect(rest.after).toBeNull();
  });

  it('shows long lines cut, and what is beside them', async () => {
    const source = { message: 'x'.repeat(2_000), host: { name: 'web' }, 'user.name': 'root' };
    const ports = new InMemoryLogs([{ id: 'a', time: 5, seqNo: 1, source }]);
    const { rows } = await searchLogs(ports, page, signal);
    expect(rows).toEqual([
      {
        id: 'a',
        index: 'auth-1',
        time: '1970-01-01T00:00:00.005Z',
        line: 'x'.repeat(1_000),
        is_cut: true,
        found: [],
        fields: [
          { field: 'host.name', value: 'web' },
          { field: 'user.name', value: 'root' },
        ],
      },
    ]);
  });

  it('reads where the marks stand', () => {
    const { before, behind } = foundMarks;
    expect(readMarks(`a ${before}b${behind} c ${before}dd${behind}`)).toEqual({
      text: 'a b c dd',
      found: [
        { from: 2, to: 3 },
        { from: 6, to: 8 },
      ],
    });
  });

  it.each([
    [{ line_field: 'nothing' }, 'FIELD_NOT_FOUND'],
    [{ line_field: 'bytes' }, 'FIELD_NOT_USABLE'],
    [{ time_field: 'message' }, 'TIME_FIELD_NOT_DATE'],
    [{ from: 5, to: 5 }, 'REQUEST_INVALID'],
  ])('refuses %j', async (wrong, code) => {
    const ports = new InMemoryLogs(defaultLines);
    await expect(searchLogs(ports, { ...page, ...wrong }, signal)).rejects.toMatchObject({ code });
  });

  it('takes the original of an event where there is no message', async () => {
    const ports = new InMemoryLogs([
      { id: 'a', time: 5, seqNo: 1, source: { event: { original: 'hello' } } },
    ]);
    ports.kinds.delete('message');
    const { line_field: field, rows } = await searchLogs(ports, page, signal);
    expect([field, rows[0]?.line]).toEqual(['event.original', 'hello']);
    ports.kinds.clear();
    ports.kinds.set('@timestamp', { types: ['date'] });
    await expect(searchLogs(ports, page, signal)).rejects.toMatchObject({
      code: 'FIELD_NOT_FOUND',
      message: 'No index of "auth-*" has message nor event.original.',
    });
  });
});

describe('patterns of logs', () => {
  it('are mined from all lines, or from some of many', async () => {
    const ports = new InMemoryLogs(defaultLines);
    const all = await minePatterns(ports, { ...asked, lines: 100 }, signal);
    expect(all).toMatchObject({ documents: 8, looked_at: 8, lines: 8, pattern_count: 2 });
    expect(all.patterns).toEqual([
      {
        template: 'Failed password for <*> from <*>',
        lines: 4,
        share: 0.5,
        first: '1970-01-01T00:00:00.000Z',
        last: '1970-01-01T00:00:06.000Z',
        example: 'Failed password for amy from 203.0.113.0',
      },
      expect.objectContaining({ template: 'Failed password for <*> from <*> again', lines: 4 }),
    ]);
    const some = await minePatterns(ports, { ...asked, lines: 5 }, signal);
    expect(some).toMatchObject({ documents: 8, looked_at: 5, lines: 5 });
  });

  it('come from both ends where there are too many', () => {
    const patterns = [9, 7, 5, 3, 1].map((lines) => ({
      template: `p${lines}`,
      lines,
      share: lines / 25,
      first: null,
      last: null,
      example: '',
    }));
    const one = JSON.stringify(patterns[0]).length + 2;
    const left = fromBothEnds(patterns, 3 * one);
    expect(left.map(({ lines }) => lines)).toEqual([9, 7, 1]);
    expect(fromBothEnds(patterns, 1e6)).toEqual(patterns);
  });
});

describe('a look at indices', () => {
  it('names fields that may hold lines, the usual ones first', async () => {
    const ports = new InMemoryLogs(defaultLines);
    expect(await describeLogs(ports, ['auth-*'], signal)).toEqual({
      index_count: 1,
      documents: 8,
      time_fields: [{ field: '@timestamp', count: 8, from: 0, to: 7_000 }],
      line_fields: ['message', 'event.original', 'note', 'host.name'],
      line_fields_left_out: 0,
    });
  });

  it('shows a document, or says that it is gone', async () => {
    const ports = new InMemoryLogs(defaultLines);
    expect(await getLogDocument(ports, { index: 'auth-1', id: '0' }, signal)).toEqual({
      fields: [{ field: 'message', value: 'Failed password for amy from 203.0.113.0' }],
      left_out: 0,
    });
    await expect(
      getLogDocument(ports, { index: 'auth-1', id: 'none' }, signal),
    ).rejects.toMatchObject({ code: 'DOCUMENT_GONE' });
  });
});
