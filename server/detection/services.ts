/** Everything a use-case may need, handed over as one object by the host. */
import type { ScheduledDetector } from '../../common/detector_schedule';
import type { PatternMining } from '../features/logs/patterns/pattern_mining';
import type { ForestEngine } from '../forest/forest_engine';
import type { FailureLog } from './scoring/failure_log';
import type { LogReader } from './logs/log_reader';
import type { OpenedDetectors } from './scoring/opened_detectors';
import type { KeptWatches } from './rules/kept_watches';
import type { Clock, Logger } from './ports/host';
import type { ConfigurationStore, DetectorStore, LabelStore, StateStore } from './ports/stores';
import type { DestinationKeeper, ResultWriter } from './ports/result_writer';
import type { DetectorCredentials } from './ports/detector_credentials';
import type { ModelStore, RoleStore } from './ports/model_store';
import type { ResultReader } from './ports/result_reader';
import type { SourceReader } from './ports/source_reader';
import type { SourceProfiler } from './ports/source_profiler';

export interface DetectionPorts {
  clock: Clock;
  logger: Logger;
  reader: SourceReader;
  profiler: SourceProfiler;
  logs: LogReader;
  writer: ResultWriter;
  results: ResultReader;
  destination: DestinationKeeper;
  detectors: DetectorStore;
  states: StateStore;
  models: ModelStore;
  roles: RoleStore;
  labels: LabelStore;
  configuration: ConfigurationStore;
  credentials: DetectorCredentials;
  forest: ForestEngine;
  patterns: PatternMining;
  /** One for the life of the host. */
  failures: FailureLog;
  opened: OpenedDetectors;
  watches: KeptWatches;
  /** Names this host in the record of its runs, where there may be several. */
  node?: string;
}

export type TaskKind = 'score' | 'train';

/** What is known of a run that somebody asks for. */
export interface Asked {
  /** Who asks, for the audit; left out where nobody logs in. */
  who?: string;
  /** Times that trainings had been cancelled by then. */
  cancels?: number;
}

/** Runs a detector's tasks on a schedule: Task Manager in Kibana, timers in standalone. */
export interface TaskScheduler {
  /** Schedules the tasks of an enabled detector, or brings them up to date with its schedule. */
  schedule(detector: ScheduledDetector): Promise<void>;
  unschedule(detectorId: string): Promise<void>;
  /** Trainings are asked for by `askForTraining`, so that they can be cancelled. */
  runSoon(detector: ScheduledDetector, task: TaskKind, asked?: Asked): Promise<void>;
  /** Forgets a training that was asked for and has not begun. None there is as good. */
  dropTraining(detectorId: string): Promise<void>;
}
