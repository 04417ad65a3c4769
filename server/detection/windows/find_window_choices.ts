/** Whose windows a source can have, which of the usual measures, and what they can keep. */
import type {
  EntityChoice,
  MeasureChoice,
  WindowChoices,
} from '../../../common/api/window_choices';
import type { SourceInput } from '../../../common/detector_source';
import { usualMeasures, windowField, type Measure } from '../../../common/windows';
import type { DetectionPorts } from '../services';
import { isMultiField, isObject, type FieldKinds, type FieldsOf } from '../preview/settle_feature';
import { isVerdictField } from '../scoring/verdict';
import { measureProblems } from './check_windows';

/** As many fields as the wizard looks at for other detectors. */
const mostEntities = 200;
const mostFields = 1_000;

/** Who acts, by the names of the Elastic Common Schema; the likeliest first. */
const likelyEntities = [
  'user.name',
  'user.id',
  'user.email',
  'host.name',
  'host.hostname',
  'client.ip',
  'source.ip',
  'service.name',
  'process.name',
];

/** Numbers can name an entity too, but hardly any does. */
const namingTypes = ['keyword', 'constant_keyword', 'wildcard', 'ip'];

/** Neither what Elasticsearch adds to documents nor what a result adds to them. */
const isOfSource = (field: string): boolean => !isVerdictField(field) && !field.startsWith('_');

function rankOf({ field }: EntityChoice): number {
  const rank = likelyEntities.indexOf(field);
  return rank === -1 ? likelyEntities.length : rank;
}

function entitiesOf(fields: FieldKinds): EntityChoice[] {
  return [...fields]
    .filter(([field, { types }]) => {
      const isNaming = types.length > 0 && types.every((type) => namingTypes.includes(type));
      return isNaming && isOfSource(field);
    })
    .map(([field, { types }]) => ({ field, type: types.join(', ') }))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.field < b.field ? -1 : 1))
    .slice(0, mostEntities);
}

/** What is kept is read from documents, where multi-fields do not stand. */
function fieldsToKeep(fields: FieldKinds): string[] {
  return [...fields]
    .filter(([field, kind]) => !isObject(kind) && !isMultiField(field, fields))
    .map(([field]) => field)
    .filter((field) => isOfSource(field) && field.split('.')[0] !== windowField)
    .sort()
    .slice(0, mostFields);
}

/** A ratio has no field of its own: it can be had where both of its parts can. */
const madeOf = (measure: Measure): Measure[] => [
  measure,
  ...usualMeasures.filter(({ name }) => name === measure.of || name === measure.by),
];

function choiceOf(measure: Measure, where: FieldsOf): MeasureChoice {
  const problems = madeOf(measure).flatMap((part) => measureProblems(part, where));
  return { name: measure.name, problems: [...new Set(problems.map(({ message }) => message))] };
}

/**
 * By the mapping alone: whether documents have values does not show.
 * @throws AppError INDEX_NOT_FOUND, ES_FORBIDDEN, ...
 */
export async function findWindowChoices(
  { profiler }: Pick<DetectionPorts, 'profiler'>,
  { indices }: SourceInput,
  signal: AbortSignal,
): Promise<WindowChoices> {
  const { fields } = await profiler.mapping(indices, signal);
  const where = { indices: indices.join(','), mapping: fields };
  return {
    entities: entitiesOf(fields),
    measures: usualMeasures.map((measure) => choiceOf(measure, where)),
    fields: fieldsToKeep(fields),
  };
}
