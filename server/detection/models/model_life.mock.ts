/** Worlds with several versions of a model, for tests of who scores. */
import type { Detector } from '../../../common/detector';
import type { ModelManifest } from '../../../common/model_manifest';
import { aDetector, documents, type InMemoryPorts, trainedWorld } from '../ports/ports.mock';
import { trainDetector } from './train_detector';

/** Who asks, and why. */
export const ada = { who: 'ada', why: 'because' };

/** A detector whose new models wait for somebody to promote them. */
export const manual = (changes: Partial<Detector['training']> = {}) =>
  aDetector({ training: { ...aDetector().training, promote: 'manual', ...changes } });

/** Which versions score and are compared. */
export const rolesOf = async (ports: InMemoryPorts) => {
  const { champion, challenger } = (await ports.roles.get('pump')).value;
  return { champion, challenger };
};

/** Changes what a stored version says of itself. */
export function editManifest(
  ports: InMemoryPorts,
  version: number,
  changes: Partial<ModelManifest>,
) {
  const model = ports.modelsOf.find(({ manifest }) => manifest.version === version);
  if (model === undefined) throw new Error(`no version ${version}`);
  model.manifest = { ...model.manifest, ...changes };
}

/** A champion that flags x of 6, and a challenger that flags x of 5 and 6. */
export async function contested(rows = documents(70)) {
  const ports = await trainedWorld(rows, manual());
  await trainDetector(ports, 'pump', new AbortController().signal, ada);
  editManifest(ports, 1, { threshold: 0.6 });
  editManifest(ports, 2, { threshold: 0.5 });
  return ports;
}
