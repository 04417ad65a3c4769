/**
 * Messages as forms: a pattern whose named groups are fields of the event. The lists of forms, a file
 * for each family of programs, look alike because they are tables; what is done with them is here.
 */
import type { AttemptTrace, AuthAction, AuthEvent } from '../../../../common/auth_event';

export interface MessageForm {
  pattern: RegExp;
  action: AuthAction;
  outcome: AuthEvent['outcome'];
  trace?: AttemptTrace;
  /** The account, where the words of the message say it. */
  user?: string;
}

/** Sub-patterns that many forms share. User names come from strangers and may hold anything. */
export const parts = {
  invalid: '(?<invalid>(?:invalid|illegal) user )?',
  user: '(?<user>.*)',
  address: '(?<address>\\S+)',
  port: '(?:(?: port |:)(?<port>\\d+))',
};

/** Groups that are texts of the event as they stand. */
const textFields = [
  'user',
  'actor',
  'method',
  'terminal',
  'directory',
  'command',
  'group',
  'userId',
  'reason',
  'addressName',
] as const;

/** "::ffff:10.0.0.1" is 10.0.0.1 as an IPv6 socket sees it; brackets and a zone are not the address. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%[^%]*$/, '');
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** Keys tried one after the other and the question for methods are how honest clients begin. */
const isProbe = (method: string | undefined) =>
  method !== undefined && /^(none|publickey|hostbased|gssapi)/.test(method);

function toEvent(form: MessageForm, groups: Record<string, string | undefined>): AuthEvent {
  const event: AuthEvent = { action: form.action, outcome: form.outcome };
  if (form.user !== undefined) event.user = form.user;
  for (const field of textFields) {
    const text = groups[field];
    if (text !== undefined) event[field] = text;
  }
  const { address, port, invalid, times } = groups;
  if (address !== undefined && address !== '') event.address = plainAddress(address);
  if (port !== undefined) event.port = Number(port);
  if (invalid !== undefined) event.isUnknownUser = true;
  if (form.trace !== undefined && !isProbe(event.method)) {
    event.attempt = { trace: form.trace, times: Math.max(1, Number(times ?? 1)) };
  }
  return event;
}

/** The event of the first form that fits the whole message; null when none does. */
export function readForms(forms: readonly MessageForm[], message: string): AuthEvent | null {
  for (const form of forms) {
    const match = form.pattern.exec(message);
    if (match) return toEvent(form, match.groups ?? {});
  }
  return null;
}

type Extras = Pick<MessageForm, 'outcome' | 'trace' | 'user'>;

/** A form anchored at both ends: what a stranger puts into a user name cannot pass for another field. */
export function form(pattern: string, action: AuthAction, extras?: Partial<Extras>): MessageForm {
  return { pattern: new RegExp(`^${pattern}$`, 's'), action, outcome: 'unknown', ...extras };
}
