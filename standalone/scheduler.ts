/** Task Manager's stand-in where there is no Kibana: timers, one run of a detector at a time. */
import { durationToMs } from '../common/codecs/bounded';
import { toAppError } from '../common/errors';
import { onDemand } from '../server/detection/model_roles';
import { runScoreCycle } from '../server/detection/run_score_cycle';
import { runTrainCycle } from '../server/detection/run_train_cycle';
import type { DetectionPorts, TaskKind, TaskScheduler } from '../server/detection/services';
import { trainDetector } from '../server/detection/train_detector';

interface Scheduled {
  intervalMs: number;
  timer: NodeJS.Timeout | null;
  /** What has been asked for beside the schedule. */
  asked: Set<TaskKind>;
  running: Promise<void> | null;
}

export class TimerScheduler implements TaskScheduler {
  private readonly scheduled = new Map<string, Scheduled>();
  private readonly stopping = new AbortController();

  constructor(private readonly ports: DetectionPorts) {}

  /** Schedules every enabled detector of the registry. */
  async start(): Promise<void> {
    for (const detector of await this.ports.detectors.list()) {
      if (detector.enabled) await this.schedule(detector.id, detector.schedule.interval);
    }
  }

  schedule(detectorId: string, scoreInterval: string): Promise<void> {
    const entry = this.scheduled.get(detectorId);
    if (entry === undefined) {
      this.scheduled.set(detectorId, {
        intervalMs: durationToMs(scoreInterval),
        timer: null,
        asked: new Set(),
        running: null,
      });
      this.wake(detectorId);
    } else {
      entry.intervalMs = durationToMs(scoreInterval);
    }
    return Promise.resolve();
  }

  unschedule(detectorId: string): Promise<void> {
    const entry = this.scheduled.get(detectorId);
    if (entry?.timer) clearTimeout(entry.timer);
    this.scheduled.delete(detectorId);
    return Promise.resolve();
  }

  runSoon(detectorId: string, task: TaskKind): Promise<void> {
    this.scheduled.get(detectorId)?.asked.add(task);
    this.wake(detectorId);
    return Promise.resolve();
  }

  /** Cancels what runs and waits for it: after this nothing is written any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const entries = [...this.scheduled.values()];
    for (const { timer } of entries) if (timer) clearTimeout(timer);
    this.scheduled.clear();
    await Promise.allSettled(entries.flatMap(({ running }) => running ?? []));
  }

  private wake(detectorId: string): void {
    const entry = this.scheduled.get(detectorId);
    if (entry === undefined || entry.running !== null) return;
    if (entry.timer) clearTimeout(entry.timer);
    entry.running = this.turn(detectorId, entry).finally(() => {
      entry.running = null;
      if (this.scheduled.get(detectorId) !== entry) return;
      const delay = entry.asked.size > 0 ? 0 : entry.intervalMs;
      entry.timer = setTimeout(() => this.wake(detectorId), delay);
    });
  }

  /** Failures are recorded and logged by the run itself; the next turn tries again. */
  private async turn(detectorId: string, { asked }: Scheduled): Promise<void> {
    const { signal } = this.stopping;
    try {
      const trainAsked = asked.delete('train');
      asked.delete('score');
      if (trainAsked) await trainDetector(this.ports, detectorId, signal, onDemand());
      else await runTrainCycle(this.ports, detectorId, signal);
      const outcome = await runScoreCycle(this.ports, detectorId, signal);
      if (!outcome.ran && outcome.because === 'deleted') await this.unschedule(detectorId);
      if (outcome.ran && outcome.run.more) asked.add('score');
      this.ports.failures.report(`Detector ${detectorId}`, null);
    } catch (error) {
      const failure = toAppError(error);
      if (signal.aborted) return;
      this.ports.logger.debug(`Detector ${detectorId}: ${failure.code}`);
    }
  }
}
