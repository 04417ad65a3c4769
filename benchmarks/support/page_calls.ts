/** The calls of the HTTP API that a page makes until its data is complete: recorded in a browser, made again. */
import { performance } from 'perf_hooks';
import type { Browser, Request } from 'playwright-core';

/** One call, and which of the calls before it had been answered when the page made it. */
export interface PageCall {
  method: string;
  /** Path and query. */
  path: string;
  body: string | null;
  /** Places of those calls in the list. */
  after: number[];
}

/** What a page cost once. */
export interface PageCost {
  /** Milliseconds until its last answer was read. */
  ms: number;
  /** Of the largest answer, before compression. */
  largestBytes: number;
}

interface Seen {
  request: Request;
  startedAt: number;
  endedAt: number | null;
}

/** A page that asked nothing for so long has what it wants; those that look again do so later. */
const quietMs = 3_000;
const patienceMs = 60_000;

async function untilQuiet(seen: readonly Seen[]): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = performance.now();
    if (now - startedAt > patienceMs) {
      const open = seen.flatMap(({ request, endedAt }) => (endedAt === null ? request.url() : []));
      throw new Error(`Not at rest after ${seen.length} calls; unanswered: ${open.join(', ')}`);
    }
    const last = Math.max(startedAt, ...seen.map(({ endedAt }) => endedAt ?? Infinity));
    if (seen.length > 0 && now - last > quietMs) return;
  }
}

/**
 * Opens a page and waits until it asks for nothing more.
 * @throws Error when a call fails, or the page asks for nothing at all
 */
export async function recordCalls(browser: Browser, url: string): Promise<PageCall[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1200 } });
  const seen: Seen[] = [];
  const find = (request: Request) => seen.find((one) => one.request === request);
  const end = (request: Request): void => {
    const one = find(request);
    if (one) one.endedAt = performance.now();
  };
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/api/')) return;
    seen.push({ request, startedAt: performance.now(), endedAt: null });
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  try {
    await page.goto(url);
    await untilQuiet(seen);
    for (const { request } of seen) {
      const response = await request.response();
      if (!response?.ok()) throw new Error(`${request.url()}: ${await response?.text()}`);
    }
    return seen.map(({ request, startedAt }): PageCall => {
      const { pathname, search } = new URL(request.url());
      return {
        method: request.method(),
        path: pathname + search,
        body: request.postData(),
        after: seen.flatMap(({ endedAt }, i) =>
          endedAt !== null && endedAt < startedAt ? [i] : [],
        ),
      };
    });
  } finally {
    await page.close();
  }
}

async function call(host: string, { method, path, body }: PageCall): Promise<number> {
  const headers = { 'content-type': 'application/json', 'kbn-xsrf': 'benchmark' };
  const response = await fetch(host + path, { method, headers, body });
  const bytes = (await response.arrayBuffer()).byteLength;
  if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status}`);
  return bytes;
}

/** Makes the calls as the page did: each as soon as those are answered that it came after. */
export async function makeCalls(host: string, calls: readonly PageCall[]): Promise<PageCost> {
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  for (const one of calls) {
    const before = one.after.flatMap((i) => answers[i] ?? []);
    answers.push(Promise.all(before).then(() => call(host, one)));
  }
  const bytes = await Promise.all(answers);
  return { ms: performance.now() - startedAt, largestBytes: Math.max(...bytes) };
}
