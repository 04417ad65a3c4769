/** What OpenSSH's server writes, from version 3 (`illegal user`) to 9.8 and later (`sshd-session`). */
import { form, parts, type MessageForm } from './message_form';

const { invalid, user, address, port } = parts;
const failure = { outcome: 'failure' } as const;
const refused = { outcome: 'failure', trace: 'refused' } as const;
const disconnect = { outcome: 'failure', trace: 'disconnect' } as const;
/** Old versions leave out the port, new ones add what the key was. */
const from = `from ${address}${port}?(?: ssh\\d*)?`;
const whose = '(?<invalid>(?:invalid|illegal) user )?(?:authenticating user )?';

export const sshdForms: readonly MessageForm[] = [
  form(`Accepted (?<method>\\S+) for ${user} ${from}(?:: .*)?`, 'login_succeeded', {
    outcome: 'success',
  }),
  form(`Failed (?<method>\\S+) for ${invalid}${user} ${from}(?:: .*)?`, 'login_failed', refused),
  form(`(?<invalid>Invalid|Illegal) user ${user} from ${address}${port}?`, 'invalid_user', {
    outcome: 'failure',
    trace: 'invalid_user',
  }),
  form(
    `(?:error: )?PAM: (?<reason>.+?) for ${invalid}${user} from ${address}(?: via \\S+)?`,
    'login_failed',
    { outcome: 'failure', trace: 'reported' },
  ),
  form(
    `(?:input_userauth_request|userauth_pubkey|userauth_\\w+): (?<invalid>(?:invalid|illegal) user )${user}`,
    'invalid_user',
    failure,
  ),
  form(`User ${user} from ${address} not allowed because (?<reason>.+)`, 'login_failed', refused),
  form(`ROOT LOGIN REFUSED FROM ${address}${port}?`, 'login_failed', { ...refused, user: 'root' }),
  form(
    `Connection (?:closed|reset) by (?=authenticating user |invalid user )${whose}${user} ${address}${port}`,
    'connection_closed',
    disconnect,
  ),
  form(
    `Disconnected from (?=authenticating user |invalid user )${whose}${user} ${address}${port}`,
    'connection_closed',
    disconnect,
  ),
  form(`Disconnected from user ${user} ${address}${port}`, 'connection_closed'),
  form(
    `(?:error: )?maximum authentication attempts exceeded for ${invalid}${user} ${from}`,
    'too_many_failures',
    failure,
  ),
  form(
    `Disconnecting (?=authenticating user |invalid user )${whose}${user} ${address}${port}: (?<reason>.+)`,
    'too_many_failures',
    failure,
  ),
  form(
    `(?:error: )?Disconnecting: Too many authentication failures(?: for ${invalid}${user})?`,
    'too_many_failures',
    failure,
  ),
  form(
    `(?:error: )?Received disconnect from ${address}${port}?:\\s?\\d+: ?(?<reason>.*)`,
    'connection_closed',
  ),
  form(`Disconnected from ${address}${port}?`, 'connection_closed'),
  form(`Connection (?:closed|reset) by ${address}${port}?`, 'connection_closed'),
  form(`Close session: user ${user} from ${address}${port}? id \\d+`, 'session_closed'),
  form(`Closing connection to ${address}${port}?`, 'connection_closed'),
  form(`Transferred: sent \\d+, received \\d+ bytes`, 'service_notice'),
  form(
    `(?:error: |fatal: )?Timeout before authentication for (?:connection from )?${address}${port}?(?: to .*)?(?:, pid = \\d+)?`,
    'connection_closed',
    failure,
  ),
  form(`Connection from ${address}${port}?(?: on .*)?`, 'connection_opened'),
  form(
    `Did not receive identification string from ${address}${port}?`,
    'suspicious_connection',
    failure,
  ),
  form(
    `(?:error: )?Bad protocol version identification .* from ${address}${port}`,
    'suspicious_connection',
    failure,
  ),
  form(
    `(?:error: )?Protocol major versions differ for ${address}${port}?: (?<reason>.*)`,
    'suspicious_connection',
    failure,
  ),
  form(
    `(?:fatal: |error: )?(?:banner exchange|kex_\\w+|ssh_dispatch_run_fatal): Connection (?:from|to|closed by|reset by) (?:${whose}${user} )?${address}${port}(?:: (?<reason>.*))?`,
    'suspicious_connection',
    failure,
  ),
  form(
    '(?:fatal: |error: )?(?:banner exchange|kex_\\w+|ssh_dispatch_run_fatal|send_error|Bad packet length|padding error).*',
    'suspicious_connection',
    failure,
  ),
  form(
    `(?:fatal: )?Unable to negotiate (?:a key exchange method|with ${address}${port}?: (?<reason>.+))`,
    'suspicious_connection',
    failure,
  ),
  form(
    `reverse mapping checking getaddrinfo for (?<addressName>\\S+) \\[${address}\\] failed.*`,
    'suspicious_connection',
  ),
  form(
    `Address ${address} maps to (?<addressName>\\S+), but this does not map back to the address.*`,
    'suspicious_connection',
  ),
  form(
    `Nasty PTR record "(?<addressName>.*)" is set up for ${address}, ignoring`,
    'suspicious_connection',
  ),
  form(
    `(?:warning: )?refused connect from (?<addressName>\\S+) \\(${address}\\)`,
    'suspicious_connection',
    failure,
  ),
  form(`refused connect from ${address}`, 'suspicious_connection', failure),
  form(
    `drop connection #\\d+ from \\[?${address}?\\]?:(?<port>\\d+) on .*`,
    'suspicious_connection',
    failure,
  ),
  form(`Postponed (?<method>\\S+) for ${invalid}${user} ${from}`, 'service_notice'),
  form(`Partial (?<method>\\S+) for ${user} ${from}(?:: .*)?`, 'service_notice'),
  form(`Starting session: .* for ${user} from ${address}${port}? id \\d+`, 'session_opened', {
    outcome: 'success',
  }),
  form(`subsystem request for (?<command>.+?)(?: by user ${user})?`, 'service_notice'),
  form(
    '(?:fatal|error): (?:Write failed|Read (?:error )?from (?:remote host|socket)).*',
    'connection_closed',
  ),
  form('Authentication refused: (?<reason>.+)', 'service_notice', failure),
  form(
    '(?:Server listening on|Received (?:signal|SIGHUP)|User child is on pid|Exiting on signal|pam_\\w+: ).*',
    'service_notice',
  ),
  form('(?:error: )?(?:beginning|exited) MaxStartups throttling.*', 'suspicious_connection'),
  form('PAM service\\(\\S+\\) ignoring max retries; .*', 'too_many_failures', failure),
];
