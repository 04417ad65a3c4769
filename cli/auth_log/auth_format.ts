/** How an authentication log is ingested: every line that is not blank becomes a document. */
import { defaultKeywordTags, type AuthSettings } from '../../common/auth_settings';
import { authDocument, authFieldTypes } from '../../server/features/logs/auth/auth_document';
import {
  lineRemarks,
  type LineRemark,
  type ReadLogLine,
} from '../../server/features/logs/auth/auth_log_reader';
import { KeywordTagger } from '../../server/features/logs/auth/keyword_tags';
import type { Column } from '../ingest/field_types';
import type { RowFormat, RowReader } from '../ingest/row_format';
import type { Line, ReadRow } from '../ingest/source_row';
import { isoFormat } from '../ingest/time_format';
import { count } from '../text';
import type { OpenAuthLog } from './open_auth_log';

/** A line as read, and as it stands. */
interface AuthRow {
  read: ReadLogLine;
  original: string;
}

class AuthRows implements RowReader<AuthRow> {
  blankLines = 0;
  private readonly reader;

  constructor(
    log: OpenAuthLog,
    private readonly onRow: (row: AuthRow) => void,
  ) {
    this.reader = log.newReader();
  }

  push(lines: readonly Line[]): ReadRow<AuthRow>[] {
    return lines.flatMap((line) => {
      if (line.text.trim() === '') {
        this.blankLines += 1;
        return [];
      }
      const value = { read: this.reader.read(line), original: line.text };
      this.onRow(value);
      return [{ line: line.number, lines: 1, text: line.text, value }];
    });
  }

  end(): ReadRow<AuthRow>[] {
    return [];
  }
}

const columns = Object.entries(authFieldTypes).map(([field, type]): Column => ({ field, type }));

/** Figures of the lines that are not wholly understood, for the notes. */
class RemarkCounts {
  private rows = 0;
  private remarked = 0;
  private readonly counts = new Map<LineRemark, number>();

  add({ read: { remarks } }: AuthRow): void {
    this.rows += 1;
    if (remarks.length > 0) this.remarked += 1;
    for (const remark of remarks) this.counts.set(remark, (this.counts.get(remark) ?? 0) + 1);
  }

  describe(): string[] {
    if (this.remarked === 0) return ['Every line is understood.'];
    const reasons = [...this.counts].map(
      ([remark, lines]) => `${count(lines)} ${remark} (${lineRemarks[remark]})`,
    );
    return [
      `${count(this.remarked)} of ${count(this.rows)} lines are not wholly understood and kept whole, with the reason in error.type: ${reasons.join(', ')}.`,
    ];
  }
}

export function authFormat(log: OpenAuthLog, settings: AuthSettings): RowFormat<AuthRow> {
  const tagger = new KeywordTagger(settings.tags ?? defaultKeywordTags);
  // The sample at the beginning is read by a reader of its own: the counts are those of the last.
  let remarks = new RemarkCounts();
  return {
    name: 'auth',
    delimiter: null,
    firstDataLine: 1,
    header: '',
    numbersAsText: false,
    get notes() {
      return [...log.notes, ...remarks.describe()];
    },
    newReader: () => {
      const own = new RemarkCounts();
      remarks = own;
      return new AuthRows(log, (row) => own.add(row));
    },
    sampleOf: () => new Map(),
    schema: {
      columns,
      time: { field: '@timestamp', format: isoFormat, assumedUtc: false },
      addsTimestamp: false,
      notes: [],
    },
    documentsBy:
      () =>
      ({ read, original }) => {
        const { program = '' } = read.record;
        const tags = tagger.tag(`${program}: ${read.message}`);
        return authDocument(read, { original, file: log.source.path, tags });
      },
  };
}
