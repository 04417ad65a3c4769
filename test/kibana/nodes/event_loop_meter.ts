/** The delay of a Kibana's event loop over as long as is wanted. */
import { readFile, rm } from 'fs/promises';
import path from 'path';
import type { KibanaProcess, StartOptions } from '../kibana_process';
import { until } from '../steps';

const meterFile = path.resolve('test/kibana/nodes/event_loop_meter.js');

const answerOf = ({ logFile }: KibanaProcess) =>
  path.join(path.dirname(logFile), 'event_loop_p99.txt');

/** What a Kibana has to be started with to be measured. */
export const withEventLoopMeter = (kibana: KibanaProcess): StartOptions => ({
  env: { NODE_OPTIONS: `--require ${meterFile}`, EVENT_LOOP_METER: answerOf(kibana) },
});

/** The 99th percentile since the last call, in milliseconds. */
export async function readEventLoopP99(kibana: KibanaProcess): Promise<number> {
  const answer = answerOf(kibana);
  await rm(answer, { force: true });
  kibana.signal('SIGUSR2');
  const text = await until('the event loop is measured', () =>
    readFile(answer, 'utf8').catch(() => null),
  );
  return Number(text);
}
