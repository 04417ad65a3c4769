/** Kibana's logger as the port that the use-cases know. */
import type { Logger } from '../detection/ports/host';
import type { KibanaLogger } from './contracts/core';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** What goes with a message stands under one key, so that it cannot collide with Kibana's own. */
export function createLogger(kibana: KibanaLogger): Logger {
  const at = (level: Level) => (message: string, meta?: Record<string, unknown>) => {
    if (meta === undefined) kibana[level](message);
    else kibana[level](message, { anomaly_forest: meta });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
