/** A line of an authentication log as a document with the names of the Elastic Common Schema. */
import { isIP } from 'net';
import type { AuthAction, AuthEvent } from '../../../../common/auth_event';
import { lineRemarks, type ReadLogLine } from './auth_log_reader';
import type { LineTags } from './keyword_tags';

/** Categories and types that the schema knows: https://www.elastic.co/guide/en/ecs/current/ */
const kinds: Record<AuthAction, { category: string[]; type: string[] }> = {
  login_succeeded: { category: ['authentication', 'session'], type: ['start'] },
  login_failed: { category: ['authentication'], type: ['start'] },
  invalid_user: { category: ['authentication'], type: ['start'] },
  pam_failure: { category: ['authentication'], type: ['info'] },
  connection_opened: { category: ['network'], type: ['connection', 'start'] },
  connection_closed: { category: ['network'], type: ['connection', 'end'] },
  suspicious_connection: { category: ['network'], type: ['connection'] },
  too_many_failures: { category: ['authentication'], type: ['info'] },
  session_opened: { category: ['session'], type: ['start'] },
  session_closed: { category: ['session'], type: ['end'] },
  sudo_command: { category: ['process'], type: ['start'] },
  sudo_denied: { category: ['process'], type: ['denied'] },
  su_succeeded: { category: ['authentication'], type: ['start'] },
  su_failed: { category: ['authentication'], type: ['start'] },
  user_added: { category: ['iam'], type: ['user', 'creation'] },
  user_deleted: { category: ['iam'], type: ['user', 'deletion'] },
  user_changed: { category: ['iam'], type: ['user', 'change'] },
  group_added: { category: ['iam'], type: ['group', 'creation'] },
  group_member_added: { category: ['iam'], type: ['group', 'change'] },
  password_changed: { category: ['iam'], type: ['user', 'change'] },
  account_locked: { category: ['iam'], type: ['user', 'change'] },
  service_notice: { category: ['session'], type: ['info'] },
};

/** Fields of the documents and their types in Elasticsearch. */
export const authFieldTypes = {
  '@timestamp': 'date',
  message: 'text',
  log_type: 'keyword',
  tags: 'keyword',
  'labels.severity': 'keyword',
  'event.kind': 'keyword',
  'event.dataset': 'keyword',
  'event.original': 'keyword',
  'event.action': 'keyword',
  'event.outcome': 'keyword',
  'event.category': 'keyword',
  'event.type': 'keyword',
  'event.reason': 'keyword',
  'host.name': 'keyword',
  'process.name': 'keyword',
  'process.pid': 'long',
  'user.name': 'keyword',
  'user.id': 'keyword',
  'user.effective.name': 'keyword',
  'group.name': 'keyword',
  'source.address': 'keyword',
  'source.ip': 'ip',
  'source.domain': 'keyword',
  'source.port': 'long',
  'related.ip': 'ip',
  'related.user': 'keyword',
  'error.type': 'keyword',
  'error.message': 'text',
  'log.file.path': 'keyword',
  'log.file.line': 'long',
  'system.auth.ssh.method': 'keyword',
  'system.auth.unknown_user': 'boolean',
  'system.auth.attempts': 'long',
  'system.auth.repeated': 'long',
  'system.auth.sudo.command': 'keyword',
  'system.auth.sudo.pwd': 'keyword',
  'system.auth.sudo.tty': 'keyword',
} as const;

type Fields = Record<string, unknown>;

/** Without what is undefined, and without objects that hold nothing. */
function compact(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function compactOrNone(fields: Fields): Fields | undefined {
  const object = compact(fields);
  return Object.keys(object).length === 0 ? undefined : object;
}

/** Who acts is `user`, whom they act as is `user.effective`; where the line has one account it is both. */
function userOf({ user, actor, userId }: AuthEvent): Fields | undefined {
  const isOther = actor !== undefined && actor !== '';
  return compactOrNone({
    name: isOther ? actor : user,
    id: userId,
    effective: isOther && user !== undefined ? { name: user } : undefined,
  });
}

function sourceOf({ address, port, addressName }: AuthEvent): Fields | undefined {
  const isAddress = address !== undefined && isIP(address) !== 0;
  const domain = addressName ?? (isAddress ? undefined : address);
  return compactOrNone({ address, ip: isAddress ? address : undefined, port, domain });
}

function relatedOf({ address, user, actor }: AuthEvent): Fields | undefined {
  const users = [...new Set([user, actor])].filter((name) => name !== undefined && name !== '');
  return compactOrNone({
    ip: address !== undefined && isIP(address) !== 0 ? [address] : undefined,
    user: users.length > 0 ? users : undefined,
  });
}

function systemOf(event: AuthEvent): Fields | undefined {
  const { method, command, directory, terminal } = event;
  const auth = compactOrNone({
    ssh: method === undefined ? undefined : { method: method.toLowerCase() },
    unknown_user: event.isUnknownUser,
    attempts: event.attempt?.times,
    repeated: event.repeated,
    sudo: command === undefined ? undefined : compact({ command, pwd: directory, tty: terminal }),
  });
  return auth === undefined ? undefined : { auth };
}

export interface LineContext {
  /** The whole line. */
  original: string;
  file: string;
  tags: LineTags;
}

export function authDocument(
  { record, message, remarks }: ReadLogLine,
  { original, file, tags }: LineContext,
): Fields {
  const { event } = record;
  return compact({
    '@timestamp': new Date(record.time).toISOString(),
    message,
    log_type: 'auth',
    tags: tags.tags,
    labels: { severity: tags.severity },
    event: compact({
      kind: 'event',
      dataset: 'auth',
      original,
      ...(event === null
        ? {}
        : {
            action: event.action,
            outcome: event.outcome,
            ...kinds[event.action],
            reason: event.reason,
          }),
    }),
    host: record.host === undefined ? undefined : { name: record.host },
    process: compactOrNone({ name: record.program, pid: record.pid }),
    ...(event === null
      ? {}
      : {
          user: userOf(event),
          group: event.group === undefined ? undefined : { name: event.group },
          source: sourceOf(event),
          related: relatedOf(event),
          system: systemOf(event),
        }),
    error:
      remarks.length === 0
        ? undefined
        : {
            type: remarks,
            message: `The line is kept whole: ${remarks.map((r) => lineRemarks[r]).join('; ')}.`,
          },
    log: { file: { path: file, line: record.line } },
  });
}
