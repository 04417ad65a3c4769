import { entityFields } from '../../common/api/entity_fields';
import { loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';

export const entityFieldsRoute = defineRoute(
  entityFields,
  async ({ params }, { ports, signal }) => {
    const { destination } = await loadDetector(ports, params.id);
    return { fields: await ports.results.entityFields(destination.index, signal) };
  },
);
