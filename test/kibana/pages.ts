/** The pages in a real browser: what they show, and what the console says meanwhile. */
import { mkdir } from 'fs/promises';
import path from 'path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { check, patience } from './steps';

const patienceMs = 60_000 * patience;
/** The first page loads every bundle of Kibana. */
const firstPatienceMs = 240_000 * patience;

/**
 * What comes from our bundle or our API. Kibana's page has errors of its own: it tries an inline
 * script on every page to see that the browser refuses it.
 */
const ours = /\/bundles\/plugin\/anomalyForest\/|\/api\/anomaly_forest\/|Anomaly Forest:/;

export const subject = (name: string) => `[data-test-subj="${name}"]`;

export class Pages {
  private readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly options: { url: string; folder: string },
  ) {
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && ours.test(text)) this.complaints.push(text);
    });
    page.on('pageerror', (error) => this.complaints.push(`Uncaught ${error.message}`));
  }

  /** `headers` go with every request, such as those of a login. */
  static async open(options: {
    url: string;
    chromium: string;
    folder: string;
    headers?: Record<string, string>;
  }): Promise<Pages> {
    await mkdir(options.folder, { recursive: true });
    const browser = await chromium.launch({
      executablePath: options.chromium,
      args: ['--no-sandbox'],
    });
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1000 },
      ...(options.headers ? { extraHTTPHeaders: options.headers } : {}),
    });
    page.setDefaultTimeout(patienceMs);
    await page.goto(options.url);
    const header = page.locator('[data-test-subj="headerGlobalNav"]');
    // The header itself has no size: what it shows stands fixed.
    await header.waitFor({ state: 'attached', timeout: firstPatienceMs });
    return new Pages(browser, page, options);
  }

  /** Goes to an address and waits until every selector shows something. */
  async show(address: string, selectors: string[]): Promise<Page> {
    await this.page.goto(`${this.options.url}${address}`);
    try {
      for (const selector of selectors) {
        await this.page.locator(selector).first().waitFor({ state: 'visible' });
      }
    } catch (error) {
      await this.screenshot('failed');
      throw new Error(`${String(error)} ${this.takeComplaints().join(' | ')}`);
    }
    return this.page;
  }

  /** Where the app's pages begin. */
  get app(): string {
    return `${this.options.url}/app/anomalyForest`;
  }

  /** What it shows now. */
  get current(): Page {
    return this.page;
  }

  async screenshot(name: string): Promise<void> {
    const file = path.join(this.options.folder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  /** Errors of ours in the console since the last call. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** The console has no error of ours since it was last asked. @throws Error with what it says */
export function noComplaints(pages: Pages): void {
  const complaints = pages.takeComplaints();
  check(complaints.length === 0, `the console says: ${complaints.join(' | ')}`);
}
