import { chmod, mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { Readable } from 'stream';
import { tcpScan } from '../../simulators/packets/attacks';
import { pcapBytes } from '../../simulators/packets/capture_bytes';
import { lanHost } from '../../simulators/packets/ordinary_traffic';
import { cli } from '../run_cli.mock';

const start = 1_790_000_000;
const ports = Array.from({ length: 30 }, (_, i) => 100 + i);
const [attacker, target] = [lanHost(66), lanHost(30)];
const scan = { attacker, target, ports, start, every: 0.1, answers: 'silent' as const };
const bytes = pcapBytes(tcpScan(scan, 0));

const found = {
  packets: 30,
  decoded: 30,
  findings: [{ rule: 'null_scan', technique: { id: 'T1046' }, source: { ip: attacker.ip } }],
};

describe('capture', () => {
  let folder = '';
  let file = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'capture-'));
    file = path.join(folder, 'x.pcap');
    await writeFile(file, bytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reports findings as a table and as JSON', async () => {
    const text = await cli(['capture', '--file', file, '--report']);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toMatch(/NULL scan +192\.168\.7\.66 .* +192\.168\.7\.30 .* +T1046/);
    const json = await cli(['capture', '--file', file, '--report', '--json']);
    expect(json).toMatchObject({ code: 0, json: found });
  });

  it('reads standard input', async () => {
    const stdin = Readable.from([bytes.subarray(0, 50), bytes.subarray(50)]);
    const run = await cli(['capture', '--file', '-', '--report', '--json'], { stdin });
    expect(run.json).toMatchObject(found);
  });

  it('writes documents to standard output, or to a file beside the report', async () => {
    const stream = await cli(['capture', '--file', file]);
    const lines = stream.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(30);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ source: { ip: attacker.ip } });
    expect(stream.stderr).toContain('30 packets');
    const out = path.join(folder, 'x.jsonl');
    const run = await cli(['capture', '--file', file, '--out', out, '--report', '--json']);
    expect(run.json).toMatchObject({ ...found, target: out, written: 30 });
    expect(await readFile(out, 'utf8')).toBe(stream.stdout);
  });

  it('says what is wrong with a file', async () => {
    const missing = await cli(['capture', '--file', path.join(folder, 'none'), '--json']);
    expect(missing).toMatchObject({ code: 1, json: { error: { code: 'FILE_NOT_READABLE' } } });
    const text = await cli(['capture', '--file', __filename, '--report']);
    expect(text.code).toBe(1);
    expect(text.stderr).toContain('(CAPTURE_FORMAT_UNKNOWN)');
    await writeFile(path.join(folder, 'cut.pcap'), bytes.subarray(0, -10));
    const cut = await cli(['capture', '--file', path.join(folder, 'cut.pcap'), '--report']);
    expect(cut.stdout).toMatch(/Not read: capture_cut at byte [\d,]+ \(60 bytes\)/);
  });

  describe('--interface', () => {
    /** A program in tcpdump's place, which writes to its output what tcpdump would. */
    const pretend = async (name: string, script: string): Promise<NodeJS.ProcessEnv> => {
      const bin = await mkdtemp(path.join(folder, 'bin-'));
      await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
      await chmod(path.join(bin, name), 0o755);
      return { PATH: `${bin}:/usr/bin:/bin` };
    };
    const live = (env: NodeJS.ProcessEnv, signal?: AbortSignal) =>
      cli(['capture', '--interface', 'eth9', '--filter', 'tcp', '--report', '--json'], {
        env,
        ...(signal === undefined ? {} : { signal }),
      });

    it('reads what tcpdump writes', async () => {
      const args = path.join(folder, 'args');
      const env = await pretend('tcpdump', `echo "$@" > ${args}; cat ${file}`);
      const run = await live(env);
      expect(run.json).toMatchObject({ ...found, source: 'eth9' });
      expect(run.stderr).toMatch(/NULL scan \(T1046\) by 192\.168\.7\.66 .*target 192\.168\.7\.30/);
      expect(await readFile(args, 'utf8')).toBe('-i eth9 -n -U -w - tcp\n');
    });

    it('ends well by Ctrl-C, with what came before', async () => {
      const wait = 'trap "exit 0" INT; i=0; while [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done';
      const env = await pretend('tcpdump', `cat ${file}; ${wait}`);
      expect(await live(env, AbortSignal.timeout(1_500))).toMatchObject({ code: 0, json: found });
    });

    it('says why the program cannot capture', async () => {
      const env = await pretend('tcpdump', 'echo "eth9: no such device" >&2; exit 1');
      expect(await live(env)).toMatchObject({
        code: 1,
        json: {
          error: {
            code: 'CAPTURE_FAILED',
            message: expect.stringContaining('no such device') as string,
          },
        },
      });
    });

    it('says that there is no program to capture with', async () => {
      expect(await live({ PATH: folder })).toMatchObject({
        json: { error: { code: 'CAPTURE_FAILED' } },
      });
    });
  });
});
