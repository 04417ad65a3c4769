/** Which fields to take as features, and why not the others. */
import type { CandidateRemark, FieldCandidate } from '../../../common/api/field_candidates';
import type { FeatureKind } from '../../../common/feature';
import type { FieldProfile } from '../ports/source_profiler';

/** What is known of a field that could be a feature. */
export interface ProfiledField {
  field: string;
  /** As it is mapped. */
  type: string;
  kind: FeatureKind;
  profile: FieldProfile;
}

/** Share of the documents that may lack a field that is suggested. */
const mostMissing = 0.5;
/** Share of the documents with a value of their own from which on the values are names. */
const nearlyUniqueShare = 0.95;
/** Fewer documents say nothing of that. */
const fewestForUnique = 50;
/** More features than this are slow to look through, and hide what counts. */
const mostSuggested = 50;

const wholeNumbers = ['long', 'integer', 'short', 'byte', 'unsigned_long'];

/** Answers rather than measurements: a model that sees one learns to repeat it. */
const labelNames =
  /^(is_?)?(label|labels|target|class|ground_?truth|anomaly|anomalous|anomaly_?(type|label|kind)|outlier|changepoint|attack|fraud)$/i;

const lastName = (field: string) => field.slice(field.lastIndexOf('.') + 1);

function isNearlyUnique({ type, kind, profile }: ProfiledField): boolean {
  // Measurements with decimals never repeat; names and whole numbers that do not are ids.
  const canBeId = kind === 'keyword' || kind === 'ip' || wholeNumbers.includes(type);
  return (
    canBeId &&
    profile.rows >= fewestForUnique &&
    profile.distinct >= nearlyUniqueShare * profile.rows
  );
}

function remarkOn(candidate: ProfiledField): CandidateRemark | undefined {
  const { field, kind, profile } = candidate;
  if (profile.rows === 0) return 'empty';
  if (labelNames.test(lastName(field))) return 'label';
  if (profile.distinct <= 1) return 'constant';
  if (1 - profile.present > mostMissing) return 'mostly_missing';
  if (isNearlyUnique(candidate)) return 'nearly_unique';
  if (kind === 'date') return 'date';
  return kind === 'number' ? undefined : 'category';
}

const rank: readonly (CandidateRemark | undefined)[] = [
  undefined,
  'too_many',
  'category',
  'date',
  'mostly_missing',
  'label',
  'nearly_unique',
  'constant',
  'empty',
];

/**
 * Candidates, the suggested ones first: measurements and switches that most documents have and that
 * are neither constant, nor ids, nor labels. Where there is none, categories stand in.
 */
export function suggestFeatures(fields: readonly ProfiledField[]): FieldCandidate[] {
  const judged = fields.map((field) => ({ ...field, remark: remarkOn(field) }));
  const hasAmounts = judged.some(({ remark }) => remark === undefined);
  const wanted = hasAmounts ? undefined : 'category';
  const sorted = judged.sort(
    (a, b) =>
      rank.indexOf(a.remark) - rank.indexOf(b.remark) ||
      b.profile.present - a.profile.present ||
      (a.field < b.field ? -1 : 1),
  );
  let taken = 0;
  return sorted.map(({ field, type, kind, profile, remark }): FieldCandidate => {
    const isWanted = remark === wanted;
    if (isWanted) taken += 1;
    const suggested = isWanted && taken <= mostSuggested;
    const said = isWanted && !suggested ? 'too_many' : remark;
    const { present, distinct, min, max, quantiles, histogram, values } = profile;
    return {
      field,
      type,
      kind,
      missing: 1 - present,
      distinct,
      suggested,
      missing_policy: present < 1 ? 'median' : 'skip',
      ...(said === undefined ? {} : { remark: said }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(quantiles === undefined ? {} : { quantiles }),
      ...(histogram === undefined ? {} : { histogram }),
      ...(values === undefined ? {} : { values }),
    };
  });
}
