import { reasonInLog, reasonInOutput } from './failure_reason';

describe('reasonInLog', () => {
  it('is the innermost cause', () => {
    const log = [
      '2026-01-01 00:00:00,000 [INFO] [o.e.n.Node] initialized',
      '2026-01-01 00:00:01,000 [ERROR] [o.e.b.Elasticsearch] fatal exception while booting',
      'java.lang.IllegalStateException: failed to obtain node locks',
      '\tat org.elasticsearch.env.NodeEnvironment.<init>(NodeEnvironment.java:1)',
      'Caused by: java.nio.file.AccessDeniedException: /data/node.lock',
      '\tat java.base/sun.nio.fs.UnixException.translate(UnixException.java:1)',
    ].join('\n');
    expect(reasonInLog(log)).toBe(
      'Caused by: java.nio.file.AccessDeniedException: /data/node.lock',
    );
  });

  it('is the newest error where no cause is named', () => {
    const log = '[INFO] a\n[ERROR] first\n[ERROR] second\n[INFO] closed\n';
    expect(reasonInLog(log)).toBe('[ERROR] second');
  });

  it('is the last line where nothing is an error, and null for an empty log', () => {
    expect(reasonInLog('[INFO] a\n[INFO] stopping\n\n')).toBe('[INFO] stopping');
    expect(reasonInLog('')).toBeNull();
  });
});

describe('reasonInOutput', () => {
  it('leaves out warnings and stack frames, and is bounded', () => {
    const output = `warning: old Java\nInvalid heap: -Xms1x\n\tat a.b.C(D.java:1)\n${'x'.repeat(999)}`;
    const reason = reasonInOutput(output);
    expect(reason).toMatch(/^Invalid heap: -Xms1x x+$/);
    expect(reason).toHaveLength(300);
  });

  it('says so when there is none', () => {
    expect(reasonInOutput('warning: old Java\n')).toBe('no reason given');
  });
});
