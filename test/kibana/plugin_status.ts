/** What the plugin says of itself: by its API, and on its page. */
import { getStatus, type AssetReport } from '../../common/api/get_status';
import { decodeOrThrow } from '../../common/codecs/decode';
import type { KibanaApi } from './kibana_api';
import { noComplaints, type Pages, subject } from './pages';
import { check } from './steps';

export async function readStatus(api: KibanaApi) {
  const body = await api.get200('GET', getStatus.path);
  return decodeOrThrow(getStatus.response, body, { what: 'Status' });
}

/** What the status says of one part; undefined when it says nothing. */
export async function reportOf(api: KibanaApi, name: string): Promise<AssetReport | undefined> {
  return (await readStatus(api)).assets.find((asset) => asset.name === name);
}

/** @throws Error unless the status page shows every text, and a screenshot of it is kept */
export async function checkStatusPage(
  pages: Pages,
  { texts, screenshot }: { texts: readonly string[]; screenshot: string },
): Promise<void> {
  const page = await pages.show('/app/anomalyForest/status', ['h1', subject('assetsTable')]);
  const shown = await page.locator(subject('assetsTable')).innerText();
  await pages.screenshot(screenshot);
  for (const text of texts) check(shown.includes(text), `the page lacks "${text}": ${shown}`);
  noComplaints(pages);
}
