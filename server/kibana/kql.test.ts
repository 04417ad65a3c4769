import { kqlToQuery } from './kql';

const parser = {
  fromKueryExpression(kql: string) {
    if (kql.includes('('))
      throw new Error('Expected ")" but end of input found.\nhost : (\n------^');
    return { kql };
  },
  toElasticsearchQuery: (node: { kql: string }) => ({ parsed: node.kql }),
};

test('is read by the parser that Kibana has', () => {
  jest.doMock('@kbn/es-query', () => parser, { virtual: true });
  expect(kqlToQuery('host : a')).toEqual({ parsed: 'host : a' });
  expect(() => kqlToQuery('host : (')).toThrow('"host : (" cannot be read: Expected ")" but end');
  jest.dontMock('@kbn/es-query');
});

test('says so where there is none', () => {
  jest.resetModules();
  expect(() => kqlToQuery('host : a')).toThrow(/cannot be read: .*Cannot find module/);
});
