/** The host without Kibana with its pages, and a browser that looks at them: for tests of pages. */
import path from 'path';
import type { Browser, Page } from 'playwright-core';
import { buildStandaloneBundle } from '../../packaging/browser_bundles';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { routes } from '../../server/routes/all_routes';
import { versionOf } from '../../standalone/elasticsearch/version';
import { startHttpServer, type HttpServer } from '../../standalone/http_server';
import { projectRoot } from '../../standalone/project_root';
import { RocketOnDemand } from '../../standalone/rocket_on_demand';
import { TimerScheduler } from '../../standalone/scheduler';
import { findChromium, openBrowser, openPage } from '../browser/open_browser';
import { watchPage } from '../browser/watch_page';
import { deleteByPrefix } from './elasticsearch_for_tests';
import { connectTestEngine, deleteDetectors, type TestEngine } from './engine_for_tests';

export interface PagesHost {
  engine: TestEngine;
  server: HttpServer;
  /** Detectors that the host creates run in it by themselves. */
  scheduler: TimerScheduler;
  /** Stops what the demo sends, if it was started. */
  stopDemo(): Promise<void>;
  /** Stops it. @param prefix of detectors and indices to be deleted first */
  close(prefix: string): Promise<void>;
}

const rocketOptions = { rate: 10, seed: 4, anomalyRate: 0.02 };

/**
 * Installs what the engine needs and serves the pages, built anew when their sources changed.
 * @param options `withDemo`: the rocket can be started from the pages
 */
export async function startPagesHost(
  elasticsearch?: string,
  { withDemo = false }: { withDemo?: boolean } = {},
): Promise<PagesHost> {
  const engine = connectTestEngine(elasticsearch);
  const assets = await installAssets(engine.client);
  const eui = process.env.EUI === 'newest' ? 'newest' : 'oldest';
  const folder = eui === 'newest' ? 'target/pages_newest_eui' : 'target/pages';
  const pagesFolder = path.join(projectRoot(), folder);
  await buildStandaloneBundle({ outDir: pagesFolder, eui });
  const scheduler = new TimerScheduler(engine.ports);
  const rocket = withDemo ? new RocketOnDemand(engine, rocketOptions) : null;
  const server = await startHttpServer({
    port: 0,
    pagesFolder,
    routes,
    context: {
      ports: engine.ports,
      scheduler,
      user: null,
      rules: { whyNot: 'Alert rules are kept by Kibana.' },
      host: {
        kind: 'standalone',
        version: '0.0.0',
        elasticsearchVersion: (signal) => versionOf(engine, signal),
        assets: () => assets.map((report) => ({ ...report, reason: report.reason ?? null })),
        kqlToQuery: null,
        startDemo: rocket === null ? null : () => rocket.start(),
      },
    },
  });
  const stopDemo = async () => rocket?.stop();
  const close = async (prefix: string) => {
    await stopDemo();
    await scheduler.stop();
    await server.close();
    await deleteDetectors(engine, prefix);
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
  };
  return { engine, server, scheduler, stopDemo, close };
}

export interface WatchedPage {
  browser: Browser;
  page: Page;
  /** What the page must not have done since the last call: see `watchPage`. */
  complaints: () => string[];
}

const executable = findChromium();

/** A page as `openPage` opens it, in a browser of its own. */
export async function openWatchedPage(
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<WatchedPage> {
  const browser = await openBrowser(executable ?? '');
  const page = await openPage(browser, options);
  return { browser, page, complaints: watchPage(page) };
}

/** `describe` where a Chromium is installed; without one, the report says why the tests stand aside. */
export function describeInChromium(name: string, body: () => void): void {
  if (executable !== null) describe(name, body);
  else describe(name, () => it.skip('stands aside: no Chromium is installed', () => undefined));
}
