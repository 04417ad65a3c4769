import { defaultState, indicesOf, parseState, printState } from './url_state';

it('prints nothing of the default, and reads back what it prints', () => {
  expect(printState(defaultState)).toBe('');
  expect(parseState('')).toEqual(defaultState);
  const state = {
    ...defaultState,
    index: 'auth-*,-auth-old',
    lineField: 'event.original',
    from: 'now-7d',
    paused: false,
    query: 'host.name : "web"',
    text: '"for user" -by',
    template: 'Failed password for <*> from <*>',
    tab: 'patterns' as const,
    sort: 'last' as const,
    order: 'asc' as const,
    page: 2,
    size: 50,
    openIndex: 'auth-1',
    openId: 'a/b',
  };
  expect(parseState(printState(state))).toEqual(state);
});

it('takes the default for what makes no sense', () => {
  expect(parseState('?tab=x&sort=y&order=z&page=-1&size=7&from=never')).toEqual(defaultState);
});

it('reads index patterns apart', () => {
  expect(indicesOf(' auth-*, -auth-old,,auth-* syslog')).toEqual(['auth-*', '-auth-old', 'syslog']);
});
