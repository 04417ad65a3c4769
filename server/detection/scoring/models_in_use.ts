import type { ModelManifest } from '../../../common/model_manifest';
import type { ForestModel } from '../../forest/forest_engine';

/** A model ready to score with: one for the whole of a run, so that no page mixes two. */
export interface ModelInUse {
  manifest: ModelManifest;
  forest: ForestModel;
}

/** The champion scores; a challenger is scored beside it. */
export interface ModelsInUse {
  model: ModelInUse;
  challenger?: ModelInUse | null;
}
