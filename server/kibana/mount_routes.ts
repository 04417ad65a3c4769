/** Mounts the HTTP API, written once as plain objects, on Kibana's router. */
import { toAppError } from '../../common/errors';
import { createAbortController } from '../detection/abort';
import type { Logger } from '../detection/ports';
import type { MountableRoute, RouteContext } from '../routes/route';
import type {
  HttpSetup,
  KibanaRequest,
  KibanaResponse,
  KibanaResponseFactory,
  RouteConfig,
  RouteValidator,
} from './contracts/http';
import { apiPrivilege } from './privileges';

/** Largest request body, in bytes: a detector with 200 features and its queries is far below. */
const maxBodyBytes = 1_048_576;

export interface MountOptions {
  routes: readonly MountableRoute[];
  /** Makes what handlers work with: ports that act for the caller, and the signal. */
  createContext: (request: KibanaRequest, signal: AbortSignal) => Promise<RouteContext>;
  logger: Logger;
}

type AnyContract = MountableRoute['contract'];

/** The codecs of the contracts decode; without a validator Kibana would hand over nothing. */
const passThrough: RouteValidator = (data, { ok }) => ok(data);

const hasBody = ({ method }: AnyContract) => method === 'post' || method === 'put';

function routeConfig(contract: AnyContract): RouteConfig {
  const privilege = apiPrivilege[contract.privilege];
  return {
    path: contract.path,
    validate: hasBody(contract)
      ? { params: passThrough, body: passThrough }
      : { params: passThrough },
    options: {
      access: 'public',
      tags: [`access:${privilege}`],
      ...(hasBody(contract) ? { body: { maxBytes: maxBodyBytes } } : {}),
    },
    security: { authz: { requiredPrivileges: [privilege] } },
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
    const body = hasBody(route.contract) ? (request.body ?? {}) : {};
    return await route.call({ params: request.params ?? {}, body }, context);
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
export function mountRoutes(http: Pick<HttpSetup, 'createRouter'>, options: MountOptions): void {
  const router = http.createRouter();
  for (const route of options.routes) {
    const { contract } = route;
    router[contract.method](routeConfig(contract), async (_context, request, response) => {
      try {
        return response.ok({ body: await answer(route, request, options) });
      } catch (thrown) {
        return answerFailure(response, { thrown, contract, logger: options.logger });
      }
    });
  }
}
