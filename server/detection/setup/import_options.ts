import type { Actor } from '../models/model_roles';
import type { TaskScheduler } from '../services';
import type { RulesAccess } from './alert_rules';

export interface ImportOptions {
  rules: RulesAccess;
  /** Null where a host that runs the detectors finds them by itself. */
  scheduler: TaskScheduler | null;
  /** For the audit of what takes over as champion. */
  actor: Actor;
  signal: AbortSignal;
}
