/** What the wizard asks of the server; each request is cancelled when its answer is not wanted any more. */
import { useRequest, type Request } from './use_request';
import { fieldCandidates, type FieldCandidates } from '../../common/api/field_candidates';
import { previewDetector, type DetectorPreview } from '../../common/api/preview_detector';
import { profileSource, type SourceProfile } from '../../common/api/profile_source';
import { validateDetector, type DetectorProblem } from '../../common/api/validate_detector';
import type { DetectorInput } from '../../common/detector';
import type { SourceInput } from '../../common/detector_source';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

/** What a source holds. */
export function useSourceProfile(source: SourceInput): Request<SourceProfile> {
  const { http } = useServices();
  return useRequest({
    identity: source.indices.join(','),
    key: JSON.stringify(source),
    load: (signal) => callApi(http, profileSource, { body: { source }, signal }),
  });
}

/** Fields that could be features. */
export function useFieldCandidates(source: SourceInput): Request<FieldCandidates> {
  const { http } = useServices();
  return useRequest({
    identity: JSON.stringify(source),
    key: '',
    load: (signal) => callApi(http, fieldCandidates, { body: { source }, signal }),
  });
}

/** What a detector would find. */
export function usePreview(detector: DetectorInput): Request<DetectorPreview> {
  const { http } = useServices();
  return useRequest({
    identity: JSON.stringify(detector),
    key: '',
    load: (signal) => callApi(http, previewDetector, { body: { detector }, signal }),
  });
}

/** What keeps a detector from being created or from working. */
export function useValidation(detector: DetectorInput): Request<DetectorProblem[]> {
  const { http } = useServices();
  return useRequest({
    identity: detector.id,
    key: JSON.stringify(detector),
    load: async (signal) => {
      const { problems } = await callApi(http, validateDetector, { body: { detector }, signal });
      return problems;
    },
  });
}
