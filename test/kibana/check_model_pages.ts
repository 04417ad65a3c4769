/** What the app shows of the detector's model, and of how good it is. */
import { numberIn, openEvaluation, openModels, textOf } from '../browser/models_page';
import { noComplaints, type Pages, subject } from './pages';
import { detector, rowCount } from './rocket_data';
import { check, type Steps } from './steps';

async function showVersions(pages: Pages): Promise<void> {
  const { app, current: page } = pages;
  const { id } = detector;
  await openModels(page, app, { detector: id, shows: 'versionsTable' });
  await page.locator(subject('standing-champion')).waitFor();
  await pages.screenshot('models');
  await page.locator(subject('version-1')).click();
  await page.locator(subject('trainedColumns')).waitFor();
  const facts = await textOf(page, 'modelFacts');
  check(!/NaN|undefined/.test(facts), `the facts say: ${facts}`);
  await pages.screenshot('model');
  await openModels(page, app, { detector: id, shows: 'comparison', tab: 'compare' });
  const compared = numberIn(await textOf(page, 'statCompared'));
  check(compared > 0, `${compared} rows were compared`);
  await pages.screenshot('compare');
  // The version that was trained on demand has scored no row yet.
  await openModels(page, app, { detector: id, shows: 'noDrift', tab: 'drift' });
  await openModels(page, app, { detector: id, shows: 'historyTable', tab: 'history' });
  noComplaints(pages);
}

async function showScores(pages: Pages): Promise<void> {
  const { app, current: page } = pages;
  await openEvaluation(page, app, { detector: detector.id, shows: 'statScored' });
  await page.locator('canvas').first().waitFor();
  const scored = numberIn(await textOf(page, 'statScored'));
  check(scored === rowCount, `the page says: ${scored} rows scored`);
  await pages.screenshot('evaluate_scores');
  noComplaints(pages);
}

async function showLabels(pages: Pages): Promise<void> {
  const { app, current: page } = pages;
  await openEvaluation(page, app, { detector: detector.id, shows: 'noLabels', tab: 'labels' });
  await page.locator(subject('labelField')).fill('status');
  await page.keyboard.press('Enter');
  await page.locator(subject('evaluation')).waitFor();
  const recall = numberIn(await textOf(page, 'statRecall'));
  check(recall > 0, `the recall is ${recall}`);
  await pages.screenshot('evaluate_labels');
  noComplaints(pages);
}

async function showStability(pages: Pages): Promise<void> {
  const { app, current: page } = pages;
  await openEvaluation(page, app, {
    detector: detector.id,
    shows: 'startStability',
    tab: 'stability',
  });
  await page.locator(subject('seedCount')).selectOption('2');
  await page.locator(subject('startStability')).click();
  await page.locator(subject('stability')).waitFor();
  await pages.screenshot('evaluate_stability');
  noComplaints(pages);
}

export async function checkModelPages(steps: Steps, pages: Pages): Promise<void> {
  await steps.step('page: models, by versions, compared, their history', () => showVersions(pages));
  await steps.step('page: evaluate, by scores', () => showScores(pages));
  await steps.step('page: evaluate, by labels', () => showLabels(pages));
  await steps.step('page: evaluate, by seeds', () => showStability(pages));
}
