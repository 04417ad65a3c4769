import type { Client } from '@elastic/elasticsearch';
import { InvalidArgumentError, type Command } from 'commander';
import type { CommandResult, Console, Progress } from '../console';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { indexName, list, repeated, wholeNumber } from '../arguments';
import { fieldTypes, isFieldType, type FieldType } from '../ingest/field_types';
import { nameOfDelimiter } from '../ingest/guess_delimiter';
import { ingestFile, type IngestOptions, type IngestSummary } from '../ingest/ingest_file';
import type { IngestProgress } from '../ingest/ingest_run';
import {
  describeAuthReport,
  makeAuthReport,
  type AuthReportOptions,
} from '../auth_log/auth_report';
import { ingestAuthLog } from '../auth_log/ingest_auth_log';
import { readAuthSettings } from '../auth_log/read_auth_settings';
import { ingestLines } from '../logs/ingest_lines';
import type { FileFormat } from '../ingest/sniff_file';
import { toAction, UsageError, type CliContext, type CommandRun } from '../run_command';
import { count, listing, plural, rowsPerSecond, seconds } from '../text';

type Kind = 'auth' | 'lines';

interface Options extends ConnectionOptions, AuthReportOptions {
  index?: string;
  kind?: Kind;
  report?: boolean;
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

function parseKind(text: string): Kind {
  if (text === 'auth' || text === 'lines') return text;
  throw new InvalidArgumentError('Must be auth, of an authentication log, or lines, of any log.');
}

const notes = `
Rows end indexed or in the reject file, with the number of their line and the reason: nothing is lost.
Ingesting the same file again overwrites: ids come from its content. Times without a zone are UTC.
Empty cells are left out, and so are NULL, NA and N/A where a column is not text.

Examples:
  $ anomaly-forest ingest sensors.csv --index sensors
  $ anomaly-forest ingest sensors.csv --index sensors --type unit=keyword --time-field logged \\
      --time-format "DD.MM.YYYY HH:mm:ss"
  $ anomaly-forest ingest /var/log/auth.log --kind auth --report
  $ anomaly-forest ingest /var/log/auth.log --kind auth --index auth --time-zone Europe/Berlin
  $ anomaly-forest ingest /var/log/syslog --kind lines --index syslog
`;

/** `ingest FILE`: CSV, JSON lines or a log into an index. */
export function addIngestCommand(program: Command, context: CliContext): void {
  const command = program
    .command('ingest')
    .description('put a CSV file, JSON lines or a log into an index')
    .argument('<file>', 'file to read')
    .option('--index <name>', 'index to write to; made with types when it is new', indexName)
    .option(
      '--kind <kind>',
      'auth: lines of auth.log, secure, OpenSSH, PAM, sudo; lines: of any log, each a document',
      parseKind,
    )
    .option('--report', 'of an authentication log: attacking addresses, findings of the rules')
    .option('--time-zone <zone>', 'of a log: zone of times without one (UTC)')
    .option(
      '--year <year>',
      'of a log: year of its first line, where lines have none; inferred',
      wholeNumber(1970, 9999),
    )
    .option('--settings <file>', 'of an authentication log: JSON file with keywords and limits')
    .option(
      '--top <count>',
      'rows that the report prints of each table; --json has all',
      wholeNumber(1, 1_000_000),
      50,
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
      toAction<Options>(context, async (run, options, [file = '']) => {
        assertFits(options);
        if (options.report) {
          const report = await makeAuthReport(file, options, run.signal);
          // Asked for both, a person sees the report, and the documents are in the index.
          if (options.index === undefined) {
            return { json: report, text: describeAuthReport(report, options.top) };
          }
          run.console.note(describeAuthReport(report, options.top));
        }
        return ingest(run, options, file);
      }),
    );
}

function assertFits({ index, kind, report, timeZone, year, settings }: Options): void {
  if (index === undefined && !report) throw new UsageError('Name the index to write to: --index.');
  const ofAuth = { '--report': report, '--settings': settings };
  const ofLogs = { '--time-zone': timeZone, '--year': year };
  const firstOf = (own: Record<string, unknown>) =>
    Object.entries(own).find(([, value]) => value !== undefined)?.[0];
  const strayOfAuth = kind === 'auth' ? undefined : firstOf(ofAuth);
  if (strayOfAuth !== undefined) throw new UsageError(`${strayOfAuth} needs --kind auth.`);
  const strayOfLogs = kind === undefined ? firstOf(ofLogs) : undefined;
  if (strayOfLogs !== undefined) {
    throw new UsageError(`${strayOfLogs} needs --kind auth or --kind lines.`);
  }
}

function ingest(run: CommandRun, options: Options, file: string): Promise<CommandResult> {
  return withConnection(run, options, async ({ client }) => {
    const progress = new IngestBar(run.console);
    const common = {
      ...options,
      file,
      index: options.index ?? '',
      rejectFile: options.rejects,
      signal: run.signal,
      onProgress: (now: IngestProgress) => progress.show(now),
    };
    try {
      const summary = await ingestKind(client, common);
      if (summary.indexed === 0) run.context.exitCode = 1;
      return { json: summary, text: describe(summary) };
    } finally {
      progress.stop();
    }
  });
}

async function ingestKind(
  client: Client,
  common: Options & Pick<IngestOptions, 'file' | 'index'>,
): Promise<IngestSummary> {
  if (common.kind === 'lines') return ingestLines(client, common);
  if (common.kind === 'auth') {
    return ingestAuthLog(client, common, await readAuthSettings(common.settings));
  }
  return ingestFile(client, {
    ...common,
    decimalComma: common.decimal === 'comma',
    types: new Map(common.type),
    time: { field: common.timeField, format: common.timeFormat },
  });
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

const layouts: Record<IngestSummary['format'], string> = {
  csv: 'CSV',
  jsonl: 'JSON lines',
  auth: 'authentication log',
  lines: 'lines of a log',
};

function describe(summary: IngestSummary): string {
  const { indexed, overwritten, rejected, took_ms: tookMs, delimiter } = summary;
  const types = Object.entries(summary.types).map(([field, type]) => `${field} ${type}`);
  const layout =
    delimiter === null
      ? layouts[summary.format]
      : `${layouts.csv}, parted by ${nameOfDelimiter(delimiter)}`;
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
