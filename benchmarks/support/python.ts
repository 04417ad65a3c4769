/** scikit-learn to compare with, in a virtual environment of its own under target/. */
import { spawn, spawnSync, type ChildProcess } from 'child_process';
import { existsSync } from 'fs';
import path from 'path';
import { createInterface } from 'readline';
import { projectRoot } from '../../standalone/project_root';

const folder = path.join(projectRoot(), 'target/benchmark_python');
const python = path.join(folder, 'bin/python');
const packages = ['scikit-learn==1.9.1'];

function run(command: string, args: string[], input?: string): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return result.stdout;
}

function install(): void {
  const installed = path.join(folder, 'installed');
  if (existsSync(installed)) return;
  process.stderr.write('Installing scikit-learn for the comparison ...\n');
  run('python3', ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  run('touch', [installed]);
}

const scriptFile = (script: string) => path.join(projectRoot(), 'benchmarks/python', script);

/** Runs a script of benchmarks/python with JSON in and out. */
export function runPython<T>(script: string, input: unknown): T {
  install();
  return JSON.parse(run(python, [scriptFile(script)], JSON.stringify(input))) as T;
}

/**
 * A script of benchmarks/python that stays, so that its work can be measured in turn with ours: a line of
 * JSON in, a line of JSON out, one at a time. It works on one thread.
 */
export class PythonSession {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  constructor(script: string) {
    install();
    const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    const child = spawn(python, [scriptFile(script)], {
      env: { ...process.env, ...oneThread },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child = child;
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error when the script ended, or answered that it failed */
  async ask<T>(question: object): Promise<T> {
    this.child.stdin?.write(`${JSON.stringify(question)}\n`);
    const line = await this.lines.next();
    if (line.done === true) throw new Error('The Python side ended.');
    const answer = JSON.parse(line.value) as T | { failure: string };
    if (typeof answer === 'object' && answer !== null && 'failure' in answer) {
      throw new Error(answer.failure);
    }
    return answer;
  }

  close(): void {
    this.child.stdin?.end();
  }
}
