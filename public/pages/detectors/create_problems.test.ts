import { decodeOrThrow } from '../../../common/codecs/decode';
import { detectorInputCodec } from '../../../common/detector';
import { parseJson, problemsOf } from './create_problems';

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
