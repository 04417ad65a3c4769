import type { AuthEvent, AuthRecord } from '../../../common/auth_event';
import { AuthRules } from './auth_rules';

const start = Date.parse('2024-01-09T06:00:00Z');
const attacker = '203.0.113.9';

let line = 0;
function record(
  second: number,
  event: Partial<AuthEvent>,
  more: Partial<AuthRecord> = {},
): AuthRecord {
  line += 1;
  const whole: AuthEvent = { action: 'login_failed', outcome: 'failure', ...event };
  return {
    time: start + second * 1000,
    line,
    host: 'web',
    program: 'sshd',
    pid: line,
    event: whole,
    ...more,
  };
}

const refused = (second: number, user = 'root', address = attacker) =>
  record(second, { user, address, method: 'password', attempt: { trace: 'refused', times: 1 } });
const accepted = (second: number, user = 'bob', address = attacker, method = 'password') =>
  record(second, { action: 'login_succeeded', outcome: 'success', user, address, method });

function find(records: AuthRecord[], settings?: ConstructorParameters<typeof AuthRules>[0]) {
  const rules = new AuthRules(settings);
  for (const one of records) rules.take(one);
  return rules.findings();
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('brute force', () => {
  it('is five refused logins within ten minutes, not four', () => {
    expect(find(range(4).map((i) => refused(i * 60)))).toEqual([]);
    const [finding, ...others] = find(range(6).map((i) => refused(i * 60)));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'brute_force',
      severity: 'high',
      technique: { id: 'T1110.001' },
      entity: { field: 'source.address', value: attacker },
      threshold: 5,
      window_s: 600,
      peak: 6,
      events: 6,
      first_seen: '2024-01-09T06:00:00.000Z',
      detected_at: '2024-01-09T06:04:00.000Z',
      last_seen: '2024-01-09T06:05:00.000Z',
    });
    expect(finding?.reason).toContain(
      '6 refused logins from 203.0.113.9 within 10 min (5 are enough)',
    );
  });

  it('forgets what is older than the window', () => {
    expect(find(range(10).map((i) => refused(i * 200)))).toEqual([]);
  });

  it('counts an attempt once, however many lines it leaves', () => {
    const lines = range(4).flatMap((i) => [
      record(i, {
        action: 'invalid_user',
        user: 'x',
        address: attacker,
        attempt: { trace: 'invalid_user', times: 1 },
      }),
      record(i, {
        action: 'pam_failure',
        user: 'x',
        address: attacker,
        attempt: { trace: 'pam', times: 1 },
      }),
      refused(i, 'x'),
    ]);
    expect(find(lines)).toEqual([]);
  });

  it('counts what a repeated message stands for', () => {
    const repeated = record(1, {
      user: 'root',
      address: attacker,
      attempt: { trace: 'refused', times: 4 },
    });
    expect(find([refused(0), repeated])).toMatchObject([{ rule: 'brute_force', events: 5 }]);
  });

  it('sees a slow one over a day, and tells of a fast one once', () => {
    expect(find(range(15).map((i) => refused(i * 3_600)))).toMatchObject([
      { rule: 'slow_brute_force', severity: 'medium' },
    ]);
    expect(find(range(30).map((i) => refused(i))).map(({ rule }) => rule)).toEqual(['brute_force']);
  });

  it('takes the host name that PAM writes for the address of the same process', () => {
    const pam = (pid: number, address: string) =>
      record(pid, { action: 'pam_failure', address, attempt: { trace: 'pam', times: 1 } }, { pid });
    const sshd = (pid: number) => ({ ...refused(pid), pid });
    const lines = range(5).flatMap((pid) => [pam(pid, 'host.example.com'), sshd(pid)]);
    expect(find(lines)).toMatchObject([{ entity: { value: attacker }, events: 5 }]);
  });
});

describe('many names', () => {
  it('is spraying when one address tries five accounts', () => {
    const users = ['root', 'admin', 'test', 'a"b', 'oracle'];
    const found = find(users.map((user, i) => refused(i * 100, user)));
    expect(found.map(({ rule }) => rule)).toEqual(['brute_force', 'password_spraying']);
    expect(found[1]).toMatchObject({ peak: 5, threshold: 5, technique: { id: 'T1110.003' } });
    expect(find(users.slice(1).map((user, i) => refused(i * 100, user)))).toEqual([]);
  });

  it('is distributed when ten addresses try one account', () => {
    const found = find(range(10).map((i) => refused(i * 60, 'bob', `203.0.113.${i}`)));
    expect(found).toMatchObject([
      { rule: 'distributed_guessing', entity: { field: 'user.name', value: 'bob' }, peak: 10 },
    ]);
  });
});

describe('logins that work', () => {
  it('are critical after failures from the same address', () => {
    const found = find([...range(5).map((i) => refused(i)), accepted(10)]);
    expect(found[0]).toMatchObject({
      rule: 'success_after_failures',
      severity: 'critical',
      technique: { id: 'T1078' },
      peak: 5,
    });
    expect(find([...range(4).map((i) => refused(i)), accepted(10)])).toEqual([]);
    const elsewhere = find([
      ...range(5).map((i) => refused(i)),
      accepted(10, 'bob', '198.51.100.1'),
    ]);
    expect(elsewhere.map(({ rule }) => rule)).not.toContain('success_after_failures');
    const late = find([...range(5).map((i) => refused(i)), accepted(4_000)]);
    expect(late.map(({ rule }) => rule)).not.toContain('success_after_failures');
  });

  it('are told for root', () => {
    expect(find([accepted(0, 'root')])).toMatchObject([{ rule: 'root_login', severity: 'high' }]);
    expect(find([accepted(0, 'root', attacker, 'publickey'), accepted(1, 'root')])).toMatchObject([
      { severity: 'high', events: 2 },
    ]);
    expect(find([accepted(0, 'bob')])).toEqual([]);
  });
});

describe('rights and accounts', () => {
  const sudo = (second: number, actor: string) =>
    record(second, {
      action: 'sudo_command',
      outcome: 'success',
      actor,
      user: 'root',
      command: '/bin/sh',
    });

  it('tells of new sudo users, mildly while the log is young', () => {
    const found = find([sudo(0, 'bob'), sudo(90_000, 'bob'), sudo(90_001, 'eve')]);
    expect(found).toMatchObject([
      { rule: 'new_sudo_user', severity: 'medium', entity: { value: 'eve' } },
      { rule: 'new_sudo_user', severity: 'low', entity: { value: 'bob' } },
    ]);
  });

  it('tells of refused sudo, new members of root groups and new accounts', () => {
    const found = find([
      record(0, {
        action: 'sudo_denied',
        actor: 'eve',
        reason: 'user NOT in sudoers',
        command: '/bin/sh',
      }),
      record(1, { action: 'group_member_added', user: 'eve', group: 'sudo' }),
      record(2, { action: 'group_member_added', user: 'eve', group: 'games' }),
      record(3, { action: 'user_added', user: 'eve', userId: '1001' }),
      record(4, { action: 'user_added', user: 'toor', userId: '0' }),
    ]);
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'new_account critical',
      'sudo_group_member high',
      'sudo_denied medium',
      'new_account medium',
    ]);
  });
});

it('takes its limits from the settings', () => {
  const settings = { brute_force: { threshold: 3, window: '1m' } };
  expect(
    find(
      range(3).map((i) => refused(i)),
      settings,
    ),
  ).toMatchObject([{ threshold: 3, window_s: 60 }]);
});

it('stays small whoever comes', () => {
  const rules = new AuthRules();
  for (const i of range(60_000)) {
    rules.take(
      refused(i / 100, `user${i}`, `2001:db8::${(i >> 8).toString(16)}:${(i & 255).toString(16)}`),
    );
  }
  expect(rules.forgotten).toBeGreaterThan(20_000);
  expect(rules.findings()).toEqual([]);
});
