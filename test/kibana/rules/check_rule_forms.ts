/** The rule forms where Kibana shows them, on the detector that the other steps made. */
import { anomaliesRuleTypeId, healthRuleTypeId } from '../../../common/alerting/rule_types';
import { noComplaints, type Pages, subject } from '../pages';
import { detector } from '../rocket_data';
import { check, type Steps } from '../steps';

const rulesPage = '/app/management/insightsAndAlerting/triggersActions/rules';
const createRule = `${subject('createRuleButton')}, ${subject('createFirstRuleButton')}`;

async function openForm(pages: Pages, ruleTypeId: string) {
  // From one form to the next the page stays: left in between, it loads.
  await pages.show('/app/anomalyForest/status', ['h1']);
  const page = await pages.show(rulesPage, [createRule]);
  await page.locator(createRule).first().click();
  await page.locator(subject(`${ruleTypeId}-SelectOption`)).click();
  await page.locator(subject('ruleDetectors')).waitFor({ state: 'visible' });
  return page;
}

async function previewInForm(pages: Pages): Promise<void> {
  const page = await openForm(pages, anomaliesRuleTypeId);
  const preview = page.locator(subject('rulePreview'));
  check(await preview.isDisabled(), 'a preview without a detector can be asked for');
  await page.locator(`${subject('ruleDetectors')} input`).fill(detector.name ?? '');
  await page.locator(`button[role="option"]:has-text("${detector.name}")`).click();
  await page.keyboard.press('Escape');
  await preview.click();
  const alerts = page.locator(subject('previewAlerts'));
  await alerts.waitFor({ state: 'visible' });
  await alerts.scrollIntoViewIfNeeded();
  const count = Number((await alerts.innerText()).replace(/\D/g, ''));
  check(count > 0, `the preview says: ${await alerts.innerText()}`);
  await pages.screenshot('rule_anomalies');
  noComplaints(pages);
}

async function showHealthForm(pages: Pages): Promise<void> {
  const page = await openForm(pages, healthRuleTypeId);
  await page.locator(subject('rule_max_lag')).waitFor({ state: 'visible' });
  await pages.screenshot('rule_health');
  noComplaints(pages);
}

export async function checkRuleForms(steps: Steps, pages: Pages): Promise<void> {
  await steps.step('form: anomalies found, with its preview', () => previewInForm(pages));
  await steps.step('form: detector health', () => showHealthForm(pages));
}
