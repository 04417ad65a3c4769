import { exportModel as contract } from '../../common/api/export_model';
import { exportModel } from '../detection/models/export_model';
import { assertReadable, loadDetector } from '../detection/detectors/load_detector';
import { defineRoute } from './define_route';

export const exportModelRoute = defineRoute(
  contract,
  async ({ params: { id, version } }, { ports, signal }) => {
    const { source } = await loadDetector(ports, id);
    // A bundle holds values of the source: categories, least and greatest.
    await assertReadable(ports, source, signal);
    const wanted = { detectorId: id, version: Number(version) };
    return (await exportModel(ports, wanted, signal)).bytes;
  },
);
