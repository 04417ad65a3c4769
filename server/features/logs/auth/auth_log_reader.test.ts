import { LogScanner } from '../lines/line_times';
import type { LogLine } from '../lines/log_line';
import { takeApart } from '../lines/take_apart';
import { AuthLogReader } from './auth_log_reader';
import { ZoneClock } from './zone_clock';

const reference = Date.parse('2024-03-10T00:00:00Z');
const failed = 'Failed password for root from 203.0.113.9 port 5 ssh2';

interface Wishes {
  zone?: string;
  reference?: number;
}

function read(lines: Array<string | Partial<LogLine>>, wishes: Wishes = {}) {
  const scanner = new LogScanner(takeApart);
  const numbered = lines.map((line, i): LogLine => {
    const own = typeof line === 'string' ? { text: line } : line;
    return { number: i + 1, text: '', cut: false, ...own };
  });
  for (const { text } of numbered) scanner.see(text);
  const at = wishes.reference ?? reference;
  const scan = scanner.result(at);
  const clock = new ZoneClock(wishes.zone ?? 'UTC');
  const reader = new AuthLogReader({ scan, clock, reference: at });
  const rows = numbered.map((line) => reader.read(line));
  return { scan, rows, times: rows.map(({ record }) => new Date(record.time).toISOString()) };
}

describe('forms of lines', () => {
  it.each([
    ['Debian 11', `Jan  9 06:55:46 web sshd[24200]: ${failed}`, '2024-01-09T06:55:46.000Z'],
    [
      'Debian 12',
      `2024-01-09T06:55:46.123456+01:00 web sshd[24200]: ${failed}`,
      '2024-01-09T05:55:46.123Z',
    ],
    [
      'journalctl -o short-iso',
      `2024-01-09T06:55:46+0100 web sshd[24200]: ${failed}`,
      '2024-01-09T05:55:46.000Z',
    ],
    ['with priority', `<86>Jan  9 06:55:46 web sshd[24200]: ${failed}`, '2024-01-09T06:55:46.000Z'],
    ['with year', `Jan  9 2023 06:55:46 web sshd[24200]: ${failed}`, '2023-01-09T06:55:46.000Z'],
    [
      'RFC 5424',
      `<38>1 2024-01-09T06:55:46.003Z web sshd 24200 - - ${failed}`,
      '2024-01-09T06:55:46.003Z',
    ],
    [
      'RFC 5424 with data',
      `<38>1 2024-01-09T06:55:46Z web sshd 24200 ID1 [a@1 k="v \\"]"][b@2] \ufeff${failed}`,
      '2024-01-09T06:55:46.000Z',
    ],
    [
      'FreeBSD -v',
      `Jan  9 06:55:46 <auth.info> web sshd[24200]: ${failed}`,
      '2024-01-09T06:55:46.000Z',
    ],
    ['busybox', `Jan  9 06:55:46 web auth.info sshd[24200]: ${failed}`, '2024-01-09T06:55:46.000Z'],
  ])('%s', (_, line, time) => {
    const { rows, times } = read([line]);
    expect(times).toEqual([time]);
    expect(rows[0]).toMatchObject({
      message: failed,
      remarks: [],
      record: { host: 'web', program: 'sshd', pid: 24200, event: { action: 'login_failed' } },
    });
  });

  it.each([
    ['without host', `Jan  9 06:55:46 sshd[24200]: ${failed}`],
    ['busybox without host', `Jan  9 06:55:46 auth.info sshd[24200]: ${failed}`],
    ['OpenWrt', `Tue Jan  9 06:55:46 2024 auth.info sshd[24200]: ${failed}`],
  ])('%s', (_, line) => {
    const { rows, times } = read([line]);
    expect(times).toEqual(['2024-01-09T06:55:46.000Z']);
    expect(rows[0]).toMatchObject({ remarks: [], record: { program: 'sshd', pid: 24200 } });
    expect(rows[0]?.record.host).toBeUndefined();
  });

  it("dropbear's own and the journal's", () => {
    const bad = "Bad password attempt for 'root' from 203.0.113.9:5";
    const journal = {
      __REALTIME_TIMESTAMP: '1704783346000123',
      _HOSTNAME: 'web',
      SYSLOG_IDENTIFIER: 'sshd',
      _PID: '24200',
      MESSAGE: [...Buffer.from(failed)],
    };
    const { rows, times } = read([`[77] Jan 09 06:55:46 ${bad}`, JSON.stringify(journal)]);
    expect(times).toEqual(['2024-01-09T06:55:46.000Z', '2024-01-09T06:55:46.000Z']);
    expect(rows[0]?.record).toMatchObject({
      program: 'dropbear',
      pid: 77,
      event: { user: 'root' },
    });
    expect(rows[1]?.record).toMatchObject({ host: 'web', pid: 24200, event: { user: 'root' } });
  });
});

describe('years and zones', () => {
  const at = (time: string) => `${time} web sshd[1]: ${failed}`;

  it('infers the year from the end of the file, over new years', () => {
    const { scan, times } = read(
      ['Dec 30 10:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:01', 'Mar  9 10:00:00'].map(at),
    );
    expect(scan).toMatchObject({ firstYear: 2023, newYears: 1 });
    expect(times.map((time) => time.slice(0, 10))).toEqual([
      '2023-12-30',
      '2023-12-31',
      '2024-01-01',
      '2024-03-09',
    ]);
  });

  it('takes the year before when the end would lie in the future', () => {
    expect(read([at('Dec 10 10:00:00')]).times).toEqual(['2023-12-10T10:00:00.000Z']);
  });

  it('leaves a late line of the old year in it, and takes disorder for no new year', () => {
    const { times } = read(
      [
        'Dec 31 23:59:59',
        'Jan  1 00:00:01',
        'Dec 31 23:59:58',
        'Jan  1 00:00:02',
        'Feb  2 01:00:00',
        'Jan 20 01:00:00',
      ].map(at),
    );
    expect(times.map((time) => time.slice(0, 4))).toEqual([
      '2023',
      '2024',
      '2023',
      '2024',
      '2024',
      '2024',
    ]);
  });

  it('knows leap days, and says of days that do not exist so', () => {
    const { times } = read([at('Feb 29 10:00:00')], {
      reference: Date.parse('2023-06-01T00:00:00Z'),
    });
    expect(times).toEqual(['2020-02-29T10:00:00.000Z']);
    const { rows } = read([at('Feb 28 10:00:00'), at('Feb 30 10:00:00')]);
    expect(rows[1]?.remarks).toContain('impossible_day');
    expect(rows[1]?.record.time).toBe(rows[0]?.record.time);
  });

  it('takes times by the clock of the zone, summer and winter', () => {
    const { times } = read([at('Jul  1 12:00:00'), at('Dec  1 12:00:00')], {
      zone: 'Europe/Berlin',
    });
    expect(times).toEqual(['2023-07-01T10:00:00.000Z', '2023-12-01T11:00:00.000Z']);
    // Shown twice on that day: the first of both.
    expect(read([at('Oct 29 02:30:00')], { zone: 'Europe/Berlin' }).times).toEqual([
      '2023-10-29T00:30:00.000Z',
    ]);
    expect(read([at('Jan  1 12:00:00')], { zone: '-05:30' }).times).toEqual([
      '2024-01-01T17:30:00.000Z',
    ]);
    expect(() => new ZoneClock('Mars/Olympus')).toThrow(/no time zone "Mars\/Olympus"/);
  });
});

describe('what is not understood', () => {
  it('keeps every line with its reason', () => {
    const { rows } = read([
      `Jan  9 06:55:46 web sshd[1]: ${failed}`,
      'no time at all',
      'Jan  9 06:55:47 web kernel: eth0: link up',
      'Jan  9 06:55:48 web sshd[1]: a message of the future',
      { text: `Jan  9 06:55:49 web sshd[1]: ${'x'.repeat(5_000)}` },
      { text: 'Jan  9 06:55:50 web sshd[1]: cut', cut: true },
      {
        text: `Jan  9 06:55:51 web sshd[1]: Invalid user \u0001\u00ff from 203.0.113.9`,
        notUtf8: true,
      },
      { text: 'Jan  9 06:55:52 web sshd[1]: Failed passw', unended: true },
    ]);
    expect(rows.map(({ remarks }) => remarks)).toEqual([
      [],
      ['no_time'],
      ['other_program'],
      ['unknown_message'],
      ['too_long'],
      ['too_long'],
      ['not_utf8', 'control_characters'],
      ['unknown_message', 'cut_off'],
    ]);
    expect(rows[6]?.record.event).toMatchObject({ action: 'invalid_user', user: '\u0001\u00ff' });
  });

  it.each([
    ['day', `Feb 30 06:55:46 web sshd[1]: ${failed}`],
    ['day of a year', `2023-02-29T06:55:46Z web sshd[1]: ${failed}`],
    ['day, structured', `<38>1 2024-02-30T06:55:46Z web sshd 1 - - ${failed}`],
    ['time of day', `Jan  9 24:61:00 web sshd[1]: ${failed}`],
  ])('reads what a line with an impossible %s says, at the time of the line before', (_, line) => {
    const { rows, scan, times } = read([
      `Jan  9 06:55:46 web sshd[1]: ${failed}`,
      line,
      `Jan  9 06:55:48 web sshd[1]: ${failed}`,
    ]);
    expect(rows[1]).toMatchObject({
      message: failed,
      remarks: ['impossible_day'],
      record: { host: 'web', program: 'sshd', event: { action: 'login_failed' } },
    });
    expect(times[1]).toBe(times[0]);
    expect(times[2]).toBe('2024-01-09T06:55:48.000Z');
    expect(scan).toMatchObject({ firstYear: 2024, newYears: 0 });
  });

  it('takes no word for a month', () => {
    const { rows } = read(['Foo 30 06:55:46 web sshd[1]: hello']);
    expect(rows[0]?.remarks).toEqual(['no_time']);
  });

  it('gives lines before the first time that time', () => {
    const { times } = read(['begin', `Jan  9 06:55:46 web sshd[1]: ${failed}`]);
    expect(times[0]).toBe('2024-01-09T06:55:46.000Z');
  });

  it('counts lines that only say that the last message came again', () => {
    const { rows } = read([
      `Jan  9 06:55:46 web sshd[1]: ${failed}`,
      'Jan  9 06:55:48 web last message repeated 3 times',
      'Jan  9 06:55:49 web last message repeated 2 times',
    ]);
    expect(rows[1]?.record.event).toMatchObject({ isReference: true, attempt: { times: 3 } });
    expect(rows[2]?.record.event).toMatchObject({ isReference: true, attempt: { times: 2 } });
  });
});
