/** The host without Kibana on a benchmark's cluster, as `npm start` has it. */
import { productVersion } from '../../common/versions';
import { routes } from '../../server/routes/all_routes';
import { connect, type Connection } from '../../standalone/connect';
import { startHttpServer } from '../../standalone/http_server';
import { TimerScheduler } from '../../standalone/scheduler';
import { stderrLogger } from './cluster';

interface HostOptions {
  elasticsearch: string;
  /** Folder of the built pages; the API alone when left out. */
  pagesFolder?: string;
}

/** Starts a host, does `work` with its address, and stops it. */
export async function withHost<T>(
  { elasticsearch, pagesFolder }: HostOptions,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const connection: Connection = connect({ elasticsearch, logger: stderrLogger });
  const { ports } = connection;
  const server = await startHttpServer({
    port: 0,
    pagesFolder: pagesFolder ?? null,
    routes,
    context: {
      ports,
      scheduler: new TimerScheduler(ports),
      user: null,
      rules: { whyNot: 'Not part of this measurement.' },
      host: {
        kind: 'standalone',
        version: productVersion,
        elasticsearchVersion: () => Promise.resolve(''),
        assets: () => [],
        kqlToQuery: null,
        startDemo: null,
      },
    },
  });
  try {
    return await work(server.url);
  } finally {
    await server.close();
    await connection.close();
  }
}
