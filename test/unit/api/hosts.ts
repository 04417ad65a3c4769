/** Both hosts of the API over the same routes, with nothing behind them but what a test gives. */
import { STATUS_CODES } from 'http';
import { fillPath } from '../../../public/api_client';
import type { AnyContract } from '../../../common/api/contract';
import { fakeHttp, callMounted } from '../../../server/kibana/router.mock';
import { mountRoutes } from '../../../server/kibana/mount_routes';
import { routes } from '../../../server/routes/all_routes';
import type { RouteContext } from '../../../server/routes/route';
import { startHttpServer } from '../../../standalone/http_server';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Sent {
  params: Record<string, unknown>;
  query?: Record<string, string>;
  /** JSON text. */
  body?: string;
}

export interface Host {
  name: string;
  ask: (contract: AnyContract, sent: Sent) => Promise<Answer>;
  close: () => Promise<void>;
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Whatever is asked of it fails in the same way. */
export function failing(thrown: Error): RouteContext {
  const method = () => Promise.reject(thrown);
  const port = new Proxy({}, { get: () => method });
  const own: Record<string | symbol, unknown> = {
    logger: { ...silent, error: () => undefined },
    clock: { now: () => 0 },
  };
  const ports = new Proxy({}, { get: (_, key) => own[key] ?? port });
  const host = {
    kind: 'standalone',
    version: '0',
    elasticsearchVersion: method,
    assets: () => [],
    kqlToQuery: null,
  };
  return { ports, scheduler: port, user: null, host } as unknown as RouteContext;
}

export async function standaloneHost(context: RouteContext): Promise<Host & { url: string }> {
  const server = await startHttpServer({ port: 0, pagesFolder: null, routes, context });
  return {
    name: 'standalone',
    url: server.url,
    ask: async (contract, { body, params, query = {} }) => {
      const path = `${fillPath(contract.path, params)}?${new URLSearchParams(query).toString()}`;
      const answer = await fetch(server.url + path, {
        method: contract.method.toUpperCase(),
        headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json' },
        body,
      });
      return { status: answer.status, body: await answer.json() };
    },
    close: () => server.close(),
  };
}

export function kibanaHost(context: RouteContext): Host {
  const { http, mounted } = fakeHttp();
  mountRoutes(http, {
    routes,
    createContext: (_request, signal) => Promise.resolve({ ...context, signal }),
    logger: context.ports.logger,
  });
  return {
    name: 'Kibana',
    ask: async ({ method, path }, { body, params, query = {} }) => {
      const route = mounted.find((one) => one.method === method && one.config.path === path);
      if (route === undefined) throw new Error(`${method} ${path} is not mounted`);
      const parsed: unknown = body === undefined ? null : JSON.parse(body);
      const answer = (await callMounted(route, {
        params,
        query,
        body: parsed,
      })) as unknown as Answer;
      // Kibana puts the status in front of what a handler gives it for a failure.
      const { body: given, status } = answer;
      const error = STATUS_CODES[status];
      return status < 400
        ? answer
        : { status, body: { statusCode: status, error, ...(given as object) } };
    },
    close: () => Promise.resolve(),
  };
}
