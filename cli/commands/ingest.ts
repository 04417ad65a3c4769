import { InvalidArgumentError, type Command } from 'commander';
import type { Console, Progress } from '../console';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { indexName, list, repeated } from '../arguments';
import { fieldTypes, isFieldType, type FieldType } from '../ingest/field_types';
import { nameOfDelimiter } from '../ingest/guess_delimiter';
import { ingestFile, type IngestSummary } from '../ingest/ingest_file';
import type { IngestProgress } from '../ingest/ingest_run';
import type { FileFormat } from '../ingest/sniff_file';
import { toAction, type CliContext } from '../run_command';
import { count, listing, plural, rowsPerSecond, seconds } from '../text';

interface Options extends ConnectionOptions {
  index: string;
  delimiter?: string;
  columns?: string[];
  decimal?: 'point' | 'comma';
  format?: FileFormat;
  encoding?: string;
  type?: Array<[string, FieldType]>;
  timeField?: string;
  timeFormat?: string;
  rejects?: string;
  json?: boolean;
}

function parseDelimiter(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t';
  if (text.length === 1 && text !== '"' && text !== '\n') return text;
  throw new InvalidArgumentError('Must be one character, such as ";", or the word tab.');
}

function parseDecimal(text: string): 'point' | 'comma' {
  if (text === 'point' || text === 'comma') return text;
  throw new InvalidArgumentError('Must be point or comma.');
}

function parseFormat(text: string): FileFormat {
  if (text === 'csv' || text === 'jsonl') return text;
  throw new InvalidArgumentError('Must be csv or jsonl.');
}

function parseType(text: string): [string, FieldType] {
  const at = text.lastIndexOf('=');
  const field = text.slice(0, at);
  const type = text.slice(at + 1);
  if (at > 0 && isFieldType(type)) return [field, type];
  throw new InvalidArgumentError(`Must be FIELD=TYPE with a type of ${fieldTypes.join(', ')}.`);
}

const notes = `
Rows end indexed or in the reject file, with the number of their line and the reason: nothing is lost.
Ingesting the same file again overwrites: ids come from its content. Times without a zone are UTC.
Empty cells are left out, and so are NULL, NA and N/A where a column is not text.

Examples:
  $ anomaly-forest ingest sensors.csv --index sensors
  $ anomaly-forest ingest sensors.csv --index sensors --type unit=keyword --time-field logged \\
      --time-format "DD.MM.YYYY HH:mm:ss"
`;

/** `ingest FILE`: CSV or JSON lines into an index. */
export function addIngestCommand(program: Command, context: CliContext): void {
  const command = program
    .command('ingest')
    .description('put a CSV or JSON lines file into an index')
    .argument('<file>', 'file to read')
    .requiredOption(
      '--index <name>',
      'index to write to; made with types when it is new',
      indexName,
    )
    .option('--delimiter <character>', 'what parts columns; guessed from , ; tab |', parseDelimiter)
    .option('--columns <names>', 'names of the columns of a file without header, apart by ,', list)
    .option('--format <format>', 'csv or jsonl; guessed', parseFormat)
    .option('--decimal <mark>', 'point or comma: what numbers have before fractions', parseDecimal)
    .option('--encoding <name>', 'such as windows-1252 (default: utf-8)')
    .option(
      '--type <field=type>',
      `type of a field instead of the guess, may be repeated: ${fieldTypes.join(', ')}`,
      repeated(parseType),
    )
    .option('--time-field <field>', 'field with the time of the row; guessed')
    .option(
      '--time-format <format>',
      'iso8601, epoch_second, epoch_millis, or a form such as "DD.MM.YYYY HH:mm:ss"; guessed',
    )
    .option('--rejects <file>', 'where rejected rows go (default: FILE.rejects.jsonl)');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', notes)
    .action(
      toAction<Options>(context, (run, options, [file = '']) =>
        withConnection(run, options, async ({ client }) => {
          const progress = new IngestBar(run.console);
          try {
            const summary = await ingestFile(client, {
              ...options,
              decimalComma: options.decimal === 'comma',
              file,
              types: new Map(options.type),
              time: { field: options.timeField, format: options.timeFormat },
              rejectFile: options.rejects,
              signal: run.signal,
              onProgress: (now) => progress.show(now),
            });
            if (summary.indexed === 0) context.exitCode = 1;
            return { json: summary, text: describe(summary) };
          } finally {
            progress.stop();
          }
        }),
      ),
    );
}

class IngestBar {
  private bar: Progress | null = null;
  private readonly startedAt = Date.now();

  constructor(private readonly console: Console) {}

  show({ bytesRead, bytes, indexed, rejected }: IngestProgress): void {
    this.bar ??= this.console.progress(bytes);
    const speed = rowsPerSecond(indexed, Date.now() - this.startedAt);
    this.bar.update(bytesRead, `${count(indexed)} rows, ${count(rejected)} rejected, ${speed}`);
  }

  stop(): void {
    this.bar?.stop();
  }
}

function describe(summary: IngestSummary): string {
  const { indexed, overwritten, rejected, took_ms: tookMs, delimiter } = summary;
  const types = Object.entries(summary.types).map(([field, type]) => `${field} ${type}`);
  const layout = delimiter === null ? 'JSON lines' : `CSV, parted by ${nameOfDelimiter(delimiter)}`;
  const again = overwritten ? `, ${count(overwritten)} of them over earlier ones` : '';
  const speed = `${seconds(tookMs)}, ${rowsPerSecond(summary.rows, tookMs)}`;
  return [
    `${count(indexed)} of ${plural(summary.rows, 'row')} of ${summary.file} written to ${summary.index}${again} (${speed})`,
    listing([
      ['  Read as', layout],
      ['  Time', summary.time_field ?? 'none'],
      ['  Fields', types.join(', ')],
    ]),
    ...summary.notes.map((note) => `  Note: ${note}`),
    ...(summary.pipeline === null ? [] : [describePipeline(summary)]),
    ...(rejected > 0 ? [describeRejects(summary)] : []),
  ].join('\n');
}

function describePipeline({ pipeline, index, index_documents: documents }: IngestSummary): string {
  return `  Note: The ingest pipeline ${pipeline} of ${index} cleans rows and may keep some elsewhere; the index has ${count(documents)} documents now.`;
}

function describeRejects(summary: IngestSummary): string {
  const more = summary.rejected - summary.first_rejects.length;
  const byCode = Object.entries(summary.rejected_by_code).map(
    ([code, rows]) => `${count(rows)} ${code}`,
  );
  return [
    `${plural(summary.rejected, 'row')} rejected (${byCode.join(', ')}), kept in ${summary.reject_file}`,
    ...summary.first_rejects.map(({ line, message }) => `  Line ${count(line)}: ${message}`),
    ...(more > 0 ? [`  and ${count(more)} more, see ${summary.reject_file}`] : []),
  ].join('\n');
}
