/** The wizard up to a detector that could be created. */
import { detectorInputCodec } from '../../common/detector';
import { decodeOrThrow } from '../../common/codecs/decode';
import {
  chooseSource,
  readJson,
  readPrice,
  seeThreshold,
  takeSuggestions,
  trainPreview,
} from '../browser/wizard_page';
import { rocketChannels } from '../../simulators/rocket/rocket_row';
import { noComplaints, type Pages } from './pages';
import { sourceIndex } from './rocket_data';
import { check, type Steps } from './steps';

async function chooseFeatures(pages: Pages): Promise<void> {
  await chooseSource(pages.current, pages.app, sourceIndex);
  await pages.screenshot('wizard_source');
  const taken = new Set(await takeSuggestions(pages.current));
  const left = rocketChannels.filter((channel) => !taken.has(channel));
  check(left.length === 0, `not suggested: ${left.join(', ')}`);
  await pages.screenshot('wizard_features');
  noComplaints(pages);
}

async function choosePreviewed(pages: Pages): Promise<void> {
  await trainPreview(pages.current);
  await pages.screenshot('wizard_model');
  await seeThreshold(pages.current);
  const { alerts, flagged } = await readPrice(pages.current);
  check(flagged > 0 && /[1-9]/.test(alerts), `${flagged} findings flagged, ${alerts}`);
  await pages.screenshot('wizard_threshold');
  noComplaints(pages);
}

async function showJson(pages: Pages): Promise<void> {
  const body = await readJson(pages.current);
  const { source } = decodeOrThrow(detectorInputCodec, body, { what: 'Detector' });
  check(source.indices.includes(sourceIndex), `its source is ${source.indices.join(', ')}`);
  await pages.screenshot('wizard_destination');
  noComplaints(pages);
}

/** Each step goes on where the last one ended. */
export async function checkWizard(steps: Steps, pages: Pages): Promise<void> {
  await steps.step('wizard: source and features', () => chooseFeatures(pages));
  await steps.step('wizard: preview and threshold', () => choosePreviewed(pages));
  await steps.step('wizard: destination, nothing in the way', () => showJson(pages));
}
