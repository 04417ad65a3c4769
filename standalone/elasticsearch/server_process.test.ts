import { spawn } from 'child_process';
import { once } from 'events';
import { stopLauncher } from './server_process';

/** Starts its "server" only when it is asked to end, as a start script does that is caught on the way. */
const startsOneWhileItEnds = `
  start() { sleep 3600 & echo "$!"; exit 0; }
  trap start TERM
  echo up
  while :; do sleep 0.05; done
`;

test('what a start script starts while it is stopped is stopped too', async () => {
  const script = spawn('/bin/sh', ['-c', startsOneWhileItEnds], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const output: string[] = [];
  script.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  await once(script.stdout, 'data');
  const closed = once(script.stdout, 'close');
  await stopLauncher({ pid: script.pid ?? 0 });
  // Both write to it: it closes with the last of them, whoever collects them when.
  await closed;
  const [up, server] = output
    .join('')
    .trim()
    .split('\n')
    .map((line) => line.trim());
  expect(up).toBe('up');
  expect(Number(server)).toBeGreaterThan(0);
});
