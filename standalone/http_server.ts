/** The pages and the HTTP API on loopback: the same routes that Kibana mounts. */
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Server } from 'http';
import {
  type AnyContract,
  apiRoot,
  apiVersion,
  apiVersionHeader,
  takesBody,
} from '../common/api/contract';
import { AppError, toAppError } from '../common/errors';
import { createAbortController } from '../server/detection/abort';
import { answerOf } from '../server/routes/answer_of';
import { errorAnswer } from '../server/routes/error_answer';
import type { MountableRoute, RouteContext } from '../server/routes/route';

export interface HttpServerOptions {
  /** Loopback port; 0 = any free one. */
  port: number;
  /** Folder of the pages; none for the API alone. */
  pagesFolder: string | null;
  routes: readonly MountableRoute[];
  context: Omit<RouteContext, 'signal'>;
}

export interface HttpServer {
  /** Such as `http://127.0.0.1:5680`. */
  url: string;
  close(): Promise<void>;
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The host name of an authority such as `localhost:5680`. */
const hostName = (authority: string) => authority.replace(/:\d+$/, '').toLowerCase();

function isForeign(origin: string): boolean {
  try {
    return !loopbackNames.has(hostName(new URL(origin).host));
  } catch {
    return true;
  }
}

/**
 * Refuses requests that a foreign page could make a browser send: by another name that resolves to
 * this machine (Host), from another site (Origin), or as a plain form (no header of its own).
 */
function guard(request: Request, _response: Response, next: NextFunction): void {
  const { host = '', origin } = request.headers;
  if (!loopbackNames.has(hostName(host))) {
    throw new AppError(
      'REQUEST_FORBIDDEN',
      `The host "${host.slice(0, 100)}" is not this machine.`,
    );
  }
  if (origin !== undefined && isForeign(origin)) {
    throw new AppError('REQUEST_FORBIDDEN', 'Requests from other sites are refused.');
  }
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (writes && request.headers['kbn-xsrf'] === undefined) {
    throw new AppError('REQUEST_INVALID', 'Requests that write need the header "kbn-xsrf".');
  }
  next();
}

const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Answers say which version they are of; a request that names another one is refused. */
function checkVersion({ headers }: Request, response: Response, next: NextFunction): void {
  const wanted = headers[apiVersionHeader];
  response.set(apiVersionHeader, apiVersion);
  if (wanted !== undefined && wanted !== apiVersion) {
    throw new AppError(
      'REQUEST_INVALID',
      `The header "${apiVersionHeader}" can name version ${apiVersion} alone.`,
    );
  }
  next();
}

const hasContent = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** A form or plain text would be passed over in silence. */
function refuseForeignMediaType(request: Request, _response: Response, next: NextFunction): void {
  if (hasContent(request) && request.is('json') === false) {
    throw new AppError(
      'REQUEST_INVALID',
      'The body must be JSON, with the header "content-type: application/json".',
    );
  }
  next();
}

function bodyReaders({ maxBodyBytes: limit, requestBody }: AnyContract): RequestHandler[] {
  return requestBody === 'bytes'
    ? [express.raw({ type: () => true, limit })]
    : [refuseForeignMediaType, express.json({ limit })];
}

const expressPath = ({ path }: AnyContract) => path.replace(/\{(\w+)\}/g, ':$1');

function mount(app: express.Express, route: MountableRoute, context: HttpServerOptions['context']) {
  const { contract } = route;
  const readers = takesBody(contract) ? bodyReaders(contract) : [];
  app[contract.method](expressPath(contract), ...readers, async (request, response) => {
    const gone = createAbortController();
    response.on('close', () => gone.abort());
    const input = { params: request.params, query: request.query, body: request.body as unknown };
    const given = await route.call(input, { ...context, signal: gone.signal });
    const { body, headers } = answerOf(contract, request.params, given);
    response.set(headers);
    if (contract.responseBody === 'json') response.json(body);
    else response.send(body);
  });
}

/** Says of an address that exists by which methods it can be asked. */
function refuseMethod(app: express.Express, routes: readonly MountableRoute[]): void {
  const patternOf = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  for (const path of new Set(routes.map(({ contract }) => expressPath(contract)))) {
    // `models/:version` matches what `models/compare` does too: a caller may have meant either.
    const methods = [
      ...new Set(
        routes
          .filter(
            (route) =>
              expressPath(route.contract) === path ||
              patternOf(path).test(expressPath(route.contract)),
          )
          .map(({ contract }) => contract.method.toUpperCase()),
      ),
    ].join(', ');
    app.all(path, (request, response) => {
      response.set('Allow', methods);
      throw new AppError(
        'ROUTE_NOT_FOUND',
        `There is no ${request.method} ${request.path}: it takes ${methods}.`,
      );
    });
  }
}

/** Body parsers of the framework throw errors of their own, with the status that they mean. */
function fromFramework(error: unknown): AppError {
  const { limit, message, status } = error as Record<string, unknown>;
  if (status === 413) {
    return new AppError('REQUEST_TOO_LARGE', `A body of more than ${String(limit)} bytes.`);
  }
  return typeof status === 'number' && status < 500
    ? new AppError('REQUEST_INVALID', `The request could not be read: ${String(message)}.`)
    : toAppError(error);
}

function listen(app: express.Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error?: Error) => {
      if (error === undefined) resolve(server);
      else if ('code' in error && error.code === 'EADDRINUSE') {
        reject(new AppError('PORT_TAKEN', `Port ${port} is used by another program.`));
      } else reject(error);
    });
  });
}

/** @throws AppError PORT_TAKEN */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { pagesFolder, routes, context } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(securityHeaders);
    next();
  });
  app.use(guard);
  app.use(apiRoot, checkVersion);
  for (const route of routes) mount(app, route, context);
  refuseMethod(app, routes);
  app.use('/api', (request) => {
    throw new AppError('ROUTE_NOT_FOUND', `There is no ${request.method} ${request.originalUrl}.`);
  });
  if (pagesFolder !== null) {
    app.use(express.static(pagesFolder, { index: 'index.html' }));
    // Addresses of pages are made in the browser: each of them is the one page.
    app.get('/{*page}', (_request, response) =>
      response.sendFile('index.html', { root: pagesFolder }),
    );
  }
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const failure = error instanceof AppError ? error : fromFramework(error);
    if (failure.code === 'INTERNAL') {
      context.ports.logger.error(`${failure.code} ${failure.message}`, { code: failure.code });
    }
    response.status(failure.status).json(errorAnswer(failure));
  });

  const server = await listen(app, options.port);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
