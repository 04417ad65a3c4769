import { exportSettings, exportSetup as contract } from '../../common/api/export_setup';
import { exportSetup } from '../detection/setup/export_setup';
import { defineRoute } from './define_route';

export const exportSetupRoute = defineRoute(contract, (_input, { ports, rules, signal }) =>
  exportSetup(ports, { rules, withModels: true }, signal),
);

export const exportSettingsRoute = defineRoute(exportSettings, (_input, { ports, rules, signal }) =>
  exportSetup(ports, { rules, withModels: false }, signal),
);
