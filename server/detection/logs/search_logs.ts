/** Lines of logs, newest first. */
import type { LogCursor, LogLine, searchLogs as contract } from '../../../common/api/search_logs';
import type { ResponseOf } from '../../../common/api/contract';
import { longestShownLine } from '../../../common/logs';
import { constantRuns, matchTemplate } from '../../features/logs/patterns/match_template';
import { readField } from '../../features/metrics/read_field';
import { niceInterval } from '../findings/nice_interval';
import type { DetectionPorts } from '../services';
import { foundMarks, type FoundLine, type LogScope } from './log_reader';
import { lineOf, logScope, type LogQuestion } from './log_scope';

export type FoundLogs = ResponseOf<typeof contract>;

export interface LogSearch extends LogQuestion {
  template?: string;
  after?: LogCursor;
  size: number;
  buckets: number;
}

/** What the table shows beside the line, by the names of the Elastic Common Schema. */
const shownFields = ['host.name', 'user.name', 'source.ip', 'process.name', 'log.level'] as const;
const longestShownValue = 200;

/** Of the lines that have a template's words, so many are looked at for one page. */
const mostLookedAt = 5_000;
const lookedAtOnce = 500;

/**
 * Lines that time, number of the write and index do not tell apart stay on one page: there are at most
 * as many as the index has shards, since each shard numbers its writes.
 */
const mostTied = 32;

const isTied = (a: LogCursor, b: LogCursor) =>
  a.time === b.time && a.seq_no === b.seq_no && a.index === b.index;

/** Where the marks stand in the text without them, as far as the text is shown. */
export function readMarks(marked: string): { text: string; found: LogLine['found'] } {
  const found: LogLine['found'] = [];
  let text = '';
  for (const [i, part] of marked.split(foundMarks.before).entries()) {
    const [inside = '', ...behind] = part.split(foundMarks.behind);
    if (i > 0) found.push({ from: text.length, to: text.length + inside.length });
    text += inside + behind.join('');
  }
  return { text, found };
}

function foundIn({ marked }: FoundLine, line: string): LogLine['found'] {
  if (marked === undefined) return [];
  const { text, found } = readMarks(marked);
  // A line with such characters of its own, or of which only a part was searched.
  if (!line.startsWith(text.slice(0, longestShownLine))) return [];
  return found
    .filter(({ from }) => from < longestShownLine)
    .map(({ from, to }) => ({ from, to: Math.min(to, longestShownLine) }));
}

function shownLine(hit: FoundLine, field: string): LogLine {
  const line = hit.is_too_large ? null : lineOf(readField(hit.source, field));
  const fields = shownFields.flatMap((name) => {
    const value = lineOf(readField(hit.source, name));
    return value === null ? [] : [{ field: name, value: value.slice(0, longestShownValue) }];
  });
  return {
    id: hit.id,
    index: hit.index,
    time: new Date(hit.time).toISOString(),
    line: line === null ? null : line.slice(0, longestShownLine),
    is_cut: hit.is_too_large || (line !== null && line.length > longestShownLine),
    found: line === null ? [] : foundIn(hit, line),
    fields,
  };
}

interface Page {
  hits: FoundLine[];
  after: LogCursor | null;
  lookedAt: number;
}

/** A page of lines, and where it ends; lines that are tied with its last one come with it. */
async function readPage(
  { logs }: Pick<DetectionPorts, 'logs'>,
  scope: LogScope,
  { after, size, template }: LogSearch,
  signal: AbortSignal,
): Promise<Page> {
  const isOfPattern = template === undefined ? null : matchTemplate(template);
  const most = isOfPattern === null ? size + mostTied : mostLookedAt;
  const pageRows = Math.min(most, isOfPattern === null ? most : lookedAtOnce);
  const fields = [scope.line_field, ...shownFields];
  const hits: FoundLine[] = [];
  let [lookedAt, last]: [number, LogCursor | null] = [0, null];
  for await (const page of logs.lines(scope, { after, fields, pageRows, atMost: most }, signal)) {
    for (const hit of page) {
      if (hits.length >= size && last !== null && !isTied(hit.cursor, last)) {
        return { hits, after: last, lookedAt };
      }
      last = hit.cursor;
      lookedAt += 1;
      if (
        isOfPattern === null ||
        isOfPattern(lineOf(readField(hit.source, scope.line_field)) ?? '')
      ) {
        hits.push(hit);
      }
    }
  }
  return { hits, after: lookedAt < most ? null : last, lookedAt };
}

async function readHistogram(
  { logs }: Pick<DetectionPorts, 'logs'>,
  scope: LogScope,
  { from, to, buckets }: LogSearch,
  signal: AbortSignal,
): Promise<FoundLogs['histogram']> {
  const intervalMs = niceInterval(to - from, buckets);
  return { interval_ms: intervalMs, ...(await logs.histogram(scope, intervalMs, signal)) };
}

/**
 * A page of lines; the first one comes with their number over time. Of a pattern, the cluster finds lines
 * that have its words in order, and those of other patterns are left out here.
 * @throws AppError as `logScope`, ES_FORBIDDEN, ...
 */
export async function searchLogs(
  ports: Pick<DetectionPorts, 'reader' | 'logs'>,
  search: LogSearch,
  signal: AbortSignal,
): Promise<FoundLogs> {
  const { template, after } = search;
  const asked = await logScope(ports, search, signal);
  const scope = template === undefined ? asked : { ...asked, runs: constantRuns(template) };
  const [page, histogram] = await Promise.all([
    readPage(ports, scope, search, signal),
    after === undefined ? readHistogram(ports, scope, search, signal) : null,
  ]);
  return {
    line_field: scope.line_field,
    rows: page.hits.map((hit) => shownLine(hit, scope.line_field)),
    after: page.after,
    looked_at: page.lookedAt,
    histogram,
  };
}
