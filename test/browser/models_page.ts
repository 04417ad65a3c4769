/** The pages of models and of their evaluation as a person uses them. */
import type { Page } from 'playwright-core';

const subject = (name: string) => `[data-test-subj="${name}"]`;

/** Opens a tab of the page of a detector's models and waits for what it shows. `app` is the app's address. */
export async function openModels(
  page: Page,
  app: string,
  { detector, shows, ...query }: Record<string, string> & { detector: string; shows: string },
): Promise<void> {
  await page.goto(`${app}/models?${new URLSearchParams({ detector, ...query }).toString()}`);
  await page.locator(subject(shows)).first().waitFor();
}

/** Does something to a version by its menu, and gives the reason that the dialog asks for. */
export async function changeVersion(
  page: Page,
  { version, deed, why }: { version: number; deed: string; why: string },
): Promise<void> {
  await page.locator(subject(`versionMenu-${version}`)).click();
  await page.locator(subject(`deed-${deed}`)).click();
  await page.locator(subject('deedReason')).fill(why);
  await page.locator(`${subject('deedModal')} ${subject('confirmModalConfirmButton')}`).click();
  await page.locator(subject('deedModal')).waitFor({ state: 'detached' });
}

/** Opens a tab of the evaluation of a detector and waits for what it shows. */
export async function openEvaluation(
  page: Page,
  app: string,
  { detector, shows, ...query }: Record<string, string> & { detector: string; shows: string },
): Promise<void> {
  await page.goto(`${app}/evaluate?${new URLSearchParams({ detector, ...query }).toString()}`);
  await page.locator(subject(shows)).first().waitFor();
}

/** The text of what stands under a name. */
export const textOf = (page: Page, name: string): Promise<string> =>
  page.locator(subject(name)).first().innerText();

/** The first number of a text: below it the same may stand once more, for screen readers. */
export const numberIn = (text: string): number =>
  Number(/\d[\d,.]*/.exec(text)?.[0].replaceAll(',', ''));
