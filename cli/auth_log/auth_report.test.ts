/** Reports on whole files, checked by grep. */
import { execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { mkdtemp, rm, utimes, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../run_cli.mock';
import type { AuthReport } from './auth_report';

const logs = path.resolve(__dirname, '../../../shared/data/logs');
const openSsh = path.join(logs, 'OpenSSH_2k.log');
const linux = path.join(logs, 'Linux_2k.log');

/** Lines that match, as a person would count them. */
function grep(pattern: string, file: string): number {
  try {
    const count = execFileSync('grep', ['-acE', pattern, file], { encoding: 'utf8' });
    return Number(count);
  } catch {
    // grep ends with 1 when no line matches.
    return 0;
  }
}

const literal = (text: string) => text.replace(/\./g, '\\.');

async function report(file: string, ...more: string[]): Promise<AuthReport> {
  const { code, json, stdout } = await cli([
    'ingest',
    file,
    '--kind',
    'auth',
    '--report',
    '--json',
    ...more,
  ]);
  if (code !== 0) throw new Error(stdout);
  return json as AuthReport;
}

describe('files of the world', () => {
  const withOpenSsh = existsSync(openSsh) ? it : it.skip;
  const withLinux = existsSync(linux) ? it : it.skip;

  withOpenSsh('counts refused logins of each address as grep does', async () => {
    const found = await report(openSsh);
    expect(found).toMatchObject({ lines: 2000, understood: 2000, remarked: 0 });
    expect(found.addresses[0]).toMatchObject({
      address: '183.62.140.253',
      failed_password_lines: 286,
    });
    for (const row of found.addresses) {
      const address = literal(row.address);
      const hosts = [row.address, ...row.names].map(literal).join('|');
      expect({
        address,
        failed_password_lines: row.failed_password_lines,
        invalid_user_lines: row.invalid_user_lines,
        pam_failure_lines: row.pam_failure_lines,
      }).toEqual({
        address,
        failed_password_lines: grep(`Failed password .* from ${address} `, openSsh),
        invalid_user_lines: grep(`Invalid user .* from ${address}\\s*$`, openSsh),
        pam_failure_lines: grep(`authentication failures?;.*rhost=(${hosts})( |$)`, openSsh),
      });
    }
    const all = found.addresses.reduce((sum, row) => sum + row.failed_password_lines, 0);
    expect(all).toBe(grep('Failed password', openSsh));
  });

  withOpenSsh('names the attackers, and not who only mistyped', async () => {
    const { findings } = await report(openSsh);
    const forced = findings.filter(({ rule }) => rule === 'brute_force');
    expect(forced.map(({ entity }) => entity.value).sort()).toEqual([
      '103.99.0.122',
      '106.5.5.195',
      '112.95.230.3',
      '119.4.203.64',
      '123.235.32.19',
      '183.62.140.253',
      '185.190.58.151',
      '187.141.143.180',
      '5.188.10.180',
      '5.36.59.76',
      '60.2.12.12',
    ]);
    // The one login that worked came from an address that was never refused.
    expect(findings.map(({ rule }) => rule)).not.toContain('success_after_failures');
  });

  withLinux('counts by the lines of PAM where sshd wrote none', async () => {
    const found = await report(linux, '--year', '2005');
    expect(found.first_seen).toBe('2005-06-14T15:16:01.000Z');
    expect(found.addresses.length).toBeGreaterThan(40);
    for (const { address, names, pam_failure_lines: lines } of found.addresses) {
      const hosts = [address, ...names].map(literal).join('|');
      expect({ address, lines }).toEqual({
        address,
        lines: grep(`authentication failure;.*rhost=(${hosts})\\s`, linux),
      });
    }
  });
});

describe('files made to be difficult', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'auth-log-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function write(content: string | Buffer): Promise<string> {
    const file = path.join(folder, 'auth.log');
    await writeFile(file, content);
    return file;
  }

  const refused = (second: number, user = 'root') =>
    `Jan  9 06:55:${String(second).padStart(2, '0')} web sshd[1]: Failed password for ${user} from 203.0.113.9 port 5 ssh2`;

  it('loses nothing to binary, to a line of 10 MB, or to a file that is cut off', async () => {
    const file = await write(
      Buffer.concat([
        Buffer.from(`${refused(1)}\n\n`),
        Buffer.from(`\u0000\u0001\u0002\n${'\u0000'.repeat(5_000)}${refused(2)}\n`),
        Buffer.from(`Jan  9 06:55:02 web sshd[1]: ${'A'.repeat(10_000_000)}\n`),
        Buffer.from([...Buffer.from('Jan  9 06:55:03 web sshd[1]: Invalid user '), 0xff, 0xe9]),
        Buffer.from(' from 203.0.113.9 port 7\n'),
        Buffer.from(`${refused(4, 'jörg "x"\u001b[2J')}\r\n`),
        Buffer.from('Jan  9 06:55:05 web sshd[1]: Failed passw'),
      ]),
    );
    const found = await report(file);
    expect(found).toMatchObject({
      lines: 8,
      blank_lines: 1,
      understood: 4,
      remarked: 6,
      remarks: {
        no_time: 1,
        too_long: 1,
        not_utf8: 1,
        control_characters: 3,
        unknown_message: 1,
        cut_off: 1,
      },
    });
    expect(found.addresses).toMatchObject([
      { address: '203.0.113.9', failed_password_lines: 3, invalid_user_lines: 1, users_tried: 3 },
    ]);
    const { stdout } = await cli(['ingest', file, '--kind', 'auth', '--report']);
    // eslint-disable-next-line no-control-regex -- a terminal would obey it
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(stdout).toContain('no_time');
  });

  it('says which years and zone were taken', async () => {
    const file = await write(`${refused(1)}\n`);
    const { notes } = await report(file, '--year', '2019', '--time-zone', 'Europe/Berlin');
    expect(notes).toEqual([
      'Lines name no year: taken as 2019, as named by --year.',
      'Times that name no zone are taken as Europe/Berlin; --time-zone names another.',
    ]);
    const [inferred] = (await report(file)).notes;
    expect(inferred).toMatch(/^Lines name no year: taken as 20\d\d, the latest for which/);
  });

  it('says when a zone puts the log after the time at which it was written', async () => {
    const file = await write(refused(1).replace(/^.* web/, '2026-01-09T06:55:01 web'));
    const written = new Date('2026-01-09T06:56:00Z');
    await utimes(file, written, written);
    const late = await report(file, '--time-zone', 'America/Los_Angeles');
    expect(late).toMatchObject({ addresses: [{ attempts: 1 }] });
    expect(late.notes.at(-1)).toBe(
      'Its last line is taken as 2026-01-09 14:55 UTC, which is after 2026-01-09 06:56 UTC, when the file was written: the log is hardly of the zone America/Los_Angeles.',
    );
    expect((await report(file, '--time-zone', 'UTC')).notes).toHaveLength(1);
    expect((await report(file, '--time-zone', 'Asia/Tokyo')).notes).toHaveLength(1);
  });

  it('takes keywords and limits from a file, and refuses one that is wrong', async () => {
    const file = await write([1, 2, 3].map((second) => refused(second)).join('\n'));
    const settings = path.join(folder, 'settings.json');
    const tags = [{ tag: 'mine', severity: 'critical', words: ['FAILED PASSWORD'] }];
    await writeFile(settings, JSON.stringify({ tags, rules: { brute_force: { threshold: 3 } } }));
    expect(await report(file, '--settings', settings)).toMatchObject({
      tags: { mine: 3 },
      severities: { critical: 3 },
      findings: [{ rule: 'brute_force', threshold: 3 }],
    });
    const suppress = [{ rule: 'brute_force', entity: '203.0.113.9' }];
    await writeFile(
      settings,
      JSON.stringify({ suppress, rules: { brute_force: { threshold: 3 } } }),
    );
    const silent = { findings: [], suppressed_findings: 1 };
    expect(await report(file, '--settings', settings)).toMatchObject(silent);
    await writeFile(settings, JSON.stringify({ rules: { brute_forse: {} } }));
    const wrong = await cli(['ingest', file, '--kind', 'auth', '--report', '--settings', settings]);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('brute_forse');
  });

  it.each([
    [['--kind', 'auth'], 'Name the index'],
    [['--report'], '--kind auth'],
    [['--kind', 'auth', '--report', '--time-zone', 'Mars/Olympus'], 'Mars/Olympus'],
    [['--kind', 'syslog', '--report'], 'Must be auth'],
  ])('refuses %j', async (options, message) => {
    const file = await write(`${refused(1)}\n`);
    const { code, stderr } = await cli(['ingest', file, ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says of a file that is not there, empty or compressed so', async () => {
    const ask = (file: string) => cli(['ingest', file, '--kind', 'auth', '--report']);
    expect((await ask(path.join(folder, 'none'))).stderr).toContain('there is no such file');
    const empty = await ask(await write(''));
    expect(empty.stderr).toContain('is empty');
    const packed = await ask(await write(Buffer.from([0x1f, 0x8b, 8, 0])));
    expect(packed.stderr).toContain('gunzip');
    const zip = await ask(await write(Buffer.from([0x50, 0x4b, 3, 4, 0])));
    for (const { stderr } of [empty, packed, zip]) {
      expect(stderr).toContain('Give the log as a text file');
      expect(stderr).not.toMatch(/CSV|JSON/);
    }
  });

  it('counts a login of a day that does not exist, as grep does, and says so', async () => {
    const file = await write([refused(1), refused(2).replace(/^\w+ +\d+/, 'Feb 30')].join('\n'));
    const result = await report(file);
    expect(result).toMatchObject({
      remarks: { impossible_day: 1 },
      addresses: [{ attempts: 2, failed_password_lines: 2 }],
    });
    expect(result.last_seen).toBe(result.first_seen);
  });
});
