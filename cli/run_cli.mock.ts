/** Runs command lines inside a test, with their output in memory. */
import { Writable } from 'stream';
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

export async function cli(args: string[], context: Partial<CliContext> = {}): Promise<CliRun> {
  const stdout = new Memory();
  const stderr = new Memory();
  const code = await runCli(args, {
    stdout,
    stderr,
    env: {},
    stdin: null,
    signal: new AbortController().signal,
    askPassword: null,
    exitCode: 0,
    ...context,
  });
  return { code, stdout: stdout.text, stderr: stderr.text, json: parsed(stdout.text) };
}
