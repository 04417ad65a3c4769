import { decodeOrThrow } from '../../../common/codecs/decode';
import { detectorInputCodec } from '../../../common/detector';
import { complete, parseJson, problemsOf } from './create_problems';

describe('the problems of a new detector', () => {
  it('stand one by one, as the server names them', () => {
    const bad = { id: 'UPPER', source: { indices: [] }, features: ['ok'] };
    let message = '';
    try {
      decodeOrThrow(detectorInputCodec, bad, { what: 'Body' });
    } catch (thrown) {
      message = (thrown as Error).message;
    }
    const problems = problemsOf({ message });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^id /);
    expect(problems[1]).toMatch(/^source\.indices /);
  });

  it('keeps a message that is no list as it is', () => {
    expect(problemsOf({ message: 'No index matches rocket-*' })).toEqual([
      'No index matches rocket-*',
    ]);
    expect(problemsOf({ message: 'Detector rocket: a must be b' })).toEqual(['a must be b']);
  });
});

describe('parseJson', () => {
  it('gives the value or what the parser stumbled over', () => {
    expect(parseJson('{"id": 1}')).toEqual({ ok: true, value: { id: 1 } });
    const parsed = parseJson('{"id": oops}');
    expect(parsed.ok ? '' : parsed.problem).toMatch(/^This is not valid JSON: /);
  });
});

describe('complete', () => {
  it('fills in the defaults', () => {
    const completed = complete({ id: 'a', source: { indices: ['a'] }, features: ['x'] });
    expect(completed).toMatchObject({ ok: true, value: { destination: { index: 'a-ml' } } });
  });

  it.each([[{}], [{ id: 'a' }], [{ id: 'a', source: {}, features: null }], [null], [7]])(
    'names what %j lacks, in the words of the form',
    (value) => {
      const completed = complete(value);
      expect(completed.ok ? '' : completed.problem).toMatch(/^Detector: .* (must|lacks|is)/);
      expect(completed.ok ? '' : completed.problem).not.toMatch(/undefined|Cannot read/);
    },
  );
});
