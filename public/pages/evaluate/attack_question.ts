/** What is asked about attacks, as the address holds it. */
import type { BodyOf } from '../../../common/api/contract';
import {
  flaggedBys,
  usualAttackGap,
  type evaluateAttacks,
  type FlaggedBy,
} from '../../../common/api/evaluate_attacks';
import type { AddressChange } from '../../hooks/use_address';

export interface AttackQuestion {
  label: string;
  /** Labels that mean anomalous; none for the usual ones. */
  positive: string[];
  classField: string;
  /** Field whose values name attacks; empty where entity and gap make them. */
  attackId: string;
  entity: string;
  gap: string;
}

export function readQuestion(params: URLSearchParams): AttackQuestion {
  const text = (name: string) => params.get(name) ?? '';
  return {
    label: text('label'),
    positive: text('positive')
      .split(',')
      .filter((value) => value !== ''),
    classField: text('class'),
    attackId: text('attack'),
    entity: text('entity'),
    gap: params.get('gap') ?? usualAttackGap,
  };
}

const orNothing = (text: string) => (text === '' ? undefined : text);

export function addressOf(question: AttackQuestion): AddressChange {
  return {
    label: orNothing(question.label),
    positive: orNothing(question.positive.join(',')),
    class: orNothing(question.classField),
    attack: orNothing(question.attackId),
    entity: orNothing(question.entity),
    gap: question.gap === usualAttackGap ? undefined : orNothing(question.gap),
  };
}

/** Whose flags the address asks for: the verdict's where it says nothing known. */
export const readFlaggedBy = (params: URLSearchParams): FlaggedBy =>
  flaggedBys.find((by) => by === params.get('by')) ?? 'verdict';

type Body = BodyOf<typeof evaluateAttacks>;

export function bodyOf(question: AttackQuestion, times: { from: string; to: string }): Body {
  const { attackId, classField, entity, gap, label, positive } = question;
  return {
    label_field: label,
    class_field: classField,
    ...(positive.length > 0 ? { positive_values: positive } : {}),
    ...(attackId === ''
      ? { gap, ...(entity === '' ? {} : { entity_field: entity }) }
      : { attack_id_field: attackId }),
    ...times,
  };
}
