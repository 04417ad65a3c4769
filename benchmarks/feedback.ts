/**
 * Learning from labels beside the plain forest, on labelled tables: every CSV file of a folder whose last
 * column is `label` (0 or 1). Of each at most 10,000 rows are drawn; for three seeds, 30 % are never
 * shown, and the others' top-ranked row is labelled again and again, sixty times.
 *
 *     npm run bench:feedback -- DIR [--json FILE]
 */
import path from 'path';
import { measureFeedback, milestones, timedLabels, type FeedbackFigures } from './feedback_table';
import { folderOfTables } from './support/folder_of_tables';
import { csvFilesIn, readLabelledTable } from './support/labelled_table';
import { mean, report, type Check } from './support/report';

const seeds = [0, 1, 2];
const mostRows = 10_000;
/** Milliseconds that learning from each of `timedLabels` may take. */
const mostMilliseconds = [20, 500];

interface TableFigures {
  name: string;
  rows: number;
  columns: number;
  by_seed: FeedbackFigures[];
}

const meanOf = (table: TableFigures, figure: (figures: FeedbackFigures) => number) =>
  mean(table.by_seed.map(figure));

interface Compared {
  what: string;
  digits: number;
  plain: (figures: FeedbackFigures) => number;
  learning: (figures: FeedbackFigures) => number;
  wrong: (figures: FeedbackFigures) => number;
}

const compared: Compared[] = milestones.flatMap((labels, i) => [
  {
    what: `anomalies among the first ${labels} shown`,
    digits: 1,
    plain: ({ found }) => found.plain[i] ?? NaN,
    learning: ({ found }) => found.learning[i] ?? NaN,
    wrong: ({ found }) => found.wrong[i] ?? NaN,
  },
  {
    what: `average precision on rows never shown, after ${labels} labels`,
    digits: 3,
    plain: ({ never_shown: kept }) => kept.plain,
    learning: ({ never_shown: kept }) => kept.learning[i] ?? NaN,
    wrong: ({ never_shown: kept }) => kept.wrong[i] ?? NaN,
  },
]);

function checksOf(table: TableFigures): Check[] {
  return compared.map(({ what, digits, plain, learning }) => {
    const [before, after] = [meanOf(table, plain), meanOf(table, learning)];
    return {
      what: `${table.name}: ${what}`,
      seen: `${after.toFixed(digits)}, plain forest ${before.toFixed(digits)}`,
      wanted: 'more than the plain forest',
      ok: after > before,
    };
  });
}

function checksOverAll(tables: TableFigures[]): Check[] {
  const overAll = (figure: (figures: FeedbackFigures) => number) =>
    mean(tables.map((table) => meanOf(table, figure)));
  const means = compared.flatMap(({ what, digits, plain, learning, wrong }): Check[] => {
    const before = overAll(plain);
    const check = (title: string, after: number) => ({
      what: `mean of ${tables.length}: ${what}${title}`,
      seen: `${after.toFixed(digits)}, plain forest ${before.toFixed(digits)}`,
      wanted: 'more than the plain forest',
      ok: after > before,
    });
    return [check('', overAll(learning)), check(', one label in ten wrong', overAll(wrong))];
  });
  const difference = Math.max(
    ...tables.flatMap(({ by_seed }) => by_seed.map((figures) => figures.onnx_difference)),
  );
  const times = timedLabels.map((labels, i) => {
    const slowest = Math.max(...tables.map((t) => meanOf(t, (f) => f.milliseconds[i] ?? NaN)));
    const most = mostMilliseconds[i] ?? NaN;
    return {
      what: `learning from ${labels} labels, slowest table`,
      seen: `${slowest.toFixed(1)} ms`,
      wanted: `at most ${most} ms`,
      ok: slowest <= most,
    };
  });
  return [
    ...means,
    {
      what: 'the written model beside the kernel form, greatest difference of a score',
      seen: difference.toExponential(1),
      wanted: 'at most 1e-6',
      ok: difference <= 1e-6,
    },
    ...times,
  ];
}

async function measureTable(file: string): Promise<TableFigures> {
  const table = await readLabelledTable(file, { mostRows });
  const { rows, columns } = table.matrix;
  const figures: FeedbackFigures[] = [];
  for (const seed of seeds) figures.push(await measureFeedback(table, seed));
  return { name: table.name, rows, columns, by_seed: figures };
}

async function main(): Promise<void> {
  const folder = folderOfTables('feedback');
  if (folder === null) return;
  const tables: TableFigures[] = [];
  const unread: Check[] = [];
  for (const file of csvFilesIn(folder)) {
    process.stderr.write(`${path.basename(file)} ...\n`);
    try {
      tables.push(await measureTable(file));
    } catch (error) {
      const seen = error instanceof Error ? error.message : String(error);
      unread.push({ what: path.basename(file), seen, wanted: 'a labelled table', ok: false });
    }
  }
  const checks = tables.length === 0 ? [] : [...tables.flatMap(checksOf), ...checksOverAll(tables)];
  report('feedback', [...checks, ...unread], { seeds, tables });
}

void main();
