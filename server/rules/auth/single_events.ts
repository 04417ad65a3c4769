/** Events that matter by themselves: root logs in, somebody new may act as root, an account appears. */
import type { AuthFinding } from '../../../common/auth_finding';
import { namedSeverities, type NamedSeverity } from '../../../common/severity';
import {
  iso,
  mostEntities,
  quoted,
  spanText,
  type AddressedRecord,
  type AuthMatch,
  type AuthRule,
} from './auth_rule';
import type { Limit } from './limits';
import { RecentMap } from './recent_map';

type Match = AuthMatch & Pick<AuthFinding, 'name'>;

const valid = { id: 'T1078', name: 'Valid Accounts' };
const sudo = { id: 'T1548.003', name: 'Sudo and Sudo Caching' };
const groupMember = { id: 'T1098.007', name: 'Additional Local or Domain Groups' };
const localAccount = { id: 'T1136.001', name: 'Create Account: Local Account' };

/** Groups whose members may act as root on usual systems. */
const rootGroups = new Set(['sudo', 'wheel', 'admin', 'root']);

function rootLogin({ event, address }: AddressedRecord): Match[] {
  if (event?.action !== 'login_succeeded' || event.user !== 'root') return [];
  const { method, terminal } = event;
  const where = address === undefined ? `on ${terminal ?? 'a terminal'}` : `from ${address}`;
  const by = method === undefined ? '' : ` by ${method}`;
  const value = address ?? 'root';
  return [
    {
      rule: 'root_login',
      name: 'Root login',
      severity:
        address === undefined ? 'low' : /publickey|pubkey/i.test(method ?? '') ? 'medium' : 'high',
      technique: valid,
      entity: { field: address === undefined ? 'user.name' : 'source.address', value },
      reason: `root logged in ${where}${by}`,
    },
  ];
}

function denied({ event }: AddressedRecord): Match[] {
  if (event?.action !== 'sudo_denied') return [];
  const { actor = '', command, reason = '' } = event;
  const what = command === undefined ? '' : `, command ${quoted(command)}`;
  return [
    {
      rule: 'sudo_denied',
      name: 'Sudo refused',
      severity: 'medium',
      technique: sudo,
      entity: { field: 'user.name', value: actor },
      reason: `sudo refused ${quoted(actor)}: ${reason}${what}`,
    },
  ];
}

function newMember({ event }: AddressedRecord): Match[] {
  if (event?.action !== 'group_member_added' || !rootGroups.has(event.group ?? '')) return [];
  const { group = '', user = '' } = event;
  return user.split(',').map((member) => ({
    rule: 'sudo_group_member',
    name: 'New member of a root group',
    severity: 'high',
    technique: groupMember,
    entity: { field: 'user.name', value: member },
    reason: `${quoted(member)} was put into the group ${group}, whose members may act as root`,
  }));
}

function newAccount({ event }: AddressedRecord): Match[] {
  if (event?.action !== 'user_added') return [];
  const { user = '', userId } = event;
  const isRoot = userId === '0';
  return [
    {
      rule: 'new_account',
      name: 'New account',
      severity: isRoot ? 'critical' : 'medium',
      technique: localAccount,
      entity: { field: 'user.name', value: user },
      reason: `the account ${quoted(user)} was made${isRoot ? ', with the rights of root (UID 0)' : ''}`,
    },
  ];
}

/** Who uses sudo for the first time; in the beginning of a log everybody does. */
class NewSudoUsers {
  private readonly known = new RecentMap<true>(mostEntities);
  private began = NaN;

  constructor(private readonly learnMs: number) {}

  match({ time, event }: AddressedRecord): Match[] {
    if (Number.isNaN(this.began)) this.began = time;
    if (event?.action !== 'sudo_command') return [];
    const { actor = '', user = '', command = '' } = event;
    if (actor === 'root' || this.known.get(actor) !== undefined) return [];
    this.known.set(actor, true);
    const isLearning = time - this.began < this.learnMs;
    const since = isLearning
      ? `, within the first ${spanText(this.learnMs)} of the log, where everybody is new`
      : '';
    return [
      {
        rule: 'new_sudo_user',
        name: 'New sudo user',
        severity: isLearning ? 'low' : 'medium',
        technique: sudo,
        entity: { field: 'user.name', value: actor },
        reason: `${quoted(actor)} used sudo for the first time in this log, as ${quoted(user)}: ${quoted(command)}${since}`,
      },
    ];
  }
}

const isWorse = (a: NamedSeverity, b: NamedSeverity) =>
  namedSeverities.indexOf(a) > namedSeverities.indexOf(b);

export class SingleEvents implements AuthRule {
  private readonly hits = new RecentMap<AuthFinding>(mostEntities);
  private readonly newSudoUsers: NewSudoUsers;

  constructor(private readonly learning: Limit) {
    this.newSudoUsers = new NewSudoUsers(learning.windowMs);
  }

  get forgotten(): number {
    return this.hits.forgotten;
  }

  take(record: AddressedRecord): readonly AuthMatch[] {
    const matches = [
      ...rootLogin(record),
      ...denied(record),
      ...newMember(record),
      ...newAccount(record),
      ...this.newSudoUsers.match(record),
    ];
    for (const match of matches) this.note(match, record);
    return matches;
  }

  findings(): AuthFinding[] {
    return [...this.hits].map(([, finding]) => finding);
  }

  private note(match: Match, { time, line }: AddressedRecord): void {
    const key = JSON.stringify([match.rule, match.entity.field, match.entity.value]);
    const before = this.hits.get(key);
    if (before === undefined) {
      const at = iso(time);
      this.hits.set(key, {
        ...match,
        threshold: 1,
        window_s: match.rule === 'new_sudo_user' ? this.learning.windowMs / 1000 : 0,
        peak: 1,
        first_seen: at,
        detected_at: at,
        last_seen: at,
        detected_line: line,
        events: 1,
      });
      return;
    }
    before.events += 1;
    before.last_seen = iso(Math.max(Date.parse(before.last_seen), time));
    if (!isWorse(match.severity, before.severity)) return;
    before.severity = match.severity;
    before.reason = match.reason;
  }
}
