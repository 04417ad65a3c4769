/** A detector to train, a scheduler that does nothing by itself, and trainings that take long. */
import { AppError } from '../../../common/errors';
import { aDetector, documents, InMemoryPorts } from '../ports/ports.mock';
import type { Asked, TaskScheduler } from '../services';

/** A scheduler that only keeps what is asked for, as one does whose hands are full. */
function busyScheduler() {
  const waiting = new Map<string, Asked>();
  const nothing = () => Promise.resolve();
  const scheduler: TaskScheduler = {
    schedule: nothing,
    unschedule: nothing,
    runSoon: ({ id }, _task, asked = {}) => Promise.resolve(void waiting.set(id, asked)),
    dropTraining: (id) => Promise.resolve(void waiting.delete(id)),
  };
  return { scheduler, waiting };
}

export function world() {
  const ports = new InMemoryPorts();
  const detector = aDetector();
  ports.source = documents(100);
  ports.stored.set(detector.id, detector);
  const stateOf = () => ports.stateOf.get('pump')?.value;
  return { ports, detector, stateOf, ...busyScheduler() };
}

/** Trains until it is aborted, as a long training does. */
export function trainForLong(ports: InMemoryPorts): Promise<void> {
  return new Promise((begun) => {
    ports.forest.train = (_matrix, _options, own) =>
      new Promise((_, reject) => {
        begun();
        own?.addEventListener('abort', () => reject(new AppError('ABORTED', 'It was cancelled.')));
      });
  });
}

export const isoOf = ({ now }: InMemoryPorts) => new Date(now).toISOString();

export const by = (asked: Asked = {}) => ({ who: 'ada', why: 'Asked for.', ...asked });
