import { Option, type Command } from 'commander';
import { once } from 'events';
import { judgeRows, openDetector, type SentRow } from '../../server/detection/scoring/detect_rows';
import type { OpenDetector } from '../../server/detection/scoring/opened_detectors';
import type { DetectionPorts } from '../../server/detection/services';
import { wholeNumber } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { readRows, type ReadOptions } from '../detect/read_rows';
import { readLines, splitLines, type LineBatch } from '../ingest/read_lines';
import { sniffFile } from '../ingest/sniff_file';
import { toAction, UsageError, type CliContext, type CommandRun } from '../run_command';
import { count, plural } from '../text';

interface Options extends ConnectionOptions, ReadOptions {
  version?: number;
}

const judgedAtOnce = 1_000;

async function linesOf(
  { context, signal }: CommandRun,
  file: string | undefined,
): Promise<AsyncIterable<LineBatch>> {
  if (file !== undefined && file !== '-') return readLines(await sniffFile(file), signal);
  if (context.stdin === null) throw new UsageError('Name a file, or send rows on standard input.');
  return splitLines(context.stdin, {
    encoding: 'utf-8',
    lineBreak: '\n',
    name: 'the input',
    signal,
  });
}

class Tally {
  rows = 0;
  anomalies = 0;
  readonly skipped = new Map<string, number>();

  async write(
    { context, signal }: CommandRun,
    judging: { ports: DetectionPorts; open: OpenDetector; rows: SentRow[] },
  ): Promise<void> {
    const { ports, open, rows } = judging;
    if (rows.length === 0) return;
    const verdicts = await judgeRows(ports, open, { rows, signal });
    for (const { ml, ml_anomaly: isAnomaly } of verdicts) {
      this.rows += 1;
      if (isAnomaly) this.anomalies += 1;
      const code = ml.skip_reason;
      if (code !== undefined) this.skipped.set(code, (this.skipped.get(code) ?? 0) + 1);
    }
    const text = verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join('');
    if (!context.stdout.write(text)) await once(context.stdout, 'drain', { signal });
  }

  describe(): string {
    const skipped = [...this.skipped].map(([code, rows]) => `${count(rows)} ${code}`);
    const why = skipped.length === 0 ? 'none skipped' : `skipped: ${skipped.join(', ')}`;
    return `${plural(this.rows, 'row')} judged, ${count(this.anomalies)} anomalous, ${why}`;
  }
}

/** `detect ID [FILE]`: a verdict on every row of a file or of standard input; nothing is stored. */
export function addDetectCommand(program: Command, context: CliContext): void {
  const command = program
    .command('detect')
    .description(
      'judge rows of a file or of standard input; prints a verdict a line, stores nothing',
    )
    .argument('<id>', 'id of the detector')
    .argument('[file]', 'JSON lines or CSV; standard input when left out or "-"')
    .addOption(
      new Option('--format <name>', 'format (default: by the first line)').choices([
        'csv',
        'jsonl',
      ]),
    )
    .option('--delimiter <character>', 'delimiter of CSV (default: guessed)')
    .option(
      '--version <number>',
      'version of the model (default: the champion, which scores)',
      wholeNumber(1, 1_000_000_000),
    );
  addConnectionOptions(command).action(
    toAction<Options & { json?: boolean }>(context, async (run, options, [id = '', file]) => {
      const lines = await linesOf(run, file);
      return withConnection(run, options, async ({ ports }) => {
        const request = { detectorId: id, modelVersion: options.version };
        const open = await openDetector(ports, request, run.signal);
        const tally = new Tally();
        for await (const rows of readRows(lines, options)) {
          for (let start = 0; start < rows.length; start += judgedAtOnce) {
            const some = rows.slice(start, start + judgedAtOnce);
            await tally.write(run, { ports, open, rows: some });
          }
        }
        run.console.note(tally.describe());
        return { json: null, text: '' };
      });
    }),
  );
}
