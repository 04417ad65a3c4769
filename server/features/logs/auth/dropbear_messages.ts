/** What dropbear writes, the SSH server of small systems: OpenWrt, Alpine, routers. */
import { form, type MessageForm } from './message_form';

const from = 'from (?<address>\\S+):(?<port>\\d+)';
const success = { outcome: 'success' } as const;
const refused = { outcome: 'failure', trace: 'refused' } as const;

export const dropbearForms: readonly MessageForm[] = [
  form(
    `(?<method>Password|Pubkey|PAM password) auth succeeded for '(?<user>.*)'(?: with .*)? ${from}`,
    'login_succeeded',
    success,
  ),
  form(
    `Bad (?:PAM )?(?<method>password) attempt for '(?<user>.*)' ${from}`,
    'login_failed',
    refused,
  ),
  form(
    `Login attempt (?<invalid>for nonexistent user)(?: '(?<user>.*)')? ${from}`,
    'invalid_user',
    {
      outcome: 'failure',
      trace: 'invalid_user',
    },
  ),
  form(
    `Login attempt (?:with wrong user|for user) '?(?<user>.*?)'? .*${from}`,
    'login_failed',
    refused,
  ),
  form(
    `(?:root|User '(?<user>.*)') (?<reason>.*(?:rejected|invalid shell|not allowed).*)`,
    'login_failed',
    { outcome: 'failure' },
  ),
  form(`Max auth tries reached - user '(?<user>.*)' ${from}`, 'too_many_failures', {
    outcome: 'failure',
  }),
  form(`Child connection ${from}`, 'connection_opened'),
  form(
    `Exit before auth(?: from <(?<address>\\S+):(?<port>\\d+)>)?:? ?(?:\\(user '(?<user>.*)', \\d+ fails\\))?:? ?(?<reason>.*)`,
    'connection_closed',
  ),
  form(
    `Exit \\((?<user>.*?)\\)(?: from <(?<address>\\S+):(?<port>\\d+)>)?: (?<reason>.*)`,
    'connection_closed',
  ),
  form(
    '(?:Running in background|Not backgrounding|Early exit|Failed loading|premature exit).*',
    'service_notice',
  ),
];
