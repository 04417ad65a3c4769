/** A detector in the making, as the wizard's fields hold it: its state in the address, and as JSON. */
import * as t from 'io-ts';
import { i18n } from '@kbn/i18n';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { strictObject } from '../../../common/codecs/strict_object';
import {
  completeDetector,
  defaultDestination,
  withoutDestination,
} from '../../../common/complete_detector';
import { detectorInputCodec, type DetectorInput } from '../../../common/detector';
import { thresholdCodec } from '../../../common/detector_model';
import { missingPolicyCodec } from '../../../common/feature';
import { completeWindows } from '../../../common/windows';
import { measuresOf, windowsOf } from './draft_windows';

const draftProps = {
  /** Index names or patterns, separated by commas. */
  indices: t.string,
  /** '' for the likeliest. */
  timeField: t.string,
  /** Query DSL as JSON; '' for none. */
  filter: t.string,
  /** What a row is. */
  rows: t.keyof({
    documents: null,
    /** What an entity did in a window of time. */
    windows: null,
  }),
  /** Of windows: '' for the likeliest. */
  entity: t.string,
  /** Of windows. */
  windowLength: t.string,
  /** Of windows: names of usual measures; null for all that the source has the fields for. */
  measures: t.union([t.array(t.string), t.null]),
  /** Of documents: null for what is suggested. */
  features: t.union([t.array(t.type({ field: t.string, missing: missingPolicyCodec })), t.null]),
  trees: t.number,
  sampleSize: t.number,
  maxRows: t.number,
  minRows: t.number,
  seed: t.number,
  transform: t.keyof({ none: null, auto: null }),
  threshold: thresholdCodec,
  /** '' for what follows from the indices. */
  name: t.string,
  id: t.string,
  destination: t.string,
  interval: t.string,
  queryDelay: t.string,
  /** '' for never. */
  retrainEvery: t.string,
};

/** What is kept of a draft: only what is not as in the beginning. */
const storedDraftCodec = strictObject('draft', {}, draftProps);
export type Draft = Required<t.TypeOf<typeof storedDraftCodec>>;
export type DraftFeature = NonNullable<Draft['features']>[number];

const defaults = completeDetector({ id: 'x', source: { indices: ['x'] }, features: ['x'] });

export const newDraft: Draft = {
  indices: '',
  timeField: '',
  filter: '',
  rows: 'documents',
  entity: '',
  windowLength: completeWindows().length,
  measures: null,
  features: null,
  trees: defaults.model.trees,
  sampleSize: defaults.model.sample_size,
  maxRows: defaults.training.max_rows,
  minRows: defaults.training.min_rows,
  seed: defaults.model.seed,
  transform: 'none',
  threshold: defaults.model.threshold,
  name: '',
  id: '',
  destination: '',
  interval: defaults.schedule.interval,
  queryDelay: defaults.source.query_delay,
  retrainEvery: '',
};

const draftKeys = Object.keys(newDraft) as (keyof Draft)[];

/** A draft as text for the address; '' for a new one. */
export function printDraft(draft: Draft): string {
  const changed = draftKeys.filter(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(newDraft[key]),
  );
  if (changed.length === 0) return '';
  return JSON.stringify(Object.fromEntries(changed.map((key) => [key, draft[key]])));
}

/** The draft that a text holds; a new one for text that holds none. */
export function parseDraft(text: string | null): Draft {
  if (text === null || text === '') return newDraft;
  try {
    return { ...newDraft, ...decodeOrThrow(storedDraftCodec, JSON.parse(text), { what: 'Draft' }) };
  } catch {
    return newDraft;
  }
}

export const indicesOf = ({ indices }: Pick<Draft, 'indices'>): string[] =>
  indices
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The filter as query DSL; undefined without one. @throws Error for text that is no JSON object */
export function filterOf({ filter }: Pick<Draft, 'filter'>): Record<string, unknown> | undefined {
  if (filter.trim() === '') return undefined;
  const parsed: unknown = JSON.parse(filter);
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
    return parsed as Record<string, unknown>;
  }
  throw new Error(
    i18n.translate('anomalyForest.wizard.draft.filterIsObjectText', {
      defaultMessage: 'A filter is a JSON object, such as {example}.',
      values: { example: '{"term": {"host": "pump-1"}}' },
    }),
  );
}

/** What is wrong with the filter, or undefined. */
export function filterProblem(draft: Pick<Draft, 'filter'>): string | undefined {
  try {
    filterOf(draft);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

const asId = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 63);

/** What stands in for the names that are left empty. */
export function namesOf(draft: Draft): { id: string; name: string; destination: string } {
  const indices = indicesOf(draft);
  const base = defaultDestination(indices, 'detector').replace(/-ml$/, '');
  const id = draft.id || asId(draft.name) || asId(base) || 'detector';
  return {
    id,
    name: draft.name || id,
    destination: draft.destination || defaultDestination(indices, id),
  };
}

/** How the rows of a draft are judged: by fields of documents, or by measures of windows. */
function featuresOf(draft: Draft): Pick<DetectorInput, 'features'> {
  if (draft.rows === 'documents') {
    const chosen = draft.features ?? [];
    return {
      features: chosen.map(({ field, missing }) =>
        missing === 'skip' ? field : { field, missing },
      ),
    };
  }
  // All measures are features, unless some are there for a ratio alone.
  const taken = draft.measures ?? [];
  return measuresOf(draft).length === taken.length ? {} : { features: [...taken] };
}

/** The documents as the API takes them, whatever rows are made of them. @throws Error for a filter that is none */
function sourceOf(draft: Draft): DetectorInput['source'] {
  const filter = filterOf(draft);
  return {
    indices: indicesOf(draft),
    ...(draft.timeField === '' ? {} : { time_field: draft.timeField }),
    ...(filter === undefined ? {} : { filter }),
  };
}

/** What a detector will read: the documents without its own results. @throws Error for a filter that is none */
export function readSourceOf(draft: Draft): DetectorInput['source'] {
  const source = sourceOf(draft);
  const { destination } = namesOf(draft);
  return { ...source, indices: withoutDestination(source.indices, destination) };
}

/**
 * The detector as the API and the command line take it: only what differs from the defaults, and what
 * people want to see.
 * @throws AppError with every problem of a draft that is not finished, Error for a filter that is none
 */
export function inputOf(draft: Draft): DetectorInput {
  const { id, name, destination } = namesOf(draft);
  const changed = <T>(key: string, value: T, usual: T) => (value === usual ? {} : { [key]: value });
  const training = {
    ...changed('max_rows', draft.maxRows, newDraft.maxRows),
    ...changed('min_rows', draft.minRows, newDraft.minRows),
    ...(draft.retrainEvery === '' ? {} : { retrain_every: draft.retrainEvery }),
  };
  const input = {
    id,
    name,
    ...(draft.rows === 'windows' ? { kind: 'windows' as const } : {}),
    source: {
      ...sourceOf(draft),
      ...(draft.rows === 'windows' ? { windows: windowsOf(draft) } : {}),
      ...changed('query_delay', draft.queryDelay, newDraft.queryDelay),
    },
    ...featuresOf(draft),
    ...(Object.keys(training).length === 0 ? {} : { training }),
    model: {
      ...changed('trees', draft.trees, newDraft.trees),
      ...changed('sample_size', draft.sampleSize, newDraft.sampleSize),
      ...changed('seed', draft.seed, newDraft.seed),
      ...changed('transform', draft.transform, newDraft.transform),
      threshold: draft.threshold,
    },
    destination: { index: destination },
    schedule: { interval: draft.interval },
  };
  // What people look for first stands first.
  const { kind, source, ...rest } = decodeOrThrow(detectorInputCodec, input, { what: 'Detector' });
  return Object.assign({ id, name }, kind === undefined ? {} : { kind }, { source }, rest);
}

/** What is wrong with a draft, one problem a line; none when it can be sent. */
export function draftProblems(draft: Draft): string[] {
  const filter = filterProblem(draft);
  if (filter !== undefined) return [`source.filter ${filter}`];
  try {
    completeDetector(inputOf(draft));
    return [];
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return message.replace(/^Detector( [\w-]+)?: /, '').split(/; (?=\S)/);
  }
}

/** The draft for what a preview depends on: dragging a threshold or naming things asks nobody. */
export function previewInput(draft: Draft): DetectorInput {
  const { threshold, name, id, interval, retrainEvery, queryDelay } = newDraft;
  // A pattern may take the destination in, which is left out then: it says what is read.
  const hasPattern = indicesOf(draft).some((index) => index.includes('*'));
  const destination = hasPattern ? namesOf(draft).destination : newDraft.destination;
  const unnamed = { threshold, name, id, destination, interval, retrainEvery, queryDelay };
  return inputOf({ ...draft, ...unnamed });
}
