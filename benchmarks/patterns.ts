/**
 * How well templates are mined from log lines: grouping accuracy and parsing accuracy on samples of
 * LogHub, whose lines have their true templates. The same masks and the same settings for every file.
 *
 *     npm run bench:patterns [-- DIR] [--json FILE]
 *
 * The folder, `../shared/data/logs` when left out, has for each log `NAME_2k.log` and
 * `NAME_2k.log_structured.csv` (github.com/logpai/loghub).
 */
import { existsSync, readdirSync, readFileSync } from 'fs';
import path from 'path';
import { performance } from 'perf_hooks';
import { parse } from 'csv-parse/sync';
import { PatternMiner, type LineGroup } from '../server/features/logs/patterns/pattern_miner';
import { report, type Check } from './support/report';

const ending = '_2k.log_structured.csv';

/**
 * Grouping accuracy of Drain with masks and settings for each file, as published: Zhu et al., "Tools and
 * Benchmarks for Automated Log Parsing" (ICSE 2019), and in the README of logparser/Drain in
 * github.com/logpai/logparser to four digits.
 */
const published: Readonly<Record<string, number>> = { OpenSSH: 0.7875, Linux: 0.69, Apache: 1 };

interface TrueLine {
  content: string;
  event: string;
  template: string;
}

interface Accuracy {
  /** Share of the lines whose group has all the lines of their true template, and no other (Zhu et al.). */
  grouping: number;
  /** Share of the lines whose template is the true one, values next to each other as one (Dai et al. 2020). */
  parsing: number;
  groups: number;
  milliseconds: number;
}

/** True templates part some values that are one for us, such as "<*>.<*>". */
const comparable = (template: string) =>
  template
    .replace(/<\*>(?:[.,:/+-]?<\*>)+/g, '<*>')
    .split(/\s+/)
    .join(' ')
    .trim();

function accuracyOf(lines: readonly string[], truth: readonly TrueLine[]): Accuracy {
  const miner = new PatternMiner();
  const startedAt = performance.now();
  const found = lines.map((line) => miner.add(line, null));
  const milliseconds = performance.now() - startedAt;
  const sizes = new Map<string, number>();
  const pairs = new Map<string, Set<LineGroup | null>>();
  truth.forEach(({ event }, i) => {
    sizes.set(event, (sizes.get(event) ?? 0) + 1);
    pairs.set(event, (pairs.get(event) ?? new Set()).add(found[i] ?? null));
  });
  const grouped = truth.filter(({ event }, i) => {
    const group = found[i];
    return pairs.get(event)?.size === 1 && group?.lines === sizes.get(event);
  });
  const parsed = truth.filter(
    ({ template }, i) => comparable(found[i]?.tokens.join(' ') ?? '') === comparable(template),
  );
  return {
    grouping: grouped.length / truth.length,
    parsing: parsed.length / truth.length,
    groups: new Set(found).size,
    milliseconds,
  };
}

function readTruth(file: string): TrueLine[] {
  const rows = parse(readFileSync(file), { columns: true }) as Array<Record<string, string>>;
  return rows.map((row) => ({
    content: row.Content ?? '',
    event: row.EventId ?? '',
    template: row.EventTemplate ?? '',
  }));
}

function measure(folder: string, name: string): { checks: Check[]; details: object } {
  const truth = readTruth(path.join(folder, `${name}${ending}`));
  const raw = readFileSync(path.join(folder, `${name}_2k.log`), 'utf8');
  const messages = accuracyOf(
    truth.map(({ content }) => content),
    truth,
  );
  const lines = accuracyOf(
    raw.split(/\r?\n/).filter((line) => line.trim() !== ''),
    truth,
  );
  const known = published[name];
  const events = new Set(truth.map(({ event }) => event)).size;
  const seen = ({ grouping, parsing, groups }: Accuracy) =>
    `${grouping.toFixed(4)}; ${parsing.toFixed(4)}; ${groups} templates of ${events}`;
  const check: Check = {
    what: `${name}, messages: grouping accuracy; parsing accuracy`,
    seen: seen(messages),
    wanted: known === undefined ? 'shown' : `Drain as published: ${known.toFixed(4)}`,
    ok: known === undefined || messages.grouping >= known,
  };
  const whole: Check = {
    what: `${name}, whole lines with their header`,
    // True templates are of messages: whole lines cannot have them.
    seen: `${lines.grouping.toFixed(4)}; ${lines.groups} templates`,
    wanted: 'shown',
    ok: true,
  };
  return { checks: [check, whole], details: { name, events, messages, lines } };
}

function main(): void {
  const [first] = process.argv.slice(2);
  const folder = first === undefined || first.startsWith('--') ? '../shared/data/logs' : first;
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const names = files.flatMap((file) =>
    file.endsWith(ending) ? file.slice(0, -ending.length) : [],
  );
  if (names.length === 0) {
    process.stdout.write(
      `${path.resolve(folder)} has no *${ending}: the patterns benchmark stands aside.\n`,
    );
    return;
  }
  const measured = names.map((name) => measure(folder, name));
  report(
    'patterns',
    measured.flatMap(({ checks }) => checks),
    measured.map(({ details }) => details),
  );
}

main();
