/** Mounts the HTTP API, written once as plain objects, on Kibana's router. */
import { type AnyContract, apiVersion, takesBody } from '../../common/api/contract';
import { toAppError } from '../../common/errors';
import { createAbortController } from '../detection/abort';
import type { Logger } from '../detection/ports/host';
import { answerOf } from '../routes/answer_of';
import type { MountableRoute, RouteContext } from '../routes/route';
import type {
  HttpSetup,
  KibanaRequest,
  KibanaResponse,
  KibanaResponseFactory,
  RequestBodyOptions,
  RouteValidator,
  RouteVersion,
  VersionedRouteConfig,
} from './contracts/http';
import { answerTooLarge } from './answer_too_large';
import { apiPrivilege } from './privileges';

export interface MountOptions {
  routes: readonly MountableRoute[];
  /** Makes what handlers work with: ports that act for the caller, and the signal. */
  createContext: (request: KibanaRequest, signal: AbortSignal) => Promise<RouteContext>;
  logger: Logger;
}

/** The codecs of the contracts decode; without a validator Kibana would hand over nothing. */
const passThrough: RouteValidator = (data, { ok }) => ok(data);

function bodyOptions({ maxBodyBytes, requestBody }: AnyContract): RequestBodyOptions {
  return requestBody === 'bytes'
    ? { maxBytes: maxBodyBytes, output: 'data', parse: false }
    : { maxBytes: maxBodyBytes };
}

function routeConfig(contract: AnyContract): VersionedRouteConfig {
  const privilege = apiPrivilege[contract.privilege];
  return {
    path: contract.path,
    access: 'public',
    options: {
      tags: [`access:${privilege}`],
      ...(takesBody(contract) ? { body: bodyOptions(contract) } : {}),
    },
    security: { authz: { requiredPrivileges: [privilege] } },
  };
}

function routeVersion(contract: AnyContract): RouteVersion {
  const request = { params: passThrough, query: passThrough };
  return {
    version: apiVersion,
    validate: { request: takesBody(contract) ? { ...request, body: passThrough } : request },
  };
}

async function answer(
  route: MountableRoute,
  request: KibanaRequest,
  { createContext }: MountOptions,
): Promise<unknown> {
  const controller = createAbortController();
  const subscription = request.events.aborted$.subscribe(() => controller.abort());
  try {
    const context = await createContext(request, controller.signal);
    const body = takesBody(route.contract) ? request.body : {};
    return await route.call({ params: request.params, query: request.query, body }, context);
  } finally {
    subscription.unsubscribe();
  }
}

interface Failure {
  thrown: unknown;
  contract: AnyContract;
  logger: Logger;
}

/** Failures answer Kibana's error form, with our error body as `attributes`. */
function answerFailure(
  response: KibanaResponseFactory,
  { thrown, contract, logger }: Failure,
): KibanaResponse {
  const error = toAppError(thrown);
  if (error.code === 'INTERNAL') {
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    logger.error(`${contract.method} ${contract.path}: ${error.message}`, { stack });
  }
  return response.customError({
    statusCode: error.status,
    body: { message: error.message, attributes: error.toBody() },
  });
}

/** Mounts every route; handlers never throw into Kibana. */
export function mountRoutes(
  http: Pick<HttpSetup, 'createRouter' | 'registerOnPreResponse'>,
  options: MountOptions,
): void {
  const { versioned } = http.createRouter();
  for (const route of options.routes) {
    const { contract } = route;
    versioned[contract.method](routeConfig(contract)).addVersion(
      routeVersion(contract),
      async (_context, request, response) => {
        try {
          const body = await answer(route, request, options);
          return response.ok(answerOf(contract, request.params, body));
        } catch (thrown) {
          return answerFailure(response, { thrown, contract, logger: options.logger });
        }
      },
    );
  }
  http.registerOnPreResponse(answerTooLarge);
}
