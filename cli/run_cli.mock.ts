/** Runs command lines inside a test, with their output in memory. */
import { Writable } from 'stream';
import { setTimeout as delay } from 'timers/promises';
import { runCli } from './program';
import type { CliContext } from './run_command';

export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
  /** Standard output as JSON; null when it is none. */
  json: unknown;
}

class Memory extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Running {
  stdout: Memory;
  stderr: Memory;
  ended: Promise<CliRun>;
}

function begin(args: string[], context: Partial<CliContext>): Running {
  const stdout = new Memory();
  const stderr = new Memory();
  const run = runCli(args, {
    stdout,
    stderr,
    env: {},
    stdin: null,
    signal: new AbortController().signal,
    askPassword: null,
    exitCode: 0,
    ...context,
  });
  const ended = run.then((code) => ({
    code,
    stdout: stdout.text,
    stderr: stderr.text,
    json: parsed(stdout.text),
  }));
  return { stdout, stderr, ended };
}

export const cli = (args: string[], context: Partial<CliContext> = {}): Promise<CliRun> =>
  begin(args, context).ended;

/**
 * The same with a Ctrl-C once it is so, however long that takes here, or at the latest when the test is
 * about to be given up.
 */
export async function cliUntil(
  isSo: (written: { stderr: string }) => boolean | Promise<boolean>,
  args: string[],
  context: Partial<CliContext> = {},
): Promise<CliRun> {
  const cancel = new AbortController();
  const { stderr, ended } = begin(args, { ...context, signal: cancel.signal });
  let isOver = false;
  const over = ended.finally(() => (isOver = true));
  const givenUpAt = Date.now() + 500_000;
  while (!isOver && Date.now() < givenUpAt && !(await isSo({ stderr: stderr.text }))) {
    await delay(10);
  }
  cancel.abort();
  return over;
}
