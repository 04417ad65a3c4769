import { linePartsOf, templatePartsOf } from './line_parts';

it('parts a line by what was searched for', () => {
  const found = [
    { from: 0, to: 6 },
    { from: 20, to: 24 },
  ];
  expect(linePartsOf('Failed password for root', found)).toEqual([
    { text: 'Failed', isMarked: true },
    { text: ' password for ', isMarked: false },
    { text: 'root', isMarked: true },
  ]);
  expect(linePartsOf('hello', [])).toEqual([{ text: 'hello', isMarked: false }]);
});

it('parts a template by its placeholders', () => {
  expect(templatePartsOf('sshd[<*>]: <*> up')).toEqual([
    { text: 'sshd[', isMarked: false },
    { text: '<*>', isMarked: true },
    { text: ']: ', isMarked: false },
    { text: '<*>', isMarked: true },
    { text: ' up', isMarked: false },
  ]);
});
