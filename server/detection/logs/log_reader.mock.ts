/** Logs in memory, for tests: what a cluster would find of runs of words is all that there is. */
import type { FieldKind } from '../ports/source_reader';
import { InMemoryPorts } from '../ports/ports.mock';
import type { FoundLine, LogReader, LogScope } from './log_reader';

export interface MemoryLine {
  id: string;
  time: number;
  seqNo: number;
  source: Record<string, unknown>;
}

const users = ['amy', 'amy', 'root', 'root', 'bob', 'bob', 'eve', 'eve'];

/** Eight lines of two patterns in turn, a second apart. */
export const defaultLines: MemoryLine[] = users.map((user, i) => ({
  id: String(i),
  time: i * 1_000,
  seqNo: i,
  source: {
    message: `Failed password for ${user} from 203.0.113.${i}${i % 2 === 1 ? ' again' : ''}`,
  },
}));

export class InMemoryLogs extends InMemoryPorts {
  readonly kinds = new Map<string, FieldKind>([
    ['@timestamp', { types: ['date'] }],
    ['message', { types: ['text'] }],
    ['event.original', { types: ['keyword'] }],
    ['host.name', { types: ['keyword'] }],
    ['note', { types: ['match_only_text', 'text'] }],
    ['bytes', { types: ['long'] }],
  ]);
  readonly scopes: LogScope[] = [];

  constructor(private readonly found: readonly MemoryLine[]) {
    super();
    this.reader = { ...this.reader, fieldKinds: () => Promise.resolve(this.kinds) };
    this.profiler = {
      ...this.profiler,
      mapping: () => Promise.resolve({ indices: ['auth-1'], fields: this.kinds }),
      timeSpans: () => {
        const times = found.map(({ time }) => time);
        const span = { count: found.length, from: Math.min(...times), to: Math.max(...times) };
        return Promise.resolve({ documents: found.length, spans: new Map([['@timestamp', span]]) });
      },
    };
    this.logs = this.memoryLogs();
  }

  private newestFirst(scope: LogScope): FoundLine[] {
    this.scopes.push(scope);
    return [...this.found]
      .sort((a, b) => b.time - a.time || b.seqNo - a.seqNo)
      .map(({ id, time, seqNo, source }) => ({
        index: 'auth-1',
        id,
        time,
        source,
        is_too_large: false,
        cursor: { time, seq_no: seqNo, index: 'auth-1' },
      }));
  }

  private memoryLogs(): LogReader {
    const documents = this.found.map(({ id, time, source }) => ({
      index: 'auth-1',
      id,
      time,
      source,
    }));
    const pagesOf = async function* <T>(items: T[], rows: number) {
      for (let i = 0; i < items.length; i += rows) yield Promise.resolve(items.slice(i, i + rows));
    };
    return {
      lines: (scope, { after, atMost = Infinity, pageRows }) => {
        const left = this.newestFirst(scope).filter(
          ({ cursor: { time, seq_no: seqNo } }) =>
            after === undefined ||
            time < after.time ||
            (time === after.time && seqNo < after.seq_no),
        );
        return pagesOf(left.slice(0, atMost), pageRows);
      },
      histogram: () => Promise.resolve({ total: this.found.length, buckets: [] }),
      count: () => Promise.resolve(this.found.length),
      all: () => pagesOf(documents, 3),
      sample: (_, size) => pagesOf(documents.slice(0, size), 3),
      find: ({ id }) => Promise.resolve(this.found.find((line) => line.id === id)?.source ?? null),
    };
  }
}
