/** The page of logs as a person uses it. */
import type { Page } from 'playwright-core';

const subject = (name: string) => `[data-test-subj="${name}"]`;

/** Opens the page and waits for what it shows. `app` is the app's address without a path. */
export async function openLogs(
  page: Page,
  app: string,
  { shows, ...query }: Record<string, string> & { shows: string },
): Promise<void> {
  await page.goto(`${app}/logs?${new URLSearchParams(query).toString()}`);
  await page.locator(subject(shows)).first().waitFor();
}

/** Types an index pattern into the choice of indices. */
export async function chooseIndex(page: Page, name: string): Promise<void> {
  await page.locator(`${subject('indexChoice')} input`).fill(name);
  await page.keyboard.press('Enter');
}

/** Searches for words of the line. */
export async function searchWords(page: Page, words: string): Promise<void> {
  await page.locator(subject('textSearch')).fill(words);
  await page.keyboard.press('Enter');
}

/** The texts of the lines on show. */
export const linesOn = (page: Page): Promise<string[]> =>
  page.locator(subject('logLine')).allInnerTexts();
