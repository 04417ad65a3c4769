/** Where things stand on a page, in pixels. */
import type { Page } from 'playwright-core';

const besideFields = `(() => {
  const middle = (element) => {
    const { top, height } = element.getBoundingClientRect();
    return top + height / 2;
  };
  return [...document.querySelectorAll('form button[type="submit"]')].flatMap((button) => {
    const row = button.closest('.euiFlexGroup');
    const fields = [...(row?.querySelectorAll('input.euiFieldText') ?? [])];
    return fields
      .map((field) => ({ name: button.textContent + ' beside ' + field.dataset.testSubj, by: middle(button) - middle(field) }))
      .filter(({ by }) => Math.abs(by) >= 0.5 && Math.abs(by) < 16)
      .map(({ by, name }) => name + ': ' + by);
  });
})()`;

/** Buttons that send a form and stand higher or lower than a field of their line, and by how many pixels. */
export const unevenButtons = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(besideFields);
