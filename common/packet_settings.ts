/** What a person may set for the rules over packets. */
import type * as t from 'io-ts';
import { strictObject } from './codecs/strict_object';
import { packetRuleIds, type PacketRuleId } from './packet_finding';
import { ruleLimitCodec, suppressionsCodec, type RuleLimit } from './rule_limits';

export type PacketRuleLimits = Partial<Record<PacketRuleId, RuleLimit>>;

export const packetRuleLimits = Object.fromEntries(
  packetRuleIds.map((id) => [id, ruleLimitCodec]),
) as Record<PacketRuleId, typeof ruleLimitCodec>;

export const packetSettingsCodec = strictObject(
  'settings for packets',
  {},
  {
    rules: strictObject('limits of rules', {}, packetRuleLimits),
    suppress: suppressionsCodec,
  },
);
export type PacketSettings = t.TypeOf<typeof packetSettingsCodec>;
