/** What the checks with something missing or broken work on. */
import type { Subject } from '../check_detector';
import type { KibanaProcess } from '../kibana_process';
import type { Pages } from '../pages';

export interface TroubleSubject extends Subject {
  kibana: KibanaProcess;
  /** A browser on that Kibana, closed afterwards. */
  withPages: <T>(work: (pages: Pages) => Promise<T>) => Promise<T>;
}
