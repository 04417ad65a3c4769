/** Patterns of log lines, mined from the lines themselves. */
import type { LogPattern, MinedLogs } from '../../../common/api/mine_patterns';
import type { MinedPatterns, Pattern } from '../../features/logs/patterns/pattern_miner';
import type { MiningSession } from '../../features/logs/patterns/pattern_mining';
import { readField } from '../../features/metrics/read_field';
import type { SourceDocument } from '../ports/source_reader';
import type { DetectionPorts } from '../services';
import type { LogScope } from './log_reader';
import { lineOf, logScope, type LogQuestion } from './log_scope';

export interface MiningQuestion extends LogQuestion {
  /** Lines to mine from, at most. */
  lines: number;
}

/** Bytes that the patterns of an answer take, about: less than 300 KB with all that is around them. */
const mostBytes = 250_000;

const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());

const shown = ({ template, lines, first, last, example }: Pattern, all: number): LogPattern => ({
  template,
  lines,
  share: lines / all,
  first: iso(first),
  last: iso(last),
  example,
});

/**
 * As many patterns as an answer may hold, taken from both ends in turn: of many, those in the middle are
 * neither frequent nor rare.
 * @param patterns most lines first
 */
export function fromBothEnds(patterns: readonly LogPattern[], bytes: number): LogPattern[] {
  const frequent: LogPattern[] = [];
  const rare: LogPattern[] = [];
  let left = bytes;
  for (let n = 0; n < patterns.length; n += 1) {
    const isRare = n % 2 === 1;
    const next = patterns[isRare ? patterns.length - 1 - rare.length : frequent.length];
    if (next === undefined) break;
    left -= Buffer.byteLength(JSON.stringify(next)) + 1;
    if (left < 0) break;
    (isRare ? rare : frequent).push(next);
  }
  return [...frequent, ...rare.reverse()];
}

async function mine(
  session: MiningSession,
  pages: AsyncIterable<SourceDocument[]>,
  field: string,
): Promise<{ mined: MinedPatterns; lookedAt: number }> {
  let lookedAt = 0;
  for await (const page of pages) {
    lookedAt += page.length;
    const found = page.flatMap(({ source, time }) => {
      const line = lineOf(readField(source, field));
      return line === null ? [] : [{ line, time }];
    });
    await session.add({
      lines: found.map(({ line }) => line),
      times: found.map(({ time }) => time),
    });
  }
  return { mined: await session.finish(), lookedAt };
}

const pagesOf = (
  { logs }: Pick<DetectionPorts, 'logs'>,
  { scope, all, most }: { scope: LogScope; all: number; most: number },
  signal: AbortSignal,
) => (all > most ? logs.sample(scope, most, signal) : logs.all(scope, signal));

/**
 * Mines all lines of a range, or a random sample of them; the same lines give the same patterns. Lines go
 * through page by page and are not kept.
 * @throws AppError as `logScope`, ES_FORBIDDEN, ABORTED, ...
 */
export async function minePatterns(
  ports: Pick<DetectionPorts, 'reader' | 'logs' | 'patterns'>,
  question: MiningQuestion,
  signal: AbortSignal,
): Promise<MinedLogs> {
  const scope = await logScope(ports, question, signal);
  const documents = await ports.logs.count(scope, signal);
  const pages = pagesOf(ports, { scope, all: documents, most: question.lines }, signal);
  const session = await ports.patterns.open(signal);
  try {
    const { mined, lookedAt } = await mine(session, pages, scope.line_field);
    const patterns = mined.patterns.map((pattern) => shown(pattern, mined.lines));
    return {
      line_field: scope.line_field,
      documents,
      looked_at: lookedAt,
      lines: mined.lines,
      pattern_count: patterns.length,
      patterns: fromBothEnds(patterns, mostBytes),
      lines_forgotten: mined.forgotten.lines,
    };
  } finally {
    await session.close();
  }
}
