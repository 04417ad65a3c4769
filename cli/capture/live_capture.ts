/** Packets from an interface, captured by tcpdump or dumpcap, which write a capture to a pipe. */
import { spawn, type ChildProcessByStdio } from 'child_process';
import { once } from 'events';
import type { Readable } from 'stream';
import { AppError } from '../../common/errors';
import { UsageError } from '../run_command';

interface LiveOptions {
  device: string;
  /** In the language of pcap-filter(7), such as "tcp port 22". */
  filter?: string;
  env: NodeJS.ProcessEnv;
}

type Capturer = ChildProcessByStdio<null, Readable, Readable>;

/** In the order in which they are tried. */
const programs: ReadonlyArray<{
  name: string;
  argumentsFor: (options: LiveOptions) => string[];
}> = [
  {
    name: 'tcpdump',
    // Written packet by packet, names not looked up.
    argumentsFor: ({ device, filter }) => [
      ...['-i', device, '-n', '-U', '-w', '-'],
      ...(filter === undefined ? [] : [filter]),
    ],
  },
  {
    name: 'dumpcap',
    argumentsFor: ({ device, filter }) => [
      ...['-q', '-i', device, '-w', '-'],
      ...(filter === undefined ? [] : ['-f', filter]),
    ],
  },
];

/** Both programs could be given options of their own instead of names. */
function assertNoOption(option: string, value: string | undefined): void {
  if (value?.startsWith('-') === true) throw new UsageError(`${option} must not begin with "-".`);
}

/** Null when there is no such program. */
async function start(name: string, args: string[], env: NodeJS.ProcessEnv) {
  const child: Capturer = spawn(name, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await once(child, 'spawn');
    return child;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('CAPTURE_FAILED', `${name} cannot be started: ${reason}.`, { cause });
  }
}

async function startAny(options: LiveOptions): Promise<{ name: string; child: Capturer }> {
  for (const { name, argumentsFor } of programs) {
    const child = await start(name, argumentsFor(options), options.env);
    if (child !== null) return { name, child };
  }
  throw new AppError('CAPTURE_FAILED', 'There is neither tcpdump nor dumpcap in PATH.');
}

const keptMessages = 2_000;

/**
 * Bytes of a capture, until the signal is aborted: that is how a live capture ends well.
 * @throws AppError CAPTURE_FAILED when the program cannot capture
 */
export async function* captureLive(
  options: LiveOptions,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  assertNoOption('--interface', options.device);
  assertNoOption('--filter', options.filter);
  const { name, child } = await startAny(options);
  const closed = once(child, 'close');
  const stop = () => child.kill('SIGINT');
  let messages = '';
  child.stderr.on('data', (text: Buffer) => {
    messages = (messages + text.toString()).slice(-keptMessages);
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    await closed;
    if (signal.aborted || child.exitCode === 0) return;
    const said = messages.trim().split('\n').pop() ?? '';
    throw new AppError('CAPTURE_FAILED', `${name} on ${options.device} ended: ${said}`);
  } finally {
    signal.removeEventListener('abort', stop);
    if (child.exitCode === null) stop();
  }
}
