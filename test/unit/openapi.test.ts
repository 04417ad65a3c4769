import SwaggerParser from '@apidevtools/swagger-parser';
import { readFileSync } from 'fs';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import path from 'path';
import { errorCatalogue } from '../../common/errors';
import { routes } from '../../server/routes/all_routes';
import { describeApi } from '../../server/routes/openapi/describe_api';
import type { RouteContext } from '../../server/routes/route';

const file = path.join(__dirname, '../../docs/openapi.json');
const contracts = routes.map(({ contract }) => contract);

const operations = (document: OpenApi.Document) =>
  Object.entries(document.paths ?? {}).flatMap(([at, item]) =>
    Object.entries(item ?? {}).map(
      ([method, operation]) => [`${method} ${at}`, operation as OpenApi.OperationObject] as const,
    ),
  );

test('docs/openapi.json is what the contracts say: npm run openapi writes it', () => {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(describeApi(contracts))));
});

test('it is valid OpenAPI, and every reference leads somewhere', async () => {
  await SwaggerParser.validate(file);
});

test('every endpoint is there once, by a name of its own', () => {
  const described = operations(describeApi(contracts));
  expect(described.map(([name]) => name).sort()).toEqual(
    contracts.map(({ method, path: at }) => `${method} ${at}`).sort(),
  );
  const names = described.map(([, { operationId }]) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

test('every failure stands under the status that it is answered with', () => {
  for (const [name, { responses }] of operations(describeApi(contracts))) {
    const contract = contracts.find(({ method, path: at }) => `${method} ${at}` === name);
    for (const code of contract?.errors ?? []) {
      const answer = responses?.[String(errorCatalogue[code].status)];
      expect(answer).toMatchObject({ description: expect.stringContaining(code) as string });
    }
  }
});

test('parameters of a path are those of its braces', () => {
  for (const [name, { parameters = [] }] of operations(describeApi(contracts))) {
    const inPath = parameters.filter((one) => 'in' in one && one.in === 'path');
    const braces = [...name.matchAll(/\{(\w+)\}/g)].map(([, key]) => ({
      name: key,
      required: true,
    }));
    expect(inPath).toMatchObject(braces);
    expect(inPath).toHaveLength(braces.length);
  }
});

test('the API serves the same description', async () => {
  const route = routes.find(({ contract }) => contract.path.endsWith('/openapi.json'));
  const served = await route?.call({ params: {}, body: {} }, {} as RouteContext);
  expect(served).toEqual(describeApi(contracts));
});
