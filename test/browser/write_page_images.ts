/**
 * Takes the pictures of the pages that the documentation shows, light and dark, into `docs/pages/`.
 *
 *     npm run docs:pages [-- NAME ...]
 */
import { mkdir } from 'fs/promises';
import path from 'path';
import { startElasticsearch } from '../../standalone/elasticsearch/start_elasticsearch';
import { projectRoot } from '../../standalone/project_root';
import { furnish } from '../integration/furnish';
import { openWatchedPage, startPagesHost } from '../integration/pages_host';
import { distributionFolder, makeTestFolder, removeTestFolder } from '../integration/test_folder';
import { goTo, openLayer, viewsOf, type View } from './views';

const prefix = 'pages';
const folder = path.join(projectRoot(), 'docs/pages');

async function takePictures(app: string, views: readonly View[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const { browser, page } = await openWatchedPage({ colorScheme });
    for (const view of views) {
      await goTo(page, app, view);
      await openLayer(page, view);
      // Charts draw themselves after their data is there.
      await page.waitForTimeout(1_000);
      const file = `${view.name}_${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
      console.log(file);
    }
    await browser.close();
  }
}

async function main(names: readonly string[]): Promise<void> {
  const dataFolder = await makeTestFolder();
  try {
    const { url } = await startElasticsearch({ dataFolder, distributionFolder, port: 0 });
    const host = await startPagesHost(url);
    const views = viewsOf(await furnish(host.engine, prefix)).filter(({ name, pictured }) =>
      names.length === 0 ? pictured : names.includes(name),
    );
    await takePictures(host.server.url, views);
    await host.close(prefix);
  } finally {
    await removeTestFolder(dataFolder);
  }
}

main(process.argv.slice(2)).catch((thrown: unknown) => {
  console.error(thrown);
  process.exitCode = 1;
});
