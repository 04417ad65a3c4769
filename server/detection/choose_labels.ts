/** Which labels of a detector are learnt from, as rows, and why others are not. */
import type { Detector } from '../../common/detector';
import type { Label } from '../../common/label';
import { leftOutOfLearning, mostLearntLabels } from '../../common/learning';
import { buildRow, type Row } from '../features/metrics/build_rows';
import type { SourceScope } from './ports';
import type { DetectionPorts } from './services';

export interface ChosenLabels {
  /** By ascending id of the result. */
  labels: Label[];
  /** One a label. */
  rows: Row[];
  /** Labels left out, by reason. */
  leftOut: Record<string, number>;
}

type Exclusions = NonNullable<Detector['training']['exclude']>;

function isInWindow({ time }: Label, exclude: Exclusions): boolean {
  if (time === null) return false;
  const at = Date.parse(time);
  return exclude.some(
    (one) => 'from' in one && at >= Date.parse(one.from) && at < Date.parse(one.to),
  );
}

const keyOf = ({ index, id }: { index: string; id: string }) => JSON.stringify([index, id]);

/** Labels whose documents match a query that training leaves out: Elasticsearch alone can tell. */
async function matchingExclusions(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { detector, labels }: { detector: Detector; labels: readonly Label[] },
  signal: AbortSignal,
): Promise<Set<string>> {
  const should = (detector.training.exclude ?? []).flatMap((one) =>
    'filter' in one ? [one.filter] : [],
  );
  if (should.length === 0 || labels.length === 0) return new Set();
  const scope: SourceScope = { ...detector.source, fields: [] };
  const pages = reader.sample(
    scope,
    {
      range: { from: null, to: null },
      filter: {
        bool: {
          filter: [{ ids: { values: labels.map(({ source }) => source.id) } }],
          should,
          minimum_should_match: 1,
        },
      },
      size: labels.length,
      seed: 0,
    },
    signal,
  );
  const matching = new Set<string>();
  for await (const page of pages) for (const document of page) matching.add(keyOf(document));
  return matching;
}

const newestFirst = (a: Label, b: Label) =>
  Date.parse(b.at) - Date.parse(a.at) || a.result_id.localeCompare(b.result_id, 'en');

/**
 * The newest labels of which rows can be made, without those of times and documents that training leaves
 * out. They stand for themselves: rows that are gone from the source are learnt from all the same.
 */
export async function chooseLabels(
  ports: Pick<DetectionPorts, 'labels' | 'reader'>,
  detector: Detector,
  signal: AbortSignal,
): Promise<ChosenLabels> {
  const all = await ports.labels.list(detector.id);
  const excluded = await matchingExclusions(ports, { detector, labels: all }, signal);
  const { exclude = [] } = detector.training;
  const leftOut: Record<string, number> = {};
  const chosen: Array<{ label: Label; row: Row }> = [];
  const leaveOut = (reason: string) => (leftOut[reason] = (leftOut[reason] ?? 0) + 1);
  for (const label of [...all].sort(newestFirst)) {
    if (isInWindow(label, exclude) || excluded.has(keyOf(label.source))) {
      leaveOut(leftOutOfLearning.excluded);
      continue;
    }
    const time = label.time === null ? null : Date.parse(label.time);
    const row = buildRow({ source: label.fields, time }, detector);
    if ('code' in row) leaveOut(row.code);
    else if (chosen.length === mostLearntLabels) leaveOut(leftOutOfLearning.tooMany);
    else chosen.push({ label, row });
  }
  chosen.sort((a, b) => (a.label.result_id < b.label.result_id ? -1 : 1));
  return {
    labels: chosen.map(({ label }) => label),
    rows: chosen.map(({ row }) => row),
    leftOut,
  };
}
