import { currentUser } from './current_user';

const request = {
  headers: {},
  params: {},
  query: {},
  body: null,
  events: { aborted$: { subscribe: jest.fn() } },
};

test.each([
  [{ username: 'ada' }, 'ada'],
  [null, null],
])('%j is %j', (user, name) => {
  expect(currentUser({ getCurrentUser: () => user }, request)).toBe(name);
});

test('is nobody where there is no security, or it does not answer', () => {
  expect(currentUser(null, request)).toBeNull();
  const broken = () => {
    throw new Error('not licensed');
  };
  expect(currentUser({ getCurrentUser: broken }, request)).toBeNull();
});
