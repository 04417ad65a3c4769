/** Accounts, groups and passwords that are made and changed: shadow's tools and FreeBSD's `pw`. */
import { form, type MessageForm } from './message_form';

const done = { outcome: 'success' } as const;

export const accountForms: readonly MessageForm[] = [
  form('new user: name=(?<user>.*?), UID=(?<userId>\\d+), .*', 'user_added', done),
  form('new group: name=(?<group>.*?)(?:, GID=\\d+)?(?:, from=.*)?', 'group_added', done),
  form('group added to .*: name=(?<group>.*?)(?:, GID=\\d+)?', 'group_added', done),
  form("add '(?<user>.*)' to (?:shadow )?group '(?<group>.*)'", 'group_member_added', done),
  form('user (?<user>.*) added by (?<actor>.*) to group (?<group>.*)', 'group_member_added', done),
  form(
    'members of group (?<group>.*) set by (?<actor>.*) to (?<user>.*)',
    'group_member_added',
    done,
  ),
  form("delete user '(?<user>.*)'", 'user_deleted', done),
  form("(?:removed|delete) '?(?<user>.*?)'? (?:from|to|owned).*", 'user_changed', done),
  form("(?:removed|delete) group '(?<group>.*?)'.*", 'user_changed', done),
  form("group '?(?<group>.*?)'? (?:removed|changed).*", 'user_changed', done),
  form("change user '(?<user>.*?)' (?<reason>.*)", 'user_changed', done),
  form("(?:lock|unlock) user '(?<user>.*)' password", 'user_changed', done),
  form('password (?:for (?<user>.*) changed by (?<actor>.*))', 'password_changed', done),
  form('(?:password )?changed password (?:expiry )?for (?<user>.*)', 'password_changed', done),
  form('password changed for (?<user>.*)', 'password_changed', done),
  form('(?<user>\\S+?)\\((?<userId>\\d+)\\):.*:/.*', 'user_added', done),
];
