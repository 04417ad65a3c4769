/** Ports on plain arrays, for tests of the use-cases alone. */
import type { Label } from '../../common/label';
import { type Configuration, usualConfiguration } from '../../common/configuration';
import { completeDetector, type Detector } from '../../common/detector';
import { type DetectorState, initialDetectorState } from '../../common/detector_state';
import { AppError } from '../../common/errors';
import { assertReplaces } from './assert_replaces';
import { openBundle } from '../forest/bundle/open_bundle';
import { writeBundle } from '../forest/bundle/write_bundle';
import { PatternMiner } from '../features/logs/patterns/pattern_miner';
import type { Matrix } from '../forest/forest_engine';
import { FailureLog } from './failure_log';
import { OpenedDetectors } from './opened_detectors';
import { KeptWatches } from './rules/open_watch';
import type { Result } from '../../common/result';
import { type ModelRoles, noRoles } from '../../common/model_roles';
import { sumSkipReasons } from './run_counts';
import { noCredentials } from './ports';
import type { ResultWrite, SourceDocument, StoredModel, TimeRange } from './ports';
import type { DetectionPorts } from './services';

export const startOfTest = Date.UTC(2026, 0, 1);

export function aDetector(changes: Partial<Detector> = {}): Detector {
  return {
    ...completeDetector({
      id: 'pump',
      source: { indices: ['pump'], query_delay: '10s' },
      features: ['x', 'y'],
      training: { min_rows: 16 },
    }),
    ...changes,
  };
}

/** A document a second, with ordinary values of x and y. */
export function documents(count: number, from = startOfTest): SourceDocument[] {
  return Array.from({ length: count }, (_, i) => ({
    index: 'pump',
    id: `doc-${i}`,
    time: from + i * 1000,
    source: { '@timestamp': new Date(from + i * 1000).toISOString(), x: i % 7, y: (i * 3) % 11 },
  }));
}

const inRange = ({ time }: SourceDocument, { from, to }: TimeRange) =>
  time !== null && (from === null || time >= from) && (to === null || time < to);

async function* inPages(all: SourceDocument[], size: number): AsyncGenerator<SourceDocument[]> {
  for (let start = 0; start < all.length; start += size) {
    await Promise.resolve();
    yield all.slice(start, start + size);
  }
}

function histogramOf(times: number[], range: TimeRange, intervalMs: number): Map<number, number> {
  const buckets = new Map<number, number>();
  for (const time of times) {
    if (!inRange({ time } as SourceDocument, range)) continue;
    const start = Math.floor(time / intervalMs) * intervalMs;
    buckets.set(start, (buckets.get(start) ?? 0) + 1);
  }
  return buckets;
}

/** What rules alone said is for a model to settle. */
const isSettled = (result: Result | undefined) =>
  result !== undefined && result.ml.skip_reason !== 'MODEL_NOT_TRAINED';

/** A whole world in memory; tests look into it and break parts of it. */
export class InMemoryPorts implements DetectionPorts {
  now = startOfTest + 3_600_000;
  pageSize = 10;
  source: SourceDocument[] = [];
  readonly written = new Map<string, Result & Record<string, unknown>>();
  readonly logged: string[] = [];
  readonly stored = new Map<string, Detector>();
  readonly stateOf = new Map<string, { value: DetectorState; version: string }>();
  readonly modelsOf: StoredModel[] = [];
  readonly labelsOf = new Map<string, Label>();
  readonly rolesOf = new Map<string, { value: ModelRoles; version: string }>();
  /** Called before each write: may throw. */
  beforeWrite: (results: ResultWrite[]) => void = () => undefined;

  clock = { now: () => this.now };
  logger = {
    debug: () => undefined,
    info: (message: string) => void this.logged.push(message),
    warn: (message: string) => void this.logged.push(message),
    error: (message: string) => void this.logged.push(message),
  };
  failures = new FailureLog(this.logger);
  opened = new OpenedDetectors();
  watches = new KeptWatches();

  reader: DetectionPorts['reader'] = {
    pages: ({ within = [{ from: null, to: null }] }, range) =>
      inPages(
        this.source
          .filter((document) => inRange(document, range))
          .filter((document) => within.some((one) => inRange(document, one)))
          .sort((a, b) => (a.time ?? 0) - (b.time ?? 0)),
        this.pageSize,
      ),
    pagesWithoutTime: () =>
      inPages(
        this.source.filter(({ time }) => time === null),
        this.pageSize,
      ),
    sample: (_scope, { range, size }) =>
      inPages(this.source.filter((document) => inRange(document, range)).slice(0, size), 10),
    find: (_scope, { index, id }) =>
      Promise.resolve(
        this.source.find((document) => document.index === index && document.id === id) ?? null,
      ),
    count: (_scope, range) =>
      Promise.resolve(this.source.filter((document) => inRange(document, range)).length),
    firstTime: (_scope, range) => {
      const times = this.source.flatMap((one) => (inRange(one, range) ? (one.time ?? []) : []));
      return Promise.resolve(times.length === 0 ? null : Math.min(...times));
    },
    countWithoutTime: () => Promise.resolve(this.source.filter(({ time }) => time === null).length),
    histogram: (_scope, { range, intervalMs }) =>
      Promise.resolve(
        histogramOf(
          this.source.flatMap(({ time }) => time ?? []),
          range,
          intervalMs,
        ),
      ),
    intervalCounts: async function* (this: void) {
      await Promise.resolve();
      yield [];
    },
    entityWindows: async function* (this: void) {
      yield await Promise.reject(new Error('not in memory'));
    },
    fieldKinds: (_indices, fields) =>
      Promise.resolve(
        new Map(
          fields.map((field) => [field, { types: [field.startsWith('@') ? 'date' : 'double'] }]),
        ),
      ),
  };

  writer: DetectionPorts['writer'] = {
    write: async (_detector, results) => {
      await Promise.resolve();
      this.beforeWrite(results);
      for (const { id, json, onlyIfAbsent } of results) {
        if (onlyIfAbsent === true && this.written.has(id)) continue;
        this.written.set(id, JSON.parse(json.toString()) as Result & Record<string, unknown>);
      }
      return { written: results.length, dead_lettered: 0 };
    },
  };

  private settledTimes(): number[] {
    return [...this.written.values()].filter(isSettled).flatMap((result) => {
      const time = Date.parse(String(result['@timestamp']));
      return Number.isNaN(time) ? [] : [time];
    });
  }

  results: DetectionPorts['results'] = {
    settledIds: (_detector, ids) =>
      Promise.resolve(new Set(ids.filter((id) => isSettled(this.written.get(id))))),
    windowEvents: (_detector, ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id): Array<[string, number]> => {
            const result = this.written.get(id);
            if (result === undefined) return [];
            return [[id, (result.window as { events: number }).events]];
          }),
        ),
      ),
    settledCounts: () => {
      const by_status = new Map<string, number>();
      for (const { ml } of this.written.values()) {
        by_status.set(ml.status, (by_status.get(ml.status) ?? 0) + 1);
      }
      const skip_reasons = sumSkipReasons(
        [...this.written.values()].flatMap(
          ({ ml: { skip_reason: code, skip_field: field = '' } }) =>
            code === undefined ? [] : [{ code, field, rows: 1 }],
        ),
      );
      return Promise.resolve({ by_status, skip_reasons, dead_lettered: 0 });
    },
    settledHistogram: (_detector, { range, intervalMs }) =>
      Promise.resolve(histogramOf(this.settledTimes(), range, intervalMs)),
    settledOutcomes: (_detector, { range, intervalMs }) => {
      const histogram = (isWanted: (result: Result) => boolean) =>
        histogramOf(
          [...this.written.values()]
            .filter(isWanted)
            .map((result) => Date.parse(String(result['@timestamp'])))
            .filter(Number.isFinite),
          range,
          intervalMs,
        );
      const skipped = histogram(({ ml }) => ml.status === 'skipped');
      const scored = histogram(({ ml }) => ml.status !== 'skipped');
      return Promise.resolve(
        new Map(
          [...new Set([...skipped.keys(), ...scored.keys()])].map((start) => [
            start,
            {
              scored: scored.get(start) ?? 0,
              skipped: skipped.get(start) ?? 0,
              dead_lettered: 0,
            },
          ]),
        ),
      );
    },
    settledWithoutTime: () =>
      Promise.resolve(
        [...this.written.values()].filter(isSettled).length - this.settledTimes().length,
      ),
    timeline: () => Promise.reject(new Error('not in memory')),
    scoreDistribution: () => Promise.reject(new Error('not in memory')),
    find: (_detector, id) => {
      const result = this.written.get(id);
      if (result === undefined) return Promise.resolve(null);
      const time = Date.parse(String(result['@timestamp']));
      return Promise.resolve({
        index: 'results',
        result,
        fields: result,
        time: Number.isNaN(time) ? null : time,
      });
    },
    search: () => Promise.reject(new Error('not in memory')),
    anomalyLanes: () => Promise.reject(new Error('not in memory')),
    anomalySummary: () => Promise.reject(new Error('not in memory')),
    entityFields: () => Promise.resolve([]),
    anomalyGroups: () => Promise.reject(new Error('not in memory')),
    entitiesWithRows: () => Promise.reject(new Error('not in memory')),
    anomalyIntervals: () => Promise.reject(new Error('not in memory')),
    thresholds: () => Promise.resolve([]),
    attackCounts: () => Promise.reject(new Error('not in memory')),
    attackPieces: async function* (this: void) {
      await Promise.resolve();
      yield [];
    },
    scoresByClass: () => Promise.reject(new Error('not in memory')),
    labelledScores: async function* (this: void) {
      await Promise.resolve();
      yield [];
    },
  };

  destination: DetectionPorts['destination'] = {
    prepare: () => Promise.resolve(),
    check: () => Promise.resolve(),
    problems: () => Promise.resolve([]),
  };

  profiler: DetectionPorts['profiler'] = {
    mapping: () => Promise.reject(new Error('not in memory')),
    timeSpans: () => Promise.reject(new Error('not in memory')),
    fieldProfiles: () => Promise.reject(new Error('not in memory')),
  };

  detectors: DetectionPorts['detectors'] = {
    list: () => Promise.resolve([...this.stored.values()]),
    get: (id) => {
      const value = this.stored.get(id);
      return Promise.resolve(
        value === undefined ? null : { value, version: JSON.stringify(value) },
      );
    },
    create: (detector) => Promise.resolve(void this.stored.set(detector.id, detector)),
    update: (detector) => Promise.resolve(void this.stored.set(detector.id, detector)),
    delete: (id) => Promise.resolve(void this.stored.delete(id)),
  };

  states: DetectionPorts['states'] = {
    get: (id) =>
      Promise.resolve(this.stateOf.get(id) ?? { value: initialDetectorState, version: null }),
    put: (id, value, version) => {
      const current = this.stateOf.get(id)?.version ?? null;
      if (current !== version) return Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'));
      const next = String(Number(version ?? 0) + 1);
      this.stateOf.set(id, { value, version: next });
      return Promise.resolve(next);
    },
    delete: (id) => Promise.resolve(void this.stateOf.delete(id)),
  };

  models: DetectionPorts['models'] = {
    save: (model) => {
      const { version } = model.manifest;
      return this.modelsOf.some(({ manifest }) => manifest.version === version)
        ? Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'))
        : Promise.resolve(void this.modelsOf.push(model));
    },
    latest: () =>
      Promise.resolve(
        [...this.modelsOf].reverse().find(({ manifest }) => manifest.origin !== 'imported')
          ?.manifest ?? null,
      ),
    list: () => Promise.resolve(this.modelsOf.map(({ manifest }) => manifest)),
    versions: () => Promise.resolve(this.modelsOf.map(({ manifest }) => manifest.version)),
    load: (manifest) => {
      const model = this.modelsOf.find((candidate) => candidate.manifest === manifest);
      return model
        ? Promise.resolve(model)
        : Promise.reject(new AppError('MODEL_NOT_FOUND', manifest.id));
    },
    get: (_id, version) =>
      Promise.resolve(
        this.modelsOf.find(({ manifest }) => manifest.version === version)?.manifest ?? null,
      ),
    delete: (_id, version) => {
      const at = this.modelsOf.findIndex(({ manifest }) => manifest.version === version);
      if (at !== -1) this.modelsOf.splice(at, 1);
      return Promise.resolve();
    },
    deleteAll: () => Promise.resolve(void this.modelsOf.splice(0)),
  };

  roles: DetectionPorts['roles'] = {
    get: (id) => Promise.resolve(this.rolesOf.get(id) ?? { value: noRoles, version: null }),
    put: (id, value, version) => {
      const current = this.rolesOf.get(id)?.version ?? null;
      if (current !== version) return Promise.reject(new AppError('STATE_CONFLICT', 'Changed.'));
      const next = String(Number(version ?? 0) + 1);
      this.rolesOf.set(id, { value, version: next });
      return Promise.resolve(next);
    },
    delete: (id) => Promise.resolve(void this.rolesOf.delete(id)),
  };
  labels: DetectionPorts['labels'] = {
    list: (detectorId) =>
      Promise.resolve(
        [...this.labelsOf.values()].filter(({ detector_id: id }) => id === detectorId),
      ),
    get: (_, resultId) => Promise.resolve(this.labelsOf.get(resultId) ?? null),
    put: async (label, replaces) => {
      await Promise.resolve();
      assertReplaces(this.labelsOf.get(label.result_id) ?? null, replaces);
      this.labelsOf.set(label.result_id, label);
    },
    delete: (_, resultId) => Promise.resolve(void this.labelsOf.delete(resultId)),
    deleteAll: () => Promise.resolve(this.labelsOf.clear()),
  };

  configured: Configuration = usualConfiguration;
  configuration: DetectionPorts['configuration'] = {
    get: () => Promise.resolve({ value: this.configured, version: null }),
    put: (configuration) => Promise.resolve(void (this.configured = configuration)),
  };
  credentials: DetectionPorts['credentials'] = noCredentials;

  /** The page of logs has tests of its own. */
  logs: DetectionPorts['logs'] = {
    lines: () => nothingInMemory(),
    all: () => nothingInMemory(),
    sample: () => nothingInMemory(),
    histogram: () => Promise.reject(new Error('not in memory')),
    count: () => Promise.reject(new Error('not in memory')),
    find: () => Promise.reject(new Error('not in memory')),
  };
  /** Without a thread. */
  patterns: DetectionPorts['patterns'] = {
    open: () => {
      const miner = new PatternMiner();
      return Promise.resolve({
        add: ({ lines, times }) => {
          lines.forEach((line, i) => miner.add(line, times[i] ?? null));
          return Promise.resolve();
        },
        finish: () => Promise.resolve(miner.result()),
        close: () => Promise.resolve(),
      });
    },
  };

  /** Not a forest: the score of a row grows with its first column, which is all these tests need. */
  forest: DetectionPorts['forest'] = {
    train: (matrix) =>
      Promise.resolve({
        onnx: Uint8Array.of(1),
        sha256: 'a'.repeat(64),
        scores: firstColumnScores(matrix),
        baseScore: 0.5,
        sampleSize: Math.min(256, matrix.rows),
      }),
    score: ({ matrix, explainFrom }) => {
      const scores = firstColumnScores(matrix);
      const contributions = new Map<number, Float64Array>();
      scores.forEach((score, r) => {
        if (score >= explainFrom) contributions.set(r, Float64Array.of(score - 0.5, 0));
      });
      return Promise.resolve({ scores, contributions });
    },
    takeIn: (onnx, matrix) =>
      Promise.resolve({
        onnx,
        sha256: 'b'.repeat(64),
        graph: 'compact',
        trees: 100,
        sampleSize: 256,
        baseScore: 0.5,
        scores: firstColumnScores(matrix),
      }),
    explain: () => Promise.reject(new Error('not in memory')),
    learn: () => Promise.reject(new Error('not in memory')),
    liken: () => Promise.reject(new Error('not in memory')),
    openBundle: (bytes) => openBundle(bytes),
    makeBundle: (parts) => writeBundle(parts),
    close: () => Promise.resolve(),
  };
}

// eslint-disable-next-line require-yield -- there is nothing to give
async function* nothingInMemory(): AsyncGenerator<never, void> {
  await Promise.reject(new Error('not in memory'));
}

function firstColumnScores({ values, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, r) => (values[r * columns] ?? 0) / 10);
}

/** A world with one detector and its model. */
export async function trainedWorld(
  rows: SourceDocument[],
  detector = aDetector(),
): Promise<InMemoryPorts> {
  const { trainDetector } = await import('./train_detector');
  const ports = new InMemoryPorts();
  ports.source = rows;
  ports.stored.set(detector.id, detector);
  await trainDetector(ports, detector.id, new AbortController().signal);
  return ports;
}
