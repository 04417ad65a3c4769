/** What to read of the source: only the fields that are needed. */
import type { Detector } from '../../../common/detector';
import type { TrainingExclusion } from '../../../common/detector_training';
import { pathOf } from '../../../common/feature';
import { windowMsOf } from '../../../common/windows';
import type { SourceScope, TimeRange } from '../ports/scope';
import { fieldsOfRules } from '../rules/open_watch';

const featureFields = ({ features }: Detector) => features.map(pathOf);

/** Training needs the features alone. */
export function trainingScope(detector: Detector): SourceScope {
  return { ...detector.source, fields: featureFields(detector) };
}

const timeOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

/** The event times that a detector names for training; null where it sets no limit. */
export const namedTrainingRange = ({ training }: Pick<Detector, 'training'>): TimeRange => ({
  from: timeOf(training.from),
  to: timeOf(training.to),
});

type Query = Record<string, unknown>;

/** Of windows, whole ones: what is left of a window would look like little activity. */
function exclusionQuery(exclusion: TrainingExclusion, source: Detector['source']): Query {
  if ('filter' in exclusion) return exclusion.filter;
  const length = source.windows === undefined ? 1 : windowMsOf(source.windows);
  const gte = Math.floor(Date.parse(exclusion.from) / length) * length;
  const lt = Math.ceil(Date.parse(exclusion.to) / length) * length;
  return { range: { [source.time_field]: { gte, lt, format: 'epoch_millis' } } };
}

/** Of what training could draw from, the part that an exclusion speaks of. */
export function excludedScope(detector: Detector, exclusion: TrainingExclusion): SourceScope {
  const { source, training } = detector;
  const filters = [source.filter, training.filter, exclusionQuery(exclusion, source)];
  return {
    ...source,
    filter: { bool: { filter: filters.filter((filter) => filter !== undefined) } },
  };
}

/** What training rows must match, without what is excluded; undefined where all will do. */
export function trainingFilter({ source, training }: Detector): Query | undefined {
  const { filter, exclude = [] } = training;
  if (exclude.length === 0) return filter;
  return {
    bool: {
      filter: filter === undefined ? [] : [filter],
      must_not: exclude.map((exclusion) => exclusionQuery(exclusion, source)),
    },
  };
}

/** Scoring needs the features, what rules read and what results copy: the whole document unless that is narrowed. */
export function scoringScope(detector: Detector): SourceScope {
  const { copy_fields: copied } = detector.destination;
  return copied === undefined
    ? detector.source
    : {
        ...detector.source,
        fields: [...featureFields(detector), ...fieldsOfRules(detector), ...copied],
      };
}
