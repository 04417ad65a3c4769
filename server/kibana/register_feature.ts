/** The feature that roles grant: "Anomaly Forest", all or read. */
import { apiPrivilege, pluginId } from './privileges';
import type { FeaturePrivilege, FeaturesSetup } from './contracts/features';

const inApp: Omit<FeaturePrivilege, 'api' | 'ui'> = {
  app: [pluginId, 'kibana'],
  catalogue: [],
  savedObject: { all: [], read: [] },
};

/** Registers the feature with keys that every Kibana from 8.12 on knows. */
export function registerFeature(features: FeaturesSetup): void {
  features.registerKibanaFeature({
    id: pluginId,
    name: 'Anomaly Forest',
    category: { id: 'kibana', label: 'Analytics', euiIconType: 'logoKibana', order: 1000 },
    order: 1100,
    app: [pluginId, 'kibana'],
    catalogue: [],
    privileges: {
      all: { ...inApp, api: [apiPrivilege.read, apiPrivilege.all], ui: ['show', 'save'] },
      read: { ...inApp, api: [apiPrivilege.read], ui: ['show'] },
    },
  });
}
