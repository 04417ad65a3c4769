/** A draft as the API and the command line take it, and what is wrong with it. */
import { decodeOrThrow } from '../../../common/codecs/decode';
import { completeDetector, withoutDestination } from '../../../common/complete_detector';
import { detectorInputCodec, type DetectorInput } from '../../../common/detector';
import type { FeatureInput } from '../../../common/feature';
import { keptOfClone, kindOfDraft } from './clone';
import {
  filterOf,
  filterProblem,
  indicesOf,
  namesOf,
  newDraft,
  type Draft,
  type DraftFeature,
} from './draft';
import { measuresOf, windowsOf } from './draft_windows';

/** A feature as the API takes it; one of the detector that is cloned has options that the wizard does not show. */
function asInput(
  { base }: Draft,
  { field, missing }: { field: string; missing?: DraftFeature['missing'] },
): FeatureInput {
  const known = base?.features.find((feature) => feature.field === field);
  if (known !== undefined) return missing === undefined ? known : { ...known, missing };
  return missing === undefined || missing === 'skip' ? field : { field, missing };
}

/** How the rows of a draft are judged: by fields of documents, or by measures of windows. */
function featuresOf(draft: Draft): Pick<DetectorInput, 'features'> {
  if (draft.rows === 'documents') {
    const chosen = draft.features ?? [];
    return { features: chosen.map((feature) => asInput(draft, feature)) };
  }
  // All measures are features, unless some are there for a ratio alone.
  const taken = draft.measures ?? [];
  if (draft.base !== null) return { features: taken.map((field) => asInput(draft, { field })) };
  return measuresOf(draft).length === taken.length ? {} : { features: [...taken] };
}

/** The documents as the API takes them, whatever rows are made of them. @throws Error for a filter that is none */
function sourceOf(draft: Draft): DetectorInput['source'] {
  const filter = filterOf(draft);
  return {
    indices: indicesOf(draft),
    ...(draft.timeField === '' ? {} : { time_field: draft.timeField }),
    ...(filter === undefined ? {} : { filter }),
    ...keptOfClone(draft).source,
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
  // A host may have other defaults than the usual ones: a clone says all of it.
  const changed = <T>(key: string, value: T, usual: T) =>
    value === usual && draft.base === null ? {} : { [key]: value };
  const kind = kindOfDraft(draft);
  const kept = keptOfClone(draft);
  const training = {
    ...kept.training,
    ...changed('max_rows', draft.maxRows, newDraft.maxRows),
    ...changed('min_rows', draft.minRows, newDraft.minRows),
    ...(draft.retrainEvery === '' ? {} : { retrain_every: draft.retrainEvery }),
  };
  const input = {
    id,
    name,
    ...kept.whole,
    ...(kind === undefined ? {} : { kind }),
    source: {
      ...sourceOf(draft),
      ...(draft.rows === 'windows' ? { windows: windowsOf(draft) } : {}),
      ...changed('query_delay', draft.queryDelay, newDraft.queryDelay),
    },
    ...featuresOf(draft),
    ...(Object.keys(training).length === 0 ? {} : { training }),
    model: {
      ...kept.model,
      ...changed('trees', draft.trees, newDraft.trees),
      ...changed('sample_size', draft.sampleSize, newDraft.sampleSize),
      ...changed('seed', draft.seed, newDraft.seed),
      ...(draft.transform === newDraft.transform ? {} : { transform: draft.transform }),
      threshold: draft.threshold,
    },
    destination: { ...kept.destination, index: destination },
    schedule: { ...kept.schedule, interval: draft.interval },
  };
  // What people look for first stands first.
  const { source, ...rest } = decodeOrThrow(detectorInputCodec, input, { what: 'Detector' });
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
