/** What a person may set for rules: from how many on they speak, within which time, and where not at all. */
import type * as t from 'io-ts';
import { BoundedType, duration, integerIn, isoTime, listOf, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';

/** From how many within which time a rule speaks; what is left out is as usual. */
export const ruleLimitCodec = strictObject(
  'limit of a rule',
  {},
  {
    threshold: integerIn(1, 1_000_000),
    window: duration,
  },
);
export type RuleLimit = t.TypeOf<typeof ruleLimitCodec>;

const anySuppression = strictObject(
  'suppression',
  {},
  {
    /** Id of the rule, such as `syn_scan`; every rule when left out. */
    rule: text(100),
    /** The attacker that findings name: an IP or link address, or an account; anyone when left out. */
    entity: text(255),
    /** Event times: `from` inclusive, `to` exclusive; open where left out. */
    from: isoTime,
    to: isoTime,
    why: text(500),
  },
);

/** Where a rule is not to speak. One that names neither rule, entity nor time would silence everything. */
export const suppressionCodec: t.Type<Suppression> = new BoundedType(
  'a suppression with a rule, an entity or a time',
  anySuppression,
  {},
  ({ rule, entity, from, to }) => [rule, entity, from, to].some((part) => part !== undefined),
);
export type Suppression = t.TypeOf<typeof anySuppression>;

export const suppressionsCodec = listOf(suppressionCodec, 0, 500);

/** What a rule said, as far as suppressing it goes. */
export interface Spoken {
  rule: string;
  /** Names of whom it is about, such as an IP and a link address. */
  entities: readonly string[];
  /** Event time in milliseconds since 1970. */
  timeMs: number;
}

/** Whether somebody wants not to hear of it. */
export function isSuppressed(
  suppressions: readonly Suppression[],
  { rule, entities, timeMs }: Spoken,
): boolean {
  return suppressions.some(
    ({ rule: only, entity, from, to }) =>
      (only === undefined || only === rule) &&
      (entity === undefined || entities.includes(entity)) &&
      (from === undefined || timeMs >= Date.parse(from)) &&
      (to === undefined || timeMs < Date.parse(to)),
  );
}
