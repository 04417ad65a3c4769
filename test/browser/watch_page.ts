import type { Page } from 'playwright-core';

/**
 * Collects what a page must not do: throw, complain on the console (refusals by the page's security
 * policy show there too), or ask another host for anything.
 * @returns a function that gives what was collected since it was last called
 */
export function watchPage(page: Page): () => string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`Uncaught ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = new URL(page.url());
    const foreign = url.protocol.startsWith('http') && own.host !== '' && url.host !== own.host;
    if (foreign) complaints.push(`Asked ${url.host} for ${url.pathname}`);
  });
  return () => complaints.splice(0);
}
