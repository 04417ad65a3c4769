import { ZoneClock } from '../auth/zone_clock';
import { lineDocument, PlainLogReader } from './line_document';
import { LogScanner } from './line_times';
import { takePlainApart } from './take_apart';

const reference = Date.parse('2026-11-21T12:00:00.000Z');

/** Documents of the lines of a file that was written at `reference`. */
function read(lines: readonly string[]) {
  const scanner = new LogScanner(takePlainApart);
  for (const line of lines) scanner.see(line);
  const scan = scanner.result(reference);
  const reader = new PlainLogReader({ scan, clock: new ZoneClock('UTC'), reference });
  return lines.map((text, i) =>
    lineDocument(reader.read({ number: i + 1, text, cut: false }), 'app.log'),
  );
}

describe('a line of any log', () => {
  it.each([
    [
      'Nov 20 15:16:01 combo sshd(pam_unix)[19939]: check pass; user unknown',
      {
        '@timestamp': '2026-11-20T15:16:01.000Z',
        message: 'check pass; user unknown',
        host: { name: 'combo' },
        process: { name: 'sshd(pam_unix)', pid: 19939 },
      },
    ],
    [
      '[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok',
      {
        '@timestamp': '2005-12-04T04:47:44.000Z',
        message: '[notice] workerEnv.init() ok',
        log: { level: 'notice', file: { path: 'app.log', line: 1 } },
      },
    ],
    [
      '203.0.113.9 - - [21/Nov/2026:10:00:00 +0200] "GET / HTTP/1.1" 200 17',
      {
        '@timestamp': '2026-11-21T08:00:00.000Z',
        message: '203.0.113.9 - - "GET / HTTP/1.1" 200 17',
      },
    ],
    [
      '2026-11-21 10:00:00,123 INFO store.Disk: 7 blocks left',
      {
        '@timestamp': '2026-11-21T10:00:00.123Z',
        message: 'INFO store.Disk: 7 blocks left',
        log: { level: 'info', file: { path: 'app.log', line: 1 } },
      },
    ],
    [
      '2026-11-21T10:00:00.5+01:00 [main] started',
      { '@timestamp': '2026-11-21T09:00:00.500Z', message: '[main] started' },
    ],
    [
      '2026-11-21T10:00:00Z',
      { '@timestamp': '2026-11-21T10:00:00.000Z', message: '2026-11-21T10:00:00Z' },
    ],
  ])('%s', (line, expected) => {
    const [document] = read([line]);
    expect(document).toMatchObject({ ...expected, event: { original: line } });
    expect(document).not.toHaveProperty('error');
    if (!('host' in expected)) expect(document).not.toHaveProperty('host');
  });

  it('without a time has that of the line before, and says so', () => {
    const [, second] = read([
      '2026-11-21 10:00:00 Exception in main',
      '\tat Main.run(Main.java:7)',
    ]);
    expect(second).toMatchObject({
      '@timestamp': '2026-11-21T10:00:00.000Z',
      message: '\tat Main.run(Main.java:7)',
      error: { type: ['no_time'] },
    });
    expect(read(['hello'])).toMatchObject([
      { '@timestamp': '2026-11-21T12:00:00.000Z', message: 'hello', error: { type: ['no_time'] } },
    ]);
  });
});
