/** What the parts of the page of logs share: the question, and where documents have time and line. */
import type { LogIndices } from '../../../common/api/describe_logs';
import { resultTimeField } from '../../../common/fields';
import { usualLineFields } from '../../../common/logs';
import type { LogScope } from '../../hooks/use_logs';
import type { TimeRange } from '../../time/time_state';
import type { ChangeState, LogsState } from './url_state';

export interface LogsProps {
  found: LogIndices;
  /** What is asked for, as requests take it. */
  scope: LogScope;
  /** The same as a reader means it: "now" stays the same question while it moves. */
  question: string;
  range: TimeRange;
  state: LogsState;
  change: ChangeState;
}

/** The time and the line of documents: as chosen, or the likeliest. */
export function fieldsOf(found: LogIndices, { lineField, timeField }: LogsState) {
  const filled = found.time_fields.filter(({ count }) => count > 0).map(({ field }) => field);
  const usualTime = filled.find((field) => field === resultTimeField) ?? filled[0];
  const usualLine = usualLineFields.find((field) => found.line_fields.includes(field));
  return {
    time_field: timeField ?? usualTime ?? resultTimeField,
    line_field: lineField ?? usualLine ?? found.line_fields[0] ?? usualLineFields[0],
  };
}
