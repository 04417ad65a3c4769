/** A detector in the making, as the wizard's fields hold it, and its state in the address. */
import * as t from 'io-ts';
import { i18n } from '@kbn/i18n';
import { decodeOrThrow } from '../../../common/codecs/decode';
import { strictObject } from '../../../common/codecs/strict_object';
import { completeDetector, defaultDestination } from '../../../common/complete_detector';
import type { Detector } from '../../../common/detector';
import { thresholdCodec } from '../../../common/detector_model';
import { missingPolicyCodec } from '../../../common/feature';
import { completeWindows } from '../../../common/windows';
import { draftOfClone, namesOfClone } from './clone';

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
  /** Of windows: fields of the source whose values they keep beside their measures. */
  keep: t.array(t.string),
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
export type Draft = Required<t.TypeOf<typeof storedDraftCodec>> & {
  /** The detector that is cloned; null for a new one. The address has its id alone. */
  base: Detector | null;
};
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
  keep: [],
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
  base: null,
};

const draftKeys = Object.keys(draftProps) as (keyof typeof draftProps)[];

/** What a draft is before anybody has changed it. */
const beginningOf = (base: Detector | null): Draft =>
  base === null ? newDraft : draftOfClone(newDraft, base);

/** A draft as text for the address; '' for one that is as in the beginning. */
export function printDraft(draft: Draft): string {
  const beginning = beginningOf(draft.base);
  const changed = draftKeys.filter(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(beginning[key]),
  );
  if (changed.length === 0) return '';
  return JSON.stringify(Object.fromEntries(changed.map((key) => [key, draft[key]])));
}

/** The draft that a text holds; one as in the beginning for text that holds none. */
export function parseDraft(text: string | null, base: Detector | null = null): Draft {
  const beginning = beginningOf(base);
  if (text === null || text === '') return beginning;
  try {
    const changes = decodeOrThrow(storedDraftCodec, JSON.parse(text), { what: 'Draft' });
    return { ...beginning, ...changes };
  } catch {
    return beginning;
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
  if (draft.base !== null) {
    const names = namesOfClone(draft.base, draft.id || asId(draft.name));
    return {
      id: names.id,
      name: draft.name || names.name,
      destination: draft.destination || names.destination,
    };
  }
  const base = defaultDestination(indices, 'detector').replace(/-ml$/, '');
  const id = draft.id || asId(draft.name) || asId(base) || 'detector';
  return {
    id,
    name: draft.name || id,
    destination: draft.destination || defaultDestination(indices, id),
  };
}
