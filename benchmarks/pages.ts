/**
 * Each page on a million results: how long the calls that it makes take through the standalone host,
 * beside what Discover asks of the same index, in turn. Which calls a page makes, and which of them wait for
 * others, is recorded in a real browser first.
 *
 *     npm run bench:pages [-- --json FILE] [--rows 1000000] [--rounds 15]
 */
import { performance } from 'perf_hooks';
import type { Client } from '@elastic/elasticsearch';
import { buildPages } from '../standalone/pages';
import { findChromium, openBrowser } from '../test/browser/open_browser';
import { type BenchmarkCluster, withCluster } from './support/cluster';
import { withHost } from './support/host';
import { days, entityField, fillMuchData, largestDetector, muchIndex } from './support/much_data';
import { makeCalls, type PageCall, type PageCost, recordCalls } from './support/page_calls';
import { type Check, median, report } from './support/report';

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : Number(process.argv[at + 1]);
};
const rows = option('rows', 1_000_000);
const rounds = option('rounds', 15);
/**
 * Left out. Discover's request is made once for each page, so that Elasticsearch has compiled it after one round;
 * a page's own requests take about eight of them.
 */
const warmUps = 8;
const mostTimes = 1.5;
const mostBytes = 300_000;

const range = `from=now-${days}d&to=now&paused=true`;
const ofDetector = `detector=${largestDetector}`;

const anomalies = `/anomalies?${ofDetector}&${range}`;
const pages: Readonly<Record<string, string>> = {
  Overview: `/overview?${range}`,
  Anomalies: anomalies,
  'Anomalies by entity': `${anomalies}&by=${entityField}.keyword`,
  'Anomalies, one entity': `${anomalies}&by=${entityField}.keyword&entity=device-7`,
  'Anomalies, ordinary rows too': `${anomalies}&all=true`,
  Detectors: '/detectors',
  Detector: `/detectors/${largestDetector}`,
  'Detector, ledger': `/detectors/${largestDetector}?tab=ledger`,
  Models: `/models?${ofDetector}`,
  'Models, drift': `/models?${ofDetector}&tab=drift`,
  Evaluate: `/evaluate?${ofDetector}&from=now-${days}d`,
  'Evaluate, labels': `/evaluate?${ofDetector}&from=now-${days}d&tab=labels`,
  Status: '/status',
};

/**
 * What Discover asks when it is opened on the index: a bar each half day, the count, the first 500 rows. They
 * come as they are stored, which costs a third less than the field by field that Discover asks for.
 */
async function askLikeDiscover(client: Client, now: number): Promise<number> {
  const startedAt = performance.now();
  const answer = await client.search({
    index: muchIndex,
    size: 500,
    track_total_hits: true,
    sort: [
      { '@timestamp': { order: 'desc', unmapped_type: 'boolean' } },
      { _doc: { order: 'desc' } },
    ],
    query: { range: { '@timestamp': { gte: now - days * 86_400_000, lte: now } } },
    aggs: { bars: { date_histogram: { field: '@timestamp', fixed_interval: '12h' } } },
  });
  const took = performance.now() - startedAt;
  const { total } = answer.hits;
  const found = typeof total === 'object' ? total.value : total;
  if (found !== rows) throw new Error(`Discover finds ${found} rows of ${rows}`);
  return took;
}

interface Measured {
  costs: PageCost[];
  /** Milliseconds of what Discover asks, each right before the page. */
  discover: number[];
}

async function measurePages(
  { client }: BenchmarkCluster,
  host: string,
  recorded: ReadonlyMap<string, PageCall[]>,
): Promise<Map<string, Measured>> {
  const measured = new Map([...recorded.keys()].map((name) => [name, noneYet()]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, calls] of recorded) {
      const discover = await askLikeDiscover(client, Date.now());
      const cost = await makeCalls(host, calls);
      if (round < 0) continue;
      measured.get(name)?.discover.push(discover);
      measured.get(name)?.costs.push(cost);
    }
  }
  return measured;
}

const noneYet = (): Measured => ({ costs: [], discover: [] });

function checkOf([name, { costs, discover }]: [string, Measured], calls: number): Check {
  const own = median(costs.map(({ ms }) => ms));
  const beside = median(discover);
  const bytes = Math.max(...costs.map(({ largestBytes }) => largestBytes));
  return {
    what: `${name} (${calls} calls)`,
    seen: `${(own / beside).toFixed(2)} times (${own.toFixed(0)} beside ${beside.toFixed(0)} ms), ${(bytes / 1e3).toFixed(1)} KB`,
    wanted: `at most ${mostTimes} times, ${mostBytes / 1e3} KB`,
    ok: own / beside <= mostTimes && bytes <= mostBytes,
  };
}

async function recordPages(host: string): Promise<Map<string, PageCall[]>> {
  const chromium = findChromium();
  if (chromium === null) throw new Error('Needs Chromium; CHROMIUM names it');
  const browser = await openBrowser(chromium);
  const recorded = new Map<string, PageCall[]>();
  try {
    for (const [name, address] of Object.entries(pages)) {
      recorded.set(name, await recordCalls(browser, host + address));
    }
  } finally {
    await browser.close();
  }
  return recorded;
}

async function main(): Promise<void> {
  const pagesFolder = await buildPages();
  await withCluster(async (cluster) => {
    await fillMuchData(cluster, { rows, end: Date.now() - 60_000 });
    await withHost({ elasticsearch: cluster.url, pagesFolder }, async (host) => {
      const recorded = await recordPages(host);
      const measured = await measurePages(cluster, host, recorded);
      const checks = [...measured].map((page) => checkOf(page, recorded.get(page[0])?.length ?? 0));
      report('pages', checks, {
        calls: Object.fromEntries(recorded),
        measured: Object.fromEntries(measured),
      });
    });
  });
}

void main();
