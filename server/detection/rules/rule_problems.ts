/** What is wrong with the rules of a detector. */
import { rulesOfKind } from '../../../common/detector_rules';
import type { Detector } from '../../../common/detector';
import { AppError } from '../../../common/errors';

/** In reading order; none when they are in order, or there are none. */
export function ruleProblems({ id, kind, rules }: Detector): AppError[] {
  if (rules === undefined) return [];
  const known = rulesOfKind(kind);
  const problem = (message: string) =>
    new AppError('DETECTOR_INVALID', `Detector ${id} is of kind ${kind}: ${message}`);
  if (known.length === 0) return [problem('it has no rules.')];
  const named = [
    ...Object.keys(rules.limits ?? {}),
    ...(rules.suppress ?? []).flatMap(({ rule }) => rule ?? []),
  ];
  const strange = [...new Set(named.filter((rule) => !known.includes(rule)))];
  if (strange.length === 0) return [];
  return [problem(`it has no rule ${strange.join(', ')}, but ${known.join(', ')}.`)];
}
