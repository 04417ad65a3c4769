var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// server/forest/quantile.ts
function quantileOfSorted(sorted, level) {
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, level));
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

// server/detection/population_stability.ts
var mostDistinct = 10;
var deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
function distinctUpTo(sorted, most) {
  const distinct = [];
  for (const value of sorted) {
    if (value === distinct[distinct.length - 1]) continue;
    if (distinct.length === most) return null;
    distinct.push(value);
  }
  return distinct;
}
function edgesOf(sorted, max) {
  const edges = distinctUpTo(sorted, mostDistinct) ?? deciles.map((level) => quantileOfSorted(sorted, level));
  return [...new Set(edges)].filter((edge) => edge < max);
}
var binCount = (edges) => edges.length + 3;
function binOf(value, { min, max, edges }) {
  if (value < min) return 0;
  if (value > max) return edges.length + 2;
  let bin = 0;
  while (bin < edges.length && value > (edges[bin] ?? Infinity)) bin += 1;
  return bin + 1;
}
var emptyCounts = ({ edges }) => new Array(binCount(edges)).fill(0);
function makeBins(values2) {
  const sorted = Float64Array.from(values2).sort();
  const min = sorted[0] ?? 0;
  const max = sorted[sorted.length - 1] ?? 0;
  const bins = { min, max, edges: edgesOf(sorted, max) };
  const counts = emptyCounts(bins);
  for (const value of sorted) {
    const bin = binOf(value, bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { ...bins, counts };
}

// server/detection/score_sketch.ts
var import_sketches_js = require("@datadog/sketches-js");
var relativeAccuracy = 25e-4;
var mostBins = 1024;
function newSketch() {
  return new import_sketches_js.LogCollapsingLowestDenseDDSketch({ relativeAccuracy, binLimit: mostBins });
}
var encodeSketch = (sketch) => Buffer.from(sketch.toProto()).toString("base64");
function mergeSketches(encoded) {
  const merged = newSketch();
  for (const text of encoded) merged.merge(import_sketches_js.DDSketch.fromProto(Buffer.from(text, "base64")));
  return merged;
}

// server/detection/observe_scoring.ts
var nothingObserved = { window: null, comparison: null };
function countColumns(manifest2, matrix) {
  const bins = manifest2.drift_bins?.columns ?? [];
  return bins.map((column, c) => {
    const counts = emptyCounts(column);
    for (let at = c; at < matrix.values.length; at += matrix.columns) {
      const bin = binOf(matrix.values[at] ?? NaN, column);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return counts;
  });
}
function observePage(manifest2, page) {
  const { scores: scores2, times: times2, columns } = page;
  const bins = manifest2.drift_bins?.scores;
  const counts = bins === void 0 ? [] : emptyCounts(bins);
  const sketch = newSketch();
  let anomalous = 0;
  for (const score of scores2) {
    sketch.accept(score);
    if (score >= manifest2.threshold) anomalous += 1;
    if (bins === void 0) continue;
    const bin = binOf(score, bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const window = {
    from: times2.reduce((least, time) => Math.min(least, time), Infinity),
    to: times2.reduce((most, time) => Math.max(most, time), -Infinity),
    rows: scores2.length,
    anomalous,
    columns,
    scores: counts,
    sketch: encodeSketch(sketch)
  };
  return { model_version: manifest2.version, window };
}
function sumComparisons(a, b) {
  if (a?.champion !== b.champion || a.challenger !== b.challenger) return b;
  return {
    champion: a.champion,
    challenger: a.challenger,
    rows: a.rows + b.rows,
    both_flagged: a.both_flagged + b.both_flagged,
    only_champion: a.only_champion + b.only_champion,
    only_challenger: a.only_challenger + b.only_challenger,
    sum_difference: a.sum_difference + b.sum_difference,
    sum_absolute_difference: a.sum_absolute_difference + b.sum_absolute_difference
  };
}
var sumCounts = (a, b) => b.map((count2, bin) => count2 + (a[bin] ?? 0));
function sumWindows(a, b) {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    rows: a.rows + b.rows,
    anomalous: a.anomalous + b.anomalous,
    columns: b.columns.map((counts, column) => sumCounts(a.columns[column] ?? [], counts)),
    scores: sumCounts(a.scores, b.scores),
    sketch: encodeSketch(mergeSketches([a.sketch, b.sketch]))
  };
}
var windowMs = 864e5;
var windowRows = 1e3;
function withWindow(live, { model_version: version2, window }) {
  const [newest, ...older] = live?.model_version === version2 ? live.windows : [];
  if (newest === void 0) return { model_version: version2, windows: [window] };
  const isFull = newest.rows >= windowRows && window.to - newest.from >= windowMs;
  return {
    model_version: version2,
    windows: isFull ? [window, newest] : [sumWindows(newest, window), ...older]
  };
}
function sumObservations(a, b) {
  return {
    window: a.window === null || b.window === null ? b.window ?? a.window : {
      model_version: b.window.model_version,
      window: sumWindows(a.window.window, b.window.window)
    },
    comparison: b.comparison === null ? a.comparison : sumComparisons(a.comparison ?? void 0, b.comparison)
  };
}
function withObservation(state, seen) {
  return {
    ...state,
    ...seen.window === null ? {} : { live: withWindow(state.live, seen.window) },
    ...seen.comparison === null ? {} : { comparison: sumComparisons(state.comparison, seen.comparison) }
  };
}

// common/detector_state.ts
var t4 = __toESM(require("io-ts"));

// common/codecs/strict_object.ts
var t = __toESM(require("io-ts"));
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var quoted = (keys) => keys.map((key) => JSON.stringify(key.slice(0, 80))).join(", ");
function strictObject(name, required, optional) {
  const props = new Map(Object.entries({ ...required, ...optional }));
  const isThere = (object, key) => object[key] !== void 0 || key in required;
  const present = (object) => [...props].filter(([key]) => isThere(object, key));
  const unknownKeys = (object) => Object.keys(object).filter((key) => !props.has(key));
  return new t.Type(
    name,
    (value) => isObject(value) && unknownKeys(value).length === 0 && present(value).every(([key, codec]) => codec.is(value[key])),
    (input, context) => {
      if (!isObject(input)) return t.failure(input, context, "must be an object");
      const unknown = unknownKeys(input);
      if (unknown.length > 0) {
        return t.failure(input, context, `has unknown keys: ${quoted(unknown)}`);
      }
      const errors = [];
      const decoded = {};
      for (const [key, codec] of present(input)) {
        const value = codec.validate(input[key], t.appendContext(context, key, codec, input[key]));
        if (value._tag === "Left") errors.push(...value.left);
        else decoded[key] = value.right;
      }
      return errors.length > 0 ? t.failures(errors) : t.success(decoded);
    },
    t.identity
  );
}

// common/live_scoring.ts
var t2 = __toESM(require("io-ts"));
var liveWindowCodec = t2.type({
  /** Event times of the first and last row, milliseconds since 1970. */
  from: t2.number,
  to: t2.number,
  rows: t2.number,
  anomalous: t2.number,
  /** Rows in each bin, a column of the model each; empty where the manifest has no bins. */
  columns: t2.array(t2.array(t2.number)),
  scores: t2.array(t2.number),
  /** A quantile sketch of the scores, as base64 of its protobuf. */
  sketch: t2.string
});
var liveScoringCodec = t2.type({
  /** The champion that scored; another one starts afresh. */
  model_version: t2.number,
  /** The newest first, at most two. */
  windows: t2.array(liveWindowCodec)
});
var driftReadingCodec = t2.keyof({ stable: null, moderate: null, major: null });
var indexProps = {
  /** Population stability index against the training rows, 0 and up. */
  psi: t2.number,
  reading: driftReadingCodec
};
var driftCodec = t2.type({
  /** The feature that moved most first. */
  features: t2.array(t2.type({ field: t2.string, ...indexProps })),
  scores: t2.type(indexProps),
  /** The worst of all. */
  reading: driftReadingCodec
});
var liveReportCodec = t2.type({
  model_version: t2.number,
  rows: t2.number,
  /** Event times, ISO 8601. */
  from: t2.string,
  to: t2.string,
  /** What the threshold costs now; null where all rows have one time. */
  alerts_per_day: t2.union([t2.number, t2.null]),
  /** Scores, 0..1, that this share of the rows lies under; within 0.25 % of their value. */
  score_quantiles: t2.array(t2.type({ level: t2.number, score: t2.number })),
  /** Null below `drift_needs_rows` rows, or where the model keeps no bins of its training rows. */
  drift: t2.union([driftCodec, t2.null]),
  drift_needs_rows: t2.number
});

// common/model_roles.ts
var t3 = __toESM(require("io-ts"));
var version = t3.number;
var versionOrNone = t3.union([version, t3.null]);
var comparisonCodec = t3.type({
  champion: version,
  challenger: version,
  rows: t3.number,
  both_flagged: t3.number,
  only_champion: t3.number,
  only_challenger: t3.number,
  /** Sum of challenger's score minus champion's, and of its magnitude. */
  sum_difference: t3.number,
  sum_absolute_difference: t3.number
});
var roleMetricsCodec = t3.type({
  /** Whether the import replayed the model's test vectors with success; null for a model trained here. */
  certificate_passed: t3.union([t3.boolean, t3.null]),
  comparison: t3.union([comparisonCodec, t3.null]),
  /** Population stability index of the champion's scores, and of the feature that moved most. */
  score_psi: t3.union([t3.number, t3.null]),
  worst_feature: t3.union([t3.type({ field: t3.string, psi: t3.number }), t3.null]),
  /** Alerts a day of the champion, at the threshold it has. */
  alerts_per_day: t3.union([t3.number, t3.null])
});
var roleActionCodec = t3.keyof({
  train: null,
  promote: null,
  challenge: null,
  withdraw: null,
  roll_back: null,
  delete: null
});
var changeCodec = t3.type({ from: versionOrNone, to: versionOrNone });
var roleChangeCodec = t3.type({
  at: t3.string,
  who: t3.string,
  why: t3.string,
  action: roleActionCodec,
  /** The version that the action is about. */
  version,
  champion: changeCodec,
  challenger: changeCodec,
  metrics: roleMetricsCodec
});
var modelRolesCodec = t3.type({
  format_version: t3.literal(1),
  champion: versionOrNone,
  challenger: versionOrNone,
  /** Highest version that ever was: a deleted one's number is not given again. */
  last_version: version,
  /** The last change first, at most `keptRoleChanges`. */
  history: t3.array(roleChangeCodec)
});
var modelRoleCodec = t3.keyof({ champion: null, challenger: null, none: null });

// common/detector_state.ts
var count = t4.number;
var runKindCodec = t4.keyof({ score: null, reconcile: null, train: null });
var runSummaryCodec = strictObject(
  "run summary",
  {
    kind: runKindCodec,
    started_at: t4.string,
    /** Milliseconds from start to end. */
    took_ms: count,
    rows_read: count,
    rows_scored: count,
    rows_anomalous: count,
    rows_skipped: count,
    rows_dead_lettered: count,
    /** Whether rows in scope were left for the next run. */
    more: t4.boolean
  },
  { error: t4.UnknownRecord }
);
var detectorPhaseCodec = t4.keyof({
  /** Stopped by a person. */
  disabled: null,
  /** Not enough rows for a model yet. */
  waiting_for_rows: null,
  /** Scoring. */
  running: null,
  /** The last run failed; see `error`. */
  failing: null
});
var errorBodyCodec = t4.type({
  code: t4.string,
  message: t4.string,
  remedy: t4.string,
  retryable: t4.boolean
});
var runStateCodec = t4.type({
  format_version: t4.literal(1),
  /**
   * Every document in scope with an event time before this (milliseconds since 1970) is settled,
   * late ones aside; null before the first page.
   */
  checkpoint: t4.union([t4.number, t4.null]),
  /** The last run first, at most `keptRuns`. */
  runs: t4.array(runSummaryCodec),
  last_reconcile_at: t4.union([t4.string, t4.null]),
  /** The failure that lasts, with the kind of run that fails; null once such a run succeeds. */
  error: t4.union([t4.intersection([errorBodyCodec, t4.type({ kind: runKindCodec })]), t4.null])
});
var detectorStateCodec = t4.intersection([
  runStateCodec,
  t4.partial({ live: liveScoringCodec, comparison: comparisonCodec })
]);
var initialDetectorState = {
  format_version: 1,
  checkpoint: null,
  runs: [],
  last_reconcile_at: null,
  error: null
};
var ledgerCodec = t4.type({
  ingested: t4.number,
  scored: t4.number,
  skipped: t4.number,
  dead_lettered: t4.number,
  /** Newer than the checkpoint: the next run takes them. */
  pending: t4.number,
  /** Older than the checkpoint and not settled: came late; the next reconcile run takes them. */
  missing: t4.number,
  /** Settled documents that have since been deleted from the source. */
  gone: t4.number
});

// ../../life_bench.ts
var rows = 5e3;
var cols = 8;
var values = Float64Array.from({ length: rows * cols }, () => Math.random());
var scores = Float64Array.from({ length: rows }, () => 0.35 + Math.random() * 0.4);
var manifest = { version: 1, threshold: 0.7, drift_bins: { columns: Array.from({ length: cols }, () => makeBins(values)), scores: makeBins(scores) } };
var times = Array.from({ length: rows }, (_, i) => i);
for (let k = 0; k < 3; k++) {
  const t5 = process.hrtime.bigint();
  let seen = nothingObserved;
  for (let i = 0; i < 100; i++) {
    const columns = countColumns(manifest, { values, rows, columns: cols });
    seen = sumObservations(seen, { window: observePage(manifest, { scores, times, columns }), comparison: null });
  }
  const s = withObservation(initialDetectorState, seen);
  console.log(Number(process.hrtime.bigint() - t5) / 1e6 / 100, "ms per page of", rows, JSON.stringify(s).length, "bytes");
}
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsic2VydmVyL2ZvcmVzdC9xdWFudGlsZS50cyIsICJzZXJ2ZXIvZGV0ZWN0aW9uL3BvcHVsYXRpb25fc3RhYmlsaXR5LnRzIiwgInNlcnZlci9kZXRlY3Rpb24vc2NvcmVfc2tldGNoLnRzIiwgInNlcnZlci9kZXRlY3Rpb24vb2JzZXJ2ZV9zY29yaW5nLnRzIiwgImNvbW1vbi9kZXRlY3Rvcl9zdGF0ZS50cyIsICJjb21tb24vY29kZWNzL3N0cmljdF9vYmplY3QudHMiLCAiY29tbW9uL2xpdmVfc2NvcmluZy50cyIsICJjb21tb24vbW9kZWxfcm9sZXMudHMiLCAiLi4vLi4vbGlmZV9iZW5jaC50cyJdLAogICJzb3VyY2VzQ29udGVudCI6IFsiLyoqIFF1YW50aWxlcyBvZiBzY29yZXMuICovXG5cbi8qKlxuICogVGhlIHF1YW50aWxlIG9mIGFzY2VuZGluZyB2YWx1ZXMgYnkgbGluZWFyIGludGVycG9sYXRpb24gKHR5cGUgNyBvZiBIeW5kbWFuIGFuZCBGYW4gMTk5NiwgdGhlXG4gKiBkZWZhdWx0IG9mIE51bVB5IGFuZCB0aHVzIG9mIHNjaWtpdC1sZWFybidzIGNvbnRhbWluYXRpb24pOyAwIGZvciBubyB2YWx1ZXMuXG4gKiBAcGFyYW0gbGV2ZWwgMC4uMVxuICovXG5leHBvcnQgZnVuY3Rpb24gcXVhbnRpbGVPZlNvcnRlZChzb3J0ZWQ6IEFycmF5TGlrZTxudW1iZXI+LCBsZXZlbDogbnVtYmVyKTogbnVtYmVyIHtcbiAgY29uc3QgcG9zaXRpb24gPSAoc29ydGVkLmxlbmd0aCAtIDEpICogTWF0aC5taW4oMSwgTWF0aC5tYXgoMCwgbGV2ZWwpKTtcbiAgY29uc3QgYmVsb3cgPSBzb3J0ZWRbTWF0aC5mbG9vcihwb3NpdGlvbildID8/IDA7XG4gIGNvbnN0IGFib3ZlID0gc29ydGVkW01hdGguY2VpbChwb3NpdGlvbildID8/IGJlbG93O1xuICByZXR1cm4gYmVsb3cgKyAoYWJvdmUgLSBiZWxvdykgKiAocG9zaXRpb24gLSBNYXRoLmZsb29yKHBvc2l0aW9uKSk7XG59XG5cbi8qKlxuICogV2hlcmUgYSB2YWx1ZSBzdGFuZHMgYW1vbmcgcXVhbnRpbGVzLCAwLi4xMDA6IHRoZSBpbnZlcnNlIG9mIGBxdWFudGlsZU9mU29ydGVkYCwgaW50ZXJwb2xhdGVkLlxuICogQHBhcmFtIHF1YW50aWxlcyBhc2NlbmRpbmcgdmFsdWVzIGF0IGBsZXZlbHNgIChhc2NlbmRpbmcsIDAuLjEpLCBib3RoIG9mIG9uZSBsZW5ndGhcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHBlcmNlbnRpbGVPZihcbiAgdmFsdWU6IG51bWJlcixcbiAgcXVhbnRpbGVzOiByZWFkb25seSBudW1iZXJbXSxcbiAgbGV2ZWxzOiByZWFkb25seSBudW1iZXJbXSxcbik6IG51bWJlciB7XG4gIGxldCBbYWJvdmUsIGVuZF0gPSBbMCwgcXVhbnRpbGVzLmxlbmd0aF07XG4gIHdoaWxlIChhYm92ZSA8IGVuZCkge1xuICAgIGNvbnN0IG1pZGRsZSA9IChhYm92ZSArIGVuZCkgPj4+IDE7XG4gICAgaWYgKChxdWFudGlsZXNbbWlkZGxlXSA/PyBJbmZpbml0eSkgPiB2YWx1ZSkgZW5kID0gbWlkZGxlO1xuICAgIGVsc2UgYWJvdmUgPSBtaWRkbGUgKyAxO1xuICB9XG4gIGlmIChhYm92ZSA9PT0gMCkgcmV0dXJuIDA7XG4gIGlmIChhYm92ZSA9PT0gcXVhbnRpbGVzLmxlbmd0aCkgcmV0dXJuIDEwMDtcbiAgY29uc3QgbG93ID0gcXVhbnRpbGVzW2Fib3ZlIC0gMV0gPz8gMDtcbiAgY29uc3QgaGlnaCA9IHF1YW50aWxlc1thYm92ZV0gPz8gbG93O1xuICBjb25zdCBmcm9tID0gbGV2ZWxzW2Fib3ZlIC0gMV0gPz8gMDtcbiAgY29uc3QgdG8gPSBsZXZlbHNbYWJvdmVdID8/IGZyb207XG4gIGNvbnN0IHNoYXJlID0gaGlnaCA+IGxvdyA/ICh2YWx1ZSAtIGxvdykgLyAoaGlnaCAtIGxvdykgOiAwO1xuICByZXR1cm4gMTAwICogKGZyb20gKyAodG8gLSBmcm9tKSAqIHNoYXJlKTtcbn1cbiIsICIvKiogSG93IGZhciB3aGF0IGlzIHNjb3JlZCBoYXMgbW92ZWQgZnJvbSB3aGF0IHdhcyB0cmFpbmVkIG9uLiAqL1xuaW1wb3J0IHR5cGUgeyBEcmlmdFJlYWRpbmcgfSBmcm9tICcuLi8uLi9jb21tb24vbGl2ZV9zY29yaW5nJztcbmltcG9ydCB0eXBlIHsgQmlucyB9IGZyb20gJy4uLy4uL2NvbW1vbi9tb2RlbF9tYW5pZmVzdCc7XG5pbXBvcnQgeyBxdWFudGlsZU9mU29ydGVkIH0gZnJvbSAnLi4vZm9yZXN0L3F1YW50aWxlJztcblxuLyoqIENvbHVtbnMgb2Ygc28gZmV3IGRpZmZlcmVudCB2YWx1ZXMgZ2V0IGEgYmluIGZvciBlYWNoIG9mIHRoZW0uICovXG5jb25zdCBtb3N0RGlzdGluY3QgPSAxMDtcbmNvbnN0IGRlY2lsZXMgPSBbMC4xLCAwLjIsIDAuMywgMC40LCAwLjUsIDAuNiwgMC43LCAwLjgsIDAuOV07XG5cbmZ1bmN0aW9uIGRpc3RpbmN0VXBUbyhzb3J0ZWQ6IEZsb2F0NjRBcnJheSwgbW9zdDogbnVtYmVyKTogbnVtYmVyW10gfCBudWxsIHtcbiAgY29uc3QgZGlzdGluY3Q6IG51bWJlcltdID0gW107XG4gIGZvciAoY29uc3QgdmFsdWUgb2Ygc29ydGVkKSB7XG4gICAgaWYgKHZhbHVlID09PSBkaXN0aW5jdFtkaXN0aW5jdC5sZW5ndGggLSAxXSkgY29udGludWU7XG4gICAgaWYgKGRpc3RpbmN0Lmxlbmd0aCA9PT0gbW9zdCkgcmV0dXJuIG51bGw7XG4gICAgZGlzdGluY3QucHVzaCh2YWx1ZSk7XG4gIH1cbiAgcmV0dXJuIGRpc3RpbmN0O1xufVxuXG5mdW5jdGlvbiBlZGdlc09mKHNvcnRlZDogRmxvYXQ2NEFycmF5LCBtYXg6IG51bWJlcik6IG51bWJlcltdIHtcbiAgY29uc3QgZWRnZXMgPVxuICAgIGRpc3RpbmN0VXBUbyhzb3J0ZWQsIG1vc3REaXN0aW5jdCkgPz8gZGVjaWxlcy5tYXAoKGxldmVsKSA9PiBxdWFudGlsZU9mU29ydGVkKHNvcnRlZCwgbGV2ZWwpKTtcbiAgcmV0dXJuIFsuLi5uZXcgU2V0KGVkZ2VzKV0uZmlsdGVyKChlZGdlKSA9PiBlZGdlIDwgbWF4KTtcbn1cblxuLyoqIFBsYWNlcyBvZiBgY291bnRzYCBpbiBiaW5zIG9mIHRoYXQgbWFueSBlZGdlcy4gKi9cbmNvbnN0IGJpbkNvdW50ID0gKGVkZ2VzOiByZWFkb25seSBudW1iZXJbXSkgPT4gZWRnZXMubGVuZ3RoICsgMztcblxuLyoqIFRoZSBiaW4gdGhhdCBhIHZhbHVlIGJlbG9uZ3MgdG86IDAgPSBiZWxvdyB0cmFpbmluZywgdGhlIGxhc3QgPSBhYm92ZSBpdC4gKi9cbmV4cG9ydCBmdW5jdGlvbiBiaW5PZih2YWx1ZTogbnVtYmVyLCB7IG1pbiwgbWF4LCBlZGdlcyB9OiBQaWNrPEJpbnMsICdtaW4nIHwgJ21heCcgfCAnZWRnZXMnPikge1xuICBpZiAodmFsdWUgPCBtaW4pIHJldHVybiAwO1xuICBpZiAodmFsdWUgPiBtYXgpIHJldHVybiBlZGdlcy5sZW5ndGggKyAyO1xuICBsZXQgYmluID0gMDtcbiAgd2hpbGUgKGJpbiA8IGVkZ2VzLmxlbmd0aCAmJiB2YWx1ZSA+IChlZGdlc1tiaW5dID8/IEluZmluaXR5KSkgYmluICs9IDE7XG4gIHJldHVybiBiaW4gKyAxO1xufVxuXG4vKiogQ291bnRzIG9mIG5vdGhpbmcgeWV0LCBmb3IgdGhlIGJpbnMgb2YgYSBtYW5pZmVzdC4gKi9cbmV4cG9ydCBjb25zdCBlbXB0eUNvdW50cyA9ICh7IGVkZ2VzIH06IFBpY2s8QmlucywgJ2VkZ2VzJz4pOiBudW1iZXJbXSA9PlxuICBuZXcgQXJyYXk8bnVtYmVyPihiaW5Db3VudChlZGdlcykpLmZpbGwoMCk7XG5cbi8qKlxuICogQmlucyBvZiB0cmFpbmluZyB2YWx1ZXMgdGhhdCBob2xkIGFib3V0IGEgdGVudGggb2YgdGhlbSBlYWNoLCBvciBvbmUgdmFsdWUgZWFjaCB3aGVyZSB0aGVyZSBhcmVcbiAqIGZldywgYW5kIG9uZSBiZXlvbmQgZWFjaCBlbmQuIEF0IGxlYXN0IG9uZSB2YWx1ZSwgYWxsIGZpbml0ZS5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG1ha2VCaW5zKHZhbHVlczogRmxvYXQ2NEFycmF5KTogQmlucyB7XG4gIGNvbnN0IHNvcnRlZCA9IEZsb2F0NjRBcnJheS5mcm9tKHZhbHVlcykuc29ydCgpO1xuICBjb25zdCBtaW4gPSBzb3J0ZWRbMF0gPz8gMDtcbiAgY29uc3QgbWF4ID0gc29ydGVkW3NvcnRlZC5sZW5ndGggLSAxXSA/PyAwO1xuICBjb25zdCBiaW5zID0geyBtaW4sIG1heCwgZWRnZXM6IGVkZ2VzT2Yoc29ydGVkLCBtYXgpIH07XG4gIGNvbnN0IGNvdW50cyA9IGVtcHR5Q291bnRzKGJpbnMpO1xuICBmb3IgKGNvbnN0IHZhbHVlIG9mIHNvcnRlZCkge1xuICAgIGNvbnN0IGJpbiA9IGJpbk9mKHZhbHVlLCBiaW5zKTtcbiAgICBjb3VudHNbYmluXSA9IChjb3VudHNbYmluXSA/PyAwKSArIDE7XG4gIH1cbiAgcmV0dXJuIHsgLi4uYmlucywgY291bnRzIH07XG59XG5cbmNvbnN0IHN1bU9mID0gKGNvdW50czogcmVhZG9ubHkgbnVtYmVyW10pID0+IGNvdW50cy5yZWR1Y2UoKHN1bSwgY291bnQpID0+IHN1bSArIGNvdW50LCAwKTtcblxuLyoqXG4gKiBQb3B1bGF0aW9uIHN0YWJpbGl0eSBpbmRleCwgdGhlIHN1bSBvdmVyIGJpbnMgb2YgKGEgLSBlKSBcdTAwQjcgbG4oYSAvIGUpIGZvciBhY3R1YWwgYW5kIGV4cGVjdGVkIHNoYXJlczpcbiAqIHRoZSBzeW1tZXRyaWMgS3VsbGJhY2stTGVpYmxlciBkaXZlcmdlbmNlLCAwIGZvciBlcXVhbCBzaGFyZXMsIHdpdGhvdXQgYW4gdXBwZXIgZW5kIChMZXdpcyAxOTk0LCBBblxuICogSW50cm9kdWN0aW9uIHRvIENyZWRpdCBTY29yaW5nOyBTaWRkaXFpIDIwMDYsIENyZWRpdCBSaXNrIFNjb3JlY2FyZHMpLiBIYWxmIGEgcm93IGlzIGFkZGVkIHRvIGVhY2hcbiAqIGJpbiwgc28gdGhhdCBhbiBlbXB0eSBvbmUgZG9lcyBub3QgbWFrZSBpdCBpbmZpbml0ZS5cbiAqIEBwYXJhbSBhY3R1YWwgY291bnRzIGluIHRoZSBzYW1lIGJpbnMgYXMgYGV4cGVjdGVkYDsgYm90aCBvZiBhdCBsZWFzdCBvbmUgcm93XG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBwb3B1bGF0aW9uU3RhYmlsaXR5SW5kZXgoXG4gIGV4cGVjdGVkOiByZWFkb25seSBudW1iZXJbXSxcbiAgYWN0dWFsOiByZWFkb25seSBudW1iZXJbXSxcbik6IG51bWJlciB7XG4gIGNvbnN0IHNoYXJlID0gKGNvdW50czogcmVhZG9ubHkgbnVtYmVyW10pID0+IHtcbiAgICBjb25zdCB3aG9sZSA9IHN1bU9mKGNvdW50cykgKyBjb3VudHMubGVuZ3RoIC8gMjtcbiAgICByZXR1cm4gKGJpbjogbnVtYmVyKSA9PiAoKGNvdW50c1tiaW5dID8/IDApICsgMC41KSAvIHdob2xlO1xuICB9O1xuICBjb25zdCBbZXhwZWN0ZWRTaGFyZSwgYWN0dWFsU2hhcmVdID0gW3NoYXJlKGV4cGVjdGVkKSwgc2hhcmUoYWN0dWFsKV07XG4gIHJldHVybiBleHBlY3RlZC5yZWR1Y2UoKHN1bSwgXywgYmluKSA9PiB7XG4gICAgY29uc3QgW2UsIGFdID0gW2V4cGVjdGVkU2hhcmUoYmluKSwgYWN0dWFsU2hhcmUoYmluKV07XG4gICAgcmV0dXJuIHN1bSArIChhIC0gZSkgKiBNYXRoLmxvZyhhIC8gZSk7XG4gIH0sIDApO1xufVxuXG4vKiogVGhlIHRocmVzaG9sZHMgb2YgcHJhY3RpY2UgKExld2lzIDE5OTQpOiBhIGNvbnZlbnRpb24sIG5vdCBhIHRlc3QuICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZGluZ09mKHBzaTogbnVtYmVyKTogRHJpZnRSZWFkaW5nIHtcbiAgaWYgKHBzaSA8IDAuMSkgcmV0dXJuICdzdGFibGUnO1xuICByZXR1cm4gcHNpIDw9IDAuMjUgPyAnbW9kZXJhdGUnIDogJ21ham9yJztcbn1cblxuLyoqXG4gKiBGZXdlc3Qgcm93cyB0aGF0IGFuIGluZGV4IGlzIHJlYWQgZnJvbS4gV2l0aG91dCBhbnkgZHJpZnQgaXQgaXMgYWJvdXQgKDEvbiArIDEvbSkgdGltZXMgYSBjaGktc3F1YXJlXG4gKiBvZiBiaW5zIC0gMSBkZWdyZWVzIG9mIGZyZWVkb20gZm9yIG4gcm93cyBhZ2FpbnN0IG0gb2YgdHJhaW5pbmcgKFl1cmRha3VsIGFuZCBOYXJhbmpvIDIwMjAsIEpvdXJuYWwgb2ZcbiAqIFJpc2sgTW9kZWwgVmFsaWRhdGlvbiAxNCg0KSk6IHdpdGggNTAwIGFnYWluc3QgMjAsMDAwIGFuZCAxMiBiaW5zLCA5NSAlIG9mIHRoZSB0aW1lIGJlbG93IDAuMDQuXG4gKi9cbmV4cG9ydCBjb25zdCBkcmlmdE5lZWRzUm93cyA9IDUwMDtcbiIsICIvKipcbiAqIFF1YW50aWxlcyBvZiBhIHN0cmVhbSBvZiBzY29yZXMgaW4gYSBmZXcga2lsb2J5dGVzOiBERFNrZXRjaCAoTWFzc29uLCBSaW0gYW5kIExlZSAyMDE5KSwgd2hvc2VcbiAqIHF1YW50aWxlcyBhcmUgd2l0aGluIGEgc2hhcmUgb2YgdGhlIHRydWUgdmFsdWUsIGFuZCB3aGljaCBjYW4gYmUgbWVyZ2VkIGFuZCBzdG9yZWQuXG4gKi9cbmltcG9ydCB7IEREU2tldGNoLCBMb2dDb2xsYXBzaW5nTG93ZXN0RGVuc2VERFNrZXRjaCB9IGZyb20gJ0BkYXRhZG9nL3NrZXRjaGVzLWpzJztcblxuLyoqIEEgcXVhbnRpbGUgb2YgMC42IGlzIGF0IG1vc3QgMC4wMDE1IG9mZi4gKi9cbmNvbnN0IHJlbGF0aXZlQWNjdXJhY3kgPSAwLjAwMjU7XG4vKiogU2NvcmVzIGZyb20gMC4wMDYgdG8gMSBoYXZlIGEgYmluIG9mIHRoZWlyIG93bjsgbG93ZXIgb25lcyBzaGFyZSB0aGUgbG93ZXN0LiAqL1xuY29uc3QgbW9zdEJpbnMgPSAxXzAyNDtcblxuZXhwb3J0IHR5cGUgU2NvcmVTa2V0Y2ggPSBMb2dDb2xsYXBzaW5nTG93ZXN0RGVuc2VERFNrZXRjaDtcblxuZXhwb3J0IGZ1bmN0aW9uIG5ld1NrZXRjaCgpOiBTY29yZVNrZXRjaCB7XG4gIHJldHVybiBuZXcgTG9nQ29sbGFwc2luZ0xvd2VzdERlbnNlRERTa2V0Y2goeyByZWxhdGl2ZUFjY3VyYWN5LCBiaW5MaW1pdDogbW9zdEJpbnMgfSk7XG59XG5cbi8qKiBBcyBiYXNlNjQgb2YgdGhlIGxpYnJhcnkncyBwcm90b2J1ZiBmb3JtLiAqL1xuZXhwb3J0IGNvbnN0IGVuY29kZVNrZXRjaCA9IChza2V0Y2g6IFNjb3JlU2tldGNoKTogc3RyaW5nID0+XG4gIEJ1ZmZlci5mcm9tKHNrZXRjaC50b1Byb3RvKCkpLnRvU3RyaW5nKCdiYXNlNjQnKTtcblxuLyoqIEFsbCBvZiB0aGVtIGFzIG9uZSwgaW4gYm91bmRlZCBtZW1vcnkuIEB0aHJvd3MgRXJyb3Igd2hlbiBvbmUgaXMgbm8gc2tldGNoIG9mIG91cnMuICovXG5leHBvcnQgZnVuY3Rpb24gbWVyZ2VTa2V0Y2hlcyhlbmNvZGVkOiByZWFkb25seSBzdHJpbmdbXSk6IFNjb3JlU2tldGNoIHtcbiAgY29uc3QgbWVyZ2VkID0gbmV3U2tldGNoKCk7XG4gIGZvciAoY29uc3QgdGV4dCBvZiBlbmNvZGVkKSBtZXJnZWQubWVyZ2UoRERTa2V0Y2guZnJvbVByb3RvKEJ1ZmZlci5mcm9tKHRleHQsICdiYXNlNjQnKSkpO1xuICByZXR1cm4gbWVyZ2VkO1xufVxuIiwgIi8qKiBXaGF0IHNjb3Jpbmcgc2VlcyBvbiB0aGUgd2F5LCBhZGRlZCB1cCBpbiBib3VuZGVkIHNwYWNlOiBmb3IgZHJpZnQsIGZvciB0aGUgY29zdCBvZiB0aGUgdGhyZXNob2xkLCBhbmQgZm9yIHRoZSBjaGFsbGVuZ2VyLiAqL1xuaW1wb3J0IHR5cGUgeyBEZXRlY3RvclN0YXRlIH0gZnJvbSAnLi4vLi4vY29tbW9uL2RldGVjdG9yX3N0YXRlJztcbmltcG9ydCB0eXBlIHsgTGl2ZVNjb3JpbmcsIExpdmVXaW5kb3cgfSBmcm9tICcuLi8uLi9jb21tb24vbGl2ZV9zY29yaW5nJztcbmltcG9ydCB0eXBlIHsgTW9kZWxNYW5pZmVzdCB9IGZyb20gJy4uLy4uL2NvbW1vbi9tb2RlbF9tYW5pZmVzdCc7XG5pbXBvcnQgdHlwZSB7IENvbXBhcmlzb24gfSBmcm9tICcuLi8uLi9jb21tb24vbW9kZWxfcm9sZXMnO1xuaW1wb3J0IHR5cGUgeyBNYXRyaXggfSBmcm9tICcuLi9mb3Jlc3QvZm9yZXN0X2VuZ2luZSc7XG5pbXBvcnQgeyBiaW5PZiwgZW1wdHlDb3VudHMgfSBmcm9tICcuL3BvcHVsYXRpb25fc3RhYmlsaXR5JztcbmltcG9ydCB7IGVuY29kZVNrZXRjaCwgbWVyZ2VTa2V0Y2hlcywgbmV3U2tldGNoIH0gZnJvbSAnLi9zY29yZV9za2V0Y2gnO1xuXG4vKiogV2hhdCBvbmUgcGFnZSBzaG93ZWQuICovXG5leHBvcnQgaW50ZXJmYWNlIE9ic2VydmF0aW9uIHtcbiAgLyoqIE51bGwgZm9yIGEgcGFnZSB3aXRob3V0IGEgc2NvcmVkIHJvdy4gKi9cbiAgd2luZG93OiB7IG1vZGVsX3ZlcnNpb246IG51bWJlcjsgd2luZG93OiBMaXZlV2luZG93IH0gfCBudWxsO1xuICAvKiogTnVsbCB3aXRob3V0IGEgY2hhbGxlbmdlci4gKi9cbiAgY29tcGFyaXNvbjogQ29tcGFyaXNvbiB8IG51bGw7XG59XG5cbmV4cG9ydCBjb25zdCBub3RoaW5nT2JzZXJ2ZWQ6IE9ic2VydmF0aW9uID0geyB3aW5kb3c6IG51bGwsIGNvbXBhcmlzb246IG51bGwgfTtcblxuLyoqIFJvd3Mgb2YgZWFjaCBjb2x1bW4gYnkgYmluOyBjYWxsZWQgYmVmb3JlIHNjb3JpbmcsIHdoaWNoIHRha2VzIHRoZSBtYXRyaXggYXdheS4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjb3VudENvbHVtbnMobWFuaWZlc3Q6IE1vZGVsTWFuaWZlc3QsIG1hdHJpeDogTWF0cml4KTogbnVtYmVyW11bXSB7XG4gIGNvbnN0IGJpbnMgPSBtYW5pZmVzdC5kcmlmdF9iaW5zPy5jb2x1bW5zID8/IFtdO1xuICByZXR1cm4gYmlucy5tYXAoKGNvbHVtbiwgYykgPT4ge1xuICAgIGNvbnN0IGNvdW50cyA9IGVtcHR5Q291bnRzKGNvbHVtbik7XG4gICAgZm9yIChsZXQgYXQgPSBjOyBhdCA8IG1hdHJpeC52YWx1ZXMubGVuZ3RoOyBhdCArPSBtYXRyaXguY29sdW1ucykge1xuICAgICAgY29uc3QgYmluID0gYmluT2YobWF0cml4LnZhbHVlc1thdF0gPz8gTmFOLCBjb2x1bW4pO1xuICAgICAgY291bnRzW2Jpbl0gPSAoY291bnRzW2Jpbl0gPz8gMCkgKyAxO1xuICAgIH1cbiAgICByZXR1cm4gY291bnRzO1xuICB9KTtcbn1cblxuZXhwb3J0IGludGVyZmFjZSBTY29yZWRQYWdlIHtcbiAgc2NvcmVzOiBGbG9hdDY0QXJyYXk7XG4gIC8qKiBFdmVudCB0aW1lIG9mIGVhY2ggcm93LCBtaWxsaXNlY29uZHMgc2luY2UgMTk3MC4gKi9cbiAgdGltZXM6IHJlYWRvbmx5IG51bWJlcltdO1xuICBjb2x1bW5zOiBudW1iZXJbXVtdO1xufVxuXG4vKiogVGhlIHdpbmRvdyBvZiBvbmUgcGFnZSwgd2hpY2ggaGFzIGF0IGxlYXN0IG9uZSByb3cuICovXG5leHBvcnQgZnVuY3Rpb24gb2JzZXJ2ZVBhZ2UobWFuaWZlc3Q6IE1vZGVsTWFuaWZlc3QsIHBhZ2U6IFNjb3JlZFBhZ2UpOiBPYnNlcnZhdGlvblsnd2luZG93J10ge1xuICBjb25zdCB7IHNjb3JlcywgdGltZXMsIGNvbHVtbnMgfSA9IHBhZ2U7XG4gIGNvbnN0IGJpbnMgPSBtYW5pZmVzdC5kcmlmdF9iaW5zPy5zY29yZXM7XG4gIGNvbnN0IGNvdW50cyA9IGJpbnMgPT09IHVuZGVmaW5lZCA/IFtdIDogZW1wdHlDb3VudHMoYmlucyk7XG4gIGNvbnN0IHNrZXRjaCA9IG5ld1NrZXRjaCgpO1xuICBsZXQgYW5vbWFsb3VzID0gMDtcbiAgZm9yIChjb25zdCBzY29yZSBvZiBzY29yZXMpIHtcbiAgICBza2V0Y2guYWNjZXB0KHNjb3JlKTtcbiAgICBpZiAoc2NvcmUgPj0gbWFuaWZlc3QudGhyZXNob2xkKSBhbm9tYWxvdXMgKz0gMTtcbiAgICBpZiAoYmlucyA9PT0gdW5kZWZpbmVkKSBjb250aW51ZTtcbiAgICBjb25zdCBiaW4gPSBiaW5PZihzY29yZSwgYmlucyk7XG4gICAgY291bnRzW2Jpbl0gPSAoY291bnRzW2Jpbl0gPz8gMCkgKyAxO1xuICB9XG4gIGNvbnN0IHdpbmRvdzogTGl2ZVdpbmRvdyA9IHtcbiAgICBmcm9tOiB0aW1lcy5yZWR1Y2UoKGxlYXN0LCB0aW1lKSA9PiBNYXRoLm1pbihsZWFzdCwgdGltZSksIEluZmluaXR5KSxcbiAgICB0bzogdGltZXMucmVkdWNlKChtb3N0LCB0aW1lKSA9PiBNYXRoLm1heChtb3N0LCB0aW1lKSwgLUluZmluaXR5KSxcbiAgICByb3dzOiBzY29yZXMubGVuZ3RoLFxuICAgIGFub21hbG91cyxcbiAgICBjb2x1bW5zLFxuICAgIHNjb3JlczogY291bnRzLFxuICAgIHNrZXRjaDogZW5jb2RlU2tldGNoKHNrZXRjaCksXG4gIH07XG4gIHJldHVybiB7IG1vZGVsX3ZlcnNpb246IG1hbmlmZXN0LnZlcnNpb24sIHdpbmRvdyB9O1xufVxuXG5leHBvcnQgaW50ZXJmYWNlIEp1ZGdlZCB7XG4gIG1hbmlmZXN0OiBNb2RlbE1hbmlmZXN0O1xuICBzY29yZXM6IEZsb2F0NjRBcnJheTtcbn1cblxuLyoqIFZlcmRpY3RzIG9mIGJvdGggb3ZlciB0aGUgc2FtZSByb3dzLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGNvbXBhcmVTY29yZXMoY2hhbXBpb246IEp1ZGdlZCwgY2hhbGxlbmdlcjogSnVkZ2VkKTogQ29tcGFyaXNvbiB7XG4gIGNvbnN0IGNvbXBhcmlzb246IENvbXBhcmlzb24gPSB7XG4gICAgY2hhbXBpb246IGNoYW1waW9uLm1hbmlmZXN0LnZlcnNpb24sXG4gICAgY2hhbGxlbmdlcjogY2hhbGxlbmdlci5tYW5pZmVzdC52ZXJzaW9uLFxuICAgIHJvd3M6IGNoYW1waW9uLnNjb3Jlcy5sZW5ndGgsXG4gICAgYm90aF9mbGFnZ2VkOiAwLFxuICAgIG9ubHlfY2hhbXBpb246IDAsXG4gICAgb25seV9jaGFsbGVuZ2VyOiAwLFxuICAgIHN1bV9kaWZmZXJlbmNlOiAwLFxuICAgIHN1bV9hYnNvbHV0ZV9kaWZmZXJlbmNlOiAwLFxuICB9O1xuICBjaGFtcGlvbi5zY29yZXMuZm9yRWFjaCgob3duLCByb3cpID0+IHtcbiAgICBjb25zdCBvdGhlciA9IGNoYWxsZW5nZXIuc2NvcmVzW3Jvd10gPz8gTmFOO1xuICAgIGNvbnN0IGZsYWdnZWQgPSBvd24gPj0gY2hhbXBpb24ubWFuaWZlc3QudGhyZXNob2xkO1xuICAgIGNvbnN0IG90aGVyRmxhZ2dlZCA9IG90aGVyID49IGNoYWxsZW5nZXIubWFuaWZlc3QudGhyZXNob2xkO1xuICAgIGlmIChmbGFnZ2VkICYmIG90aGVyRmxhZ2dlZCkgY29tcGFyaXNvbi5ib3RoX2ZsYWdnZWQgKz0gMTtcbiAgICBlbHNlIGlmIChmbGFnZ2VkKSBjb21wYXJpc29uLm9ubHlfY2hhbXBpb24gKz0gMTtcbiAgICBlbHNlIGlmIChvdGhlckZsYWdnZWQpIGNvbXBhcmlzb24ub25seV9jaGFsbGVuZ2VyICs9IDE7XG4gICAgY29tcGFyaXNvbi5zdW1fZGlmZmVyZW5jZSArPSBvdGhlciAtIG93bjtcbiAgICBjb21wYXJpc29uLnN1bV9hYnNvbHV0ZV9kaWZmZXJlbmNlICs9IE1hdGguYWJzKG90aGVyIC0gb3duKTtcbiAgfSk7XG4gIHJldHVybiBjb21wYXJpc29uO1xufVxuXG5mdW5jdGlvbiBzdW1Db21wYXJpc29ucyhhOiBDb21wYXJpc29uIHwgdW5kZWZpbmVkLCBiOiBDb21wYXJpc29uKTogQ29tcGFyaXNvbiB7XG4gIGlmIChhPy5jaGFtcGlvbiAhPT0gYi5jaGFtcGlvbiB8fCBhLmNoYWxsZW5nZXIgIT09IGIuY2hhbGxlbmdlcikgcmV0dXJuIGI7XG4gIHJldHVybiB7XG4gICAgY2hhbXBpb246IGEuY2hhbXBpb24sXG4gICAgY2hhbGxlbmdlcjogYS5jaGFsbGVuZ2VyLFxuICAgIHJvd3M6IGEucm93cyArIGIucm93cyxcbiAgICBib3RoX2ZsYWdnZWQ6IGEuYm90aF9mbGFnZ2VkICsgYi5ib3RoX2ZsYWdnZWQsXG4gICAgb25seV9jaGFtcGlvbjogYS5vbmx5X2NoYW1waW9uICsgYi5vbmx5X2NoYW1waW9uLFxuICAgIG9ubHlfY2hhbGxlbmdlcjogYS5vbmx5X2NoYWxsZW5nZXIgKyBiLm9ubHlfY2hhbGxlbmdlcixcbiAgICBzdW1fZGlmZmVyZW5jZTogYS5zdW1fZGlmZmVyZW5jZSArIGIuc3VtX2RpZmZlcmVuY2UsXG4gICAgc3VtX2Fic29sdXRlX2RpZmZlcmVuY2U6IGEuc3VtX2Fic29sdXRlX2RpZmZlcmVuY2UgKyBiLnN1bV9hYnNvbHV0ZV9kaWZmZXJlbmNlLFxuICB9O1xufVxuXG5jb25zdCBzdW1Db3VudHMgPSAoYTogcmVhZG9ubHkgbnVtYmVyW10sIGI6IHJlYWRvbmx5IG51bWJlcltdKTogbnVtYmVyW10gPT5cbiAgYi5tYXAoKGNvdW50LCBiaW4pID0+IGNvdW50ICsgKGFbYmluXSA/PyAwKSk7XG5cbi8qKiBUd28gd2luZG93cyBvZiBvbmUgbW9kZWwgYXMgb25lLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHN1bVdpbmRvd3MoYTogTGl2ZVdpbmRvdywgYjogTGl2ZVdpbmRvdyk6IExpdmVXaW5kb3cge1xuICByZXR1cm4ge1xuICAgIGZyb206IE1hdGgubWluKGEuZnJvbSwgYi5mcm9tKSxcbiAgICB0bzogTWF0aC5tYXgoYS50bywgYi50byksXG4gICAgcm93czogYS5yb3dzICsgYi5yb3dzLFxuICAgIGFub21hbG91czogYS5hbm9tYWxvdXMgKyBiLmFub21hbG91cyxcbiAgICBjb2x1bW5zOiBiLmNvbHVtbnMubWFwKChjb3VudHMsIGNvbHVtbikgPT4gc3VtQ291bnRzKGEuY29sdW1uc1tjb2x1bW5dID8/IFtdLCBjb3VudHMpKSxcbiAgICBzY29yZXM6IHN1bUNvdW50cyhhLnNjb3JlcywgYi5zY29yZXMpLFxuICAgIHNrZXRjaDogZW5jb2RlU2tldGNoKG1lcmdlU2tldGNoZXMoW2Euc2tldGNoLCBiLnNrZXRjaF0pKSxcbiAgfTtcbn1cblxuLyoqIEEgd2luZG93IGVuZHMgb25jZSBpdCBjb3ZlcnMgdGhpcyBtdWNoIGV2ZW50IHRpbWUgYW5kIHRoaXMgbWFueSByb3dzOyB0aGUgb25lIGJlZm9yZSBpdCBpcyBrZXB0LiAqL1xuY29uc3Qgd2luZG93TXMgPSA4Nl80MDBfMDAwO1xuY29uc3Qgd2luZG93Um93cyA9IDFfMDAwO1xuXG5mdW5jdGlvbiB3aXRoV2luZG93KFxuICBsaXZlOiBMaXZlU2NvcmluZyB8IHVuZGVmaW5lZCxcbiAgeyBtb2RlbF92ZXJzaW9uOiB2ZXJzaW9uLCB3aW5kb3cgfTogTm9uTnVsbGFibGU8T2JzZXJ2YXRpb25bJ3dpbmRvdyddPixcbik6IExpdmVTY29yaW5nIHtcbiAgY29uc3QgW25ld2VzdCwgLi4ub2xkZXJdID0gbGl2ZT8ubW9kZWxfdmVyc2lvbiA9PT0gdmVyc2lvbiA/IGxpdmUud2luZG93cyA6IFtdO1xuICBpZiAobmV3ZXN0ID09PSB1bmRlZmluZWQpIHJldHVybiB7IG1vZGVsX3ZlcnNpb246IHZlcnNpb24sIHdpbmRvd3M6IFt3aW5kb3ddIH07XG4gIGNvbnN0IGlzRnVsbCA9IG5ld2VzdC5yb3dzID49IHdpbmRvd1Jvd3MgJiYgd2luZG93LnRvIC0gbmV3ZXN0LmZyb20gPj0gd2luZG93TXM7XG4gIHJldHVybiB7XG4gICAgbW9kZWxfdmVyc2lvbjogdmVyc2lvbixcbiAgICB3aW5kb3dzOiBpc0Z1bGwgPyBbd2luZG93LCBuZXdlc3RdIDogW3N1bVdpbmRvd3MobmV3ZXN0LCB3aW5kb3cpLCAuLi5vbGRlcl0sXG4gIH07XG59XG5cbi8qKiBBZGRzIHVwIHR3byBwYWdlcyBvZiBvbmUgcnVuLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHN1bU9ic2VydmF0aW9ucyhhOiBPYnNlcnZhdGlvbiwgYjogT2JzZXJ2YXRpb24pOiBPYnNlcnZhdGlvbiB7XG4gIHJldHVybiB7XG4gICAgd2luZG93OlxuICAgICAgYS53aW5kb3cgPT09IG51bGwgfHwgYi53aW5kb3cgPT09IG51bGxcbiAgICAgICAgPyAoYi53aW5kb3cgPz8gYS53aW5kb3cpXG4gICAgICAgIDoge1xuICAgICAgICAgICAgbW9kZWxfdmVyc2lvbjogYi53aW5kb3cubW9kZWxfdmVyc2lvbixcbiAgICAgICAgICAgIHdpbmRvdzogc3VtV2luZG93cyhhLndpbmRvdy53aW5kb3csIGIud2luZG93LndpbmRvdyksXG4gICAgICAgICAgfSxcbiAgICBjb21wYXJpc29uOlxuICAgICAgYi5jb21wYXJpc29uID09PSBudWxsXG4gICAgICAgID8gYS5jb21wYXJpc29uXG4gICAgICAgIDogc3VtQ29tcGFyaXNvbnMoYS5jb21wYXJpc29uID8/IHVuZGVmaW5lZCwgYi5jb21wYXJpc29uKSxcbiAgfTtcbn1cblxuLyoqIFRoZSBzdGF0ZSB3aXRoIHdoYXQgYSBydW4gaGFzIHNlZW4gc2luY2UgaXQgd2FzIGxhc3Qgc3RvcmVkLiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHdpdGhPYnNlcnZhdGlvbihzdGF0ZTogRGV0ZWN0b3JTdGF0ZSwgc2VlbjogT2JzZXJ2YXRpb24pOiBEZXRlY3RvclN0YXRlIHtcbiAgcmV0dXJuIHtcbiAgICAuLi5zdGF0ZSxcbiAgICAuLi4oc2Vlbi53aW5kb3cgPT09IG51bGwgPyB7fSA6IHsgbGl2ZTogd2l0aFdpbmRvdyhzdGF0ZS5saXZlLCBzZWVuLndpbmRvdykgfSksXG4gICAgLi4uKHNlZW4uY29tcGFyaXNvbiA9PT0gbnVsbFxuICAgICAgPyB7fVxuICAgICAgOiB7IGNvbXBhcmlzb246IHN1bUNvbXBhcmlzb25zKHN0YXRlLmNvbXBhcmlzb24sIHNlZW4uY29tcGFyaXNvbikgfSksXG4gIH07XG59XG4iLCAiLyoqIFdoYXQgYSBkZXRlY3RvciBoYXMgZG9uZSBzbyBmYXI6IGtlcHQgYXBhcnQgZnJvbSBpdHMgZGVmaW5pdGlvbiwgd3JpdHRlbiBieSBpdHMgcnVucyBhbG9uZS4gKi9cbmltcG9ydCAqIGFzIHQgZnJvbSAnaW8tdHMnO1xuaW1wb3J0IHsgc3RyaWN0T2JqZWN0IH0gZnJvbSAnLi9jb2RlY3Mvc3RyaWN0X29iamVjdCc7XG5pbXBvcnQgeyBsaXZlU2NvcmluZ0NvZGVjIH0gZnJvbSAnLi9saXZlX3Njb3JpbmcnO1xuaW1wb3J0IHsgY29tcGFyaXNvbkNvZGVjIH0gZnJvbSAnLi9tb2RlbF9yb2xlcyc7XG5cbmNvbnN0IGNvdW50ID0gdC5udW1iZXI7XG5cbmNvbnN0IHJ1bktpbmRDb2RlYyA9IHQua2V5b2YoeyBzY29yZTogbnVsbCwgcmVjb25jaWxlOiBudWxsLCB0cmFpbjogbnVsbCB9KTtcblxuLyoqIE9uZSBydW4gb2YgYSBkZXRlY3RvcjogaG93IG1hbnkgcm93cyBlbmRlZCBob3cuICovXG5leHBvcnQgY29uc3QgcnVuU3VtbWFyeUNvZGVjID0gc3RyaWN0T2JqZWN0KFxuICAncnVuIHN1bW1hcnknLFxuICB7XG4gICAga2luZDogcnVuS2luZENvZGVjLFxuICAgIHN0YXJ0ZWRfYXQ6IHQuc3RyaW5nLFxuICAgIC8qKiBNaWxsaXNlY29uZHMgZnJvbSBzdGFydCB0byBlbmQuICovXG4gICAgdG9va19tczogY291bnQsXG4gICAgcm93c19yZWFkOiBjb3VudCxcbiAgICByb3dzX3Njb3JlZDogY291bnQsXG4gICAgcm93c19hbm9tYWxvdXM6IGNvdW50LFxuICAgIHJvd3Nfc2tpcHBlZDogY291bnQsXG4gICAgcm93c19kZWFkX2xldHRlcmVkOiBjb3VudCxcbiAgICAvKiogV2hldGhlciByb3dzIGluIHNjb3BlIHdlcmUgbGVmdCBmb3IgdGhlIG5leHQgcnVuLiAqL1xuICAgIG1vcmU6IHQuYm9vbGVhbixcbiAgfSxcbiAgeyBlcnJvcjogdC5Vbmtub3duUmVjb3JkIH0sXG4pO1xuZXhwb3J0IHR5cGUgUnVuU3VtbWFyeSA9IHQuVHlwZU9mPHR5cGVvZiBydW5TdW1tYXJ5Q29kZWM+O1xuXG5leHBvcnQgY29uc3QgZGV0ZWN0b3JQaGFzZUNvZGVjID0gdC5rZXlvZih7XG4gIC8qKiBTdG9wcGVkIGJ5IGEgcGVyc29uLiAqL1xuICBkaXNhYmxlZDogbnVsbCxcbiAgLyoqIE5vdCBlbm91Z2ggcm93cyBmb3IgYSBtb2RlbCB5ZXQuICovXG4gIHdhaXRpbmdfZm9yX3Jvd3M6IG51bGwsXG4gIC8qKiBTY29yaW5nLiAqL1xuICBydW5uaW5nOiBudWxsLFxuICAvKiogVGhlIGxhc3QgcnVuIGZhaWxlZDsgc2VlIGBlcnJvcmAuICovXG4gIGZhaWxpbmc6IG51bGwsXG59KTtcbmV4cG9ydCB0eXBlIERldGVjdG9yUGhhc2UgPSB0LlR5cGVPZjx0eXBlb2YgZGV0ZWN0b3JQaGFzZUNvZGVjPjtcblxuZXhwb3J0IGNvbnN0IGVycm9yQm9keUNvZGVjID0gdC50eXBlKHtcbiAgY29kZTogdC5zdHJpbmcsXG4gIG1lc3NhZ2U6IHQuc3RyaW5nLFxuICByZW1lZHk6IHQuc3RyaW5nLFxuICByZXRyeWFibGU6IHQuYm9vbGVhbixcbn0pO1xuXG4vKiogU3RhdGUgYXMgc3RvcmVkOiBgZm9ybWF0X3ZlcnNpb25gIGxldHMgYSBsYXRlciB2ZXJzaW9uIG1pZ3JhdGUgaXQuICovXG5leHBvcnQgY29uc3QgcnVuU3RhdGVDb2RlYyA9IHQudHlwZSh7XG4gIGZvcm1hdF92ZXJzaW9uOiB0LmxpdGVyYWwoMSksXG4gIC8qKlxuICAgKiBFdmVyeSBkb2N1bWVudCBpbiBzY29wZSB3aXRoIGFuIGV2ZW50IHRpbWUgYmVmb3JlIHRoaXMgKG1pbGxpc2Vjb25kcyBzaW5jZSAxOTcwKSBpcyBzZXR0bGVkLFxuICAgKiBsYXRlIG9uZXMgYXNpZGU7IG51bGwgYmVmb3JlIHRoZSBmaXJzdCBwYWdlLlxuICAgKi9cbiAgY2hlY2twb2ludDogdC51bmlvbihbdC5udW1iZXIsIHQubnVsbF0pLFxuICAvKiogVGhlIGxhc3QgcnVuIGZpcnN0LCBhdCBtb3N0IGBrZXB0UnVuc2AuICovXG4gIHJ1bnM6IHQuYXJyYXkocnVuU3VtbWFyeUNvZGVjKSxcbiAgbGFzdF9yZWNvbmNpbGVfYXQ6IHQudW5pb24oW3Quc3RyaW5nLCB0Lm51bGxdKSxcbiAgLyoqIFRoZSBmYWlsdXJlIHRoYXQgbGFzdHMsIHdpdGggdGhlIGtpbmQgb2YgcnVuIHRoYXQgZmFpbHM7IG51bGwgb25jZSBzdWNoIGEgcnVuIHN1Y2NlZWRzLiAqL1xuICBlcnJvcjogdC51bmlvbihbdC5pbnRlcnNlY3Rpb24oW2Vycm9yQm9keUNvZGVjLCB0LnR5cGUoeyBraW5kOiBydW5LaW5kQ29kZWMgfSldKSwgdC5udWxsXSksXG59KTtcblxuLyoqXG4gKiBUaGUgc3RhdGUgYW5kIHdoYXQgd2FzIHNlZW4gb24gdGhlIHdheTsgdGhlc2UgZ28gd2l0aCB0aGUgY2hlY2twb2ludCwgc28gdGhhdCBhIHBhZ2UgdGhhdCBpcyBkb25lXG4gKiBhZ2FpbiBpcyBub3QgY291bnRlZCB0d2ljZS5cbiAqL1xuZXhwb3J0IGNvbnN0IGRldGVjdG9yU3RhdGVDb2RlYyA9IHQuaW50ZXJzZWN0aW9uKFtcbiAgcnVuU3RhdGVDb2RlYyxcbiAgdC5wYXJ0aWFsKHsgbGl2ZTogbGl2ZVNjb3JpbmdDb2RlYywgY29tcGFyaXNvbjogY29tcGFyaXNvbkNvZGVjIH0pLFxuXSk7XG5leHBvcnQgdHlwZSBSdW5TdGF0ZSA9IHQuVHlwZU9mPHR5cGVvZiBydW5TdGF0ZUNvZGVjPjtcbmV4cG9ydCB0eXBlIERldGVjdG9yU3RhdGUgPSB0LlR5cGVPZjx0eXBlb2YgZGV0ZWN0b3JTdGF0ZUNvZGVjPjtcblxuZXhwb3J0IGNvbnN0IGtlcHRSdW5zID0gMjA7XG5cbmV4cG9ydCBjb25zdCBpbml0aWFsRGV0ZWN0b3JTdGF0ZTogRGV0ZWN0b3JTdGF0ZSA9IHtcbiAgZm9ybWF0X3ZlcnNpb246IDEsXG4gIGNoZWNrcG9pbnQ6IG51bGwsXG4gIHJ1bnM6IFtdLFxuICBsYXN0X3JlY29uY2lsZV9hdDogbnVsbCxcbiAgZXJyb3I6IG51bGwsXG59O1xuXG4vKipcbiAqIFdoZXJlIGV2ZXJ5IHNvdXJjZSBkb2N1bWVudCBpbiBzY29wZSBzdGFuZHM6IGBpbmdlc3RlZGAgKyBgZ29uZWAgPSBgc2NvcmVkYCArIGBza2lwcGVkYCArXG4gKiBgZGVhZF9sZXR0ZXJlZGAgKyBgcGVuZGluZ2AgKyBgbWlzc2luZ2AuIGBtaXNzaW5nYCBpcyAwIG9uY2UgYSByZWNvbmNpbGUgcnVuIGhhcyBjYXVnaHQgdXAuXG4gKi9cbmV4cG9ydCBjb25zdCBsZWRnZXJDb2RlYyA9IHQudHlwZSh7XG4gIGluZ2VzdGVkOiB0Lm51bWJlcixcbiAgc2NvcmVkOiB0Lm51bWJlcixcbiAgc2tpcHBlZDogdC5udW1iZXIsXG4gIGRlYWRfbGV0dGVyZWQ6IHQubnVtYmVyLFxuICAvKiogTmV3ZXIgdGhhbiB0aGUgY2hlY2twb2ludDogdGhlIG5leHQgcnVuIHRha2VzIHRoZW0uICovXG4gIHBlbmRpbmc6IHQubnVtYmVyLFxuICAvKiogT2xkZXIgdGhhbiB0aGUgY2hlY2twb2ludCBhbmQgbm90IHNldHRsZWQ6IGNhbWUgbGF0ZTsgdGhlIG5leHQgcmVjb25jaWxlIHJ1biB0YWtlcyB0aGVtLiAqL1xuICBtaXNzaW5nOiB0Lm51bWJlcixcbiAgLyoqIFNldHRsZWQgZG9jdW1lbnRzIHRoYXQgaGF2ZSBzaW5jZSBiZWVuIGRlbGV0ZWQgZnJvbSB0aGUgc291cmNlLiAqL1xuICBnb25lOiB0Lm51bWJlcixcbn0pO1xuZXhwb3J0IHR5cGUgTGVkZ2VyID0gdC5UeXBlT2Y8dHlwZW9mIGxlZGdlckNvZGVjPjtcbiIsICIvKiogT2JqZWN0cyBhcyB0aGlzIHByb2R1Y3QgYWNjZXB0cyB0aGVtOiBldmVyeSBrZXkga25vd24sIHJlcXVpcmVkIGtleXMgdGhlcmUsIG5vdGhpbmcgaW5oZXJpdGVkLiAqL1xuaW1wb3J0ICogYXMgdCBmcm9tICdpby10cyc7XG5cbnR5cGUgT3V0cHV0czxQIGV4dGVuZHMgdC5Qcm9wcz4gPSB7IFtLIGluIGtleW9mIFBdOiB0LlR5cGVPZjxQW0tdPiB9O1xudHlwZSBTaGFwZTxSIGV4dGVuZHMgdC5Qcm9wcywgTyBleHRlbmRzIHQuUHJvcHM+ID0gT3V0cHV0czxSPiAmIFBhcnRpYWw8T3V0cHV0czxPPj47XG5cbmNvbnN0IGlzT2JqZWN0ID0gKHZhbHVlOiB1bmtub3duKTogdmFsdWUgaXMgUmVjb3JkPHN0cmluZywgdW5rbm93bj4gPT5cbiAgdHlwZW9mIHZhbHVlID09PSAnb2JqZWN0JyAmJiB2YWx1ZSAhPT0gbnVsbCAmJiAhQXJyYXkuaXNBcnJheSh2YWx1ZSk7XG5cbmNvbnN0IHF1b3RlZCA9IChrZXlzOiBzdHJpbmdbXSkgPT4ga2V5cy5tYXAoKGtleSkgPT4gSlNPTi5zdHJpbmdpZnkoa2V5LnNsaWNlKDAsIDgwKSkpLmpvaW4oJywgJyk7XG5cbi8qKlxuICogQSBjb2RlYyBmb3IgYW4gb2JqZWN0IHdpdGggYHJlcXVpcmVkYCBhbmQgYG9wdGlvbmFsYCBrZXlzIHRoYXQgcmVmdXNlcyBldmVyeSBvdGhlciBrZXkuXG4gKiBgdC50eXBlYCB3b3VsZCBsZXQgdW5rbm93biBrZXlzIHRocm91Z2ggYW5kIGB0LmV4YWN0YCB3b3VsZCBkcm9wIHRoZW0gaW4gc2lsZW5jZTogYSBtaXNzcGVsdFxuICogb3B0aW9uIG11c3QgYmUgYW4gZXJyb3IgdGhhdCBuYW1lcyBpdC5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHN0cmljdE9iamVjdDxSIGV4dGVuZHMgdC5Qcm9wcywgTyBleHRlbmRzIHQuUHJvcHMgPSBSZWNvcmQ8bmV2ZXIsIG5ldmVyPj4oXG4gIG5hbWU6IHN0cmluZyxcbiAgcmVxdWlyZWQ6IFIsXG4gIG9wdGlvbmFsPzogTyxcbik6IHQuVHlwZTxTaGFwZTxSLCBPPj4ge1xuICBjb25zdCBwcm9wcyA9IG5ldyBNYXA8c3RyaW5nLCB0Lk1peGVkPihPYmplY3QuZW50cmllcyh7IC4uLnJlcXVpcmVkLCAuLi5vcHRpb25hbCB9KSk7XG4gIGNvbnN0IGlzVGhlcmUgPSAob2JqZWN0OiBSZWNvcmQ8c3RyaW5nLCB1bmtub3duPiwga2V5OiBzdHJpbmcpID0+XG4gICAgb2JqZWN0W2tleV0gIT09IHVuZGVmaW5lZCB8fCBrZXkgaW4gcmVxdWlyZWQ7XG4gIGNvbnN0IHByZXNlbnQgPSAob2JqZWN0OiBSZWNvcmQ8c3RyaW5nLCB1bmtub3duPikgPT5cbiAgICBbLi4ucHJvcHNdLmZpbHRlcigoW2tleV0pID0+IGlzVGhlcmUob2JqZWN0LCBrZXkpKTtcbiAgY29uc3QgdW5rbm93bktleXMgPSAob2JqZWN0OiBSZWNvcmQ8c3RyaW5nLCB1bmtub3duPikgPT5cbiAgICBPYmplY3Qua2V5cyhvYmplY3QpLmZpbHRlcigoa2V5KSA9PiAhcHJvcHMuaGFzKGtleSkpO1xuXG4gIHJldHVybiBuZXcgdC5UeXBlPFNoYXBlPFIsIE8+PihcbiAgICBuYW1lLFxuICAgICh2YWx1ZSk6IHZhbHVlIGlzIFNoYXBlPFIsIE8+ID0+XG4gICAgICBpc09iamVjdCh2YWx1ZSkgJiZcbiAgICAgIHVua25vd25LZXlzKHZhbHVlKS5sZW5ndGggPT09IDAgJiZcbiAgICAgIHByZXNlbnQodmFsdWUpLmV2ZXJ5KChba2V5LCBjb2RlY10pID0+IGNvZGVjLmlzKHZhbHVlW2tleV0pKSxcbiAgICAoaW5wdXQsIGNvbnRleHQpID0+IHtcbiAgICAgIGlmICghaXNPYmplY3QoaW5wdXQpKSByZXR1cm4gdC5mYWlsdXJlKGlucHV0LCBjb250ZXh0LCAnbXVzdCBiZSBhbiBvYmplY3QnKTtcbiAgICAgIGNvbnN0IHVua25vd24gPSB1bmtub3duS2V5cyhpbnB1dCk7XG4gICAgICBpZiAodW5rbm93bi5sZW5ndGggPiAwKSB7XG4gICAgICAgIHJldHVybiB0LmZhaWx1cmUoaW5wdXQsIGNvbnRleHQsIGBoYXMgdW5rbm93biBrZXlzOiAke3F1b3RlZCh1bmtub3duKX1gKTtcbiAgICAgIH1cbiAgICAgIGNvbnN0IGVycm9yczogdC5FcnJvcnMgPSBbXTtcbiAgICAgIGNvbnN0IGRlY29kZWQ6IFJlY29yZDxzdHJpbmcsIHVua25vd24+ID0ge307XG4gICAgICBmb3IgKGNvbnN0IFtrZXksIGNvZGVjXSBvZiBwcmVzZW50KGlucHV0KSkge1xuICAgICAgICBjb25zdCB2YWx1ZSA9IGNvZGVjLnZhbGlkYXRlKGlucHV0W2tleV0sIHQuYXBwZW5kQ29udGV4dChjb250ZXh0LCBrZXksIGNvZGVjLCBpbnB1dFtrZXldKSk7XG4gICAgICAgIGlmICh2YWx1ZS5fdGFnID09PSAnTGVmdCcpIGVycm9ycy5wdXNoKC4uLnZhbHVlLmxlZnQpO1xuICAgICAgICBlbHNlIGRlY29kZWRba2V5XSA9IHZhbHVlLnJpZ2h0O1xuICAgICAgfVxuICAgICAgcmV0dXJuIGVycm9ycy5sZW5ndGggPiAwID8gdC5mYWlsdXJlcyhlcnJvcnMpIDogdC5zdWNjZXNzKGRlY29kZWQgYXMgU2hhcGU8UiwgTz4pO1xuICAgIH0sXG4gICAgdC5pZGVudGl0eSxcbiAgKTtcbn1cbiIsICIvKiogV2hhdCBzY29yaW5nIGhhcyBzZWVuIGxhdGVseSBvZiBhIGRldGVjdG9yJ3Mgcm93czogYm91bmRlZCBjb3VudHMsIGtlcHQgaW4gdGhlIGRldGVjdG9yJ3Mgc3RhdGUuICovXG5pbXBvcnQgKiBhcyB0IGZyb20gJ2lvLXRzJztcblxuLyoqIFJvd3Mgb2Ygb25lIHN0cmV0Y2ggb2YgZXZlbnQgdGltZSwgaW4gdGhlIGJpbnMgb2YgdGhlIGNoYW1waW9uJ3MgbWFuaWZlc3QuICovXG5leHBvcnQgY29uc3QgbGl2ZVdpbmRvd0NvZGVjID0gdC50eXBlKHtcbiAgLyoqIEV2ZW50IHRpbWVzIG9mIHRoZSBmaXJzdCBhbmQgbGFzdCByb3csIG1pbGxpc2Vjb25kcyBzaW5jZSAxOTcwLiAqL1xuICBmcm9tOiB0Lm51bWJlcixcbiAgdG86IHQubnVtYmVyLFxuICByb3dzOiB0Lm51bWJlcixcbiAgYW5vbWFsb3VzOiB0Lm51bWJlcixcbiAgLyoqIFJvd3MgaW4gZWFjaCBiaW4sIGEgY29sdW1uIG9mIHRoZSBtb2RlbCBlYWNoOyBlbXB0eSB3aGVyZSB0aGUgbWFuaWZlc3QgaGFzIG5vIGJpbnMuICovXG4gIGNvbHVtbnM6IHQuYXJyYXkodC5hcnJheSh0Lm51bWJlcikpLFxuICBzY29yZXM6IHQuYXJyYXkodC5udW1iZXIpLFxuICAvKiogQSBxdWFudGlsZSBza2V0Y2ggb2YgdGhlIHNjb3JlcywgYXMgYmFzZTY0IG9mIGl0cyBwcm90b2J1Zi4gKi9cbiAgc2tldGNoOiB0LnN0cmluZyxcbn0pO1xuZXhwb3J0IHR5cGUgTGl2ZVdpbmRvdyA9IHQuVHlwZU9mPHR5cGVvZiBsaXZlV2luZG93Q29kZWM+O1xuXG5leHBvcnQgY29uc3QgbGl2ZVNjb3JpbmdDb2RlYyA9IHQudHlwZSh7XG4gIC8qKiBUaGUgY2hhbXBpb24gdGhhdCBzY29yZWQ7IGFub3RoZXIgb25lIHN0YXJ0cyBhZnJlc2guICovXG4gIG1vZGVsX3ZlcnNpb246IHQubnVtYmVyLFxuICAvKiogVGhlIG5ld2VzdCBmaXJzdCwgYXQgbW9zdCB0d28uICovXG4gIHdpbmRvd3M6IHQuYXJyYXkobGl2ZVdpbmRvd0NvZGVjKSxcbn0pO1xuZXhwb3J0IHR5cGUgTGl2ZVNjb3JpbmcgPSB0LlR5cGVPZjx0eXBlb2YgbGl2ZVNjb3JpbmdDb2RlYz47XG5cbi8qKiBUaGUgdXN1YWwgcmVhZGluZyBvZiBhIHBvcHVsYXRpb24gc3RhYmlsaXR5IGluZGV4OiBiZWxvdyAwLjEsIHVwIHRvIDAuMjUsIGFib3ZlLiAqL1xuZXhwb3J0IGNvbnN0IGRyaWZ0UmVhZGluZ0NvZGVjID0gdC5rZXlvZih7IHN0YWJsZTogbnVsbCwgbW9kZXJhdGU6IG51bGwsIG1ham9yOiBudWxsIH0pO1xuZXhwb3J0IHR5cGUgRHJpZnRSZWFkaW5nID0gdC5UeXBlT2Y8dHlwZW9mIGRyaWZ0UmVhZGluZ0NvZGVjPjtcblxuY29uc3QgaW5kZXhQcm9wcyA9IHtcbiAgLyoqIFBvcHVsYXRpb24gc3RhYmlsaXR5IGluZGV4IGFnYWluc3QgdGhlIHRyYWluaW5nIHJvd3MsIDAgYW5kIHVwLiAqL1xuICBwc2k6IHQubnVtYmVyLFxuICByZWFkaW5nOiBkcmlmdFJlYWRpbmdDb2RlYyxcbn07XG5cbmV4cG9ydCBjb25zdCBkcmlmdENvZGVjID0gdC50eXBlKHtcbiAgLyoqIFRoZSBmZWF0dXJlIHRoYXQgbW92ZWQgbW9zdCBmaXJzdC4gKi9cbiAgZmVhdHVyZXM6IHQuYXJyYXkodC50eXBlKHsgZmllbGQ6IHQuc3RyaW5nLCAuLi5pbmRleFByb3BzIH0pKSxcbiAgc2NvcmVzOiB0LnR5cGUoaW5kZXhQcm9wcyksXG4gIC8qKiBUaGUgd29yc3Qgb2YgYWxsLiAqL1xuICByZWFkaW5nOiBkcmlmdFJlYWRpbmdDb2RlYyxcbn0pO1xuZXhwb3J0IHR5cGUgRHJpZnQgPSB0LlR5cGVPZjx0eXBlb2YgZHJpZnRDb2RlYz47XG5cbi8qKiBMaXZlIHNjb3JpbmcgYXMgcGVvcGxlIHJlYWQgaXQuICovXG5leHBvcnQgY29uc3QgbGl2ZVJlcG9ydENvZGVjID0gdC50eXBlKHtcbiAgbW9kZWxfdmVyc2lvbjogdC5udW1iZXIsXG4gIHJvd3M6IHQubnVtYmVyLFxuICAvKiogRXZlbnQgdGltZXMsIElTTyA4NjAxLiAqL1xuICBmcm9tOiB0LnN0cmluZyxcbiAgdG86IHQuc3RyaW5nLFxuICAvKiogV2hhdCB0aGUgdGhyZXNob2xkIGNvc3RzIG5vdzsgbnVsbCB3aGVyZSBhbGwgcm93cyBoYXZlIG9uZSB0aW1lLiAqL1xuICBhbGVydHNfcGVyX2RheTogdC51bmlvbihbdC5udW1iZXIsIHQubnVsbF0pLFxuICAvKiogU2NvcmVzLCAwLi4xLCB0aGF0IHRoaXMgc2hhcmUgb2YgdGhlIHJvd3MgbGllcyB1bmRlcjsgd2l0aGluIDAuMjUgJSBvZiB0aGVpciB2YWx1ZS4gKi9cbiAgc2NvcmVfcXVhbnRpbGVzOiB0LmFycmF5KHQudHlwZSh7IGxldmVsOiB0Lm51bWJlciwgc2NvcmU6IHQubnVtYmVyIH0pKSxcbiAgLyoqIE51bGwgYmVsb3cgYGRyaWZ0X25lZWRzX3Jvd3NgIHJvd3MsIG9yIHdoZXJlIHRoZSBtb2RlbCBrZWVwcyBubyBiaW5zIG9mIGl0cyB0cmFpbmluZyByb3dzLiAqL1xuICBkcmlmdDogdC51bmlvbihbZHJpZnRDb2RlYywgdC5udWxsXSksXG4gIGRyaWZ0X25lZWRzX3Jvd3M6IHQubnVtYmVyLFxufSk7XG5leHBvcnQgdHlwZSBMaXZlUmVwb3J0ID0gdC5UeXBlT2Y8dHlwZW9mIGxpdmVSZXBvcnRDb2RlYz47XG4iLCAiLyoqXG4gKiBXaGljaCB2ZXJzaW9uIG9mIGEgZGV0ZWN0b3IncyBtb2RlbHMgc2NvcmVzICh0aGUgY2hhbXBpb24pLCB3aGljaCBpcyBzY29yZWQgYmVzaWRlIGl0IHRvIGJlIGNvbXBhcmVkXG4gKiAodGhlIGNoYWxsZW5nZXIpLCBhbmQgaG93IHRoYXQgY2FtZSBhYm91dC4gUG9pbnRlcnMgYW5kIGhpc3RvcnkgYXJlIG9uZSBkb2N1bWVudDogbm8gY2hhbmdlIHdpdGhvdXRcbiAqIGl0cyBhdWRpdCBlbnRyeS5cbiAqL1xuaW1wb3J0ICogYXMgdCBmcm9tICdpby10cyc7XG5cbmNvbnN0IHZlcnNpb24gPSB0Lm51bWJlcjtcbmNvbnN0IHZlcnNpb25Pck5vbmUgPSB0LnVuaW9uKFt2ZXJzaW9uLCB0Lm51bGxdKTtcblxuLyoqIFZlcmRpY3RzIG9mIGNoYW1waW9uIGFuZCBjaGFsbGVuZ2VyIG92ZXIgdGhlIHNhbWUgcm93cy4gKi9cbmV4cG9ydCBjb25zdCBjb21wYXJpc29uQ29kZWMgPSB0LnR5cGUoe1xuICBjaGFtcGlvbjogdmVyc2lvbixcbiAgY2hhbGxlbmdlcjogdmVyc2lvbixcbiAgcm93czogdC5udW1iZXIsXG4gIGJvdGhfZmxhZ2dlZDogdC5udW1iZXIsXG4gIG9ubHlfY2hhbXBpb246IHQubnVtYmVyLFxuICBvbmx5X2NoYWxsZW5nZXI6IHQubnVtYmVyLFxuICAvKiogU3VtIG9mIGNoYWxsZW5nZXIncyBzY29yZSBtaW51cyBjaGFtcGlvbidzLCBhbmQgb2YgaXRzIG1hZ25pdHVkZS4gKi9cbiAgc3VtX2RpZmZlcmVuY2U6IHQubnVtYmVyLFxuICBzdW1fYWJzb2x1dGVfZGlmZmVyZW5jZTogdC5udW1iZXIsXG59KTtcbmV4cG9ydCB0eXBlIENvbXBhcmlzb24gPSB0LlR5cGVPZjx0eXBlb2YgY29tcGFyaXNvbkNvZGVjPjtcblxuLyoqIFdoYXQgd2FzIGtub3duIHdoZW4gc29tZWJvZHkgZGVjaWRlZC4gKi9cbmV4cG9ydCBjb25zdCByb2xlTWV0cmljc0NvZGVjID0gdC50eXBlKHtcbiAgLyoqIFdoZXRoZXIgdGhlIGltcG9ydCByZXBsYXllZCB0aGUgbW9kZWwncyB0ZXN0IHZlY3RvcnMgd2l0aCBzdWNjZXNzOyBudWxsIGZvciBhIG1vZGVsIHRyYWluZWQgaGVyZS4gKi9cbiAgY2VydGlmaWNhdGVfcGFzc2VkOiB0LnVuaW9uKFt0LmJvb2xlYW4sIHQubnVsbF0pLFxuICBjb21wYXJpc29uOiB0LnVuaW9uKFtjb21wYXJpc29uQ29kZWMsIHQubnVsbF0pLFxuICAvKiogUG9wdWxhdGlvbiBzdGFiaWxpdHkgaW5kZXggb2YgdGhlIGNoYW1waW9uJ3Mgc2NvcmVzLCBhbmQgb2YgdGhlIGZlYXR1cmUgdGhhdCBtb3ZlZCBtb3N0LiAqL1xuICBzY29yZV9wc2k6IHQudW5pb24oW3QubnVtYmVyLCB0Lm51bGxdKSxcbiAgd29yc3RfZmVhdHVyZTogdC51bmlvbihbdC50eXBlKHsgZmllbGQ6IHQuc3RyaW5nLCBwc2k6IHQubnVtYmVyIH0pLCB0Lm51bGxdKSxcbiAgLyoqIEFsZXJ0cyBhIGRheSBvZiB0aGUgY2hhbXBpb24sIGF0IHRoZSB0aHJlc2hvbGQgaXQgaGFzLiAqL1xuICBhbGVydHNfcGVyX2RheTogdC51bmlvbihbdC5udW1iZXIsIHQubnVsbF0pLFxufSk7XG5leHBvcnQgdHlwZSBSb2xlTWV0cmljcyA9IHQuVHlwZU9mPHR5cGVvZiByb2xlTWV0cmljc0NvZGVjPjtcblxuZXhwb3J0IGNvbnN0IHJvbGVBY3Rpb25Db2RlYyA9IHQua2V5b2Yoe1xuICB0cmFpbjogbnVsbCxcbiAgcHJvbW90ZTogbnVsbCxcbiAgY2hhbGxlbmdlOiBudWxsLFxuICB3aXRoZHJhdzogbnVsbCxcbiAgcm9sbF9iYWNrOiBudWxsLFxuICBkZWxldGU6IG51bGwsXG59KTtcbmV4cG9ydCB0eXBlIFJvbGVBY3Rpb24gPSB0LlR5cGVPZjx0eXBlb2Ygcm9sZUFjdGlvbkNvZGVjPjtcblxuY29uc3QgY2hhbmdlQ29kZWMgPSB0LnR5cGUoeyBmcm9tOiB2ZXJzaW9uT3JOb25lLCB0bzogdmVyc2lvbk9yTm9uZSB9KTtcblxuLyoqIE9uZSBhdWRpdCBlbnRyeS4gKi9cbmV4cG9ydCBjb25zdCByb2xlQ2hhbmdlQ29kZWMgPSB0LnR5cGUoe1xuICBhdDogdC5zdHJpbmcsXG4gIHdobzogdC5zdHJpbmcsXG4gIHdoeTogdC5zdHJpbmcsXG4gIGFjdGlvbjogcm9sZUFjdGlvbkNvZGVjLFxuICAvKiogVGhlIHZlcnNpb24gdGhhdCB0aGUgYWN0aW9uIGlzIGFib3V0LiAqL1xuICB2ZXJzaW9uLFxuICBjaGFtcGlvbjogY2hhbmdlQ29kZWMsXG4gIGNoYWxsZW5nZXI6IGNoYW5nZUNvZGVjLFxuICBtZXRyaWNzOiByb2xlTWV0cmljc0NvZGVjLFxufSk7XG5leHBvcnQgdHlwZSBSb2xlQ2hhbmdlID0gdC5UeXBlT2Y8dHlwZW9mIHJvbGVDaGFuZ2VDb2RlYz47XG5cbmV4cG9ydCBjb25zdCBtb2RlbFJvbGVzQ29kZWMgPSB0LnR5cGUoe1xuICBmb3JtYXRfdmVyc2lvbjogdC5saXRlcmFsKDEpLFxuICBjaGFtcGlvbjogdmVyc2lvbk9yTm9uZSxcbiAgY2hhbGxlbmdlcjogdmVyc2lvbk9yTm9uZSxcbiAgLyoqIEhpZ2hlc3QgdmVyc2lvbiB0aGF0IGV2ZXIgd2FzOiBhIGRlbGV0ZWQgb25lJ3MgbnVtYmVyIGlzIG5vdCBnaXZlbiBhZ2Fpbi4gKi9cbiAgbGFzdF92ZXJzaW9uOiB2ZXJzaW9uLFxuICAvKiogVGhlIGxhc3QgY2hhbmdlIGZpcnN0LCBhdCBtb3N0IGBrZXB0Um9sZUNoYW5nZXNgLiAqL1xuICBoaXN0b3J5OiB0LmFycmF5KHJvbGVDaGFuZ2VDb2RlYyksXG59KTtcbmV4cG9ydCB0eXBlIE1vZGVsUm9sZXMgPSB0LlR5cGVPZjx0eXBlb2YgbW9kZWxSb2xlc0NvZGVjPjtcblxuZXhwb3J0IGNvbnN0IGtlcHRSb2xlQ2hhbmdlcyA9IDIwMDtcblxuZXhwb3J0IGNvbnN0IG5vUm9sZXM6IE1vZGVsUm9sZXMgPSB7XG4gIGZvcm1hdF92ZXJzaW9uOiAxLFxuICBjaGFtcGlvbjogbnVsbCxcbiAgY2hhbGxlbmdlcjogbnVsbCxcbiAgbGFzdF92ZXJzaW9uOiAwLFxuICBoaXN0b3J5OiBbXSxcbn07XG5cbmV4cG9ydCBjb25zdCBtb2RlbFJvbGVDb2RlYyA9IHQua2V5b2YoeyBjaGFtcGlvbjogbnVsbCwgY2hhbGxlbmdlcjogbnVsbCwgbm9uZTogbnVsbCB9KTtcbmV4cG9ydCB0eXBlIE1vZGVsUm9sZSA9IHQuVHlwZU9mPHR5cGVvZiBtb2RlbFJvbGVDb2RlYz47XG5cbmV4cG9ydCBmdW5jdGlvbiByb2xlT2YoXG4gIHsgY2hhbXBpb24sIGNoYWxsZW5nZXIgfTogUGljazxNb2RlbFJvbGVzLCAnY2hhbXBpb24nIHwgJ2NoYWxsZW5nZXInPixcbiAgbW9kZWxWZXJzaW9uOiBudW1iZXIsXG4pOiBNb2RlbFJvbGUge1xuICBpZiAobW9kZWxWZXJzaW9uID09PSBjaGFtcGlvbikgcmV0dXJuICdjaGFtcGlvbic7XG4gIHJldHVybiBtb2RlbFZlcnNpb24gPT09IGNoYWxsZW5nZXIgPyAnY2hhbGxlbmdlcicgOiAnbm9uZSc7XG59XG4iLCAiaW1wb3J0IHsgb2JzZXJ2ZVBhZ2UsIHN1bU9ic2VydmF0aW9ucywgY291bnRDb2x1bW5zLCB3aXRoT2JzZXJ2YXRpb24sIG5vdGhpbmdPYnNlcnZlZCB9IGZyb20gJy90bXAvd3QvbGlmZS9zZXJ2ZXIvZGV0ZWN0aW9uL29ic2VydmVfc2NvcmluZyc7XG5pbXBvcnQgeyBtYWtlQmlucyB9IGZyb20gJy90bXAvd3QvbGlmZS9zZXJ2ZXIvZGV0ZWN0aW9uL3BvcHVsYXRpb25fc3RhYmlsaXR5JztcbmltcG9ydCB7IGluaXRpYWxEZXRlY3RvclN0YXRlIH0gZnJvbSAnL3RtcC93dC9saWZlL2NvbW1vbi9kZXRlY3Rvcl9zdGF0ZSc7XG5jb25zdCByb3dzPTUwMDAsIGNvbHM9ODtcbmNvbnN0IHZhbHVlcz1GbG9hdDY0QXJyYXkuZnJvbSh7bGVuZ3RoOnJvd3MqY29sc30sKCk9Pk1hdGgucmFuZG9tKCkpO1xuY29uc3Qgc2NvcmVzPUZsb2F0NjRBcnJheS5mcm9tKHtsZW5ndGg6cm93c30sKCk9PjAuMzUrTWF0aC5yYW5kb20oKSowLjQpO1xuY29uc3QgbWFuaWZlc3Q6YW55PXt2ZXJzaW9uOjEsdGhyZXNob2xkOjAuNyxkcmlmdF9iaW5zOntjb2x1bW5zOkFycmF5LmZyb20oe2xlbmd0aDpjb2xzfSwoKT0+bWFrZUJpbnModmFsdWVzKSksc2NvcmVzOm1ha2VCaW5zKHNjb3Jlcyl9fTtcbmNvbnN0IHRpbWVzPUFycmF5LmZyb20oe2xlbmd0aDpyb3dzfSwoXyxpKT0+aSk7XG5mb3IobGV0IGs9MDtrPDM7aysrKXsgY29uc3QgdD1wcm9jZXNzLmhydGltZS5iaWdpbnQoKTsgbGV0IHNlZW46YW55PW5vdGhpbmdPYnNlcnZlZDtcbmZvcihsZXQgaT0wO2k8MTAwO2krKyl7IGNvbnN0IGNvbHVtbnM9Y291bnRDb2x1bW5zKG1hbmlmZXN0LHt2YWx1ZXMscm93cyxjb2x1bW5zOmNvbHN9KTsgc2Vlbj1zdW1PYnNlcnZhdGlvbnMoc2Vlbix7d2luZG93Om9ic2VydmVQYWdlKG1hbmlmZXN0LHtzY29yZXMsdGltZXMsY29sdW1uc30pLGNvbXBhcmlzb246bnVsbH0pOyB9XG5jb25zdCBzPXdpdGhPYnNlcnZhdGlvbihpbml0aWFsRGV0ZWN0b3JTdGF0ZSxzZWVuKTtcbmNvbnNvbGUubG9nKE51bWJlcihwcm9jZXNzLmhydGltZS5iaWdpbnQoKS10KS8xZTYvMTAwLCdtcyBwZXIgcGFnZSBvZicscm93cywgSlNPTi5zdHJpbmdpZnkocykubGVuZ3RoLCdieXRlcycpOyB9XG4iXSwKICAibWFwcGluZ3MiOiAiOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7QUFPTyxTQUFTLGlCQUFpQixRQUEyQixPQUF1QjtBQUNqRixRQUFNLFlBQVksT0FBTyxTQUFTLEtBQUssS0FBSyxJQUFJLEdBQUcsS0FBSyxJQUFJLEdBQUcsS0FBSyxDQUFDO0FBQ3JFLFFBQU0sUUFBUSxPQUFPLEtBQUssTUFBTSxRQUFRLENBQUMsS0FBSztBQUM5QyxRQUFNLFFBQVEsT0FBTyxLQUFLLEtBQUssUUFBUSxDQUFDLEtBQUs7QUFDN0MsU0FBTyxTQUFTLFFBQVEsVUFBVSxXQUFXLEtBQUssTUFBTSxRQUFRO0FBQ2xFOzs7QUNOQSxJQUFNLGVBQWU7QUFDckIsSUFBTSxVQUFVLENBQUMsS0FBSyxLQUFLLEtBQUssS0FBSyxLQUFLLEtBQUssS0FBSyxLQUFLLEdBQUc7QUFFNUQsU0FBUyxhQUFhLFFBQXNCLE1BQStCO0FBQ3pFLFFBQU0sV0FBcUIsQ0FBQztBQUM1QixhQUFXLFNBQVMsUUFBUTtBQUMxQixRQUFJLFVBQVUsU0FBUyxTQUFTLFNBQVMsQ0FBQyxFQUFHO0FBQzdDLFFBQUksU0FBUyxXQUFXLEtBQU0sUUFBTztBQUNyQyxhQUFTLEtBQUssS0FBSztBQUFBLEVBQ3JCO0FBQ0EsU0FBTztBQUNUO0FBRUEsU0FBUyxRQUFRLFFBQXNCLEtBQXVCO0FBQzVELFFBQU0sUUFDSixhQUFhLFFBQVEsWUFBWSxLQUFLLFFBQVEsSUFBSSxDQUFDLFVBQVUsaUJBQWlCLFFBQVEsS0FBSyxDQUFDO0FBQzlGLFNBQU8sQ0FBQyxHQUFHLElBQUksSUFBSSxLQUFLLENBQUMsRUFBRSxPQUFPLENBQUMsU0FBUyxPQUFPLEdBQUc7QUFDeEQ7QUFHQSxJQUFNLFdBQVcsQ0FBQyxVQUE2QixNQUFNLFNBQVM7QUFHdkQsU0FBUyxNQUFNLE9BQWUsRUFBRSxLQUFLLEtBQUssTUFBTSxHQUF3QztBQUM3RixNQUFJLFFBQVEsSUFBSyxRQUFPO0FBQ3hCLE1BQUksUUFBUSxJQUFLLFFBQU8sTUFBTSxTQUFTO0FBQ3ZDLE1BQUksTUFBTTtBQUNWLFNBQU8sTUFBTSxNQUFNLFVBQVUsU0FBUyxNQUFNLEdBQUcsS0FBSyxVQUFXLFFBQU87QUFDdEUsU0FBTyxNQUFNO0FBQ2Y7QUFHTyxJQUFNLGNBQWMsQ0FBQyxFQUFFLE1BQU0sTUFDbEMsSUFBSSxNQUFjLFNBQVMsS0FBSyxDQUFDLEVBQUUsS0FBSyxDQUFDO0FBTXBDLFNBQVMsU0FBU0EsU0FBNEI7QUFDbkQsUUFBTSxTQUFTLGFBQWEsS0FBS0EsT0FBTSxFQUFFLEtBQUs7QUFDOUMsUUFBTSxNQUFNLE9BQU8sQ0FBQyxLQUFLO0FBQ3pCLFFBQU0sTUFBTSxPQUFPLE9BQU8sU0FBUyxDQUFDLEtBQUs7QUFDekMsUUFBTSxPQUFPLEVBQUUsS0FBSyxLQUFLLE9BQU8sUUFBUSxRQUFRLEdBQUcsRUFBRTtBQUNyRCxRQUFNLFNBQVMsWUFBWSxJQUFJO0FBQy9CLGFBQVcsU0FBUyxRQUFRO0FBQzFCLFVBQU0sTUFBTSxNQUFNLE9BQU8sSUFBSTtBQUM3QixXQUFPLEdBQUcsS0FBSyxPQUFPLEdBQUcsS0FBSyxLQUFLO0FBQUEsRUFDckM7QUFDQSxTQUFPLEVBQUUsR0FBRyxNQUFNLE9BQU87QUFDM0I7OztBQ3BEQSx5QkFBMkQ7QUFHM0QsSUFBTSxtQkFBbUI7QUFFekIsSUFBTSxXQUFXO0FBSVYsU0FBUyxZQUF5QjtBQUN2QyxTQUFPLElBQUksb0RBQWlDLEVBQUUsa0JBQWtCLFVBQVUsU0FBUyxDQUFDO0FBQ3RGO0FBR08sSUFBTSxlQUFlLENBQUMsV0FDM0IsT0FBTyxLQUFLLE9BQU8sUUFBUSxDQUFDLEVBQUUsU0FBUyxRQUFRO0FBRzFDLFNBQVMsY0FBYyxTQUF5QztBQUNyRSxRQUFNLFNBQVMsVUFBVTtBQUN6QixhQUFXLFFBQVEsUUFBUyxRQUFPLE1BQU0sNEJBQVMsVUFBVSxPQUFPLEtBQUssTUFBTSxRQUFRLENBQUMsQ0FBQztBQUN4RixTQUFPO0FBQ1Q7OztBQ1RPLElBQU0sa0JBQStCLEVBQUUsUUFBUSxNQUFNLFlBQVksS0FBSztBQUd0RSxTQUFTLGFBQWFDLFdBQXlCLFFBQTRCO0FBQ2hGLFFBQU0sT0FBT0EsVUFBUyxZQUFZLFdBQVcsQ0FBQztBQUM5QyxTQUFPLEtBQUssSUFBSSxDQUFDLFFBQVEsTUFBTTtBQUM3QixVQUFNLFNBQVMsWUFBWSxNQUFNO0FBQ2pDLGFBQVMsS0FBSyxHQUFHLEtBQUssT0FBTyxPQUFPLFFBQVEsTUFBTSxPQUFPLFNBQVM7QUFDaEUsWUFBTSxNQUFNLE1BQU0sT0FBTyxPQUFPLEVBQUUsS0FBSyxLQUFLLE1BQU07QUFDbEQsYUFBTyxHQUFHLEtBQUssT0FBTyxHQUFHLEtBQUssS0FBSztBQUFBLElBQ3JDO0FBQ0EsV0FBTztBQUFBLEVBQ1QsQ0FBQztBQUNIO0FBVU8sU0FBUyxZQUFZQSxXQUF5QixNQUF5QztBQUM1RixRQUFNLEVBQUUsUUFBQUMsU0FBUSxPQUFBQyxRQUFPLFFBQVEsSUFBSTtBQUNuQyxRQUFNLE9BQU9GLFVBQVMsWUFBWTtBQUNsQyxRQUFNLFNBQVMsU0FBUyxTQUFZLENBQUMsSUFBSSxZQUFZLElBQUk7QUFDekQsUUFBTSxTQUFTLFVBQVU7QUFDekIsTUFBSSxZQUFZO0FBQ2hCLGFBQVcsU0FBU0MsU0FBUTtBQUMxQixXQUFPLE9BQU8sS0FBSztBQUNuQixRQUFJLFNBQVNELFVBQVMsVUFBVyxjQUFhO0FBQzlDLFFBQUksU0FBUyxPQUFXO0FBQ3hCLFVBQU0sTUFBTSxNQUFNLE9BQU8sSUFBSTtBQUM3QixXQUFPLEdBQUcsS0FBSyxPQUFPLEdBQUcsS0FBSyxLQUFLO0FBQUEsRUFDckM7QUFDQSxRQUFNLFNBQXFCO0FBQUEsSUFDekIsTUFBTUUsT0FBTSxPQUFPLENBQUMsT0FBTyxTQUFTLEtBQUssSUFBSSxPQUFPLElBQUksR0FBRyxRQUFRO0FBQUEsSUFDbkUsSUFBSUEsT0FBTSxPQUFPLENBQUMsTUFBTSxTQUFTLEtBQUssSUFBSSxNQUFNLElBQUksR0FBRyxTQUFTO0FBQUEsSUFDaEUsTUFBTUQsUUFBTztBQUFBLElBQ2I7QUFBQSxJQUNBO0FBQUEsSUFDQSxRQUFRO0FBQUEsSUFDUixRQUFRLGFBQWEsTUFBTTtBQUFBLEVBQzdCO0FBQ0EsU0FBTyxFQUFFLGVBQWVELFVBQVMsU0FBUyxPQUFPO0FBQ25EO0FBZ0NBLFNBQVMsZUFBZSxHQUEyQixHQUEyQjtBQUM1RSxNQUFJLEdBQUcsYUFBYSxFQUFFLFlBQVksRUFBRSxlQUFlLEVBQUUsV0FBWSxRQUFPO0FBQ3hFLFNBQU87QUFBQSxJQUNMLFVBQVUsRUFBRTtBQUFBLElBQ1osWUFBWSxFQUFFO0FBQUEsSUFDZCxNQUFNLEVBQUUsT0FBTyxFQUFFO0FBQUEsSUFDakIsY0FBYyxFQUFFLGVBQWUsRUFBRTtBQUFBLElBQ2pDLGVBQWUsRUFBRSxnQkFBZ0IsRUFBRTtBQUFBLElBQ25DLGlCQUFpQixFQUFFLGtCQUFrQixFQUFFO0FBQUEsSUFDdkMsZ0JBQWdCLEVBQUUsaUJBQWlCLEVBQUU7QUFBQSxJQUNyQyx5QkFBeUIsRUFBRSwwQkFBMEIsRUFBRTtBQUFBLEVBQ3pEO0FBQ0Y7QUFFQSxJQUFNLFlBQVksQ0FBQyxHQUFzQixNQUN2QyxFQUFFLElBQUksQ0FBQ0csUUFBTyxRQUFRQSxVQUFTLEVBQUUsR0FBRyxLQUFLLEVBQUU7QUFHdEMsU0FBUyxXQUFXLEdBQWUsR0FBMkI7QUFDbkUsU0FBTztBQUFBLElBQ0wsTUFBTSxLQUFLLElBQUksRUFBRSxNQUFNLEVBQUUsSUFBSTtBQUFBLElBQzdCLElBQUksS0FBSyxJQUFJLEVBQUUsSUFBSSxFQUFFLEVBQUU7QUFBQSxJQUN2QixNQUFNLEVBQUUsT0FBTyxFQUFFO0FBQUEsSUFDakIsV0FBVyxFQUFFLFlBQVksRUFBRTtBQUFBLElBQzNCLFNBQVMsRUFBRSxRQUFRLElBQUksQ0FBQyxRQUFRLFdBQVcsVUFBVSxFQUFFLFFBQVEsTUFBTSxLQUFLLENBQUMsR0FBRyxNQUFNLENBQUM7QUFBQSxJQUNyRixRQUFRLFVBQVUsRUFBRSxRQUFRLEVBQUUsTUFBTTtBQUFBLElBQ3BDLFFBQVEsYUFBYSxjQUFjLENBQUMsRUFBRSxRQUFRLEVBQUUsTUFBTSxDQUFDLENBQUM7QUFBQSxFQUMxRDtBQUNGO0FBR0EsSUFBTSxXQUFXO0FBQ2pCLElBQU0sYUFBYTtBQUVuQixTQUFTLFdBQ1AsTUFDQSxFQUFFLGVBQWVDLFVBQVMsT0FBTyxHQUNwQjtBQUNiLFFBQU0sQ0FBQyxRQUFRLEdBQUcsS0FBSyxJQUFJLE1BQU0sa0JBQWtCQSxXQUFVLEtBQUssVUFBVSxDQUFDO0FBQzdFLE1BQUksV0FBVyxPQUFXLFFBQU8sRUFBRSxlQUFlQSxVQUFTLFNBQVMsQ0FBQyxNQUFNLEVBQUU7QUFDN0UsUUFBTSxTQUFTLE9BQU8sUUFBUSxjQUFjLE9BQU8sS0FBSyxPQUFPLFFBQVE7QUFDdkUsU0FBTztBQUFBLElBQ0wsZUFBZUE7QUFBQSxJQUNmLFNBQVMsU0FBUyxDQUFDLFFBQVEsTUFBTSxJQUFJLENBQUMsV0FBVyxRQUFRLE1BQU0sR0FBRyxHQUFHLEtBQUs7QUFBQSxFQUM1RTtBQUNGO0FBR08sU0FBUyxnQkFBZ0IsR0FBZ0IsR0FBNkI7QUFDM0UsU0FBTztBQUFBLElBQ0wsUUFDRSxFQUFFLFdBQVcsUUFBUSxFQUFFLFdBQVcsT0FDN0IsRUFBRSxVQUFVLEVBQUUsU0FDZjtBQUFBLE1BQ0UsZUFBZSxFQUFFLE9BQU87QUFBQSxNQUN4QixRQUFRLFdBQVcsRUFBRSxPQUFPLFFBQVEsRUFBRSxPQUFPLE1BQU07QUFBQSxJQUNyRDtBQUFBLElBQ04sWUFDRSxFQUFFLGVBQWUsT0FDYixFQUFFLGFBQ0YsZUFBZSxFQUFFLGNBQWMsUUFBVyxFQUFFLFVBQVU7QUFBQSxFQUM5RDtBQUNGO0FBR08sU0FBUyxnQkFBZ0IsT0FBc0IsTUFBa0M7QUFDdEYsU0FBTztBQUFBLElBQ0wsR0FBRztBQUFBLElBQ0gsR0FBSSxLQUFLLFdBQVcsT0FBTyxDQUFDLElBQUksRUFBRSxNQUFNLFdBQVcsTUFBTSxNQUFNLEtBQUssTUFBTSxFQUFFO0FBQUEsSUFDNUUsR0FBSSxLQUFLLGVBQWUsT0FDcEIsQ0FBQyxJQUNELEVBQUUsWUFBWSxlQUFlLE1BQU0sWUFBWSxLQUFLLFVBQVUsRUFBRTtBQUFBLEVBQ3RFO0FBQ0Y7OztBQ3ZLQSxJQUFBQyxLQUFtQjs7O0FDQW5CLFFBQW1CO0FBS25CLElBQU0sV0FBVyxDQUFDLFVBQ2hCLE9BQU8sVUFBVSxZQUFZLFVBQVUsUUFBUSxDQUFDLE1BQU0sUUFBUSxLQUFLO0FBRXJFLElBQU0sU0FBUyxDQUFDLFNBQW1CLEtBQUssSUFBSSxDQUFDLFFBQVEsS0FBSyxVQUFVLElBQUksTUFBTSxHQUFHLEVBQUUsQ0FBQyxDQUFDLEVBQUUsS0FBSyxJQUFJO0FBT3pGLFNBQVMsYUFDZCxNQUNBLFVBQ0EsVUFDcUI7QUFDckIsUUFBTSxRQUFRLElBQUksSUFBcUIsT0FBTyxRQUFRLEVBQUUsR0FBRyxVQUFVLEdBQUcsU0FBUyxDQUFDLENBQUM7QUFDbkYsUUFBTSxVQUFVLENBQUMsUUFBaUMsUUFDaEQsT0FBTyxHQUFHLE1BQU0sVUFBYSxPQUFPO0FBQ3RDLFFBQU0sVUFBVSxDQUFDLFdBQ2YsQ0FBQyxHQUFHLEtBQUssRUFBRSxPQUFPLENBQUMsQ0FBQyxHQUFHLE1BQU0sUUFBUSxRQUFRLEdBQUcsQ0FBQztBQUNuRCxRQUFNLGNBQWMsQ0FBQyxXQUNuQixPQUFPLEtBQUssTUFBTSxFQUFFLE9BQU8sQ0FBQyxRQUFRLENBQUMsTUFBTSxJQUFJLEdBQUcsQ0FBQztBQUVyRCxTQUFPLElBQU07QUFBQSxJQUNYO0FBQUEsSUFDQSxDQUFDLFVBQ0MsU0FBUyxLQUFLLEtBQ2QsWUFBWSxLQUFLLEVBQUUsV0FBVyxLQUM5QixRQUFRLEtBQUssRUFBRSxNQUFNLENBQUMsQ0FBQyxLQUFLLEtBQUssTUFBTSxNQUFNLEdBQUcsTUFBTSxHQUFHLENBQUMsQ0FBQztBQUFBLElBQzdELENBQUMsT0FBTyxZQUFZO0FBQ2xCLFVBQUksQ0FBQyxTQUFTLEtBQUssRUFBRyxRQUFTLFVBQVEsT0FBTyxTQUFTLG1CQUFtQjtBQUMxRSxZQUFNLFVBQVUsWUFBWSxLQUFLO0FBQ2pDLFVBQUksUUFBUSxTQUFTLEdBQUc7QUFDdEIsZUFBUyxVQUFRLE9BQU8sU0FBUyxxQkFBcUIsT0FBTyxPQUFPLENBQUMsRUFBRTtBQUFBLE1BQ3pFO0FBQ0EsWUFBTSxTQUFtQixDQUFDO0FBQzFCLFlBQU0sVUFBbUMsQ0FBQztBQUMxQyxpQkFBVyxDQUFDLEtBQUssS0FBSyxLQUFLLFFBQVEsS0FBSyxHQUFHO0FBQ3pDLGNBQU0sUUFBUSxNQUFNLFNBQVMsTUFBTSxHQUFHLEdBQUssZ0JBQWMsU0FBUyxLQUFLLE9BQU8sTUFBTSxHQUFHLENBQUMsQ0FBQztBQUN6RixZQUFJLE1BQU0sU0FBUyxPQUFRLFFBQU8sS0FBSyxHQUFHLE1BQU0sSUFBSTtBQUFBLFlBQy9DLFNBQVEsR0FBRyxJQUFJLE1BQU07QUFBQSxNQUM1QjtBQUNBLGFBQU8sT0FBTyxTQUFTLElBQU0sV0FBUyxNQUFNLElBQU0sVUFBUSxPQUFzQjtBQUFBLElBQ2xGO0FBQUEsSUFDRTtBQUFBLEVBQ0o7QUFDRjs7O0FDbkRBLElBQUFDLEtBQW1CO0FBR1osSUFBTSxrQkFBb0IsUUFBSztBQUFBO0FBQUEsRUFFcEMsTUFBUTtBQUFBLEVBQ1IsSUFBTTtBQUFBLEVBQ04sTUFBUTtBQUFBLEVBQ1IsV0FBYTtBQUFBO0FBQUEsRUFFYixTQUFXLFNBQVEsU0FBUSxTQUFNLENBQUM7QUFBQSxFQUNsQyxRQUFVLFNBQVEsU0FBTTtBQUFBO0FBQUEsRUFFeEIsUUFBVTtBQUNaLENBQUM7QUFHTSxJQUFNLG1CQUFxQixRQUFLO0FBQUE7QUFBQSxFQUVyQyxlQUFpQjtBQUFBO0FBQUEsRUFFakIsU0FBVyxTQUFNLGVBQWU7QUFDbEMsQ0FBQztBQUlNLElBQU0sb0JBQXNCLFNBQU0sRUFBRSxRQUFRLE1BQU0sVUFBVSxNQUFNLE9BQU8sS0FBSyxDQUFDO0FBR3RGLElBQU0sYUFBYTtBQUFBO0FBQUEsRUFFakIsS0FBTztBQUFBLEVBQ1AsU0FBUztBQUNYO0FBRU8sSUFBTSxhQUFlLFFBQUs7QUFBQTtBQUFBLEVBRS9CLFVBQVksU0FBUSxRQUFLLEVBQUUsT0FBUyxXQUFRLEdBQUcsV0FBVyxDQUFDLENBQUM7QUFBQSxFQUM1RCxRQUFVLFFBQUssVUFBVTtBQUFBO0FBQUEsRUFFekIsU0FBUztBQUNYLENBQUM7QUFJTSxJQUFNLGtCQUFvQixRQUFLO0FBQUEsRUFDcEMsZUFBaUI7QUFBQSxFQUNqQixNQUFRO0FBQUE7QUFBQSxFQUVSLE1BQVE7QUFBQSxFQUNSLElBQU07QUFBQTtBQUFBLEVBRU4sZ0JBQWtCLFNBQU0sQ0FBRyxXQUFVLE9BQUksQ0FBQztBQUFBO0FBQUEsRUFFMUMsaUJBQW1CLFNBQVEsUUFBSyxFQUFFLE9BQVMsV0FBUSxPQUFTLFVBQU8sQ0FBQyxDQUFDO0FBQUE7QUFBQSxFQUVyRSxPQUFTLFNBQU0sQ0FBQyxZQUFjLE9BQUksQ0FBQztBQUFBLEVBQ25DLGtCQUFvQjtBQUN0QixDQUFDOzs7QUN0REQsSUFBQUMsS0FBbUI7QUFFbkIsSUFBTSxVQUFZO0FBQ2xCLElBQU0sZ0JBQWtCLFNBQU0sQ0FBQyxTQUFXLE9BQUksQ0FBQztBQUd4QyxJQUFNLGtCQUFvQixRQUFLO0FBQUEsRUFDcEMsVUFBVTtBQUFBLEVBQ1YsWUFBWTtBQUFBLEVBQ1osTUFBUTtBQUFBLEVBQ1IsY0FBZ0I7QUFBQSxFQUNoQixlQUFpQjtBQUFBLEVBQ2pCLGlCQUFtQjtBQUFBO0FBQUEsRUFFbkIsZ0JBQWtCO0FBQUEsRUFDbEIseUJBQTJCO0FBQzdCLENBQUM7QUFJTSxJQUFNLG1CQUFxQixRQUFLO0FBQUE7QUFBQSxFQUVyQyxvQkFBc0IsU0FBTSxDQUFHLFlBQVcsT0FBSSxDQUFDO0FBQUEsRUFDL0MsWUFBYyxTQUFNLENBQUMsaUJBQW1CLE9BQUksQ0FBQztBQUFBO0FBQUEsRUFFN0MsV0FBYSxTQUFNLENBQUcsV0FBVSxPQUFJLENBQUM7QUFBQSxFQUNyQyxlQUFpQixTQUFNLENBQUcsUUFBSyxFQUFFLE9BQVMsV0FBUSxLQUFPLFVBQU8sQ0FBQyxHQUFLLE9BQUksQ0FBQztBQUFBO0FBQUEsRUFFM0UsZ0JBQWtCLFNBQU0sQ0FBRyxXQUFVLE9BQUksQ0FBQztBQUM1QyxDQUFDO0FBR00sSUFBTSxrQkFBb0IsU0FBTTtBQUFBLEVBQ3JDLE9BQU87QUFBQSxFQUNQLFNBQVM7QUFBQSxFQUNULFdBQVc7QUFBQSxFQUNYLFVBQVU7QUFBQSxFQUNWLFdBQVc7QUFBQSxFQUNYLFFBQVE7QUFDVixDQUFDO0FBR0QsSUFBTSxjQUFnQixRQUFLLEVBQUUsTUFBTSxlQUFlLElBQUksY0FBYyxDQUFDO0FBRzlELElBQU0sa0JBQW9CLFFBQUs7QUFBQSxFQUNwQyxJQUFNO0FBQUEsRUFDTixLQUFPO0FBQUEsRUFDUCxLQUFPO0FBQUEsRUFDUCxRQUFRO0FBQUE7QUFBQSxFQUVSO0FBQUEsRUFDQSxVQUFVO0FBQUEsRUFDVixZQUFZO0FBQUEsRUFDWixTQUFTO0FBQ1gsQ0FBQztBQUdNLElBQU0sa0JBQW9CLFFBQUs7QUFBQSxFQUNwQyxnQkFBa0IsV0FBUSxDQUFDO0FBQUEsRUFDM0IsVUFBVTtBQUFBLEVBQ1YsWUFBWTtBQUFBO0FBQUEsRUFFWixjQUFjO0FBQUE7QUFBQSxFQUVkLFNBQVcsU0FBTSxlQUFlO0FBQ2xDLENBQUM7QUFhTSxJQUFNLGlCQUFtQixTQUFNLEVBQUUsVUFBVSxNQUFNLFlBQVksTUFBTSxNQUFNLEtBQUssQ0FBQzs7O0FIOUV0RixJQUFNLFFBQVU7QUFFaEIsSUFBTSxlQUFpQixTQUFNLEVBQUUsT0FBTyxNQUFNLFdBQVcsTUFBTSxPQUFPLEtBQUssQ0FBQztBQUduRSxJQUFNLGtCQUFrQjtBQUFBLEVBQzdCO0FBQUEsRUFDQTtBQUFBLElBQ0UsTUFBTTtBQUFBLElBQ04sWUFBYztBQUFBO0FBQUEsSUFFZCxTQUFTO0FBQUEsSUFDVCxXQUFXO0FBQUEsSUFDWCxhQUFhO0FBQUEsSUFDYixnQkFBZ0I7QUFBQSxJQUNoQixjQUFjO0FBQUEsSUFDZCxvQkFBb0I7QUFBQTtBQUFBLElBRXBCLE1BQVE7QUFBQSxFQUNWO0FBQUEsRUFDQSxFQUFFLE9BQVMsaUJBQWM7QUFDM0I7QUFHTyxJQUFNLHFCQUF1QixTQUFNO0FBQUE7QUFBQSxFQUV4QyxVQUFVO0FBQUE7QUFBQSxFQUVWLGtCQUFrQjtBQUFBO0FBQUEsRUFFbEIsU0FBUztBQUFBO0FBQUEsRUFFVCxTQUFTO0FBQ1gsQ0FBQztBQUdNLElBQU0saUJBQW1CLFFBQUs7QUFBQSxFQUNuQyxNQUFRO0FBQUEsRUFDUixTQUFXO0FBQUEsRUFDWCxRQUFVO0FBQUEsRUFDVixXQUFhO0FBQ2YsQ0FBQztBQUdNLElBQU0sZ0JBQWtCLFFBQUs7QUFBQSxFQUNsQyxnQkFBa0IsV0FBUSxDQUFDO0FBQUE7QUFBQTtBQUFBO0FBQUE7QUFBQSxFQUszQixZQUFjLFNBQU0sQ0FBRyxXQUFVLE9BQUksQ0FBQztBQUFBO0FBQUEsRUFFdEMsTUFBUSxTQUFNLGVBQWU7QUFBQSxFQUM3QixtQkFBcUIsU0FBTSxDQUFHLFdBQVUsT0FBSSxDQUFDO0FBQUE7QUFBQSxFQUU3QyxPQUFTLFNBQU0sQ0FBRyxnQkFBYSxDQUFDLGdCQUFrQixRQUFLLEVBQUUsTUFBTSxhQUFhLENBQUMsQ0FBQyxDQUFDLEdBQUssT0FBSSxDQUFDO0FBQzNGLENBQUM7QUFNTSxJQUFNLHFCQUF1QixnQkFBYTtBQUFBLEVBQy9DO0FBQUEsRUFDRSxXQUFRLEVBQUUsTUFBTSxrQkFBa0IsWUFBWSxnQkFBZ0IsQ0FBQztBQUNuRSxDQUFDO0FBTU0sSUFBTSx1QkFBc0M7QUFBQSxFQUNqRCxnQkFBZ0I7QUFBQSxFQUNoQixZQUFZO0FBQUEsRUFDWixNQUFNLENBQUM7QUFBQSxFQUNQLG1CQUFtQjtBQUFBLEVBQ25CLE9BQU87QUFDVDtBQU1PLElBQU0sY0FBZ0IsUUFBSztBQUFBLEVBQ2hDLFVBQVk7QUFBQSxFQUNaLFFBQVU7QUFBQSxFQUNWLFNBQVc7QUFBQSxFQUNYLGVBQWlCO0FBQUE7QUFBQSxFQUVqQixTQUFXO0FBQUE7QUFBQSxFQUVYLFNBQVc7QUFBQTtBQUFBLEVBRVgsTUFBUTtBQUNWLENBQUM7OztBSWpHRCxJQUFNLE9BQUs7QUFBWCxJQUFpQixPQUFLO0FBQ3RCLElBQU0sU0FBTyxhQUFhLEtBQUssRUFBQyxRQUFPLE9BQUssS0FBSSxHQUFFLE1BQUksS0FBSyxPQUFPLENBQUM7QUFDbkUsSUFBTSxTQUFPLGFBQWEsS0FBSyxFQUFDLFFBQU8sS0FBSSxHQUFFLE1BQUksT0FBSyxLQUFLLE9BQU8sSUFBRSxHQUFHO0FBQ3ZFLElBQU0sV0FBYSxFQUFDLFNBQVEsR0FBRSxXQUFVLEtBQUksWUFBVyxFQUFDLFNBQVEsTUFBTSxLQUFLLEVBQUMsUUFBTyxLQUFJLEdBQUUsTUFBSSxTQUFTLE1BQU0sQ0FBQyxHQUFFLFFBQU8sU0FBUyxNQUFNLEVBQUMsRUFBQztBQUN2SSxJQUFNLFFBQU0sTUFBTSxLQUFLLEVBQUMsUUFBTyxLQUFJLEdBQUUsQ0FBQyxHQUFFLE1BQUksQ0FBQztBQUM3QyxTQUFRLElBQUUsR0FBRSxJQUFFLEdBQUUsS0FBSTtBQUFFLFFBQU1DLEtBQUUsUUFBUSxPQUFPLE9BQU87QUFBRyxNQUFJLE9BQVM7QUFDcEUsV0FBUSxJQUFFLEdBQUUsSUFBRSxLQUFJLEtBQUk7QUFBRSxVQUFNLFVBQVEsYUFBYSxVQUFTLEVBQUMsUUFBTyxNQUFLLFNBQVEsS0FBSSxDQUFDO0FBQUcsV0FBSyxnQkFBZ0IsTUFBSyxFQUFDLFFBQU8sWUFBWSxVQUFTLEVBQUMsUUFBTyxPQUFNLFFBQU8sQ0FBQyxHQUFFLFlBQVcsS0FBSSxDQUFDO0FBQUEsRUFBRztBQUMzTCxRQUFNLElBQUUsZ0JBQWdCLHNCQUFxQixJQUFJO0FBQ2pELFVBQVEsSUFBSSxPQUFPLFFBQVEsT0FBTyxPQUFPLElBQUVBLEVBQUMsSUFBRSxNQUFJLEtBQUksa0JBQWlCLE1BQU0sS0FBSyxVQUFVLENBQUMsRUFBRSxRQUFPLE9BQU87QUFBRzsiLAogICJuYW1lcyI6IFsidmFsdWVzIiwgIm1hbmlmZXN0IiwgInNjb3JlcyIsICJ0aW1lcyIsICJjb3VudCIsICJ2ZXJzaW9uIiwgInQiLCAidCIsICJ0IiwgInQiXQp9Cg==
