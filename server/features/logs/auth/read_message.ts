/** What a message of a program means for authentication. */
import type { AuthEvent } from '../../../../common/auth_event';
import { accountForms } from './account_messages';
import { dropbearForms } from './dropbear_messages';
import { loginForms, otherForms, sudoForms, suForms } from './login_messages';
import { readForms, type MessageForm } from './message_form';
import { pamForms } from './pam_messages';
import { sshdForms } from './sshd_messages';

const login = [...loginForms, ...otherForms];

const formsByProgram = new Map<string, readonly MessageForm[]>([
  ...['sshd', 'sshd-session', 'sshd-auth'].map((name) => [name, sshdForms] as const),
  ['dropbear', dropbearForms],
  ['sudo', sudoForms],
  ['su', suForms],
  ...[
    'useradd',
    'usermod',
    'userdel',
    'groupadd',
    'groupmod',
    'groupdel',
    'gpasswd',
    'passwd',
    'chpasswd',
    'chage',
    'pw',
    'adduser',
    'addgroup',
  ].map((name) => [name, accountForms] as const),
  ...[
    'login',
    'systemd-logind',
    'root',
    'ftpd',
    'vsftpd',
    'proftpd',
    'klogind',
    'gdm',
    'gdm-password',
    'gdm-binary',
    'sddm',
    'lightdm',
    'remote',
    'rshd',
    'rlogind',
    'telnetd',
    'systemd',
    'polkitd',
    'runuser',
  ].map((name) => [name, login] as const),
]);

const modulePrefix = /^pam_\w+(?:\([^()]*\))?: ?/;
const repeatedMessage = /^message repeated (\d+) times: \[ ?(.*?)\]?$/s;

export interface ReadMessage {
  /** Null when the message is none that is known. */
  event: AuthEvent | null;
  /** Whether this program is one that authenticates. */
  isAuthProgram: boolean;
}

/** "/usr/sbin/sshd" → "sshd"; "sshd(pam_unix)" → "sshd", written by PAM inside it. */
function programOf(name: string): { base: string; isPam: boolean } {
  const isPam = /\(pam_\w+\)$/.test(name);
  return { base: name.replace(/\(.*\)$/, '').replace(/^.*\//, ''), isPam };
}

function readOnce(program: string, message: string): ReadMessage {
  const { base, isPam } = programOf(program);
  const bare = message.trimEnd().replace(/ \[(?:preauth|postauth)\]$/, '');
  const withoutModule = bare.replace(modulePrefix, '');
  const forms = formsByProgram.get(base);
  const isFromPam = isPam || withoutModule !== bare || bare.startsWith('PAM ');
  const event =
    (isFromPam ? readForms(pamForms, withoutModule) : null) ??
    (forms === undefined ? null : readForms(forms, bare));
  return { event, isAuthProgram: forms !== undefined || isFromPam };
}

/** @param program as the line names it, '' where it names none */
export function readMessage(program: string, message: string): ReadMessage {
  const repeated = repeatedMessage.exec(message);
  if (!repeated) return readOnce(program, message);
  const times = Number(repeated[1]);
  const { event, isAuthProgram } = readOnce(program, repeated[2] ?? '');
  return { event: event === null ? null : timesOf(event, times), isAuthProgram };
}

/** The event for a line that says that it happened so often again. */
export function timesOf(event: AuthEvent, times: number): AuthEvent {
  const { attempt } = event;
  const again = { ...event, repeated: times };
  return attempt === undefined
    ? again
    : { ...again, attempt: { trace: attempt.trace, times: times * attempt.times } };
}
