import type { Label } from './label';
import { labelLines, readLabelLines } from './label_lines';

const label: Label = {
  format_version: 1,
  detector_id: 'pump',
  result_id: 'a'.repeat(43),
  anomaly: true,
  source: { index: 'pump', id: '7' },
  time: null,
  fields: { x: 1, 'a.b': ['two\nlines'] },
  who: 'ada',
  at: '2026-01-01T00:00:00.000Z',
};

it('reads what it writes, and says in which line something is wrong', () => {
  const labels = [label, { ...label, anomaly: false }];
  expect(readLabelLines(labelLines(labels))).toEqual(labels);
  expect(readLabelLines('\n')).toEqual([]);
  expect(() => readLabelLines(`${labelLines([label])}{"`)).toThrow('Line 2 is not JSON');
  const odd = labelLines([label]).replace('true', '"yes"');
  expect(() => readLabelLines(odd)).toThrow('Line 1');
});

it('names all bad lines of a file at once, and no more of them than somebody reads', () => {
  const text = `${labelLines([label])}nonsense\n\n${labelLines([{ ...label, who: '' }])}`;
  expect(() => readLabelLines(text)).toThrow(
    /^Nothing was taken in, since 2 lines are no label:\nLine 2 is not JSON\.\nLine 4: who /,
  );
  expect(() => readLabelLines('x\n'.repeat(50))).toThrow(/Line 20 is not JSON\.\nand 30 more$/);
});
