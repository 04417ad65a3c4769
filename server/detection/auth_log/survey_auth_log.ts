/** An authentication log read once, line by line: who attacked, what the rules found, what was not understood. */
import type { AuthFinding } from '../../../common/auth_finding';
import { defaultKeywordTags, type AuthSettings } from '../../../common/auth_settings';
import { isSuppressed } from '../../../common/rule_limits';
import type { Severity } from '../../../common/severity';
import type { LineRemark, ReadLogLine } from '../../features/logs/auth/auth_log_reader';
import { KeywordTagger } from '../../features/logs/auth/keyword_tags';
import { mostEntities } from '../../rules/auth/auth_rule';
import { AuthRules } from '../../rules/auth/auth_rules';
import { AddressTotals, peakWindowSeconds, type AddressRow } from './address_totals';

export interface AuthSurvey {
  lines: number;
  blank_lines: number;
  /** Lines whose message is known. */
  understood: number;
  /** Lines kept whole although they are not, or not wholly, understood. */
  remarked: number;
  /** How often each reason was given; a line may have several. */
  remarks: Partial<Record<LineRemark, number>>;
  first_remarks: Array<{ line: number; remarks: LineRemark[] }>;
  /** Lines by action. */
  actions: Record<string, number>;
  tags: Record<string, number>;
  severities: Partial<Record<Severity, number>>;
  first_seen: string | null;
  last_seen: string | null;
  peak_window_s: number;
  addresses: AddressRow[];
  findings: AuthFinding[];
  /** Findings that the settings want not to hear of. */
  suppressed_findings: number;
  notes: string[];
}

const add = <K extends string>(counts: Partial<Record<K, number>>, key: K) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const mostFirstRemarks = 5;

export class AuthLogSurvey {
  private readonly rules: AuthRules;
  private readonly addresses = new AddressTotals();
  private readonly tagger: KeywordTagger;
  private readonly counts = { lines: 0, blank_lines: 0, understood: 0, remarked: 0 };
  private readonly remarks: Partial<Record<LineRemark, number>> = {};
  private readonly firstRemarks: AuthSurvey['first_remarks'] = [];
  private readonly actions: Record<string, number> = {};
  private readonly tags: Record<string, number> = {};
  private readonly severities: Partial<Record<Severity, number>> = {};
  private first = Infinity;
  private last = -Infinity;

  constructor(private readonly settings: AuthSettings = {}) {
    this.rules = new AuthRules(settings.rules);
    this.tagger = new KeywordTagger(settings.tags ?? defaultKeywordTags);
  }

  takeBlank(): void {
    this.counts.lines += 1;
    this.counts.blank_lines += 1;
  }

  take({ record, message, remarks }: ReadLogLine): void {
    this.counts.lines += 1;
    this.noteRemarks(record.line, remarks);
    const { tags, severity } = this.tagger.tag(`${record.program ?? ''}: ${message}`);
    for (const tag of tags) add(this.tags, tag);
    add(this.severities, severity);
    if (!remarks.includes('no_time') && !remarks.includes('impossible_day')) {
      this.first = Math.min(this.first, record.time);
      this.last = Math.max(this.last, record.time);
    }
    if (record.event === null) return;
    this.counts.understood += 1;
    add(this.actions, record.event.action);
    this.addresses.take(this.rules.take(record));
  }

  /** @param notes what a person should know of how the file was read */
  result(notes: readonly string[] = []): AuthSurvey {
    const all = this.rules.findings();
    const findings = all.filter((finding) => !this.isSilenced(finding));
    const silenced = all.length - findings.length;
    const rules = new Map<string, string[]>();
    for (const { rule, entity } of findings) {
      if (entity.field === 'source.address') {
        rules.set(entity.value, [...(rules.get(entity.value) ?? []), rule]);
      }
    }
    const forgotten = this.rules.forgotten + this.addresses.forgotten;
    const more =
      forgotten === 0
        ? []
        : [
            `There were more addresses and accounts than are kept in mind (${mostEntities}): ${forgotten} times one that was not seen for long was forgotten, its counts too.`,
          ];
    const seen = Number.isFinite(this.first);
    return {
      ...this.counts,
      remarks: this.remarks,
      first_remarks: this.firstRemarks,
      actions: this.actions,
      tags: this.tags,
      severities: this.severities,
      first_seen: seen ? new Date(this.first).toISOString() : null,
      last_seen: seen ? new Date(this.last).toISOString() : null,
      peak_window_s: peakWindowSeconds,
      addresses: this.addresses.rows(
        (address) => rules.get(address) ?? [],
        (name) => this.rules.names.addressOf(name),
      ),
      findings,
      suppressed_findings: silenced,
      notes: [...notes, ...more],
    };
  }

  private isSilenced({ rule, entity, detected_at: at }: AuthFinding): boolean {
    const spoken = { rule, entities: [entity.value], timeMs: Date.parse(at) };
    return isSuppressed(this.settings.suppress ?? [], spoken);
  }

  private noteRemarks(line: number, remarks: LineRemark[]): void {
    if (remarks.length === 0) return;
    this.counts.remarked += 1;
    for (const remark of remarks) add(this.remarks, remark);
    if (this.firstRemarks.length < mostFirstRemarks) this.firstRemarks.push({ line, remarks });
  }
}
