import {
  evaluateAttacks as contract,
  mostAttackPieces,
  usualAttackGap,
} from '../../common/api/evaluate_attacks';
import { durationToMs } from '../../common/codecs/bounded';
import { evaluateAttacks } from '../detection/evaluation/evaluate_attacks';
import { defineRoute } from './define_route';
import { timeOrOpen } from './time_or_open';

export const evaluateAttacksRoute = defineRoute(contract, ({ params, body }, { ports, signal }) =>
  evaluateAttacks(
    ports,
    params.id,
    {
      labelField: body.label_field,
      classField: body.class_field,
      positiveValues: body.positive_values,
      grouping:
        body.attack_id_field === undefined
          ? {
              entityField: body.entity_field ?? null,
              gapMs: durationToMs(body.gap ?? usualAttackGap),
            }
          : { attackIdField: body.attack_id_field },
      range: { from: timeOrOpen(body.from), to: timeOrOpen(body.to) },
      mostPieces: mostAttackPieces,
    },
    signal,
  ),
);
