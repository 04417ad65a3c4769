/** What machines can tell of accessibility: axe-core's rules, and where the tab key leads. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * The newest EUI names its steps "Step 2: Features is incomplete" where "2" and "Features" stand beside each
 * other; axe joins both into "2Features", which no name should hold.
 */
const isNameOfStep = (rule: string, html: string) =>
  rule === 'label-content-name-mismatch' && html.includes('class="euiStepHorizontal ');

/** Serious and critical violations, each as rule and the elements that break it; none when all is well. */
export async function findViolations(page: Page): Promise<string[]> {
  // As the browser's own tools do it: a script element would be refused by the page's policy.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('window.axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .filter(({ html }) => !isNameOfStep(id, html))
        .map(({ failureSummary, html }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
}

/** Marks what a person may use; of radio buttons of one name the tab key reaches one. */
const markControls = `(() => {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const usable = [...document.querySelectorAll(selector)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.type !== 'radio' &&
    element.getClientRects().length > 0 &&
    getComputedStyle(element).visibility === 'visible' &&
    element.closest('[inert], [data-focus-guard]') === null &&
    !element.hasAttribute('data-focus-guard'));
  usable.forEach((element) => element.setAttribute('data-unreached', ''));
  return usable.length;
})()`;

const reach = `(() => {
  document.activeElement?.removeAttribute('data-unreached');
  return document.querySelectorAll('[data-unreached]').length;
})()`;

const unreached = `[...document.querySelectorAll('[data-unreached]')].map((element) => element.outerHTML.slice(0, 160))`;

/** Goes through the page by the tab key from its beginning. @returns what it never reached */
export async function findUnreached(page: Page): Promise<string[]> {
  await page.evaluate('document.activeElement?.blur()');
  const controls = await page.evaluate<number>(markControls);
  // Twice around: what a page shows only when something is focused takes turns too.
  for (let turn = 0; turn < 2 * controls + 10; turn++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<number>(reach)) === 0) return [];
  }
  return page.evaluate<string[]>(unreached);
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');

/** Waits until what the selector names has the focus: what gave it back does so after it has gone. */
export const untilFocused = (page: Page, selector: string): Promise<void> =>
  page.locator(`${selector}:focus`).waitFor();
