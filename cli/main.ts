/** Entry of the command line: ties it to this process. */
import prompts from 'prompts';
import { AppError } from '../common/errors';
import { createAbortController } from '../server/detection/abort';
import { runCli } from './program';

async function askPassword(question: string): Promise<string> {
  const { password } = (await prompts({
    type: 'password',
    name: 'password',
    message: question,
    stdout: process.stderr,
  })) as { password?: string };
  if (password === undefined) throw new AppError('ABORTED', 'No password was given.');
  return password;
}

/** Ctrl-C asks to stop; pressed again it no longer asks. */
function abortOnInterrupt(): AbortSignal {
  const controller = createAbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

async function main(): Promise<void> {
  // Whoever reads our output may stop reading, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await runCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    stdin: process.stdin.isTTY ? null : process.stdin,
    signal: abortOnInterrupt(),
    askPassword: process.stdin.isTTY ? askPassword : null,
    exitCode: 0,
  });
}

void main();
