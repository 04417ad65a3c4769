/** Fields of a source that could be features, with what their values are like. */
import {
  candidateQuantileLevels,
  type FieldCandidates,
} from '../../../common/api/field_candidates';
import type { SourceInput } from '../../../common/detector_source';
import { kindOf } from '../../../common/feature';
import type { DetectionPorts } from '../services';
import { settleFeature } from './settle_feature';
import type { FieldToProfile } from '../ports/source_profiler';
import { suggestFeatures, type ProfiledField } from './suggest_features';
import { isVerdictField } from '../scoring/verdict';

/** As many as a detector may have. */
const mostFields = 200;
/** Bars of a field's small histogram. */
const intervals = 20;

type Usable = Omit<ProfiledField, 'profile'>;

const kindsByUse = ['number', 'keyword', 'ip', 'date'] as const;

function usableFields(
  fields: Parameters<typeof settleFeature>[1]['mapping'],
  indices: string,
): Usable[] {
  const usable: Usable[] = [];
  for (const [field, { types }] of fields) {
    if (isVerdictField(field)) continue;
    const settled = settleFeature({ field, missing: 'skip' }, { indices, mapping: fields });
    if ('problems' in settled) continue;
    // A multi-field has the value of its parent, which may be a feature itself.
    const { path, kind } = settled.feature;
    const parent =
      path === undefined
        ? undefined
        : settleFeature({ field: path, missing: 'skip' }, { indices, mapping: fields });
    if (parent !== undefined && 'feature' in parent) continue;
    usable.push({ field, type: types.join(', '), kind: kindOf({ ...(kind ? { kind } : {}) }) });
  }
  return usable.sort(
    (a, b) =>
      kindsByUse.indexOf(a.kind) - kindsByUse.indexOf(b.kind) || (a.field < b.field ? -1 : 1),
  );
}

function lookedAtAs({ kind, type }: Usable): FieldToProfile['as'] {
  if (kind === 'date') return 'moments';
  return kind === 'number' && type !== 'boolean' ? 'amounts' : 'values';
}

/**
 * Numbers, booleans, keywords, addresses and dates of a source, at most 200, with a suggestion which to
 * take. The time field is left out.
 * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ...
 */
export async function findCandidates(
  { profiler }: Pick<DetectionPorts, 'profiler'>,
  { indices, filter, time_field: timeField }: SourceInput,
  signal: AbortSignal,
): Promise<FieldCandidates> {
  const scope = { indices, ...(filter === undefined ? {} : { filter }) };
  const mapping = await profiler.mapping(indices, signal);
  const usable = usableFields(mapping.fields, indices.join(',')).filter(
    ({ field }) => field !== timeField,
  );
  const looked = usable.slice(0, mostFields);
  const fields = looked.map((field) => ({ field: field.field, as: lookedAtAs(field) }));
  const { documents, rows, profiles } = await profiler.fieldProfiles(
    scope,
    { fields, levels: candidateQuantileLevels, intervals },
    signal,
  );
  const profiled = looked.flatMap((field): ProfiledField[] => {
    const profile = profiles.get(field.field);
    return profile === undefined ? [] : [{ ...field, profile }];
  });
  return {
    rows,
    documents,
    candidates: suggestFeatures(profiled),
    left_out: usable.length - looked.length,
  };
}
