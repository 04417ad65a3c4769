/** The HTTP API in OpenAPI 3.1, made from the contracts: https://spec.openapis.org/oas/v3.1.0 */
import type * as t from 'io-ts';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import {
  type AnyContract,
  apiRoot,
  apiVersion,
  apiVersionHeader,
  takesBody,
} from '../../../common/api/contract';
import { StrictObjectType } from '../../../common/codecs/strict_object';
import { errorCatalogue, type ErrorCode } from '../../../common/errors';
import { productVersion } from '../../../common/versions';
import { errorAnswerCodec } from '../error_answer';
import { describeCodec, describeInFull } from './describe_codec';
import { namedCodecs } from './named_codecs';

const named = new Map([...namedCodecs, [errorAnswerCodec, 'Error'] as const]);

/** What any endpoint can answer. */
const commonErrors: readonly ErrorCode[] = [
  'REQUEST_INVALID',
  'ES_UNAUTHENTICATED',
  'ES_FORBIDDEN',
  'INTERNAL',
  'ES_BAD_RESPONSE',
  'ES_UNAVAILABLE',
  'ES_BACKPRESSURE',
];

const json = (schema: OpenApi.MediaTypeObject['schema']) => ({ 'application/json': { schema } });

const isEmpty = (codec: t.Mixed) =>
  codec instanceof StrictObjectType &&
  Object.keys({ ...codec.required, ...codec.optional }).length === 0;

/** Of an object's keys, one parameter each. */
function parametersOf(codec: t.Mixed, place: 'path' | 'query'): OpenApi.ParameterObject[] {
  if (!(codec instanceof StrictObjectType)) throw new Error(`${place}: no strict object`);
  return Object.entries({ ...codec.required, ...codec.optional }).map(([name, value]) => ({
    name,
    in: place,
    required: name in codec.required,
    schema: describeCodec(value, named) as OpenApi.ParameterObject['schema'],
  }));
}

function bodyOf(contract: AnyContract): OpenApi.RequestBodyObject | undefined {
  const { body, maxBodyBytes, requestBody } = contract;
  if (!takesBody(contract) || isEmpty(body)) return undefined;
  const isRequired = requestBody === 'bytes' || !body.is({});
  return {
    description: `At most ${maxBodyBytes.toLocaleString('en')} bytes.`,
    required: isRequired,
    content:
      requestBody === 'bytes'
        ? { 'application/octet-stream': {} }
        : json(describeCodec(body, named)),
  };
}

function contentOf({ contentType, response, responseBody }: AnyContract) {
  if (responseBody === 'json') return json(describeCodec(response, named));
  const [mediaType = contentType] = contentType.split(';');
  return { [mediaType]: responseBody === 'text' ? { schema: { type: 'string' as const } } : {} };
}

/** One answer for each status, which says by which codes it can come. */
function failuresOf(contract: AnyContract): OpenApi.ResponsesObject {
  const codes = new Set<ErrorCode>([
    ...commonErrors,
    ...(takesBody(contract) ? (['REQUEST_TOO_LARGE'] as const) : []),
    ...contract.errors,
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, list]) => [
        String(status),
        {
          description: list.map((code) => `\`${code}\``).join(', '),
          content: json(describeCodec(errorAnswerCodec, named)),
        },
      ]),
  );
}

/** `post /detectors/{id}/run` is `postDetectorsByIdRun`. */
function operationId({ method, path }: AnyContract): string {
  const words = path
    .slice(apiRoot.length)
    .replace(/\{(\w+)\}/g, 'by_$1')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method + words.join('');
}

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

function operationOf(contract: AnyContract): OpenApi.OperationObject {
  const { method, params, path, privilege, query, summary } = contract;
  const requestBody = bodyOf(contract);
  return {
    operationId: operationId(contract),
    summary,
    description: `Needs the privilege \`${privilege}\` of the feature Anomaly Forest in Kibana.`,
    tags: [(path.slice(apiRoot.length + 1).split(/[/.]/)[0] ?? '').replace(/_/g, ' ')],
    parameters: [
      ...parametersOf(params, 'path'),
      ...parametersOf(query, 'query'),
      parameter('version'),
      ...(method === 'get' ? [] : [parameter('xsrf')]),
    ],
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      '200': { description: 'Done.', content: contentOf(contract) },
      ...failuresOf(contract),
    },
  };
}

function pathsOf(contracts: readonly AnyContract[]): OpenApi.PathsObject {
  const paths: Record<string, OpenApi.PathItemObject> = {};
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operationOf(contract) };
  }
  return paths;
}

const components = (): OpenApi.ComponentsObject => ({
  schemas: Object.fromEntries(
    [...named]
      .map(([codec, name]) => [name, describeInFull(codec, named)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  ),
  parameters: {
    version: {
      name: apiVersionHeader,
      in: 'header',
      description: 'Version of the API; the only one when left out.',
      schema: { type: 'string', enum: [apiVersion] },
    },
    xsrf: {
      name: 'kbn-xsrf',
      in: 'header',
      description: 'Any value: a page of another site cannot send it.',
      required: true,
      schema: { type: 'string' },
    },
  },
  securitySchemes: {
    basic: { type: 'http', scheme: 'basic' },
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'authorization',
      description: 'The word `ApiKey`, a space, and the encoded API key of Elasticsearch.',
    },
  },
});

/** @throws Error for a codec of which it cannot say the schema. */
export function describeApi(contracts: readonly AnyContract[]): OpenApi.Document {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anomaly Forest',
      version: productVersion,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `Version ${apiVersion} of the API, the same in Kibana and in the host without Kibana. What to do about each code of an error stands in its \`remedy\` and in docs/errors.md.`,
    },
    servers: [
      { url: 'http://localhost:5601', description: 'Kibana, in the default space' },
      {
        url: 'http://localhost:5601/s/{space}',
        description: 'Kibana, in another space',
        variables: { space: { default: 'default' } },
      },
      {
        url: 'http://127.0.0.1:5610',
        description: 'The host without Kibana; nobody logs in there',
      },
    ],
    security: [{ basic: [] }, { apiKey: [] }, {}],
    paths: pathsOf(contracts),
    components: components(),
  };
}
