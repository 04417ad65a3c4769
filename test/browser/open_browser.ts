/** A real Chromium for tests of pages, driven by playwright-core. */
import { existsSync } from 'fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where distributions install it; CHROMIUM names another. */
const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The installed Chromium, or null; with `CI=true` a missing one is a failure. */
export function findChromium(): string | null {
  const found = places.find((place) => place !== undefined && existsSync(place)) ?? null;
  if (found === null && process.env.CI === 'true') {
    throw new Error('No Chromium is installed (Debian: apt-get install chromium)');
  }
  return found;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Machines differ: what never comes must end a wait, what comes late must not. Jest's own limit is longer. */
const patienceMs = 120_000;

/** A page of 1280 by 900 pixels that waits as long as a slow machine needs. */
export async function openPage(
  browser: Browser,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.setDefaultTimeout(patienceMs);
  return page;
}
