/** Ports on plain arrays, for tests of the use-cases alone. */
import { completeDetector } from '../../../common/complete_detector';
import { type Configuration, usualConfiguration } from '../../../common/configuration';
import type { Detector } from '../../../common/detector';
import { type DetectorState, initialDetectorState } from '../../../common/detector_state';
import type { Label } from '../../../common/label';
import { type ModelRoles, noRoles } from '../../../common/model_roles';
import { PatternMiner } from '../../features/logs/patterns/pattern_miner';
import { FailureLog } from '../scoring/failure_log';
import { OpenedDetectors } from '../scoring/opened_detectors';
import { noCredentials } from './detector_credentials';
import { firstColumnForest } from './forest.mock';
import type { StoredModel } from './model_store';
import { notInMemory } from './not_in_memory.mock';
import type { ResultWrite } from './result_writer';
import { resultsInMemory, writerInMemory, type WrittenResults } from './results.mock';
import type { SourceDocument } from './source_reader';
import { sourceInMemory } from './source_reader.mock';
import {
  detectorsInMemory,
  labelsInMemory,
  modelsInMemory,
  type VersionedByDetector,
  versionedInMemory,
} from './stores.mock';
import { KeptWatches } from '../rules/kept_watches';
import type { DetectionPorts } from '../services';

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

/** A whole world in memory; tests look into it and break parts of it. */
export class InMemoryPorts implements DetectionPorts {
  now = startOfTest + 3_600_000;
  pageSize = 10;
  source: SourceDocument[] = [];
  readonly written: WrittenResults = new Map();
  readonly logged: string[] = [];
  readonly stored = new Map<string, Detector>();
  readonly stateOf: VersionedByDetector<DetectorState> = new Map();
  readonly modelsOf: StoredModel[] = [];
  readonly labelsOf = new Map<string, Label>();
  readonly rolesOf: VersionedByDetector<ModelRoles> = new Map();
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

  reader: DetectionPorts['reader'] = sourceInMemory(this);
  writer: DetectionPorts['writer'] = writerInMemory(this);
  results: DetectionPorts['results'] = resultsInMemory(this.written);

  destination: DetectionPorts['destination'] = {
    prepare: () => Promise.resolve(),
    check: () => Promise.resolve(),
    problems: () => Promise.resolve([]),
  };

  profiler: DetectionPorts['profiler'] = {
    mapping: notInMemory,
    names: notInMemory,
    resultIndices: notInMemory,
    timeSpans: notInMemory,
    fieldProfiles: notInMemory,
  };

  detectors: DetectionPorts['detectors'] = detectorsInMemory(this.stored);
  states: DetectionPorts['states'] = versionedInMemory(this.stateOf, initialDetectorState);
  models: DetectionPorts['models'] = modelsInMemory(this.modelsOf);
  roles: DetectionPorts['roles'] = versionedInMemory(this.rolesOf, noRoles);
  labels: DetectionPorts['labels'] = labelsInMemory(this.labelsOf);

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
    histogram: notInMemory,
    count: notInMemory,
    find: notInMemory,
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

  forest: DetectionPorts['forest'] = firstColumnForest();
}

// eslint-disable-next-line require-yield -- there is nothing to give
async function* nothingInMemory(): AsyncGenerator<never, void> {
  await notInMemory();
}

/** A world with one detector and its model. */
export async function trainedWorld(
  rows: SourceDocument[],
  detector = aDetector(),
): Promise<InMemoryPorts> {
  const { trainDetector } = await import('../models/train_detector');
  const ports = new InMemoryPorts();
  ports.source = rows;
  ports.stored.set(detector.id, detector);
  await trainDetector(ports, detector.id, new AbortController().signal);
  return ports;
}
