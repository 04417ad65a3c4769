/**
 * Loaded into a Kibana before it starts (`node --require`): each SIGUSR2 has it write the 99th percentile
 * of the event loop's delay since the one before, in milliseconds, to the file that EVENT_LOOP_METER names.
 * Kibana itself tells that of five seconds at a time alone.
 */
const { renameSync, writeFileSync } = require('fs');
const { monitorEventLoopDelay } = require('perf_hooks');
const { isMainThread } = require('worker_threads');

const file = process.env.EVENT_LOOP_METER;

if (isMainThread && file !== undefined) {
  // As Kibana measures it.
  const delay = monitorEventLoopDelay();
  delay.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(`${file}.part`, String(delay.percentile(99) / 1e6));
    renameSync(`${file}.part`, file);
    delay.reset();
  });
}
