import type { AuthEvent } from '../../../../common/auth_event';
import { readMessage } from './read_message';

const refused = (times = 1) => ({ trace: 'refused', times });

/** Messages as servers write them, and what they mean. */
const cases: Array<[program: string, message: string, event: Partial<AuthEvent>]> = [
  [
    'sshd',
    'Failed password for invalid user admin from 203.0.113.9 port 38926 ssh2',
    {
      action: 'login_failed',
      outcome: 'failure',
      user: 'admin',
      isUnknownUser: true,
      address: '203.0.113.9',
      port: 38926,
      method: 'password',
      attempt: { trace: 'refused', times: 1 },
    },
  ],
  [
    'sshd',
    'Failed password for root from 2001:db8::7 port 22 ssh2',
    { user: 'root', address: '2001:db8::7' },
  ],
  [
    'sshd',
    'Failed password for illegal user test from ::ffff:203.0.113.9 port 4 ssh2',
    { user: 'test', address: '203.0.113.9', isUnknownUser: true },
  ],
  [
    'sshd',
    'Failed none for invalid user 0 from 203.0.113.9 port 5 ssh2',
    { action: 'login_failed', method: 'none', attempt: undefined },
  ],
  [
    'sshd',
    'Failed keyboard-interactive/pam for invalid user a from 203.0.113.9 port 5 ssh2',
    { method: 'keyboard-interactive/pam' },
  ],
  [
    'sshd',
    'Failed publickey for bob from 203.0.113.9 port 5 ssh2: RSA SHA256:abc',
    { method: 'publickey', user: 'bob', attempt: undefined },
  ],
  [
    'sshd',
    'Accepted publickey for bob from 203.0.113.9 port 5 ssh2: ED25519 SHA256:abc',
    { action: 'login_succeeded', outcome: 'success', user: 'bob', method: 'publickey' },
  ],
  [
    'sshd-session',
    'Accepted password for bob from 203.0.113.9 port 5 ssh2',
    { action: 'login_succeeded', method: 'password' },
  ],
  [
    'sshd',
    'Invalid user webmaster from 203.0.113.9',
    { action: 'invalid_user', user: 'webmaster' },
  ],
  ['sshd', 'Invalid user  from 203.0.113.9 port 7', { action: 'invalid_user', user: '', port: 7 }],
  ['sshd', 'Illegal user x from 203.0.113.9', { action: 'invalid_user', user: 'x' }],
  [
    'sshd',
    'input_userauth_request: invalid user x [preauth]',
    { action: 'invalid_user', user: 'x', attempt: undefined },
  ],
  [
    'sshd',
    'error: PAM: Authentication error for illegal user x from 203.0.113.9',
    {
      action: 'login_failed',
      user: 'x',
      reason: 'Authentication error',
      attempt: { trace: 'reported', times: 1 },
    },
  ],
  [
    'sshd',
    'User root from 203.0.113.9 not allowed because not listed in AllowUsers',
    { action: 'login_failed', user: 'root', reason: 'not listed in AllowUsers' },
  ],
  [
    'sshd',
    'Connection closed by authenticating user root 203.0.113.9 port 7 [preauth]',
    { action: 'connection_closed', user: 'root', attempt: { trace: 'disconnect', times: 1 } },
  ],
  [
    'sshd',
    'Connection reset by invalid user a b 203.0.113.9 port 7 [preauth]',
    { user: 'a b', isUnknownUser: true, address: '203.0.113.9' },
  ],
  [
    'sshd',
    'Connection closed by 203.0.113.9 port 7 [preauth]',
    { action: 'connection_closed', attempt: undefined, address: '203.0.113.9', port: 7 },
  ],
  [
    'sshd',
    'Disconnected from user bob 203.0.113.9 port 7',
    { action: 'connection_closed', user: 'bob', attempt: undefined },
  ],
  [
    'sshd',
    'Received disconnect from 203.0.113.9 port 7:11: Bye Bye [preauth]',
    { action: 'connection_closed', reason: 'Bye Bye' },
  ],
  [
    'sshd',
    'Received disconnect from 203.0.113.9: 11: Bye Bye [preauth]',
    { address: '203.0.113.9' },
  ],
  [
    'sshd',
    'Disconnecting: Too many authentication failures for root [preauth]',
    { action: 'too_many_failures', user: 'root' },
  ],
  [
    'sshd',
    'error: maximum authentication attempts exceeded for invalid user x from 203.0.113.9 port 9 ssh2 [preauth]',
    { action: 'too_many_failures', user: 'x', port: 9 },
  ],
  [
    'sshd',
    'Disconnecting authenticating user root 203.0.113.9 port 7: Too many authentication failures [preauth]',
    { action: 'too_many_failures', address: '203.0.113.9' },
  ],
  [
    'sshd',
    'Did not receive identification string from 203.0.113.9',
    { action: 'suspicious_connection' },
  ],
  [
    'sshd',
    "Bad protocol version identification 'GET / HTTP/1.1' from 203.0.113.9 port 7",
    { action: 'suspicious_connection', address: '203.0.113.9', port: 7 },
  ],
  [
    'sshd',
    'banner exchange: Connection from 203.0.113.9 port 7: invalid format',
    { action: 'suspicious_connection', address: '203.0.113.9', reason: 'invalid format' },
  ],
  [
    'sshd',
    'kex_exchange_identification: Connection closed by remote host',
    { action: 'suspicious_connection' },
  ],
  [
    'sshd',
    'Unable to negotiate with 203.0.113.9 port 7: no matching host key type found. Their offer: ssh-dss [preauth]',
    { address: '203.0.113.9' },
  ],
  [
    'sshd',
    'reverse mapping checking getaddrinfo for ns.example.com [203.0.113.9] failed - POSSIBLE BREAK-IN ATTEMPT!',
    { action: 'suspicious_connection', address: '203.0.113.9', addressName: 'ns.example.com' },
  ],
  [
    'sshd',
    'message repeated 5 times: [ Failed password for root from 203.0.113.9 port 42 ssh2]',
    { action: 'login_failed', repeated: 5, attempt: { trace: 'refused', times: 5 } },
  ],
  [
    'sshd',
    'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root',
    {
      action: 'pam_failure',
      address: '203.0.113.9',
      user: 'root',
      attempt: { trace: 'pam', times: 1 },
    },
  ],
  [
    'sshd(pam_unix)',
    'authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=host.example.com',
    { action: 'pam_failure', address: 'host.example.com', user: undefined },
  ],
  [
    'sshd',
    'PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root',
    { attempt: { trace: 'pam', times: 5 } },
  ],
  [
    'sshd',
    'pam_unix(sshd:session): session opened for user bob(uid=1000) by (uid=0)',
    { action: 'session_opened', user: 'bob' },
  ],
  [
    'CRON',
    'pam_unix(cron:session): session closed for user root',
    { action: 'session_closed', user: 'root' },
  ],
  [
    'su',
    'pam_unix(su:auth): authentication failure; logname=bob uid=1000 euid=0 tty=pts/0 ruser=bob rhost=  user=root',
    { action: 'pam_failure', user: 'root', actor: 'bob', address: undefined },
  ],
  [
    'sudo',
    '    bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/apt update',
    {
      action: 'sudo_command',
      actor: 'bob',
      user: 'root',
      command: '/usr/bin/apt update',
      directory: '/home/bob',
      terminal: 'pts/0',
    },
  ],
  [
    'sudo',
    'eve : user NOT in sudoers ; TTY=pts/1 ; PWD=/home/eve ; USER=root ; COMMAND=/bin/sh',
    { action: 'sudo_denied', actor: 'eve', reason: 'user NOT in sudoers' },
  ],
  [
    'sudo',
    'eve : 3 incorrect password attempts ; TTY=pts/1 ; PWD=/home/eve ; USER=root ; COMMAND=/bin/sh',
    { action: 'sudo_denied', reason: '3 incorrect password attempts' },
  ],
  ['su', 'Successful su for root by bob', { action: 'su_succeeded', user: 'root', actor: 'bob' }],
  ['su', 'FAILED SU (to root) bob on pts/0', { action: 'su_failed', user: 'root', actor: 'bob' }],
  ['su', '(to root) bob on pts/0', { action: 'su_succeeded', user: 'root', actor: 'bob' }],
  ['su', 'BAD SU bob to root on /dev/pts/0', { action: 'su_failed', user: 'root', actor: 'bob' }],
  ['su', '+ /dev/pts/0 bob:root', { action: 'su_succeeded', user: 'root', actor: 'bob' }],
  [
    'useradd',
    'new user: name=eve, UID=1001, GID=1001, home=/home/eve, shell=/bin/sh, from=/dev/pts/1',
    { action: 'user_added', user: 'eve', userId: '1001' },
  ],
  ['groupadd', 'new group: name=eve, GID=1001', { action: 'group_added', group: 'eve' }],
  [
    'usermod',
    "add 'eve' to group 'sudo'",
    { action: 'group_member_added', user: 'eve', group: 'sudo' },
  ],
  [
    'gpasswd',
    'user eve added by root to group wheel',
    { action: 'group_member_added', user: 'eve', group: 'wheel', actor: 'root' },
  ],
  [
    'passwd',
    'pam_unix(passwd:chauthtok): password changed for eve',
    { action: 'password_changed', user: 'eve' },
  ],
  [
    'login',
    "FAILED LOGIN (1) on '/dev/tty1' FOR 'bob', Authentication failure",
    { action: 'login_failed', user: 'bob', terminal: '/dev/tty1' },
  ],
  [
    'login',
    "ROOT LOGIN  on '/dev/tty1'",
    { action: 'login_succeeded', user: 'root', terminal: '/dev/tty1' },
  ],
  ['root', 'ROOT LOGIN ON tty2', { action: 'login_succeeded', user: 'root', terminal: 'tty2' }],
  ['systemd-logind', 'New session 12 of user bob.', { action: 'session_opened', user: 'bob' }],
  [
    'dropbear',
    "Bad password attempt for 'root' from 203.0.113.9:5678",
    {
      action: 'login_failed',
      user: 'root',
      address: '203.0.113.9',
      port: 5678,
      method: 'password',
    },
  ],
  [
    'dropbear',
    'Login attempt for nonexistent user from 203.0.113.9:5678',
    { action: 'invalid_user', isUnknownUser: true },
  ],
  [
    'dropbear',
    "Login attempt for nonexistent user 'x' from 2001:db8::7:5678",
    { user: 'x', address: '2001:db8::7', port: 5678 },
  ],
  [
    'dropbear',
    "Password auth succeeded for 'root' from 203.0.113.9:5678",
    { action: 'login_succeeded', user: 'root' },
  ],
  [
    'dropbear',
    "Pubkey auth succeeded for 'root' with ssh-ed25519 key SHA256:abc from 203.0.113.9:5678",
    { action: 'login_succeeded', method: 'Pubkey' },
  ],
  [
    'dropbear',
    "Exit before auth from <203.0.113.9:5678>: (user 'root', 3 fails): Max auth tries reached - user 'root'",
    { action: 'connection_closed', user: 'root', address: '203.0.113.9' },
  ],
  [
    'dropbear',
    'Exit (root) from <203.0.113.9:5678>: Disconnect received',
    { action: 'connection_closed', user: 'root' },
  ],
  [
    'dropbear',
    'Child connection from 203.0.113.9:5678',
    { action: 'connection_opened', port: 5678 },
  ],
];

describe('readMessage', () => {
  it.each(cases)('%s: %s', (program, message, expected) => {
    const { event } = readMessage(program, message);
    expect(event).not.toBeNull();
    expect({ ...event, ...expected }).toEqual(event);
  });

  it('takes no address out of a user name', () => {
    const user = 'root from 198.51.100.1 port 22 ssh2';
    const { event } = readMessage(
      'sshd',
      `Failed password for invalid user ${user} from 203.0.113.9 port 7 ssh2`,
    );
    expect(event).toMatchObject({ user, address: '203.0.113.9', port: 7 });
    const quoted = readMessage('sshd', `Invalid user a"b\u001b[2J'c from 203.0.113.9 port 7`);
    expect(quoted.event).toMatchObject({ user: 'a"b\u001b[2J\'c', address: '203.0.113.9' });
  });

  it('says of messages it does not know whether their program authenticates', () => {
    expect(readMessage('sshd', 'something new')).toEqual({ event: null, isAuthProgram: true });
    expect(readMessage('kernel', 'eth0: link up')).toEqual({ event: null, isAuthProgram: false });
  });

  it('is quick with messages made to be slow', () => {
    const slow = [
      ['sudo', `${'a : b ; '.repeat(250)}${'PWD=x ; USER='.repeat(150)}`],
      ['sshd', `Failed password for ${' from x port 1'.repeat(300)}`],
      ['su', `${'a to b on '.repeat(400)}`],
      ['sshd', `banner exchange: ${' Connection from a port 1'.repeat(150)}`],
    ] as const;
    // Of this process: what others do meanwhile says nothing of it.
    const before = process.cpuUsage();
    for (const [program, message] of slow) readMessage(program, message.slice(0, 4096));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });

  it('counts what a repetition of attempts stands for', () => {
    expect(
      readMessage('sshd', 'Failed password for a from 203.0.113.9 port 1 ssh2').event?.attempt,
    ).toEqual(refused());
  });
});
