/** Which labels of a detector are learnt from, as rows, and why others are not. */
import type { Detector } from '../../../common/detector';
import type { Label } from '../../../common/label';
import { windowMsOf } from '../../../common/windows';
import { leftOutOfLearning, mostLearntLabels } from '../../../common/learning';
import { buildRow, type Row } from '../../features/metrics/build_rows';
import type { SourceScope } from '../ports/scope';
import type { DetectionPorts } from '../services';
import { windowsMatching } from '../windows/windows_matching';

export interface ChosenLabels {
  /** By ascending id of the result. */
  labels: Label[];
  /** One a label. */
  rows: Row[];
  /** Labels left out, by reason. */
  leftOut: Record<string, number>;
}

/** A window of an entity ends with its event time, and is left out as a whole. */
function isInWindow({ time }: Label, { source, training: { exclude = [] } }: Detector): boolean {
  if (time === null) return false;
  const end = Date.parse(time);
  const begin = source.windows === undefined ? end : end + 1 - windowMsOf(source.windows);
  return exclude.some(
    (one) => 'from' in one && end >= Date.parse(one.from) && begin < Date.parse(one.to),
  );
}

const keyOf = ({ index, id }: { index: string; id: string }) => JSON.stringify([index, id]);

/** Labels whose documents, or events of whose windows, match a query that training leaves out: Elasticsearch alone can tell. */
async function matchingExclusions(
  { reader }: Pick<DetectionPorts, 'reader'>,
  { detector, labels }: { detector: Detector; labels: readonly Label[] },
  signal: AbortSignal,
): Promise<Set<string>> {
  const should = (detector.training.exclude ?? []).flatMap((one) =>
    'filter' in one ? [one.filter] : [],
  );
  if (should.length === 0 || labels.length === 0) return new Set();
  const query = { bool: { should, minimum_should_match: 1 } };
  const ids = labels.map(({ source }) => source.id);
  const { windows } = detector.source;
  if (windows !== undefined) {
    const asked = { scope: { ...detector.source, windows }, query, ids };
    const found = await windowsMatching(reader, asked, signal);
    return new Set(labels.flatMap(({ source }) => (found.has(source.id) ? keyOf(source) : [])));
  }
  const scope: SourceScope = { ...detector.source, fields: [] };
  const pages = reader.sample(
    scope,
    {
      range: { from: null, to: null },
      filter: { bool: { filter: [{ ids: { values: ids } }, query] } },
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
  const leftOut: Record<string, number> = {};
  const chosen: Array<{ label: Label; row: Row }> = [];
  const leaveOut = (reason: string) => (leftOut[reason] = (leftOut[reason] ?? 0) + 1);
  for (const label of [...all].sort(newestFirst)) {
    if (isInWindow(label, detector) || excluded.has(keyOf(label.source))) {
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
