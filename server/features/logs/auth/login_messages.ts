/** sudo, su, login on a terminal, and sessions of systemd. */
import { form, type MessageForm } from './message_form';

const success = { outcome: 'success' } as const;
const failure = { outcome: 'failure' } as const;

const run =
  '(?:HOST=\\S* ; )?(?:TTY=(?<terminal>.*?) ; )?(?:(?:CWD|CHROOT)=.*? ; )?PWD=(?<directory>.*?) ; USER=(?<user>.*?) ; (?:GROUP=(?<group>.*?) ; )?(?:TSID=\\S+ ; )?(?:ENV=.*? ; )?COMMAND=(?<command>.*)';

export const sudoForms: readonly MessageForm[] = [
  form(`\\s*(?<actor>.*?) : ${run}`, 'sudo_command', success),
  form(`\\s*(?<actor>.*?) : \\(command continued\\).*`, 'service_notice'),
  form(`\\s*(?<actor>.*?) : (?<reason>[^;]+) ; ${run}`, 'sudo_denied', failure),
  form(
    `\\s*(?<actor>.*?) : (?<reason>.*(?:incorrect password|NOT in sudoers|not allowed|a password is required).*)`,
    'sudo_denied',
    failure,
  ),
];

export const suForms: readonly MessageForm[] = [
  form('Successful su for (?<user>.*) by (?<actor>.*)', 'su_succeeded', success),
  form('FAILED su for (?<user>.*) by (?<actor>.*)', 'su_failed', failure),
  form('FAILED SU \\(to (?<user>.*)\\) (?<actor>.*) on (?<terminal>\\S+)', 'su_failed', failure),
  form('\\(to (?<user>.*)\\) (?<actor>.*) on (?<terminal>\\S+)', 'su_succeeded', success),
  form('BAD SU (?<actor>.*) to (?<user>.*) on (?<terminal>\\S+)', 'su_failed', failure),
  form('(?<actor>.*) to (?<user>.*) on (?<terminal>/dev/\\S+)', 'su_succeeded', success),
  form('\\+ (?<terminal>\\S+) (?<actor>.*)[:-](?<user>[^:-]*)', 'su_succeeded', success),
  form('- (?<terminal>\\S+) (?<actor>.*)[:-](?<user>[^:-]*)', 'su_failed', failure),
];

const failed = { outcome: 'failure', trace: 'refused' } as const;

export const loginForms: readonly MessageForm[] = [
  form(
    "FAILED LOGIN (?:SESSION )?\\(?\\d*\\)?\\s?(?:on '(?<terminal>.*?)' )?(?:[Ff](?:rom|ROM) '?(?<address>\\S*?)'? )?FOR '?(?<user>.*?)'?, (?<reason>.*)",
    'login_failed',
    failed,
  ),
  form(
    "ROOT LOGIN\\s+(?:on|ON) '?(?<terminal>[^'\\s]+)'?(?: (?:FROM|from) '?(?<address>[^'\\s]+)'?)?",
    'login_succeeded',
    { ...success, user: 'root' },
  ),
  form(
    'LOGIN ON (?<terminal>\\S+) BY (?<user>.*?)(?: FROM (?<address>\\S+))?',
    'login_succeeded',
    success,
  ),
  form('login on (?<terminal>\\S+) as (?<user>.*)', 'login_succeeded', success),
  form(
    '(?<times>\\d+) LOGIN FAILURES? (?:FROM (?<address>[^\\s,]+)|ON (?<terminal>[^\\s,]+))(?:, (?<user>.*))?',
    'login_failed',
    failed,
  ),
  form(
    "invalid password for (?:'(?<user>.*?)'|UNKNOWN) on '(?<terminal>.*?)'(?: from '(?<address>.*)')?",
    'login_failed',
    failed,
  ),
  form('New session \\S+ of user (?<user>.*)\\.', 'session_opened', success),
  form('(?:Removed session \\S+|Session \\S+ logged out\\..*)', 'session_closed'),
  form('(?:New seat|Watching system buttons|Power key|Lid |System is ).*', 'service_notice'),
];

/** FTP and Kerberos servers of older systems, which have no form of their own elsewhere. */
export const otherForms: readonly MessageForm[] = [
  form(
    'Authentication failed from (?<address>\\S+) \\((?<addressName>\\S+)\\): (?<reason>.+)',
    'login_failed',
    failed,
  ),
  form('Kerberos authentication failed', 'login_failed', failure),
  form(
    'connection from (?<address>\\S+) \\((?<addressName>.*?)\\)(?: at .*)?',
    'connection_opened',
  ),
  form('ANONYMOUS FTP LOGIN FROM (?<address>[^\\s,]+),?.*', 'login_succeeded', success),
  form('FTP LOGIN FROM (?<address>\\S+?),? (?:as )?(?<user>.*)', 'login_succeeded', success),
  form('FTP LOGIN FAILED FROM (?<address>\\S+?), (?<user>.*)', 'login_failed', failed),
  form("Couldn't authenticate user", 'login_failed', failure),
  form('User unknown timed out after .*', 'connection_closed'),
];
