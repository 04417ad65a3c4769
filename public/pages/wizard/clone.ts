/** A detector that begins as another one: what the wizard's fields show of it, and what they do not. */
import { i18n } from '@kbn/i18n';
import type { Detector, DetectorInput } from '../../../common/detector';
import type { DetectorKind } from '../../../common/detector_kind';
import type { Draft } from './draft';

/** The draft of a clone that nobody has changed; its names follow from those of the detector. */
export function draftOfClone(empty: Draft, base: Detector): Draft {
  const { features, model, schedule, source, training } = base;
  const { windows } = source;
  return {
    ...empty,
    base,
    indices: source.indices.join(', '),
    timeField: source.time_field,
    filter: source.filter === undefined ? '' : JSON.stringify(source.filter),
    ...(windows === undefined
      ? { features: features.map(({ field, missing }) => ({ field, missing })) }
      : {
          rows: 'windows',
          entity: windows.entity,
          windowLength: windows.length,
          measures: features.map(({ field }) => field),
          keep: windows.keep ?? [],
        }),
    trees: model.trees,
    sampleSize: model.sample_size,
    maxRows: training.max_rows,
    minRows: training.min_rows,
    seed: model.seed,
    transform: model.transform ?? empty.transform,
    threshold: model.threshold,
    interval: schedule.interval,
    queryDelay: source.query_delay,
    retrainEvery: training.retrain_every ?? '',
  };
}

const longestId = 63;
const longestName = 120;

/**
 * Names for a clone. Its results go beside those of the detector, under a name that goes on after a hyphen:
 * what leaves those out leaves these out too, so that none of both scores results of the other.
 * @param id '' for what follows from the detector's
 */
export function namesOfClone(
  base: Detector,
  id: string,
): { id: string; name: string; destination: string } {
  const suffix = '-copy';
  const own = id || `${base.id.slice(0, longestId - suffix.length)}${suffix}`;
  const apart = own.startsWith(`${base.id}-`) ? own.slice(base.id.length + 1) : own;
  const name = i18n.translate('anomalyForest.wizard.clone.copyOfName', {
    defaultMessage: '{name} (copy)',
    values: { name: base.name },
  });
  return {
    id: own,
    name: name.slice(0, longestName),
    destination: `${base.destination.index}-${apart}`,
  };
}

/** What the rows of a draft are; undefined for what a detector is that says nothing. */
export function kindOfDraft({ base, rows }: Draft): DetectorKind | undefined {
  if (base?.kind === 'packets') return 'packets';
  if (rows === 'windows') return 'windows';
  return base?.kind === 'logs' ? 'logs' : undefined;
}

interface Kept {
  whole: Pick<DetectorInput, 'description' | 'rules' | 'severity_percentiles'>;
  source: Pick<DetectorInput['source'], 'start'>;
  training: DetectorInput['training'];
  model: DetectorInput['model'];
  destination: DetectorInput['destination'];
  schedule: DetectorInput['schedule'];
}

const nothing: Kept = {
  whole: {},
  source: {},
  training: {},
  model: {},
  destination: {},
  schedule: {},
};

/**
 * What a clone has of its detector that no field of the wizard shows. Usual values are written down too: a host
 * may have other defaults.
 */
export function keptOfClone(draft: Draft): Kept {
  const { base } = draft;
  if (base === null) return nothing;
  const { description, rules, severity_percentiles, source, training, model, destination } = base;
  const { max_rows: _max, min_rows: _min, retrain_every: _every, ...learning } = training;
  const { interval: _interval, ...times } = base.schedule;
  const isOfKind = (kindOfDraft(draft) ?? 'metrics') === base.kind;
  return {
    whole: {
      ...(description === undefined ? {} : { description }),
      ...(rules === undefined || !isOfKind ? {} : { rules }),
      severity_percentiles,
    },
    source: source.start === undefined ? {} : { start: source.start },
    training: learning,
    model: model.keep_versions === undefined ? {} : { keep_versions: model.keep_versions },
    destination:
      destination.copy_fields === undefined ? {} : { copy_fields: destination.copy_fields },
    schedule: times,
  };
}
