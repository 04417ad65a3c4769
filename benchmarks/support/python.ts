/** scikit-learn to compare with, in a virtual environment of its own under target/. */
import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import path from 'path';
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

/** Runs a script of benchmarks/python with JSON in and out. */
export function runPython<T>(script: string, input: unknown): T {
  const installed = path.join(folder, 'installed');
  if (!existsSync(installed)) {
    process.stderr.write('Installing scikit-learn for the comparison ...\n');
    run('python3', ['-m', 'venv', folder]);
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
    run('touch', [installed]);
  }
  const file = path.join(projectRoot(), 'benchmarks/python', script);
  return JSON.parse(run(python, [file], JSON.stringify(input))) as T;
}
