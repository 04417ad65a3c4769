/** What was sent, counted as it goes. */
import type { RowSink } from './row_sinks';

export interface SentRows {
  rows: number;
  anomalies: number;
  refused: number;
  by_kind: Record<string, number>;
  first_time: string | null;
  last_time: string | null;
}

export interface SendOptions {
  sink: RowSink;
  signal: AbortSignal;
  onProgress: (rows: number) => void;
}

export const batchRows = 2_000;

/** What every simulated row says of itself. */
interface LabelledRow {
  '@timestamp': string;
  /** `none` on normal rows. */
  anomaly_type: string;
}

export class Tally<Row extends LabelledRow> {
  private readonly sent: SentRows = {
    rows: 0,
    anomalies: 0,
    refused: 0,
    by_kind: {},
    first_time: null,
    last_time: null,
  };

  constructor(private readonly options: SendOptions) {}

  get rows(): number {
    return this.sent.rows;
  }

  async send(batch: ReadonlyArray<{ id: string; row: Row }>): Promise<void> {
    this.sent.refused += await this.options.sink.write(batch);
    for (const { row } of batch) {
      this.sent.rows += 1;
      this.sent.first_time ??= row['@timestamp'];
      this.sent.last_time = row['@timestamp'];
      if (row.anomaly_type === 'none') continue;
      this.sent.anomalies += 1;
      this.sent.by_kind[row.anomaly_type] = (this.sent.by_kind[row.anomaly_type] ?? 0) + 1;
    }
    this.options.onProgress(this.sent.rows);
  }

  summary(): SentRows {
    return this.sent;
  }
}
