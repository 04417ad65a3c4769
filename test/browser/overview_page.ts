/** The overview as a person uses it, in standalone and in Kibana alike. */
import type { Page } from 'playwright-core';
import { placeOfChart, subject } from './views';

/** Opens the overview of a time range and waits for its cards. `app` is the app's address without a path. */
export async function openOverview(
  page: Page,
  app: string,
  query: Record<string, string> = {},
): Promise<void> {
  await page.goto(`${app}/overview?${new URLSearchParams(query).toString()}`);
  await page.locator(subject('severityCards')).waitFor();
}

/** The number on a card: of all anomalies, or of one severity. */
export async function readCard(page: Page, name: string): Promise<number> {
  const text = await page.locator(`${subject(`card-${name}`)} .euiStat__title`).innerText();
  return Number(text.replace(/\D/g, ''));
}

/** The swim lane as its table has it: lane, severity, score and anomalies of each interval, worst first. */
export async function readLanes(page: Page): Promise<string[][]> {
  const panel = page.locator(subject('swimLane'));
  const table = page.locator(subject('swimLaneTable'));
  if (!(await table.isVisible())) await panel.getByText('Show as a table').click();
  await table.locator('tbody tr').first().waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('td').allInnerTexts()).map((text) => text.trim())),
  );
}

/** Drags over the swim lane from one share (0..1) of its width to another; the address then changes. */
export async function brushLanes(page: Page, from: number, to: number): Promise<void> {
  const box = await placeOfChart(page, `${subject('swimLane')} .echChart`);
  const y = box.y + 10;
  const before = page.url();
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 5 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL((url) => url.href !== before);
}
