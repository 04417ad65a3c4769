import { importModel as contract } from '../../common/api/import_model';
import { importModel } from '../detection/models/import_model';
import { defineRoute } from './define_route';

export const importModelRoute = defineRoute(
  contract,
  async ({ params, body }, { ports, signal }) => ({
    manifest: await importModel(ports, { detectorId: params.id, bytes: body }, signal),
  }),
);
