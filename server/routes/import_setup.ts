import { importSetup as contract, previewSetup as preview } from '../../common/api/import_setup';
import type { ImportOptions } from '../detection/setup/import_options';
import { importSetup, previewSetup } from '../detection/setup/import_setup';
import { actorOf } from './actor';
import { defineRoute } from './define_route';
import type { RouteContext } from './route';

const optionsOf = ({ rules, scheduler, user, signal }: RouteContext): ImportOptions => ({
  rules,
  scheduler,
  actor: actorOf(user, { why: 'Imported with a set-up.' }),
  signal,
});

export const importSetupRoute = defineRoute(contract, ({ body }, context) =>
  importSetup(context.ports, body, optionsOf(context)),
);

export const previewSetupRoute = defineRoute(preview, ({ body }, context) =>
  previewSetup(context.ports, body, optionsOf(context)),
);
