/** What both runs in a real Kibana share: how one begins, is summed up and judged. */
import { mkdtemp, rm } from 'fs/promises';
import os from 'os';
import path from 'path';
import { KibanaProcess } from './kibana_process';
import type { Settings } from './settings';
import { check, StepFailed, Steps } from './steps';

/** One run: what it is told, and what it does with a Kibana of its own. */
export interface KibanaRun<S extends Settings> {
  /** Begins the name of the folder with the log, which is kept when a step failed. */
  name: string;
  readSettings: () => Promise<S>;
  runSteps: (steps: Steps, settings: S, kibana: KibanaProcess) => Promise<void>;
}

async function runAndSum<S extends Settings>(run: KibanaRun<S>): Promise<void> {
  const settings = await run.readSettings();
  const workFolder = await mkdtemp(path.join(os.tmpdir(), `${run.name}-`));
  const kibana = new KibanaProcess(settings, workFolder);
  console.log(`Kibana ${settings.kibanaVersion}, log in ${kibana.logFile}`);
  const steps = new Steps();
  try {
    await run.runSteps(steps, settings, kibana);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  }
  const { done, failed } = steps.summary();
  console.log(
    failed === 0 ? `\nAll ${done} steps passed.` : `\n${failed} of ${done} steps failed.`,
  );
  if (failed === 0) await rm(workFolder, { recursive: true });
  else process.exitCode = 1;
}

/** The parts that the command line names, all of them where it names none. @throws Error that says which there are */
export function namedParts<Part>(parts: Readonly<Record<string, Part>>): Part[] {
  const given = process.argv.slice(2);
  const unknown = given.filter((name) => !Object.hasOwn(parts, name));
  const there = Object.keys(parts).join(', ');
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}; there are ${there}.`);
  const all = Object.entries(parts);
  return all.filter(([name]) => given.length === 0 || given.includes(name)).map(([, part]) => part);
}

/** Does the whole run; the process ends with 1 unless every step passed. */
export function runInKibana<S extends Settings>(run: KibanaRun<S>): void {
  runAndSum(run).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

/** The log has no line that is `bad`, unless it is `expected` too. @throws Error with the first few. */
export async function checkLog(
  kibana: KibanaProcess,
  { bad, expected }: { bad: RegExp; expected?: RegExp },
): Promise<void> {
  const lines = await kibana.logLines(bad);
  const unexpected = lines.filter((line) => expected?.test(line) !== true);
  check(unexpected.length === 0, unexpected.slice(0, 5).join('\n    '));
}
