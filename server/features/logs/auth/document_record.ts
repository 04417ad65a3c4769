/** A document of an index as a record of an authentication log: what `ingest` wrote, what Filebeat ships. */
import type { AuthEvent, AuthRecord } from '../../../../common/auth_event';
import { readField } from '../../metrics/read_field';
import { longestMessage } from './auth_log_reader';
import { readMessage } from './read_message';
import { readSyslogLine } from './syslog_line';

/** Fields that are read here, beside the time. */
export const authDocumentFields: readonly string[] = [
  'message',
  'event.original',
  'event.action',
  'event.outcome',
  'event.category',
  'process.name',
  'process.pid',
  'host.name',
  'host.hostname',
  'user.name',
  'user.effective.name',
  'source.ip',
  'source.address',
  'system.auth',
];

interface Line {
  program?: string;
  pid?: number;
  host?: string;
  message: string;
}

function textAt(source: unknown, path: string): string | undefined {
  const value = readField(source, path);
  const first: unknown = Array.isArray(value) ? (value as unknown[])[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** The message of a program, or a whole line as it stands in the log. */
function lineOf(source: unknown): Line | null {
  const program = textAt(source, 'process.name');
  const message = textAt(source, 'message');
  const host = textAt(source, 'host.hostname') ?? textAt(source, 'host.name');
  const pid = Number(readField(source, 'process.pid'));
  const own = { ...(Number.isFinite(pid) ? { pid } : {}), ...(host === undefined ? {} : { host }) };
  if (program !== undefined && message !== undefined) return { ...own, program, message };
  const whole = message ?? textAt(source, 'event.original');
  if (whole === undefined || whole.length > longestMessage) return null;
  return readSyslogLine(whole);
}

/** Of documents whose message is not there any more: by the fields that Filebeat made of it. */
function eventOfFields(source: unknown): AuthEvent | null {
  const address = textAt(source, 'source.ip') ?? textAt(source, 'source.address');
  const user = textAt(source, 'user.name');
  const named = textAt(source, 'system.auth.ssh.event')?.toLowerCase();
  const category = readField(source, 'event.category');
  const isLogin =
    named !== undefined ||
    (Array.isArray(category) ? category.includes('authentication') : category === 'authentication');
  const outcome = textAt(source, 'event.outcome');
  if (!isLogin) return null;
  const method = textAt(source, 'system.auth.ssh.method');
  const about = {
    ...(address === undefined ? {} : { address }),
    ...(user === undefined ? {} : { user }),
    ...(method === undefined ? {} : { method }),
  };
  if (named === 'accepted' || (named === undefined && outcome === 'success')) {
    return { ...about, action: 'login_succeeded', outcome: 'success' };
  }
  if (named === 'invalid') {
    const attempt = { trace: 'invalid_user' as const, times: 1 };
    return { ...about, action: 'invalid_user', outcome: 'failure', attempt };
  }
  if (named !== 'failed' && outcome !== 'failure') return null;
  const isProbe = method !== undefined && /^(none|publickey|hostbased|gssapi)/.test(method);
  const attempt = { trace: 'refused' as const, times: 1 };
  return { ...about, action: 'login_failed', outcome: 'failure', ...(isProbe ? {} : { attempt }) };
}

/**
 * The record has no number of a line that a person could look up; its document is the place.
 * @param time event time in milliseconds since 1970
 */
export function authRecordOf({ source, time }: { source: unknown; time: number }): AuthRecord {
  const line = lineOf(source);
  const { host, program, pid } = line ?? {};
  const tooLong = line === null || line.message.length > longestMessage;
  const read = tooLong ? null : readMessage(program ?? '', line.message).event;
  return { time, line: 0, host, program, pid, event: read ?? eventOfFields(source) };
}
