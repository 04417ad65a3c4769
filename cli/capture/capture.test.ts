import { existsSync } from 'fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { Readable } from 'stream';
import { setTimeout as sleep } from 'timers/promises';
import { gzipSync } from 'zlib';
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

  it('takes limits and suppressions from a file, and refuses one that is wrong', async () => {
    const settings = path.join(folder, 'settings.json');
    const report = async (json: object) => {
      await writeFile(settings, JSON.stringify(json));
      return cli(['capture', '--file', file, '--report', '--json', '--settings', settings]);
    };
    const high = await report({ rules: { null_scan: { threshold: 31 } } });
    expect(high.json).toMatchObject({ findings: [], suppressed_findings: 0 });
    const silent = await report({ suppress: [{ rule: 'null_scan', entity: attacker.ip }] });
    expect(silent.json).toMatchObject({ findings: [], suppressed_findings: 1 });
    const other = await report({ suppress: [{ entity: '10.9.9.9' }] });
    expect(other.json).toMatchObject({ findings: [{ rule: 'null_scan' }] });
    for (const wrong of [{ suppress: [{}] }, { rules: { null_scam: {} } }]) {
      expect(await report(wrong)).toMatchObject({
        code: 1,
        json: { error: { code: 'REQUEST_INVALID' } },
      });
    }
  });

  it('plays a file as if it came now, over and over', async () => {
    const out = path.join(folder, 'played.jsonl');
    const before = Date.now();
    let now = before;
    // Time passes as it is looked at: a machine that stands still for a while misses none of it.
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 10));
    const options = ['--replay', '200', '--for', '500ms', '--out', out, '--json'];
    const run = await cli(['capture', '--file', file, ...options]);
    clock.mockRestore();
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(run.json).toMatchObject({ packets: lines.length, written: lines.length });
    const played = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const times = played.map((document) => Date.parse(String(document['@timestamp'])));
    expect(times[0]).toBeGreaterThanOrEqual(before);
    expect((times[30] ?? 0) - (times[0] ?? 0)).toBe(150);
    expect(played[30]).toMatchObject({ event: { sequence: 31 }, destination: { port: 100 } });
    expect(await cli(['capture', '--file', file, '--for', '1s'])).toMatchObject({ code: 2 });
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

  it('writes a row for each sender and window, with the rules that matched', async () => {
    const out = path.join(folder, 'windows.jsonl');
    const options = ['--windows', '1s', '--out', out];
    const run = await cli(['capture', '--file', file, ...options, '--report', '--json']);
    const windows = { windows: 3, packets: 30, without_sender: 0, late: 0, beyond_bound: 0 };
    expect(run.json).toMatchObject({ ...found, written: 3, windows });
    const rows = (await readFile(out, 'utf8')).trimEnd().split('\n');
    const [first] = rows.map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(first).toMatchObject({
      source: { ip: attacker.ip },
      window: { start: '2026-09-21T14:13:20.000Z', events: 10 },
      packets: 10,
      ports: 10,
      port_entropy: Math.log2(10),
      targets: 1,
      odd_flags: 10,
      deviation_bytes: 0,
      rules: ['null_scan'],
    });
    const text = await cli(['capture', '--file', file, '--windows', '1s']);
    expect(text.stdout.trimEnd().split('\n')).toEqual(rows);
    expect(text.stderr).toContain('3 windows of 30 packets\n');
    const joined = path.join(folder, 'joined.pcap');
    const newer = tcpScan({ ...scan, start: start + 9_000 }, 0);
    await writeFile(joined, pcapBytes([...newer, ...tcpScan(scan, 0)]));
    const twice = await cli(['capture', '--file', joined, '--windows', '1s']);
    expect(twice.stderr).toContain(
      '6 windows of 60 packets; time went back 1 time, and windows began anew there\n',
    );
    const settings = path.join(folder, 'silent.json');
    await writeFile(settings, JSON.stringify({ suppress: [{ entity: attacker.ip }] }));
    const silent = await cli([
      'capture',
      '--file',
      file,
      '--windows',
      '1s',
      '--settings',
      settings,
    ]);
    expect(silent.stdout).not.toContain('null_scan');
    for (const wrong of [
      ['--windows', '500ms'],
      ['--windows', '10s', '--report'],
    ]) {
      expect(await cli(['capture', '--file', file, ...wrong])).toMatchObject({ code: 2 });
    }
  });

  it('counts every packet of a damaged capture with its reason', async () => {
    const damaged = path.join(folder, 'damaged.pcap');
    const report = async (content: Buffer) => {
      await writeFile(damaged, content);
      return (await cli(['capture', '--file', damaged, '--report', '--json'])).json;
    };
    expect(await report(bytes.subarray(0, bytes.length - 10))).toMatchObject({
      packets: 29,
      decoded: 29,
      unread: { parts: 1, first: [{ problem: 'capture_cut' }] },
    });
    const strange = Buffer.from(bytes);
    strange.writeUInt32LE(9_999, 20);
    expect(await report(strange)).toMatchObject({
      packets: 30,
      decoded: 0,
      problems: { unknown_link_type: 30 },
      unknown_link_types: [9_999],
      findings: [],
    });
    const { stdout } = await cli(['capture', '--file', damaged, '--report']);
    expect(stdout).toContain('30 unknown_link_type');
    expect(stdout).toMatch(/link type 9999 is not read .*Ethernet \(1\), raw IP \(12, .* are\.$/m);
    expect(stdout).toContain('tcpdump -L -i INTERFACE');
  });

  it('says what is wrong with a file', async () => {
    const missing = await cli(['capture', '--file', path.join(folder, 'none'), '--json']);
    expect(missing).toMatchObject({ code: 1, json: { error: { code: 'FILE_NOT_READABLE' } } });
    const above = await cli(['capture', '--file', folder, '--report']);
    expect(above.stderr).toContain('it is a folder');
    const packed = path.join(folder, 'x.pcap.gz');
    await writeFile(packed, gzipSync(bytes));
    const gz = await cli(['capture', '--file', packed, '--report']);
    expect(gz.stderr).toContain('is compressed with gzip; unpack it first');
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
      const ready = path.join(folder, 'ready');
      const wait = 'i=0; while [ $i -lt 600 ]; do sleep 0.1; i=$((i+1)); done';
      const script = `trap "exit 0" INT; cat ${file}; echo > ${ready}; ${wait}`;
      const ctrlC = new AbortController();
      const run = live(await pretend('tcpdump', script), ctrlC.signal);
      while (!existsSync(ready)) await sleep(20);
      ctrlC.abort();
      expect(await run).toMatchObject({ code: 0, json: found });
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
