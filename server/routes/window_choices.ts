import { windowChoices as contract } from '../../common/api/window_choices';
import { findWindowChoices } from '../detection/windows/find_window_choices';
import { defineRoute } from './define_route';

export const windowChoicesRoute = defineRoute(contract, ({ body }, { ports, signal }) =>
  findWindowChoices(ports, body.source, signal),
);
