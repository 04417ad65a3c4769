import { InvalidArgumentError, type Command } from 'commander';
import path from 'path';
import {
  isSecurityAttack,
  securityAttacks,
  type SecurityAttack,
} from '../../simulators/security/security_event';
import { ecsTypes, plainTypes } from '../../simulators/security/index_types';
import { mostUsers } from '../../simulators/security/simulate_security';
import { indexName, list, numberBetween, time, wholeNumber } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import type { CommandResult } from '../console';
import { toAction, UsageError, type CliContext, type CommandRun } from '../run_command';
import { describeSent } from '../simulate/describe_sent';
import { fileSink, indexSink, lineEndings, type RowSink } from '../simulate/row_sinks';
import { ecsSink, sendSecurity } from '../simulate/send_security';
import { count } from '../text';

interface Options extends ConnectionOptions {
  count: number;
  out?: string;
  index?: string;
  users: number;
  seed: number;
  attackRate: number;
  attacks?: SecurityAttack[];
  start?: number;
  ecs?: boolean;
  json?: boolean;
}

function parseAttacks(text: string): SecurityAttack[] {
  const attacks = list(text);
  const known = attacks.filter(isSecurityAttack);
  if (known.length === attacks.length) return known;
  throw new InvalidArgumentError(`Must be out of ${securityAttacks.join(',')}.`);
}

function assertOptions({ out, index }: Options): void {
  if ((out === undefined) === (index === undefined)) {
    throw new UsageError('Say where the events go: either --out FILE or --index NAME.');
  }
  if (out !== undefined && !lineEndings.includes(path.extname(out).toLowerCase())) {
    throw new UsageError(`The file must end in one of ${lineEndings.join(', ')}.`);
  }
}

/** `simulate security`: labelled logins, file access and API calls to a file or an index. */
export function addSimulateSecurityCommand(simulate: Command, context: CliContext): void {
  const command = simulate
    .command('security')
    .description("people's logins, files and API calls with attacks on their accounts, labelled")
    .requiredOption('--count <events>', 'how many events', wholeNumber(1, 1_000_000_000))
    .option('--out <file>', `file of JSON lines to write, by its ending ${lineEndings.join(', ')}`)
    .option('--index <name>', 'index to write to', indexName)
    .option('--users <number>', 'how many people', wholeNumber(1, mostUsers), 200)
    .option('--seed <number>', 'same seed, same events', wholeNumber(0, 4_294_967_295), 1)
    .option(
      '--attack-rate <share>',
      'share of five-minute windows of a user with an attack',
      numberBetween(0, 0.5),
      0.01,
    )
    .option('--attacks <kinds>', `out of ${securityAttacks.join(',')} (default: all)`, parseAttacks)
    .option('--start <time>', 'time of the first events (default: 2026-01-01T00:00:00Z)', time)
    .option('--ecs', 'names of the Elastic Common Schema, as a detector of users expects them');
  addConnectionOptions(command)
    .option('--json', 'print the result as one JSON document')
    .action(
      toAction<Options>(context, async (run, options) => {
        assertOptions(options);
        const { out, index } = options;
        if (out !== undefined) return send(run, options, await fileSink(out));
        return withConnection(run, options, async ({ client }) => {
          const types = options.ecs === true ? ecsTypes : plainTypes;
          const target = { name: index ?? '', properties: types };
          return send(run, options, await indexSink(client, target, run.signal));
        });
      }),
    );
}

async function send(run: CommandRun, options: Options, sink: RowSink): Promise<CommandResult> {
  const { seed, users, attackRate, attacks, start } = options;
  const startedAt = Date.now();
  const bar = run.console.progress(options.count);
  try {
    const sent = await sendSecurity(
      options.count,
      { seed, users, attackRate, attacks, start },
      {
        sink: options.ecs === true ? ecsSink(sink) : sink,
        signal: run.signal,
        onProgress: (rows) => bar.update(rows, `${count(rows)} events`),
      },
    );
    const target = options.out ?? options.index ?? '';
    const tookMs = Date.now() - startedAt;
    return {
      json: { target, seed, users, attack_rate: attackRate, ...sent, took_ms: tookMs },
      text: describeSent(sent, { things: 'event', target, tookMs }),
    };
  } finally {
    bar.stop();
    await sink.close();
  }
}
