import type { Command } from 'commander';
import { surveyPackets, type CaptureSurvey } from '../../server/detection/packets/survey_capture';
import type { PacketSettings } from '../../common/packet_settings';
import { replayPackets } from '../../server/detection/packets/replay_capture';
import { readPackets, type PacketBatch } from '../../server/features/packets/read_packets';
import { indexName, interval, wholeNumber, windowLength } from '../arguments';
import { openCapture, type CaptureSource, type SourceOptions } from '../capture/capture_source';
import {
  describeFinding,
  describePackets,
  describeReport,
  describeWindows,
} from '../capture/capture_text';
import { readPacketSettings } from '../capture/read_packet_settings';
import { rowsOfPackets, rowsOfWindows } from '../capture/packet_rows';
import { fileSink, indexSink, streamSink, type PacketSink } from '../capture/packet_sinks';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import type { CommandResult } from '../console';
import { toAction, UsageError, type CliContext, type CommandRun } from '../run_command';
import { count } from '../text';

interface Options extends ConnectionOptions, SourceOptions {
  report?: boolean;
  out?: string;
  index?: string;
  json?: boolean;
  settings?: string;
  replay?: number;
  for?: number;
  windows?: string;
}

const notes = `
Packets become documents with the names of the Elastic Common Schema: JSON lines on standard output, in
a file (--out) or in an index (--index); with --windows 10s one for each sender and 10 seconds. With --report the findings of the rules are printed instead, or
beside --out and --index. Every packet is counted: decoded, or with the reason why not.

Examples:
  $ anomaly-forest capture --file scan.pcapng --report
  $ anomaly-forest capture --file scan.pcap --index packets
  $ anomaly-forest capture --file scan.pcap --windows 10s --out windows.jsonl
  $ sudo anomaly-forest capture --interface eth0 --filter "not port 9200" --index packets
  $ anomaly-forest capture --file scan.pcap --replay 5000 --for 5m --index packets
  $ ssh router tcpdump -w - | anomaly-forest capture --file - --report --json
`;

/** `capture`: packets of a file or an interface as documents, and what the rules find in them. */
export function addCaptureCommand(program: Command, context: CliContext): void {
  const command = program
    .command('capture')
    .description('packets of a capture file or an interface: as documents, or a report of attacks')
    .option('--file <file>', 'pcap or pcapng file; "-" is standard input')
    .option('--interface <name>', 'interface to capture on, by tcpdump or dumpcap, until Ctrl-C')
    .option('--filter <expression>', 'which packets of the interface, such as "not port 9200"')
    .option('--report', 'print what the rules find')
    .option('--settings <file>', 'JSON file with limits of rules, and where they are not to speak')
    .option(
      '--replay <packets>',
      'play the file as if it came now, so many packets a second',
      wholeNumber(1, 1_000_000),
    )
    .option(
      '--windows <length>',
      'a row for each sender and so much time, such as 10s, instead of one a packet',
      windowLength,
    )
    .option('--for <duration>', 'play it over and over for so long, such as 5m', interval)
    .option('--out <file>', 'file of JSON lines to write')
    .option('--index <name>', 'index to write to; made with types when it is new', indexName);
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .addHelpText('after', notes)
    .action(
      toAction<Options>(context, async (run, options) => {
        if (options.out !== undefined && options.index !== undefined) {
          throw new UsageError('Give --out FILE or --index NAME, not both.');
        }
        assertReplays(options);
        assertWritesWindows(options);
        const { index, out } = options;
        const settings = await readPacketSettings(options.settings);
        const rows =
          options.windows === undefined
            ? rowsOfPackets()
            : rowsOfWindows(options.windows, settings);
        const { signal: never } = new AbortController();
        const isPlayed = options.replay !== undefined;
        const source = await openCapture(
          { ...run, signal: isPlayed ? never : run.signal },
          options,
        );
        // A live capture ends by Ctrl-C: what came before it is still written.
        const isLive = source.bytes === null || isPlayed;
        const signal = isLive ? never : run.signal;
        if (index !== undefined) {
          return withConnection(run, options, async ({ client }) => {
            const sink = await indexSink(rows, { client, name: index }, signal);
            return capture(run, { options, source, settings, sink });
          });
        }
        if (out !== undefined) {
          return capture(run, { options, source, settings, sink: await fileSink(rows, out) });
        }
        const sink = onlyReports(options) ? null : streamSink(rows, context.stdout, signal);
        return capture(run, { options, source, settings, sink });
      }),
    );
}

/** Whether no rows are written. */
const onlyReports = ({ index, out, report, json }: Options) =>
  index === undefined && out === undefined && (report === true || json === true);

function assertWritesWindows(options: Options): void {
  if (options.windows !== undefined && onlyReports(options)) {
    throw new UsageError('--windows writes rows: give --out FILE or --index NAME with --report.');
  }
}

function assertReplays({ file, replay, for: lastsMs }: Options): void {
  const isFile = file !== undefined && file !== '-';
  if (replay !== undefined && !isFile) throw new UsageError('--replay is for a file: --file FILE.');
  if (lastsMs !== undefined && replay === undefined) throw new UsageError('--for needs --replay.');
}

interface Capturing {
  options: Options;
  source: CaptureSource;
  settings: PacketSettings;
  sink: PacketSink | null;
}

function batchesOf(
  { options: { replay, for: lastsMs }, source: { name, open } }: Capturing,
  signal: AbortSignal,
): AsyncIterable<PacketBatch> {
  return replay === undefined
    ? readPackets(open(), name)
    : replayPackets(open, { name, packetsPerSecond: replay, lastsMs }, signal);
}

async function capture(run: CommandRun, capturing: Capturing): Promise<CommandResult> {
  const { options, source, settings, sink } = capturing;
  const bar = run.console.progress(options.replay === undefined ? (source.bytes ?? 0) : 0);
  try {
    const survey = await surveyPackets(batchesOf(capturing, run.signal), {
      settings,
      onPackets: sink === null ? undefined : (packets) => sink.write(packets),
      // Who watches an interface wants to know at once, not at the end.
      onFinding:
        source.bytes === null && options.report === true
          ? (finding) => run.console.note(describeFinding(finding))
          : undefined,
      onProgress: ({ bytesRead, packets }) => bar.update(bytesRead, `${count(packets)} packets`),
    });
    await sink?.finish();
    bar.stop();
    return resultOf(run, survey, { options, source, sink });
  } finally {
    bar.stop();
    await sink?.close();
  }
}

function resultOf(
  run: CommandRun,
  survey: CaptureSurvey,
  { options, source, sink }: { options: Options; source: CaptureSource; sink: PacketSink | null },
): CommandResult {
  const target = options.index ?? options.out;
  const refused = Object.fromEntries(sink?.refused ?? []);
  const lost = [...(sink?.refused.values() ?? [])].reduce((sum, rows) => sum + rows, 0);
  if (lost > 0) run.context.exitCode = 1;
  const said =
    options.report === true
      ? describeReport(survey, source.name)
      : describePackets(survey, source.name);
  const written = target === undefined ? null : (sink?.given ?? 0) - lost;
  const windows = sink?.rows.windowCounts;
  const json = {
    source: source.name,
    target: target ?? null,
    written,
    refused,
    ...(windows === undefined ? {} : { windows }),
    ...survey,
  };
  const what = windows === undefined ? 'of them' : 'rows';
  const whereTo =
    written === null
      ? []
      : [`${count(written)} ${what} written to ${target}, ${count(lost)} refused`];
  if (windows !== undefined) whereTo.unshift(describeWindows(windows));
  const reasons = Object.entries(refused).map(([reason, rows]) => `  ${count(rows)}: ${reason}`);
  const text = [said, ...whereTo, ...reasons].join('\n');
  const isStream = target === undefined && sink !== null;
  // Standard output holds the documents.
  if (!isStream) return { json, text };
  run.console.note(text);
  return { json: null, text: '' };
}
