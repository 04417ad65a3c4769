import type { Command } from 'commander';
import { surveyCapture, type CaptureSurvey } from '../../server/detection/packets/survey_capture';
import { indexName } from '../arguments';
import { openCapture, type CaptureSource, type SourceOptions } from '../capture/capture_source';
import { describeFinding, describePackets, describeReport } from '../capture/capture_text';
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
}

const notes = `
Packets become documents with the names of the Elastic Common Schema: JSON lines on standard output, in
a file (--out) or in an index (--index). With --report the findings of the rules are printed instead, or
beside --out and --index. Every packet is counted: decoded, or with the reason why not.

Examples:
  $ anomaly-forest capture --file scan.pcapng --report
  $ anomaly-forest capture --file scan.pcap --index packets
  $ sudo anomaly-forest capture --interface eth0 --filter "not port 9200" --index packets
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
        const { index, out } = options;
        const source = await openCapture(run, options);
        // A live capture ends by Ctrl-C: what came before it is still written.
        const signal = source.bytes === null ? new AbortController().signal : run.signal;
        if (index !== undefined) {
          return withConnection(run, options, async ({ client }) => {
            return capture(run, { options, source, sink: await indexSink(client, index, signal) });
          });
        }
        if (out !== undefined) {
          return capture(run, { options, source, sink: await fileSink(out) });
        }
        const onlyReport = options.report === true || options.json === true;
        const sink = onlyReport ? null : streamSink(context.stdout, signal);
        return capture(run, { options, source, sink });
      }),
    );
}

async function capture(
  run: CommandRun,
  { options, source, sink }: { options: Options; source: CaptureSource; sink: PacketSink | null },
): Promise<CommandResult> {
  const bar = run.console.progress(source.bytes ?? 0);
  try {
    const survey = await surveyCapture(source.chunks, {
      name: source.name,
      onPackets: sink === null ? undefined : (packets) => sink.write(packets),
      // Who watches an interface wants to know at once, not at the end.
      onFinding:
        source.bytes === null && options.report === true
          ? (finding) => run.console.note(describeFinding(finding))
          : undefined,
      onProgress: ({ bytesRead, packets }) => bar.update(bytesRead, `${count(packets)} packets`),
    });
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
  const written = target === undefined ? null : survey.packets - lost;
  const json = { source: source.name, target: target ?? null, written, refused, ...survey };
  const whereTo =
    written === null
      ? []
      : [`${count(written)} of them written to ${target}, ${count(lost)} refused`];
  const reasons = Object.entries(refused).map(([reason, rows]) => `  ${count(rows)}: ${reason}`);
  const text = [said, ...whereTo, ...reasons].join('\n');
  const isStream = target === undefined && sink !== null;
  // Standard output holds the documents.
  if (!isStream) return { json, text };
  run.console.note(text);
  return { json: null, text: '' };
}
