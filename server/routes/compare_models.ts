import { compareModels as contract, defaultComparedRows } from '../../common/api/compare_models';
import { compareModels } from '../detection/models/compare_models';
import { defineRoute } from './define_route';

const timeOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

export const compareModelsRoute = defineRoute(contract, ({ params, body }, { ports, signal }) => {
  const { left, right, rows = defaultComparedRows } = body;
  const range = { from: timeOf(body.from), to: timeOf(body.to) };
  return compareModels(ports, { detectorId: params.id, left, right, rows, range }, signal);
});
