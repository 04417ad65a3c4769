/** The wizard as a person uses it: from an index's name to a running detector. */
import type { Page } from 'playwright-core';

const subject = (name: string) => `[data-test-subj="${name}"]`;

async function next(page: Page, title: string): Promise<void> {
  await page.locator(`${subject('stepNext')}:not([disabled])`).click();
  await page.locator(subject('stepTitle')).getByText(title, { exact: true }).waitFor();
}

/** Types an index pattern into the wizard's choice of indices. */
export async function typeSource(page: Page, indices: string): Promise<void> {
  await page.locator(`${subject('sourceIndices')} input`).fill(indices);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** Opens the wizard and names the source. `app` is the app's address without a path. */
export async function chooseSource(page: Page, app: string, indices: string): Promise<void> {
  await page.goto(`${app}/detectors`);
  await page.locator(subject('openCreate')).click();
  await typeSource(page, indices);
  await page.locator(subject('sampleRows')).waitFor();
}

/** Makes rows of what an entity did in windows. @returns the entity that is suggested */
export async function chooseWindows(page: Page, length: string): Promise<string> {
  await page.locator('label[for="rows-windows"]').click();
  const entity = await page.locator(subject('entityField')).inputValue();
  await page.locator(subject('windowLength')).fill(length);
  return entity;
}

/** Has windows keep fields of the source: those that are offered, and any other. @returns all that are kept */
export async function keepFields(page: Page, fields: readonly string[]): Promise<string[]> {
  const box = page.locator(subject('fieldsToKeep'));
  for (const field of fields) {
    await box.locator('input').fill(field);
    await page.keyboard.press('Enter');
    await box.locator('.euiComboBoxPill').getByText(field, { exact: true }).waitFor();
  }
  await page.keyboard.press('Escape');
  return box.locator('.euiComboBoxPill').allInnerTexts();
}

/** Goes on to the measures, and waits until those that the source can have are taken. @returns their names */
export async function takeMeasures(page: Page): Promise<string[]> {
  await next(page, 'Features');
  const taken = page.locator(`${subject('measures')} tbody input[type="checkbox"]:checked`);
  await taken.first().waitFor();
  const labels = await Promise.all(
    (await taken.all()).map((box) => box.getAttribute('aria-label')),
  );
  return labels.map((label) => label?.replace(/^Take /, '') ?? '');
}

/** Goes on to the features, and waits for the suggestions. @returns the fields that are taken */
export async function takeSuggestions(page: Page): Promise<string[]> {
  await next(page, 'Features');
  const taken = page.locator(`${subject('candidates')} tbody input[type="checkbox"]:checked`);
  await taken.first().waitFor();
  const labels = await Promise.all(
    (await taken.all()).map((box) => box.getAttribute('aria-label')),
  );
  return labels.map((label) => label?.replace(/^Take /, '') ?? '');
}

/** Goes on to the model, and waits for its preview. */
export async function trainPreview(page: Page): Promise<void> {
  await next(page, 'Model');
  await page.locator(subject('previewTrained')).waitFor();
}

export interface ShownPrice {
  /** Such as "About 833 alerts a day". */
  alerts: string;
  /** Rows among the findings that the threshold flags. */
  flagged: number;
}

export async function readPrice(page: Page): Promise<ShownPrice> {
  const alerts = await page.locator(`${subject('alertsADay')} strong`).innerText();
  const flagged = await page
    .locator(`${subject('findings')} tbody`)
    .getByText('Alert', { exact: true })
    .count();
  return { alerts, flagged };
}

/** Goes on to the threshold, which shows without any waiting. */
export async function seeThreshold(page: Page): Promise<void> {
  await next(page, 'Threshold');
  await page.locator(subject('scoreHistogram')).waitFor();
}

/** Opens the first finding and reads the sum of its reasons. */
export async function readFirstFinding(page: Page): Promise<{ parts: number[]; score: number }> {
  await page.locator(subject('openFinding')).first().focus();
  await page.keyboard.press('Enter');
  const reasons = page.locator(`${subject('findingReasons')} ${subject('reasons')}`);
  await reasons.first().waitFor();
  const numbers = await reasons
    .first()
    .locator('[role="row"] > [role="cell"]:last-child')
    .allInnerTexts();
  const values = numbers.map((text) => Number(text.replace('−', '-').replace('+', '')));
  return { parts: values.slice(0, -1), score: values[values.length - 1] ?? NaN };
}

/** Goes on to the last step, and reads the detector as JSON once nothing stands in its way. */
export async function readJson(page: Page): Promise<unknown> {
  await next(page, 'Schedule and destination');
  await page.locator(subject('validationPassed')).waitFor();
  const text = await page.locator(`${subject('detectorAsJson')} code`).innerText();
  return JSON.parse(text) as unknown;
}

/**
 * Creates the detector, and waits until it has trained and scored and its first result shows by itself,
 * in the range of the data: fixed times, which only asking again fills.
 */
export async function createAndStart(page: Page): Promise<void> {
  await page.locator(subject('createAndStart')).click();
  await page.waitForURL(/\/anomalies\?detector=.*from=\d{4}/);
  await page.locator(subject('resultRow')).first().waitFor();
}
