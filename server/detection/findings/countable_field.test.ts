import { findCountableFields } from './countable_field';

const mapped: Record<string, string[]> = {
  user: ['keyword'],
  message: ['text'],
  'message.keyword': ['keyword'],
  note: ['text'],
  mixed: ['long', 'keyword'],
  when: ['date'],
};

const reader = {
  fieldKinds: (_: string[], fields: string[]) =>
    Promise.resolve(
      new Map(
        fields.flatMap((field) => {
          const types = mapped[field];
          return types === undefined ? [] : [[field, { types }] as const];
        }),
      ),
    ),
};

const find = (...fields: string[]) =>
  findCountableFields(reader, { indices: ['logs'], fields }, new AbortController().signal);

it('takes the keyword of a text field, in the order asked', async () => {
  const found = await find('message', 'user', 'mixed');
  expect(found.map(({ field }) => field)).toEqual(['message.keyword', 'user', 'mixed']);
});

it.each([
  ['nowhere', 'FIELD_NOT_FOUND'],
  ['note', 'FIELD_NOT_USABLE'],
  ['when', 'FIELD_NOT_USABLE'],
])('refuses %s', async (field, code) => {
  await expect(find(field)).rejects.toMatchObject({ code });
});
