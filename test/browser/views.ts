/** Everything that the pages can show of one detector, each with its address and what opens it. */
import type { Page } from 'playwright-core';

export const subject = (name: string) => `[data-test-subj="${name}"]`;

interface Opener {
  button: string;
  layer: string;
}

export interface View {
  /** In snake_case. */
  name: string;
  /** Within the app. */
  address: string;
  /** What the window's title begins with. */
  title: string | RegExp;
  /** Selector of what is there once everything is. */
  shows: string;
  /** Opened on the page by this button. */
  opener?: Opener;
  /** Opened before, where the button is in a layer itself. */
  within?: Opener;
  /** Worth a picture in the documentation. */
  pictured?: true;
}

const address = (path: string, query: Record<string, string>) =>
  `${path}?${new URLSearchParams(query).toString()}`;

/** The wizard's draft on an index, as its address holds it. */
const draftOf = (index: string, fields: readonly string[]) =>
  JSON.stringify({
    indices: index,
    timeField: '@timestamp',
    features: fields.map((field) => ({ field, missing: 'skip' })),
    name: 'Another rocket',
    id: `${index}-2`,
  });

const lastHour = { from: 'now-1h', to: 'now', paused: 'true' };

function wizardViews(index: string, fields: readonly string[]): View[] {
  const draft = draftOf(index, fields);
  const step = (name: string, shows: string): View => ({
    name: `wizard_${name}`,
    address: address('/detectors/new', { step: name, draft }),
    title: 'Create a detector',
    shows: subject(shows),
  });
  return [
    { ...step('source', 'sampleRows'), pictured: true },
    step('features', 'candidates'),
    step('model', 'previewTrained'),
    { ...step('threshold', 'findings'), name: 'wizard', pictured: true },
    step('destination', 'validationPassed'),
  ];
}

function modelViews(id: string): View[] {
  const at = (query: Record<string, string> = {}) => address('/models', { detector: id, ...query });
  const versions = { address: at(), title: 'Models', shows: subject('versionsTable') };
  const opened = (name: string, button: string, layer: string): View => ({
    name,
    ...versions,
    opener: { button: subject(button), layer: subject(layer) },
  });
  return [
    { name: 'models', ...versions, pictured: true },
    opened('model_version', 'version-1', 'versionFlyout'),
    opened('model_import', 'importModel', 'importModal'),
    opened('model_retrain', 'retrain', 'retrainModal'),
    {
      ...versions,
      name: 'compare',
      address: at({ tab: 'compare' }),
      shows: subject('comparison'),
      pictured: true,
    },
    { ...versions, name: 'drift', address: at({ tab: 'drift' }), shows: subject('driftBars') },
    {
      ...versions,
      name: 'model_history',
      address: at({ tab: 'history' }),
      shows: subject('historyTable'),
    },
  ];
}

function evaluateViews(
  id: string,
  { classField, label }: { classField: string; label: string },
): View[] {
  const tab = (name: string, shows: string, query: Record<string, string> = {}): View => ({
    name: `evaluate_${name}`,
    address: address('/evaluate', { detector: id, tab: name, ...query }),
    title: 'Evaluate',
    shows: subject(shows),
  });
  return [
    tab('scores', 'statP99'),
    { ...tab('labels', 'evaluation', { label }), name: 'evaluate', pictured: true },
    { ...tab('next', 'labelCard'), name: 'label_next', pictured: true },
    { ...tab('next', 'labelBatch', { view: 'batch', draw: 'random' }), name: 'label_batch' },
    {
      ...tab('attacks', 'classQuantiles', { label, class: classField, gap: '1s' }),
      pictured: true,
    },
    { ...tab('events', 'arrivalChart', { window: '1m' }), pictured: true },
    tab('stability', 'startStability'),
  ];
}

function detectorViews(id: string): View[] {
  const list = { address: '/detectors', title: 'Detectors', shows: subject('detectorsTable') };
  const one = { address: `/detectors/${id}`, title: /^Rocket telemetry – Detectors/ };
  return [
    { name: 'detectors', ...list, pictured: true },
    {
      name: 'detector_from_json',
      ...list,
      opener: { button: subject('openCreateFromJson'), layer: subject('detectorJson') },
    },
    { name: 'detector_results', ...one, shows: subject('worstFindings') },
    {
      name: 'detector',
      ...one,
      address: `${one.address}?tab=runs`,
      shows: subject('runsTable'),
      pictured: true,
    },
    {
      name: 'ledger',
      ...one,
      address: `${one.address}?tab=ledger`,
      shows: subject('ledger'),
      pictured: true,
    },
    {
      name: 'detector_settings',
      ...one,
      address: `${one.address}?tab=settings`,
      shows: '.euiCodeBlock',
    },
    {
      name: 'detector_edit',
      ...one,
      address: `${one.address}?tab=settings`,
      shows: subject('editSettings'),
      opener: { button: subject('editSettings'), layer: subject('settingsFlyout') },
      pictured: true,
    },
    {
      name: 'wizard_clone',
      address: `/detectors/new?clone=${id}`,
      title: 'Clone a detector',
      shows: subject('sampleRows'),
    },
    {
      name: 'detector_delete',
      ...one,
      shows: subject('worstFindings'),
      opener: { button: subject('deleteDetector'), layer: subject('deleteModal') },
    },
  ];
}

function logViews(index: string): View[] {
  const at = (query: Record<string, string> = {}) =>
    address('/logs', { index, from: 'now-2h', ...query });
  const lines = { address: at(), title: 'Logs', shows: subject('logLine') };
  return [
    { name: 'logs', ...lines, address: at({ text: 'failed' }), pictured: true },
    {
      name: 'log_line',
      ...lines,
      opener: { button: subject('openLine'), layer: `${subject('lineFlyout')} tbody tr` },
    },
    {
      ...lines,
      name: 'patterns',
      address: at({ tab: 'patterns' }),
      shows: subject('patternsTable'),
      pictured: true,
    },
    {
      ...lines,
      name: 'lines_of_pattern',
      address: at({ pattern: 'Failed password for <*> from <*> port <*> ssh2' }),
    },
  ];
}

/**
 * @param label field of its documents that says which rows are anomalous
 * @param classField field that says what kind of anomaly they are of
 */
export function viewsOf(detector: {
  id: string;
  index: string;
  fields: readonly string[];
  label: string;
  classField: string;
  /** Index of lines of a log. */
  logs: string;
}): View[] {
  const { classField, fields, id, index, label, logs } = detector;
  const anomalies = {
    address: address('/anomalies', { detector: id, ...lastHour }),
    title: 'Anomalies',
    shows: subject('resultRow'),
  };
  const details = { button: subject('openRow'), layer: `${subject('neighbours')} tbody tr` };
  return [
    {
      name: 'overview',
      address: address('/overview', lastHour),
      title: 'Overview',
      shows: subject('worstFindings'),
      pictured: true,
    },
    { name: 'anomalies', ...anomalies, pictured: true },
    {
      name: 'reasons',
      ...anomalies,
      opener: details,
      pictured: true,
    },
    {
      name: 'exclude',
      ...anomalies,
      within: details,
      opener: { button: subject('exclude'), layer: subject('excludeModal') },
    },
    ...detectorViews(id),
    ...wizardViews(index, fields),
    ...modelViews(id),
    ...evaluateViews(id, { classField, label }),
    ...logViews(logs),
    {
      name: 'status',
      address: '/status',
      title: 'Status',
      shows: subject('tasksTable'),
      pictured: true,
    },
  ];
}

/** What is still fading in has other colours and another place than it will have. */
const isStill = `document.getAnimations().every((animation) =>
  animation.playState !== 'running' ||
  animation.effect?.getComputedTiming().endTime === Infinity)`;

/** Waits until nothing moves any more, but for what never stops. */
export async function waitUntilStill(page: Page): Promise<void> {
  // Three looks in a row: what follows one animation may begin with the next frame.
  let looks = 0;
  for (const deadline = Date.now() + 30_000; looks < 3;) {
    if (Date.now() > deadline) throw new Error(`Something still moves on ${page.url()}`);
    await page.waitForTimeout(50);
    looks = (await page.evaluate<boolean>(isStill)) ? looks + 1 : 0;
  }
}

/** Where a chart is, once it is drawn and nothing above it moves it any more. */
export async function placeOfChart(page: Page, chart: string) {
  await page.locator(`${chart} .echChartStatus[data-ech-render-complete="true"]`).first().waitFor({
    state: 'attached',
  });
  await settle(page);
  const box = await page.locator(chart).first().boundingBox();
  if (box === null) throw new Error(`The chart ${chart} is not on the page`);
  return box;
}

/** Waits until nothing on the page is being fetched any more. */
export async function settle(page: Page): Promise<void> {
  const busy = `${subject('skeleton')}, .euiSkeletonLoading, [aria-busy="true"]`;
  await page.locator(busy).first().waitFor({ state: 'detached' });
  await waitUntilStill(page);
}

/** Goes to a view without opening what its button opens. `app` is the app's address without a path. */
export async function goTo(page: Page, app: string, view: View): Promise<void> {
  await page.goto(`${app}${view.address}`);
  await page.locator(view.shows).first().waitFor();
  await settle(page);
}

/** Opens what a view's button opens, by the keyboard. */
export async function openLayer(page: Page, { opener, within }: View): Promise<void> {
  for (const one of [within, opener]) {
    if (one === undefined) continue;
    await page.locator(one.button).first().focus();
    await page.keyboard.press('Enter');
    await page.locator(one.layer).first().waitFor();
    await settle(page);
  }
}
