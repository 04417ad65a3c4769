/**
 * Which version of a detector's models scores (the champion), which is scored beside it to be compared
 * (the challenger), and how that came about. Pointers and history are one document: no change without
 * its audit entry.
 */
import * as t from 'io-ts';
import { keptApartCodec } from './learning';

const version = t.number;
const versionOrNone = t.union([version, t.null]);

/** Verdicts of champion and challenger over the same rows. */
export const comparisonCodec = t.type({
  champion: version,
  challenger: version,
  rows: t.number,
  both_flagged: t.number,
  only_champion: t.number,
  only_challenger: t.number,
  /** Sum of challenger's score minus champion's, and of its magnitude. */
  sum_difference: t.number,
  sum_absolute_difference: t.number,
});
export type Comparison = t.TypeOf<typeof comparisonCodec>;

/** What was known when somebody decided. */
export const roleMetricsCodec = t.intersection([
  t.type({
    /** Whether the import replayed the model's test vectors with success; null for a model trained here. */
    certificate_passed: t.union([t.boolean, t.null]),
    comparison: t.union([comparisonCodec, t.null]),
    /** Population stability index of the champion's scores, and of the feature that moved most. */
    score_psi: t.union([t.number, t.null]),
    worst_feature: t.union([t.type({ field: t.string, psi: t.number }), t.null]),
    /** Alerts a day of the champion, at the threshold it has. */
    alerts_per_day: t.union([t.number, t.null]),
  }),
  /** Of a version that learnt from labels: how well it ranks those kept apart. */
  t.partial({ kept_apart: keptApartCodec }),
]);
export type RoleMetrics = t.TypeOf<typeof roleMetricsCodec>;

export const roleActionCodec = t.keyof({
  train: null,
  learn: null,
  promote: null,
  challenge: null,
  withdraw: null,
  roll_back: null,
  delete: null,
});
export type RoleAction = t.TypeOf<typeof roleActionCodec>;

const changeCodec = t.type({ from: versionOrNone, to: versionOrNone });

/** One audit entry. */
export const roleChangeCodec = t.type({
  at: t.string,
  who: t.string,
  why: t.string,
  action: roleActionCodec,
  /** The version that the action is about. */
  version,
  champion: changeCodec,
  challenger: changeCodec,
  metrics: roleMetricsCodec,
});
export type RoleChange = t.TypeOf<typeof roleChangeCodec>;

export const modelRolesCodec = t.type({
  format_version: t.literal(1),
  champion: versionOrNone,
  challenger: versionOrNone,
  /** Highest version that ever was: a deleted one's number is not given again. */
  last_version: version,
  /** The last change first, at most `keptRoleChanges`. */
  history: t.array(roleChangeCodec),
});
export type ModelRoles = t.TypeOf<typeof modelRolesCodec>;

export const keptRoleChanges = 200;

export const noRoles: ModelRoles = {
  format_version: 1,
  champion: null,
  challenger: null,
  last_version: 0,
  history: [],
};

export const modelRoleCodec = t.keyof({ champion: null, challenger: null, none: null });
export type ModelRole = t.TypeOf<typeof modelRoleCodec>;

export function roleOf(
  { champion, challenger }: Pick<ModelRoles, 'champion' | 'challenger'>,
  modelVersion: number,
): ModelRole {
  if (modelVersion === champion) return 'champion';
  return modelVersion === challenger ? 'challenger' : 'none';
}
