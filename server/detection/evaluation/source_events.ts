/** Events of a source, as they are counted: its fields checked, too many of them refused. */
import type { SourceInput } from '../../../common/detector_source';
import { AppError } from '../../../common/errors';
import { findCountableFields } from '../findings/countable_field';
import type { IntervalCount } from '../ports/event_counter';
import type { SourceScope, TimeRange } from '../ports/scope';
import type { DetectionPorts } from '../services';

export interface EventsOptions {
  source: SourceInput;
  /** Query DSL beside the source's own filter. */
  filters: readonly Record<string, unknown>[];
  entityField?: string;
  range: TimeRange;
  /** Most pairs of entity and interval; as many as there are when left out. */
  mostIntervals?: number;
}

type Reader = Pick<DetectionPorts, 'reader'>;

const dates = ['date', 'date_nanos'];

/** @throws AppError FIELD_NOT_FOUND, TIME_FIELD_NOT_DATE, INDEX_NOT_FOUND */
async function assertTimeField(
  { reader }: Reader,
  { indices, time_field: field }: Pick<SourceScope, 'indices' | 'time_field'>,
  signal: AbortSignal,
): Promise<void> {
  const kind = (await reader.fieldKinds(indices, [field], signal)).get(field);
  const where = indices.join(',');
  if (kind === undefined) {
    throw new AppError('FIELD_NOT_FOUND', `No index of "${where}" has the field "${field}".`);
  }
  if (kind.types.every((type) => dates.includes(type))) return;
  throw new AppError(
    'TIME_FIELD_NOT_DATE',
    `The time field "${field}" is mapped as ${kind.types.join(' and ')} in "${where}".`,
  );
}

function scopeOf({ filters, source }: EventsOptions): SourceScope {
  const { indices, time_field = '@timestamp', filter, start } = source;
  const all = [...(filter === undefined ? [] : [filter]), ...filters];
  return {
    indices,
    time_field,
    ...(start === undefined ? {} : { start }),
    ...(all.length === 0 ? {} : { filter: { bool: { filter: all } } }),
  };
}

export interface SourceEvents {
  /** Pages of counts by entity, then time. @throws AppError EVENTS_TOO_MANY */
  counts(intervalMs: number, range: TimeRange): AsyncIterable<IntervalCount[]>;
  /** Events in range that have no entity; 0 where none is asked for. */
  withoutEntity(range: TimeRange): Promise<number>;
}

/** @throws AppError FIELD_NOT_FOUND, FIELD_NOT_USABLE, TIME_FIELD_NOT_DATE, INDEX_NOT_FOUND */
export async function openSourceEvents(
  ports: Reader,
  options: EventsOptions,
  signal: AbortSignal,
): Promise<SourceEvents> {
  const { entityField, mostIntervals = Infinity } = options;
  const scope = scopeOf(options);
  const { indices } = scope;
  await assertTimeField(ports, scope, signal);
  const fields = entityField === undefined ? [] : [entityField];
  const [entity] = await findCountableFields(ports.reader, { indices, fields }, signal);
  const named = entity === undefined ? {} : { entityField: entity.field };

  async function* counts(intervalMs: number, range: TimeRange) {
    let intervals = 0;
    const all = { range, intervalMs, ...named };
    for await (const page of ports.reader.intervalCounts(scope, all, signal)) {
      intervals += page.length;
      if (intervals > mostIntervals) {
        throw new AppError(
          'EVENTS_TOO_MANY',
          `The events of "${indices.join(',')}" are of more than ${mostIntervals} entities and intervals.`,
        );
      }
      yield page;
    }
  }

  const withoutEntity = (range: TimeRange) => {
    if (entity === undefined) return Promise.resolve(0);
    const inScope = scope.filter === undefined ? [] : [scope.filter];
    const missing = { bool: { filter: inScope, must_not: [{ exists: { field: entity.field } }] } };
    return ports.reader.count({ ...scope, filter: missing }, range, signal);
  };
  return { counts, withoutEntity };
}

/** That nothing was found in the range asked for. */
export const noEvents = ({ source }: EventsOptions): AppError =>
  new AppError(
    'NO_DATA_IN_RANGE',
    `No event of "${source.indices.join(',')}" matches in the time range.`,
  );
