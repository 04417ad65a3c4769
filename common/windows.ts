/**
 * Windows: what an entity, such as a user, did within a short span of time, as numbers. A source with
 * `windows` is read as one row for each entity and window instead of one for each document; what every
 * measure is, is told in docs/windows.md.
 */
import * as t from 'io-ts';
import {
  durationIn,
  durationToMs,
  listOf,
  numberIn,
  pattern,
  text,
  timeZone,
} from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

export const measureKindCodec = t.keyof({
  /** Events. */
  count: null,
  /** Sum of a number, in its own unit. */
  sum: null,
  /** Standard deviation of a number over the events that have it, in its own unit; 0 of a single one. */
  deviation: null,
  /** Different values of a field. */
  distinct: null,
  /** One measure divided by another, both of them of this window; 0 where there is nothing to divide by. */
  ratio: null,
  /** Bits by which the window's rarest value of a field is rare in the entity's own history. */
  rarity: null,
  /** Shannon entropy of a field's values, in bits. */
  entropy: null,
  /** Seconds since the entity's event before; as long as the history where it has none. */
  since_last: null,
  /** Kilometres between one place and the next, the longest such way. */
  distance: null,
  /** Kilometres an hour between one place and the next, the fastest such way. */
  speed: null,
  /** Hour of the day at which the window begins, 0 to below 24. */
  hour: null,
});
export type MeasureKind = t.TypeOf<typeof measureKindCodec>;

const plainValue = t.union([text(1000), numberIn(-Number.MAX_VALUE, Number.MAX_VALUE), t.boolean]);

/** A field with a value, or with any of several. */
const conditionCodec = strictObject(
  'condition',
  { field: text(255), equals: t.union([listOf(plainValue, 1, 50), plainValue]) },
  /** Where the value stands in a document, for a multi-field such as `name.keyword`. */
  { path: text(255) },
);
export type Condition = t.TypeOf<typeof conditionCodec>;

const measureName = pattern(
  /^[a-z][a-z0-9_]{0,62}$/,
  'a name of 1 to 63 lower-case letters, digits or "_", first a letter',
);

export const measureCodec = strictObject(
  'measure',
  { name: measureName, measure: measureKindCodec },
  {
    /** What is summed, told apart, or where the place stands. */
    field: text(255),
    /** Where the value stands in a document, for a multi-field such as `name.keyword`. */
    path: text(255),
    /** Only events for which all of these hold; all events when left out. */
    where: listOf(conditionCodec, 1, 10),
    /** Of `ratio`: the measure that is divided, and the one that it is divided by. */
    of: measureName,
    by: measureName,
    /** Of `hour`: the zone whose clock tells it, such as `Europe/Berlin`; UTC when left out. */
    time_zone: timeZone,
  },
);
export type Measure = t.TypeOf<typeof measureCodec>;

export const windowLengthCodec = durationIn('1s', '7d');

const windowsProps = {
  /** Field whose value names the entity, as Elasticsearch knows it: a keyword, an address or a number. */
  entity: text(255),
  /** Length of a window. Windows begin at multiples of it, counted from 1970 in UTC. */
  length: windowLengthCodec,
  /** How far before its window a measure looks back. */
  history: durationIn('1s', '90d'),
  measures: listOf(measureCodec, 1, 100),
};

const windowsChoices = {
  /** Where the entity's value stands in a document, for a multi-field such as `name.keyword`. */
  entity_path: text(255),
  /** Fields whose different values, at most 10, a window keeps beside its measures, such as a label. */
  keep: listOf(text(255), 0, 20),
};

export const windowsCodec = strictObject('windows', windowsProps, windowsChoices);
export type Windows = t.TypeOf<typeof windowsCodec>;

/** As a person writes it: everything has a default. */
export const windowsInputCodec = strictObject(
  'windows',
  {},
  { ...windowsProps, ...windowsChoices },
);
export type WindowsInput = t.TypeOf<typeof windowsInputCodec>;

const equals = (field: string, value: string): Condition => ({ field, equals: value });
const isLogin = equals('event.category', 'authentication');
const succeeded = equals('event.outcome', 'success');
const failed = equals('event.outcome', 'failure');
const place = 'source.geo.location';

/** What people do, by the names of the Elastic Common Schema. */
export const usualMeasures: readonly Measure[] = [
  { name: 'logins', measure: 'count', where: [isLogin, succeeded] },
  { name: 'failed_logins', measure: 'count', where: [isLogin, failed] },
  { name: 'login_attempts', measure: 'count', where: [isLogin] },
  { name: 'failure_rate', measure: 'ratio', of: 'failed_logins', by: 'login_attempts' },
  { name: 'file_events', measure: 'count', where: [equals('event.category', 'file')] },
  { name: 'api_calls', measure: 'count', where: [equals('event.category', 'api')] },
  { name: 'bytes', measure: 'sum', field: 'network.bytes' },
  { name: 'addresses', measure: 'distinct', field: 'source.ip' },
  { name: 'countries', measure: 'distinct', field: 'source.geo.country_iso_code' },
  { name: 'distance_km', measure: 'distance', field: place, where: [isLogin, succeeded] },
  { name: 'speed_kmh', measure: 'speed', field: place, where: [isLogin, succeeded] },
  { name: 'hour', measure: 'hour' },
];

export const usualWindows: Windows = {
  entity: 'user.name',
  length: '5m',
  history: '1d',
  measures: [...usualMeasures],
};

/** Windows from what a person wrote; the usual ones are users, five minutes. */
export const completeWindows = (
  input: WindowsInput = {},
  usual: Windows = usualWindows,
): Windows => ({ ...usual, ...input });

/** The path of the entity's value in a source document. */
export const entityPathOf = ({ entity, entity_path: path }: Windows): string => path ?? entity;

export const windowMsOf = ({ length }: Windows): number => durationToMs(length);

/** Kinds that depend on what the entity did before the window. */
const looksBack: readonly MeasureKind[] = ['rarity', 'since_last', 'distance', 'speed'];
export const hasHistory = ({ measure }: Measure): boolean => looksBack.includes(measure);

/** The window's own part of its document: begin, end and number of events. */
export const windowField = 'window';

type Option = 'field' | 'path' | 'where' | 'of' | 'by' | 'time_zone';

/** Options that each kind must have, and those that it may have. */
const optionsOf: Readonly<Record<MeasureKind, { needs: Option[]; takes: Option[] }>> = {
  count: { needs: [], takes: ['where'] },
  sum: { needs: ['field'], takes: ['path', 'where'] },
  deviation: { needs: ['field'], takes: ['path', 'where'] },
  distinct: { needs: ['field'], takes: ['path', 'where'] },
  ratio: { needs: ['of', 'by'], takes: [] },
  rarity: { needs: ['field'], takes: ['path', 'where'] },
  entropy: { needs: ['field'], takes: ['path', 'where'] },
  since_last: { needs: [], takes: ['where'] },
  distance: { needs: ['field'], takes: ['path', 'where'] },
  speed: { needs: ['field'], takes: ['path', 'where'] },
  hour: { needs: [], takes: ['time_zone'] },
};
const options: readonly Option[] = ['field', 'path', 'where', 'of', 'by', 'time_zone'];

function optionProblems(measure: Measure): string[] {
  const { needs, takes } = optionsOf[measure.measure];
  const about = `The measure "${measure.name}" (${measure.measure})`;
  return [
    ...needs
      .filter((option) => measure[option] === undefined)
      .map((option) => `${about} needs "${option}".`),
    ...options
      .filter((option) => measure[option] !== undefined && ![...needs, ...takes].includes(option))
      .map((option) => `${about} takes no "${option}".`),
  ];
}

/** A ratio of ratios would need an order of computing, and says nothing that one ratio cannot. */
function ratioProblems(measure: Measure, all: readonly Measure[]): string[] {
  const parts = measure.measure === 'ratio' ? [measure.of, measure.by] : [];
  return parts
    .filter((part) => part !== undefined)
    .filter((part) => !all.some(({ name, measure: kind }) => name === part && kind !== 'ratio'))
    .map(
      (part) => `The measure "${measure.name}" is a ratio of "${part}", which is no other measure.`,
    );
}

const firstPart = (field: string) => field.replace(/\..*$/s, '');

/** What a codec cannot say of windows; none when they are in order. */
export function windowsProblems(windows: Windows, timeField: string): string[] {
  const { measures, keep = [], history, length } = windows;
  const names = measures.map(({ name }) => name);
  const taken = new Set([
    windowField,
    ...[timeField, entityPathOf(windows), ...keep].map(firstPart),
  ]);
  return [
    ...measures.flatMap((measure) => [
      ...optionProblems(measure),
      ...ratioProblems(measure, measures),
    ]),
    ...[...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
      (name) => `Two measures are called "${name}".`,
    ),
    ...names
      .filter((name) => taken.has(name))
      .map((name) => `The measure "${name}" has the name of a field that the window has already.`),
    ...(keep.some((field) => firstPart(field) === windowField)
      ? [`"${windowField}" is the window's own field and cannot be kept from events.`]
      : []),
    ...(durationToMs(history) < durationToMs(length)
      ? [`The history of ${history} is shorter than a window of ${length}.`]
      : []),
  ];
}
