import { Option, type Command } from 'commander';
import type { Detector } from '../../common/detector';
import type { SourceInput } from '../../common/detector_source';
import { AppError } from '../../common/errors';
import { countEvents } from '../../server/detection/evaluation/count_events';
import { loadDetector } from '../../server/detection/detectors/load_detector';
import { measureArrivals } from '../../server/detection/evaluation/measure_arrivals';
import { championOf } from '../../server/detection/models/model_roles';
import { scoresByClass } from '../../server/detection/evaluation/scores_by_class';
import type { DetectionPorts } from '../../server/detection/services';
import type { EventsOptions } from '../../server/detection/evaluation/source_events';
import { interval, list, time } from '../arguments';
import { addConnectionOptions, withConnection, type ConnectionOptions } from '../connection';
import { writeWhole } from '../files';
import {
  arrivalFigures,
  classFigures,
  countFigures,
  drawArrivals,
  drawClasses,
  drawCounts,
  drawPoisson,
  drawScores,
  scoreFigures,
  type Figures,
} from '../plot/plots';
import { toAction, UsageError, type CliContext } from '../run_command';
import { listing } from '../text';

const kinds = ['counts', 'poisson', 'arrivals', 'scores', 'classes'] as const;

interface Options extends ConnectionOptions {
  what: (typeof kinds)[number];
  out: string;
  detector?: string;
  index?: string[];
  timeField?: string;
  query?: string;
  entity?: string;
  window: number;
  class?: string;
  from?: number;
  to?: number;
  json?: boolean;
}

interface Plot {
  svg: string;
  figures: Figures;
  /** What the use-case answered. */
  data: object;
}

type Ports = Pick<DetectionPorts, 'reader' | 'detectors' | 'results' | 'roles' | 'models'>;

/** Later than any event. */
const everAfter = 8_640_000_000_000_000;

/** Indices that are named, or else those that the detector reads. */
function sourceOf({ index, timeField }: Options, detector: Detector | undefined): SourceInput {
  if (index !== undefined) {
    return { indices: index, ...(timeField === undefined ? {} : { time_field: timeField }) };
  }
  if (detector === undefined) throw new UsageError('Give --index NAME or --detector ID.');
  const { filter, indices, start, time_field: own } = detector.source;
  return {
    indices,
    time_field: timeField ?? own,
    ...(filter === undefined ? {} : { filter }),
    ...(start === undefined ? {} : { start }),
  };
}

function eventsOf(options: Options, detector: Detector | undefined): EventsOptions {
  const { entity, from = null, query, to = null } = options;
  return {
    source: sourceOf(options, detector),
    filters: query === undefined ? [] : [{ query_string: { query, analyze_wildcard: true } }],
    ...(entity === undefined ? {} : { entityField: entity }),
    range: { from, to },
  };
}

async function plotEvents(ports: Ports, options: Options, signal: AbortSignal): Promise<Plot> {
  const { detector: id, query, what, window: windowMs } = options;
  const detector = id === undefined ? undefined : await loadDetector(ports, id);
  const asked = eventsOf(options, detector);
  const name = `${query === undefined ? 'events' : query} of ${asked.source.indices.join(', ')}`;
  if (what === 'arrivals') {
    const data = await measureArrivals(ports, asked, signal);
    return { svg: drawArrivals(data, name), figures: arrivalFigures(data), data };
  }
  const data = await countEvents(ports, { ...asked, windowMs }, signal);
  const draw = what === 'counts' ? drawCounts : drawPoisson;
  return { svg: draw(data, name), figures: countFigures(data), data };
}

const nothingScored = (id: string) =>
  new AppError('NO_DATA_IN_RANGE', `Detector ${id} has no scored rows in the time range.`);

async function plotScores(ports: Ports, options: Options, signal: AbortSignal): Promise<Plot> {
  const { class: classField, detector: id, from = 0, to = everAfter, what } = options;
  if (id === undefined) throw new UsageError(`Give --detector ID: ${what} are of its results.`);
  const detector = await loadDetector(ports, id);
  if (what === 'scores') {
    const data = await ports.results.scoreDistribution({ detector, from, to }, signal);
    if (data.rows === 0) throw nothingScored(id);
    const threshold = (await championOf(ports, id))?.threshold ?? null;
    const svg = drawScores(data, threshold, detector.name);
    return { svg, figures: scoreFigures(data, threshold), data: { ...data, threshold } };
  }
  if (classField === undefined) throw new UsageError('Give --class FIELD.');
  const asked = { detectorId: id, classField, range: { from, to } };
  const data = await scoresByClass(ports, asked, signal);
  if (data.classes.length === 0) throw nothingScored(id);
  return { svg: drawClasses(data, classField, detector.name), figures: classFigures(data), data };
}

const isOfScores = (what: Options['what']) => what === 'scores' || what === 'classes';

/** `plot`: a picture of events or scores beside what they are expected to be, as an SVG file. */
export function addPlotCommand(program: Command, context: CliContext): void {
  const command = program
    .command('plot')
    .description('draw events or scores into an SVG file, and print the fitted numbers')
    .addOption(
      new Option(
        '--what <plot>',
        'counts: events per window; poisson: the same against a Poisson distribution; arrivals: time between events against an exponential one; scores; classes: scores by class',
      )
        .choices(kinds)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file.svg>', 'where it is written')
    .option('--detector <id>', 'detector whose results, or whose source, is drawn')
    .option('--index <names>', 'indices with the events, apart by commas', list)
    .option('--time-field <field>', 'their event time (default: @timestamp)')
    .option('--query <text>', 'which events, in Lucene syntax, such as event.action:login')
    .option('--entity <field>', 'whose events are counted by themselves, such as user.name')
    .option(
      '--window <span>',
      'length of a window in which events are counted',
      interval,
      3_600_000,
    )
    .option('--class <field>', 'field by whose values scores are told apart')
    .option('--from <time>', 'earliest event time', time)
    .option('--to <time>', 'time before which events are', time);
  addConnectionOptions(command)
    .option('--json', 'print the numbers as one JSON document')
    .action(
      toAction<Options>(context, (run, options) =>
        withConnection(run, options, async ({ ports }) => {
          const { out, what } = options;
          const plot = isOfScores(what) ? plotScores : plotEvents;
          const { data, figures, svg } = await plot(ports, options, run.signal);
          await writeWhole(out, svg);
          const text = `${listing(figures)}\n\nWritten to ${out}`;
          return { json: { what, out, ...data }, text };
        }),
      ),
    );
}
