/** What a cancelled task leaves behind: no call under way, and nothing written afterwards. */
import { Client } from '@elastic/elasticsearch';
import http from 'http';
import type { AddressInfo } from 'net';
import { setTimeout as delay } from 'timers/promises';
import { documents, trainedWorld } from '../detection/ports/ports.mock';
import { runScoreCycle } from '../detection/scoring/run_score_cycle';
import { createResultWriter } from '../elasticsearch/result_writer';
import { createSourceReader } from '../elasticsearch/source_reader';
import { createTaskRunner } from './task_runner';
import { scoreTask } from './task_types';

/** An Elasticsearch that takes requests and never answers. */
async function silentServer() {
  let asked: () => void = () => undefined;
  let hungUp: () => void = () => undefined;
  const request = new Promise<void>((resolve) => (asked = resolve));
  const closed = new Promise<void>((resolve) => (hungUp = resolve));
  const server = http.createServer((incoming) => {
    incoming.resume();
    incoming.on('end', asked);
    incoming.socket.on('close', hungUp);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new Client({ node: `http://127.0.0.1:${port}` });
  const close = async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { client, request, closed, close };
}

test.each(['reading', 'writing'])(
  'cancel ends a call that is %s within two seconds, and nothing is settled',
  async (doing) => {
    const { client, request, closed, close } = await silentServer();
    const ports = await trainedWorld(documents(100));
    if (doing === 'reading') ports.reader = createSourceReader(client);
    else ports.writer = createResultWriter(client);
    const place = { detectorId: 'pump', spaceId: 'default' };
    const task = { ...scoreTask(place, { partition: 0, interval: '10s' }), status: 'running' };
    const runner = createTaskRunner({
      task,
      getPorts: () => Promise.resolve(ports),
      run: async ({ signal }) => {
        await runScoreCycle(ports, { detectorId: 'pump', partition: 0 }, signal);
        return 'as_scheduled';
      },
    });
    const run = runner.run();
    await request;
    let isOver = false;
    const over = Promise.all([run, closed]).then(([{ error }]) => {
      isOver = true;
      return error;
    });
    await runner.cancel();
    // Two seconds, and as much longer as this machine is busy.
    for (let tick = 0; tick < 100 && !isOver; tick++) await delay(20);
    expect(isOver).toBe(true);
    expect(await over).toMatchObject({ code: 'ABORTED' });
    expect((await ports.states.get('pump')).value).toMatchObject({ checkpoint: null, error: null });
    expect(ports.logged.filter((line) => line.includes('ABORTED'))).toEqual([]);
    await close();
  },
);
