/** What a person may set for authentication logs: keywords that tag lines, and limits of rules. */
import type * as t from 'io-ts';
import { duration, listOf, text } from './codecs/bounded';
import { strictObject } from './codecs/strict_object';
import { ruleLimitCodec as limit, suppressionsCodec } from './rule_limits';
import { namedSeverityCodec } from './severity';

/** Lines that hold one of the words, whatever their case, get the tag and at least the severity. */
export const keywordTagCodec = strictObject('keyword tag', {
  tag: text(100),
  severity: namedSeverityCodec,
  words: listOf(text(200), 1, 100),
});
export type KeywordTag = t.TypeOf<typeof keywordTagCodec>;

/** Rules that count, and what of them can be set. */
export const authRuleLimits = {
  brute_force: limit,
  slow_brute_force: limit,
  password_spraying: limit,
  distributed_guessing: limit,
  success_after_failures: limit,
  new_sudo_user: strictObject('limit of the rule', {}, { window: duration }),
};

export const authSettingsCodec = strictObject(
  'settings for authentication logs',
  {},
  {
    tags: listOf(keywordTagCodec, 0, 200),
    rules: strictObject('limits of rules', {}, authRuleLimits),
    suppress: suppressionsCodec,
  },
);
export type AuthSettings = t.TypeOf<typeof authSettingsCodec>;
export type AuthRuleLimits = NonNullable<AuthSettings['rules']>;

export const defaultKeywordTags: readonly KeywordTag[] = [
  { tag: 'break-in', severity: 'high', words: ['break-in attempt'] },
  { tag: 'root', severity: 'medium', words: ['for root', 'root login', 'user=root', "for 'root'"] },
  {
    tag: 'invalid',
    severity: 'medium',
    words: ['invalid user', 'illegal user', 'user unknown', 'nonexistent user'],
  },
  { tag: 'failed', severity: 'medium', words: ['failed', 'failure', 'failures', 'bad password'] },
  {
    tag: 'too-many',
    severity: 'high',
    words: [
      'too many authentication failures',
      'maximum authentication attempts',
      'max auth tries',
    ],
  },
  { tag: 'not-in-sudoers', severity: 'high', words: ['not in sudoers', 'command not allowed'] },
  { tag: 'sudo', severity: 'low', words: ['sudo', 'COMMAND='] },
  { tag: 'su', severity: 'low', words: ['su(to', 'successful su', 'su:auth', 'su:session'] },
  {
    tag: 'account',
    severity: 'medium',
    words: ['new user', 'new group', 'delete user', 'to group', 'password changed'],
  },
  { tag: 'accepted', severity: 'low', words: ['accepted', 'auth succeeded'] },
];
