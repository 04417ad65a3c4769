/**
 * Stands between a client and Elasticsearch and spoils chosen requests: what a cluster under load,
 * a broken connection or a gateway does, made to happen when a test wants it.
 */
import http from 'http';
import type { AddressInfo } from 'net';

export type Fault =
  /** Answers by itself; Elasticsearch never sees the request. */
  | { kind: 'answer'; status: number; body?: string; contentType?: string }
  /** Lets Elasticsearch do it, then cuts the connection instead of answering. */
  | { kind: 'cut' }
  /** Lets Elasticsearch do it, then answers with the first half, well framed. */
  | { kind: 'truncate' }
  /** Passes the request on once what `until` does is done. */
  | { kind: 'hold'; until: () => Promise<unknown> }
  /** Of a bulk request, takes out each `every`-th operation and answers for it with `status`. */
  | { kind: 'items'; status: number; every: number }
  /** Changes the answer of Elasticsearch. */
  | { kind: 'change'; answer: (body: Record<string, unknown>) => unknown };

interface Planned {
  fault: Fault;
  path: RegExp;
  times: number;
}

export interface FaultProxy {
  url: string;
  /** Spoils the next `times` requests whose path matches. Plans are tried in order. */
  plan(fault: Fault, options: { path: RegExp; times?: number }): void;
  clear(): void;
  /** Settles when every request that came was passed on and answered, or its client has gone. */
  idle(): Promise<void>;
  /** `METHOD path` of each request that came, with the number of bulk operations in it. */
  readonly seen: Array<{ request: string; operations: number }>;
  close(): Promise<void>;
}

interface Exchange {
  request: http.IncomingMessage;
  body: Buffer;
  response: http.ServerResponse;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function passOn(target: URL, request: http.IncomingMessage, body: Buffer): Promise<Answer> {
  const headers = { ...request.headers, host: target.host, 'content-length': body.byteLength };
  return new Promise((resolve, reject) => {
    const passed = http.request(
      new URL(request.url ?? '/', target),
      { method: request.method, headers },
      (answer) => {
        readAll(answer).then(
          (read) =>
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }),
          reject,
        );
      },
    );
    passed.on('error', reject);
    passed.end(body);
  });
}

function send(response: http.ServerResponse, { status, headers, body }: Answer): void {
  const kept = { ...headers };
  delete kept['transfer-encoding'];
  delete kept.connection;
  response.writeHead(status, { ...kept, 'content-length': body.byteLength });
  response.end(body);
}

/** Lines of each operation of a bulk request: action, and document unless it is a deletion. */
function operationsOf(body: Buffer): string[][] {
  const operations: string[][] = [];
  const lines = body.toString('utf8').split('\n').filter(Boolean);
  for (let i = 0; i < lines.length;) {
    const length = lines[i]?.startsWith('{"delete"') ? 1 : 2;
    operations.push(lines.slice(i, i + length));
    i += length;
  }
  return operations;
}

async function refuseItems(
  target: URL,
  { request, body, response }: Exchange,
  { status, every }: { status: number; every: number },
): Promise<void> {
  const operations = operationsOf(body);
  const chosen = (i: number) => i % every === every - 1;
  const kept = operations.filter((_, i) => !chosen(i)).flat();
  const answer = await passOn(target, request, Buffer.from(`${kept.join('\n')}\n`));
  const given = (JSON.parse(answer.body.toString()) as { items?: unknown[] }).items ?? [];
  const error = { type: 'es_rejected_execution_exception', reason: 'queue capacity = 1' };
  const items = operations.map(([action = '{}'], i) =>
    chosen(i)
      ? { [Object.keys(JSON.parse(action) as object)[0] ?? '']: { status, error } }
      : given.shift(),
  );
  const spoilt = Buffer.from(JSON.stringify({ took: 1, errors: true, items }));
  send(response, { status: 200, headers: answer.headers, body: spoilt });
}

async function spoil(target: URL, exchange: Exchange, fault: Fault | undefined): Promise<void> {
  const { request, body, response } = exchange;
  if (fault?.kind === 'hold') await fault.until();
  if (fault?.kind === 'items') return refuseItems(target, exchange, fault);
  if (fault?.kind === 'answer') {
    const headers = {
      'content-type': fault.contentType ?? 'application/json',
      'x-elastic-product': 'Elasticsearch',
    };
    const text = Buffer.from(fault.body ?? '{}');
    return send(response, { status: fault.status, headers, body: text });
  }
  const answer = await passOn(target, request, body);
  if (fault?.kind === 'cut') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'truncate') {
    const half = answer.body.subarray(0, Math.floor(answer.body.byteLength / 2));
    return send(response, { ...answer, body: half });
  }
  if (fault?.kind === 'change') {
    const changed = fault.answer(JSON.parse(answer.body.toString()) as Record<string, unknown>);
    return send(response, { ...answer, body: Buffer.from(JSON.stringify(changed)) });
  }
  return send(response, answer);
}

/** Listens on a free port of the loopback interface and passes everything on to `targetUrl`. */
export async function startFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = new URL(targetUrl);
  let plans: Planned[] = [];
  const seen: FaultProxy['seen'] = [];

  const nextFault = (path: string): Fault | undefined => {
    const plan = plans.find((planned) => planned.times > 0 && planned.path.test(path));
    if (plan !== undefined) plan.times -= 1;
    return plan?.fault;
  };
  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const body = await readAll(request);
    const path = request.url ?? '/';
    const operations = path.includes('_bulk') ? operationsOf(body).length : 0;
    seen.push({ request: `${request.method ?? 'GET'} ${path}`, operations });
    await spoil(target, { request, body, response }, nextFault(path));
  };
  const underWay = new Set<Promise<void>>();
  const server = http.createServer((request, response) => {
    const handled = handle(request, response)
      .catch(() => void response.destroy())
      .finally(() => underWay.delete(handled));
    underWay.add(handled);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    plan: (fault, { path, times = 1 }) => void plans.push({ fault, path, times }),
    clear: () => {
      plans = [];
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
