import type { FieldChange } from '../../../common/api/explain_result';
import { createFormat } from '../../formatters/format';
import { changeText, oddity } from './change_text';

const format = createFormat('en-GB', { zone: 'UTC', dateFormat: 'HH:mm' });

const flagged = { margin: 0.06, threshold: 0.59 };
const change: FieldChange = { feature: 'cpu_pct', from: 91.23456, to: 74.1, score: 0.5812 };
const textOf = (changes: Partial<FieldChange>) =>
  changeText({ ...flagged, change: { ...change, ...changes } }, format);

describe('what would change a verdict', () => {
  it('is a value, and the score that comes of it', () => {
    expect(textOf({})).toEqual({
      change: { feature: 'cpu_pct', from: '91.235', to: '74.1' },
      outcome: 'would clear it: score 0.581, under the threshold 0.590.',
    });
    expect(changeText({ margin: -0.1, threshold: 0.5, change }, format).outcome).toBe(
      'would flag it: score 0.581, at or over the threshold 0.500.',
    );
  });

  it('never rounds what makes the difference', () => {
    expect(textOf({ to: 74.123456789 }).change?.to).toBe('74.123456789');
    expect(textOf({ to: 91.23455 }).change).toMatchObject({ from: '91.23456', to: '91.23455' });
    expect(textOf({ score: 0.58996 }).outcome).toContain('0.58996, under the threshold 0.59000');
  });

  it('names what is no number, or is missing', () => {
    expect(textOf({ from: 'gre', to: 'tcp' }).change).toMatchObject({ from: 'gre', to: 'tcp' });
    expect(textOf({ from: null, to: null, note: 'a rare value' }).change).toMatchObject({
      from: 'missing',
      to: 'a rare value',
    });
  });

  it('says when there is none', () => {
    expect(changeText({ ...flagged, change: null }, format)).toEqual({
      change: null,
      outcome: 'No single value can clear it.',
    });
  });
});

describe('what is odd', () => {
  const usual = {
    is_scoring_model: true,
    model_version: 2,
    scored_by: 2,
    score: 0.6,
    stored_score: 0.6,
  };

  it.each([
    [{}, null],
    [{ stored_score: null }, null],
    [{ stored_score: 0.5 }, 'The document has changed since it was scored'],
    [{ is_scoring_model: false, scored_by: 1 }, 'Version 1 scored it and is gone'],
    [{ is_scoring_model: false, scored_by: null }, 'The model that scored it is gone'],
  ])('%j', (changes, text) => {
    const odd = oddity({ ...usual, ...changes }, format);
    if (text === null) expect(odd).toBeNull();
    else expect(odd).toContain(text);
  });
});
