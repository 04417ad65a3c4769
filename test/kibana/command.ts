/** Runs a command to its end. */
import { spawn } from 'child_process';

/** What it printed. @throws Error with the end of that when it fails. */
export async function runCommand(file: string, args: string[]): Promise<string> {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const keep = (chunk: Buffer) => (printed += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${printed.slice(-2000)}`);
  return printed;
}
