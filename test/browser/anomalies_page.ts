/** The anomalies page as a person uses it, in standalone and in Kibana alike. */
import type { Page } from 'playwright-core';
import { placeOfChart, subject } from './views';

/** Opens the page of a detector and waits for its rows. `app` is the app's address without a path. */
export async function openAnomalies(
  page: Page,
  app: string,
  query: Record<string, string> = {},
): Promise<void> {
  await page.goto(`${app}/anomalies?${new URLSearchParams(query).toString()}`);
  await page.locator(subject('resultRow')).first().waitFor();
}

export interface ShownScore {
  base: number;
  contributions: number[];
  score: number;
}

const numberIn = (text: string) => Number(text.replace('−', '-').replace('+', ''));

/** Of the details that are open: the sum of the reasons. */
export async function sumOfReasons(page: Page): Promise<ShownScore> {
  const reasons = page.locator(subject('reasons'));
  await reasons.waitFor();
  const numbers = await reasons.locator('[role="row"] > [role="cell"]:last-child').allInnerTexts();
  const [base = NaN, ...rest] = numbers.map(numberIn);
  return { base, contributions: rest.slice(0, -1), score: rest[rest.length - 1] ?? NaN };
}

/** Opens the details of a row by its button, as the keyboard does, and reads the sum of its reasons. */
export async function readReasons(page: Page, row = 0): Promise<ShownScore> {
  const button = page.locator(subject('openRow')).nth(row);
  await button.focus();
  await page.keyboard.press('Enter');
  return sumOfReasons(page);
}

/** Of the details that are open: what would change the verdict, and how many fields the document shows. */
export async function readExplanation(page: Page): Promise<{ change: string; fields: number }> {
  const change = await page.locator(subject('verdictChange')).innerText();
  const fields = await page.locator(`${subject('documentTable')} tbody tr`).count();
  return { change, fields };
}

/** Closes the details. */
export async function closeDetails(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator(subject('resultFlyout')).waitFor({ state: 'detached' });
}

/** Drags over the middle third of the score chart; the address then holds the narrower range. */
export async function zoom(page: Page): Promise<void> {
  const box = await placeOfChart(page, '.echChart');
  const y = box.y + box.height / 2;
  const before = page.url();
  await page.mouse.move(box.x + box.width / 3, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
  await page.mouse.move(box.x + (box.width * 2) / 3, y, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL((url) => url.href !== before);
}
