import fc from 'fast-check';
import { longestLine, maskLine } from './mask_line';
import { constantRuns, matchTemplate } from './match_template';
import { PatternMiner } from './pattern_miner';

const masked = (line: string) => maskLine(line).join(' ');

function mine(lines: readonly string[], options = {}) {
  const miner = new PatternMiner(options);
  lines.forEach((line, i) => miner.add(line, i * 1_000));
  return miner.result();
}

describe('masks', () => {
  it.each([
    ['2026-11-21T10:00:00.000Z done', '<*> done'],
    ['2026-11-21 10:00:00,123 INFO start', '<*> INFO start'],
    ['Dec 10 06:55:46 web sshd[24200]: hello', '<*> web sshd[<*>]: hello'],
    ['[Sun Dec 04 04:47:44 2005] [notice] ok', '[<*>] [notice] ok'],
    ['203.0.113.9 - - [21/Nov/2026:10:00:00 +0000] "GET / HTTP"', '<*> - - [<*>] "GET / HTTP"'],
    ['from 203.0.113.9 port 22 rhost=203.0.113.9:22', 'from <*> port <*> rhost=<*>'],
    ['from fe80::1ff:fe23:4567:890a, ::1 and 2001:db8:0:1:2:3:4:5', 'from <*>, <*> and <*>'],
    ['by 00:1b:44:11:3a:b7 at 0xdeadBEEF', 'by <*> at <*>'],
    ['id 123e4567-e89b-12d3-a456-426614174000 commit 9fceb02d0ae598e9', 'id <*> commit <*>'],
    ['took 12ms of 3.5 GB, 99% at -4 (order: 7)', 'took <*> of <*> GB, <*> at <*> (order: <*>)'],
  ])('%s', (line, expected) => expect(masked(line)).toBe(expected));

  it('leave words with digits in them, and words that could be hexadecimal', () => {
    for (const line of [
      'jk2_init() ssh2 md5sum workers2.properties',
      'a deadbeef facade of A::B added',
    ]) {
      expect(masked(line)).toBe(line);
    }
  });

  it('know no blank line, and bound long ones', () => {
    expect(maskLine(' \t ')).toEqual([]);
    expect(maskLine('word '.repeat(10_000))).toHaveLength(257);
    expect(maskLine('x'.repeat(longestLine + 1))).toEqual(['x'.repeat(longestLine), '<*>']);
  });

  it('take any line, without a token that has a space in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (line) =>
        maskLine(line).every((token) => token !== '' && !/\s/.test(token)),
      ),
    );
  });
});

describe('pattern miner', () => {
  const logins = ['root', 'admin', 'guest'].map(
    (user, i) => `Failed password for ${user} from 203.0.113.${i} port ${i} ssh2`,
  );

  it('makes one template of lines that differ in values', () => {
    const { lines, patterns } = mine([...logins, 'Connection closed by 203.0.113.7', '']);
    expect(lines).toBe(4);
    expect(patterns).toEqual([
      {
        template: 'Failed password for <*> from <*> port <*> ssh2',
        lines: 3,
        first: 0,
        last: 2_000,
        example: logins[0],
      },
      {
        template: 'Connection closed by <*>',
        lines: 1,
        first: 3_000,
        last: 3_000,
        example: 'Connection closed by 203.0.113.7',
      },
    ]);
  });

  it('keeps messages apart that have only values in common', () => {
    const { patterns } = mine([
      'Received disconnect from 203.0.113.1: 11: Bye Bye [preauth]',
      'Received disconnect from 203.0.113.1: 11: disconnected by user',
    ]);
    expect(patterns).toHaveLength(2);
  });

  it('finds the earliest and the latest in whatever order lines come', () => {
    const miner = new PatternMiner();
    for (const time of [5, null, 3, 9]) miner.add('restart.', time);
    expect(miner.result().patterns).toMatchObject([{ lines: 4, first: 3, last: 9 }]);
  });

  it('forgets what was seen least lately when there is too much, and says so', () => {
    const words = ['alpha', 'beta', 'gamma', 'delta'];
    const lines = ['alpha went up', 'beta went up', 'alpha went up'].concat(
      words.slice(2).map((word) => `${word} went up`),
    );
    const { patterns, forgotten } = mine(lines, { mostGroups: 2 });
    expect(patterns.map(({ template }) => template)).toEqual(['gamma went up', 'delta went up']);
    expect(forgotten).toEqual({ groups: 2, lines: 3 });
  });

  it('is no larger than its groups, however many words lines begin with', () => {
    const miner = new PatternMiner({ mostGroups: 10 });
    const word = (i: number) =>
      i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[+digit] ?? '');
    for (let i = 0; i < 5_000; i += 1) miner.add(`${word(i)} x ${word(i * 7)} y`, null);
    let nodes = 0;
    const count = (node: { children: Map<string, never> }): void => {
      nodes += 1;
      node.children.forEach(count);
    };
    count((miner as unknown as { root: { children: Map<string, never> } }).root);
    expect(nodes).toBeLessThanOrEqual(1 + 10 * 3);
    expect(miner.result().lines).toBe(5_000);
  });

  it('puts words beyond the branches of a node together', () => {
    const { patterns } = mine(
      ['one went far up', 'two went far up', 'three went far up', 'four went far up'],
      { mostBranches: 1 },
    );
    expect(patterns.map(({ template, lines }) => [template, lines])).toEqual([
      ['<*> went far up', 3],
      ['one went far up', 1],
    ]);
  });

  it('counts every line once, and each pattern has its example', () => {
    const word = fc.constantFrom('open', 'close', 'user', 'for', '7', '10.0.0.1', 'x=3', '');
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 60 }), (drawn) => {
        const lines = drawn.map((words) => words.join(' '));
        const { patterns, lines: seen } = mine(lines);
        const counted = patterns.reduce((sum, pattern) => sum + pattern.lines, 0);
        expect(seen).toBe(lines.filter((line) => line.trim() !== '').length);
        expect(counted).toBe(seen);
        for (const { template, example } of patterns) {
          expect(matchTemplate(template)(example)).toBe(true);
        }
        expect(mine(lines)).toEqual({ patterns, lines: seen, forgotten: { groups: 0, lines: 0 } });
      }),
    );
  });
});

describe('lines of a template', () => {
  it('have its constants at their places and no token more', () => {
    const matches = matchTemplate('session opened for user <*>');
    expect(matches('session opened for user root')).toBe(true);
    expect(matches('session  opened for user 7')).toBe(true);
    expect(matches('session opened for user root by (uid=0)')).toBe(false);
    expect(matches('session closed for user root')).toBe(false);
  });

  it('have the runs of its whole words', () => {
    expect(constantRuns('<*> web sshd[<*>]: Failed password for <*> - <*> ssh2')).toEqual([
      'web',
      'Failed password for',
      'ssh2',
    ]);
  });
});
