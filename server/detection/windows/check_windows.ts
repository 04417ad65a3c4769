/** The fields that windows are made of, against the mapping of the source. */
import { isDeepStrictEqual } from 'util';
import { AppError } from '../../../common/errors';
import type { Feature } from '../../../common/feature';
import { usualPacketMeasures } from '../../../common/packet_windows';
import { entityPathOf, type Condition, type Measure, type Windows } from '../../../common/windows';
import type { FieldKind } from '../ports/source_reader';
import {
  fieldsToAsk,
  settleFeature,
  type FieldKinds,
  type FieldsOf,
} from '../preview/settle_feature';

/** A field whose values are compared, as a feature of that kind would be. */
const compared = ({ field, path }: Pick<Condition, 'field' | 'path'>): Feature => ({
  field,
  missing: 'skip',
  kind: 'keyword',
  ...(path === undefined ? {} : { path }),
});

const entityOf = ({ entity, entity_path: path }: Windows) => compared({ field: entity, path });

/** Fields whose mapping tells all about these windows. */
export function windowFieldsToAsk(windows: Windows): string[] {
  const conditions = windows.measures.flatMap(({ where = [] }) => where.map(compared));
  const measured = windows.measures.flatMap(({ field, path }) =>
    field === undefined ? [] : [compared({ field, path })],
  );
  return fieldsToAsk([entityOf(windows), ...conditions, ...measured]);
}

interface Settled<T> {
  problems: AppError[];
  value: T;
}

function settleCondition(condition: Condition, where: FieldsOf): Settled<Condition> {
  const settled = settleFeature(compared(condition), where);
  if ('problems' in settled) return { problems: settled.problems, value: condition };
  const { path } = settled.feature;
  return { problems: [], value: path === undefined ? condition : { ...condition, path } };
}

/** The types that a measure's field can have; any for those that tell values apart. */
const wantedTypes: Partial<Record<Measure['measure'], readonly string[]>> = {
  distance: ['geo_point'],
  speed: ['geo_point'],
};

function fieldProblems({ name, measure, field }: Measure, where: FieldsOf): AppError[] {
  if (field === undefined) return [];
  const types = where.mapping.get(field)?.types;
  if (types === undefined) {
    const message = `No index of "${where.indices}" has the field "${field}" of the measure "${name}".`;
    return [new AppError('FIELD_NOT_FOUND', message)];
  }
  const wanted = wantedTypes[measure];
  if (wanted === undefined || types.every((type) => wanted.includes(type))) return [];
  return [
    new AppError(
      'FIELD_NOT_USABLE',
      `The field "${field}" of the measure "${name}" is mapped as ${types.join(' and ')} in "${where.indices}": ${measure} takes ${wanted.join(' or ')}.`,
    ),
  ];
}

/** Where a multi-field's value stands; of a field of any other type, at its own name. */
function placeOf({ field, path }: Measure, where: FieldsOf): Pick<Measure, 'path'> {
  if (field === undefined) return {};
  const settled = settleFeature(compared({ field, path }), where);
  return 'feature' in settled && settled.feature.path !== undefined
    ? { path: settled.feature.path }
    : {};
}

function settleMeasure(measure: Measure, where: FieldsOf): Settled<Measure> {
  const conditions = measure.where?.map((condition) => settleCondition(condition, where));
  return {
    problems: [
      ...fieldProblems(measure, where),
      ...(conditions ?? []).flatMap(({ problems }) => problems),
    ],
    value: {
      ...measure,
      ...placeOf(measure, where),
      ...(conditions ? { where: conditions.map(({ value }) => value) } : {}),
    },
  };
}

/** Why a source cannot have a measure; none when it can. */
export const measureProblems = (measure: Measure, where: FieldsOf): AppError[] =>
  settleMeasure(measure, where).problems;

/**
 * Of the usual measures of packets, those that the source has the fields for, such as Packetbeat's flows,
 * which have no flags; all of others.
 */
export function measuresInSource({ measures }: Windows, mapping: FieldKinds): readonly Measure[] {
  if (!isDeepStrictEqual(measures, usualPacketMeasures)) return measures;
  const has = ({ field, where = [] }: Measure) =>
    [field, ...where.map((condition) => condition.field)].every(
      (name) => name === undefined || mapping.has(name),
    );
  const there = measures.filter(has);
  const names = new Set<string | undefined>(there.map(({ name }) => name));
  const whole = there.filter(({ of, by }) => of === undefined || (names.has(of) && names.has(by)));
  // Of a source that has none of them, what is missing is to be said.
  return whole.some(({ field }) => field !== undefined) ? whole : measures;
}

/** Windows with what the mapping says of their fields, and every reason why they cannot be made. */
export function settleWindows(windows: Windows, where: FieldsOf): Settled<Windows> {
  const entity = settleFeature(entityOf(windows), where);
  const measures = windows.measures.map((measure) => settleMeasure(measure, where));
  const path = 'feature' in entity ? entity.feature.path : undefined;
  const problems = [
    ...('problems' in entity ? entity.problems : []),
    ...measures.flatMap((measure) => measure.problems),
  ];
  const unique = new Map(problems.map((problem) => [problem.message, problem]));
  return {
    problems: [...unique.values()],
    value: {
      ...windows,
      measures: measures.map(({ value }) => value),
      ...(path === undefined ? {} : { entity_path: path }),
    },
  };
}

const ofType = (type: string): FieldKind => ({ types: [type] });

/** The fields that a window has, as if they were mapped: what features can be made of. */
export function windowMapping(windows: Windows, timeField: string): FieldKinds {
  const { measures, keep = [] } = windows;
  return new Map([
    ...[...keep, entityPathOf(windows)].map((field): [string, FieldKind] => [
      field,
      ofType('keyword'),
    ]),
    ...measures.map(({ name }): [string, FieldKind] => [name, ofType('double')]),
    [timeField, ofType('date')],
  ]);
}
