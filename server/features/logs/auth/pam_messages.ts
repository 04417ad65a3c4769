/** What PAM modules write inside any program. */
import { form, type MessageForm } from './message_form';

const failure = { outcome: 'failure' } as const;
const pam = { outcome: 'failure', trace: 'pam' } as const;
const fields =
  'logname=(?:.*?) uid=\\S* euid=\\S* tty=(?<terminal>.*?) ruser=(?<actor>.*?) rhost=(?<address>\\S*)(?:\\s+user=(?<user>.*))?';

export const pamForms: readonly MessageForm[] = [
  form(`(?:\\S+ )?[Aa]uthentication failure; ${fields}`, 'pam_failure', pam),
  form(`(?:PAM )?(?<times>\\d+) more authentication failures?; ${fields}`, 'pam_failure', pam),
  form(`authentication success; ${fields}`, 'service_notice', { outcome: 'success' }),
  form('check pass; user unknown', 'pam_failure', failure),
  form('user \\[(?<user>.*)\\] unknown|user unknown', 'pam_failure', failure),
  form(
    'bad (?:username|password) .*|could not identify (?:password|user).*',
    'pam_failure',
    failure,
  ),
  form('auth could not identify password for \\[(?<user>.*)\\]', 'pam_failure', failure),
  form('conversation failed', 'pam_failure', failure),
  form(
    '[Ss]ession opened for (?:local )?user (?<user>.*?)(?:\\(uid=\\d+\\))? by (?<actor>[^()]*)(?:\\(uid=\\d+\\))?',
    'session_opened',
    { outcome: 'success' },
  ),
  form('[Ss]ession closed for (?:local )?user (?<user>.*)', 'session_closed'),
  form('received for user (?<user>.*): \\d+ \\((?<reason>.*)\\)', 'pam_failure', failure),
  form('requirement ".*" (?:not|was not) met by user "(?<user>.*)"', 'pam_failure', failure),
  form(
    'Consecutive login failures for user (?<user>.*) account temporarily locked',
    'account_locked',
  ),
  form('user (?<user>.*) \\(\\d+\\) (?:has time limit|tally \\d+, deny \\d+).*', 'account_locked'),
  form('user (?<user>.*) \\(\\d+\\) tally \\d+.*', 'account_locked'),
  form('account (?<user>.*) (?<reason>has (?:password )?(?:expired|changed).*)', 'account_locked'),
  form('password changed for (?<user>.*)', 'password_changed', { outcome: 'success' }),
  form("access denied for user [`'](?<user>.*)' from [`'](?<address>.*)'", 'login_failed', failure),
];
