/** Task Manager's stand-in where there is no Kibana: timers, one run of a detector at a time. */
import { setTimeout as delay } from 'timers/promises';
import { durationToMs } from '../common/codecs/bounded';
import { partitionsOf, type ScheduledDetector } from '../common/detector_schedule';
import { type AppError, toAppError } from '../common/errors';
import { createAbortController, isCancelled } from '../server/detection/abort';
import { cancelsOf } from '../server/detection/models/ask_for_training';
import { onDemand } from '../server/detection/models/model_roles';
import { trainingUnderWay } from '../server/detection/models/training_marker';
import { type CycleOutcome, runScoreCycle } from '../server/detection/scoring/run_score_cycle';
import { runTrainCycle } from '../server/detection/models/run_train_cycle';
import type { Asked, DetectionPorts, TaskKind, TaskScheduler } from '../server/detection/services';
import { trainDetector } from '../server/detection/models/train_detector';

/** Detectors may come from the command line or another host: the registry is read again this often. */
const listEveryMs = 10_000;

interface Scheduled {
  intervalMs: number;
  /** Parts that the detector is scored in. */
  parts: number;
  timer: NodeJS.Timeout | null;
  /** What has been asked for beside the schedule. */
  asked: Map<TaskKind, Asked>;
  running: boolean;
}

export class TimerScheduler implements TaskScheduler {
  private readonly scheduled = new Map<string, Scheduled>();
  /** Turns under way, also of detectors that are no longer scheduled. */
  private readonly turns = new Set<Promise<void>>();
  private readonly stopping = createAbortController();
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly ports: DetectionPorts,
    private readonly everyMs = listEveryMs,
  ) {}

  /**
   * Schedules every enabled detector of the registry, and follows the registry from then on.
   * @throws AppError when the registry cannot be read
   */
  async start(): Promise<void> {
    await this.followRegistry();
    this.following = this.keepFollowing();
  }

  schedule(detector: ScheduledDetector): Promise<void> {
    const { id } = detector;
    const entry = this.scheduled.get(id);
    const intervalMs = durationToMs(detector.schedule.interval);
    const parts = partitionsOf(detector);
    if (entry === undefined) {
      const asked = new Map<TaskKind, Asked>();
      const added = { intervalMs, parts, timer: null, asked, running: false };
      this.scheduled.set(id, added);
      this.wake(id);
      void this.resumeTraining(id, added);
      return Promise.resolve();
    }
    entry.parts = parts;
    if (entry.intervalMs !== intervalMs) {
      entry.intervalMs = intervalMs;
      if (entry.timer !== null) this.wakeLater(id, entry);
    }
    return Promise.resolve();
  }

  unschedule(detectorId: string): Promise<void> {
    const entry = this.scheduled.get(detectorId);
    if (entry?.timer) clearTimeout(entry.timer);
    this.scheduled.delete(detectorId);
    return Promise.resolve();
  }

  /** Of a detector that this host does not know yet: what is asked for is in its state, and its first turn scores. */
  runSoon({ id }: ScheduledDetector, task: TaskKind, asked: Asked = {}): Promise<void> {
    this.scheduled.get(id)?.asked.set(task, asked);
    this.wake(id);
    return Promise.resolve();
  }

  dropTraining(detectorId: string): Promise<void> {
    this.scheduled.get(detectorId)?.asked.delete('train');
    return Promise.resolve();
  }

  /** Cancels what runs and waits for it: after this nothing is written any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const entries = [...this.scheduled.values()];
    for (const { timer } of entries) if (timer) clearTimeout(timer);
    this.scheduled.clear();
    await Promise.allSettled([this.following, ...this.turns]);
  }

  private async keepFollowing(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await delay(this.everyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.followRegistry();
        this.ports.failures.report('List of detectors', null);
      } catch (error) {
        this.ports.failures.report('List of detectors', toAppError(error));
      }
    }
  }

  /** Takes over what is new or changed, and drops what is deleted or disabled. */
  private async followRegistry(): Promise<void> {
    // What is scheduled while the list is read is newer than the list.
    const before = [...this.scheduled];
    const detectors = await this.ports.detectors.list();
    if (this.stopping.signal.aborted) return;
    const enabled = detectors.filter((detector) => detector.enabled);
    const ids = new Set(enabled.map(({ id }) => id));
    for (const [id, entry] of before) {
      if (!ids.has(id) && this.scheduled.get(id) === entry) await this.unschedule(id);
    }
    for (const detector of enabled) await this.schedule(detector);
  }

  /**
   * What somebody asked for is not forgotten with the host that was to do it. Of one that has begun, another
   * host may still be at it: it is taken up once nothing is heard of it any more.
   */
  private async resumeTraining(detectorId: string, entry: Scheduled): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted && this.scheduled.get(detectorId) === entry) {
      // The turns of the detector say when its state cannot be read.
      const stored = await this.ports.states.get(detectorId).catch(() => null);
      if (stored !== null) {
        const { value: state } = stored;
        if (typeof state.training?.asked_at !== 'string') return;
        const { began_at: began = null } = trainingUnderWay(state, this.ports.clock.now()) ?? {};
        if (began === null) {
          entry.asked.set('train', { cancels: cancelsOf(state) });
          this.wake(detectorId);
          return;
        }
      }
      await delay(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private wake(detectorId: string): void {
    const entry = this.scheduled.get(detectorId);
    if (entry === undefined || entry.running) return;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    const turn = this.turn(detectorId, entry).finally(() => {
      this.turns.delete(turn);
      entry.running = false;
      if (this.scheduled.get(detectorId) !== entry) return;
      this.wakeLater(detectorId, entry);
    });
    entry.running = true;
    this.turns.add(turn);
  }

  private wakeLater(detectorId: string, entry: Scheduled): void {
    if (entry.timer) clearTimeout(entry.timer);
    const wait = entry.asked.size > 0 ? 0 : entry.intervalMs;
    entry.timer = setTimeout(() => this.wake(detectorId), wait);
  }

  /** The run itself reports how it failed; what fails around it is reported here. */
  private async turn(detectorId: string, { asked, parts }: Scheduled): Promise<void> {
    const { signal } = this.stopping;
    try {
      const trainAsked = asked.get('train') ?? null;
      asked.clear();
      const trainingFails = await this.trainingFails(detectorId, trainAsked);
      const outcomes = await this.scoreParts(detectorId, parts);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') continue;
        const { value } = outcome;
        if (!value.ran && value.because === 'deleted') await this.unschedule(detectorId);
        if (value.ran && value.run.more) asked.set('score', {});
      }
      const failed = outcomes.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
      if (!trainingFails) this.ports.failures.report(`Detector ${detectorId}`, null);
    } catch (error) {
      const failure = toAppError(error);
      if (signal.aborted || failure.code === 'ABORTED') return;
      this.reportFailure(detectorId, failure);
    }
  }

  /** Side by side; a part that fails keeps no other from its end. */
  private scoreParts(
    detectorId: string,
    parts: number,
  ): Promise<Array<PromiseSettledResult<CycleOutcome>>> {
    const { signal } = this.stopping;
    return Promise.allSettled(
      Array.from({ length: parts }, (_, partition) =>
        runScoreCycle(this.ports, { detectorId, partition }, signal),
      ),
    );
  }

  /**
   * Trains if it is asked for or due. A training that fails is reported and keeps no champion from
   * scoring.
   * @throws AppError ABORTED
   */
  private async trainingFails(detectorId: string, asked: Asked | null): Promise<boolean> {
    const { signal } = this.stopping;
    try {
      if (asked !== null) {
        const { cancels, who } = asked;
        await trainDetector(this.ports, detectorId, signal, {
          ...onDemand(who),
          cancels,
          resumes: true,
        });
      } else await runTrainCycle(this.ports, detectorId, signal);
      return false;
    } catch (error) {
      const failure = toAppError(error);
      if (signal.aborted || failure.code === 'ABORTED') throw failure;
      if (isCancelled(failure)) return false;
      this.reportFailure(detectorId, failure);
      return true;
    }
  }

  private reportFailure(detectorId: string, failure: AppError): void {
    if (this.ports.failures.hasReported(failure)) return;
    this.ports.failures.report(`Detector ${detectorId}`, failure);
  }
}
