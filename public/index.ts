/**
 * The browser bundle's entry in Kibana. It only tells the loader where the plugin is: the plugin
 * itself is evaluated when Kibana asks for it, since this file is loaded even where the plugin is
 * disabled.
 */
import './kibana/public_path';

declare function require(path: string): unknown;
declare const __kbnBundles__:
  { define(key: string, require: (key: string) => unknown, moduleKey: string): void } | undefined;

const key = 'plugin/anomalyForest/public';

try {
  if (typeof __kbnBundles__ !== 'undefined') {
    __kbnBundles__.define(key, () => require('./plugin'), key);
  }
} catch (thrown) {
  // A script that throws while it loads would stop all of Kibana.
  console.error('Anomaly Forest:', thrown);
}
