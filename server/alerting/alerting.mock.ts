/** Alerts, and ports whose results a test writes down, for tests of the rules alone. */
import type { DetectionPorts } from '../detection/services';
import type { AnomalyGroup, AnomalyGroups, AnomalyScope } from '../detection/ports/anomaly_groups';
import { aDetector, InMemoryPorts, startOfTest } from '../detection/ports/ports.mock';
import { initialDetectorState } from '../../common/detector_state';
import type { AnomalyAlert } from './anomaly_alert';

export function anAlert(changes: Partial<AnomalyAlert> = {}): AnomalyAlert {
  return {
    id: 'pump:a',
    detector_id: 'pump',
    detector_name: 'pump',
    entity_field: 'host',
    entity: 'a',
    count: 1,
    score: 0.8,
    severity: 'high',
    time: startOfTest,
    reasons: 'x 9 (typical 3)',
    window_from: startOfTest - 300_000,
    window_to: startOfTest,
    ...changes,
  };
}

export function aGroup(changes: Partial<AnomalyGroup> = {}): AnomalyGroup {
  return {
    entity: 'a',
    count: 1,
    score: 0.8,
    severity: 'high',
    time: startOfTest,
    reasons: [{ feature: 'x', value: 9, typical: 3, contribution: 0.3 }],
    ...changes,
  };
}

/** The detector "pump", scored up to `checkpoint`, with results as the test says. */
export class AlertingWorld {
  readonly memory = new InMemoryPorts();
  answer: AnomalyGroups = { rows: 100, groups: [], more: false };
  present = new Set<string | null>();
  readonly absent: (string | null)[] = [];
  readonly asked: AnomalyScope[] = [];
  readonly ports: DetectionPorts;

  constructor(checkpoint: number | null = startOfTest) {
    this.memory.now = startOfTest + 10_000;
    this.memory.stored.set('pump', aDetector());
    this.moveTo(checkpoint);
    const { memory } = this;
    this.ports = Object.assign(Object.create(memory) as InMemoryPorts, {
      results: {
        ...memory.results,
        anomalyGroups: (scope: AnomalyScope) => {
          this.asked.push(scope);
          return Promise.resolve(this.answer);
        },
        entitiesWithRows: (_: AnomalyScope, absent: readonly (string | null)[]) => {
          this.absent.push(...absent);
          return Promise.resolve(this.present);
        },
      },
    });
  }

  moveTo(checkpoint: number | null): void {
    const value = { ...initialDetectorState, checkpoint };
    this.memory.stateOf.set('pump', { value, version: '1' });
  }
}
