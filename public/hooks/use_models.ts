import { useRequest, type Request } from './use_request';
import type { ResponseOf } from '../../common/api/contract';
import { getModel } from '../../common/api/get_model';
import { listModels, type ModelList } from '../../common/api/list_models';
import { modelHistory } from '../../common/api/model_history';
import type { RoleChange } from '../../common/model_roles';
import { callApi } from '../api_client';
import { useServices } from '../services_context';

export interface ModelsOfDetector {
  list: ModelList;
  /** The last change first. */
  history: readonly RoleChange[];
}

/** The versions of a detector's model, and how each came to its role. */
export function useModels(id: string): Request<ModelsOfDetector> {
  const { http } = useServices();
  return useRequest({
    identity: id,
    key: '',
    load: async (signal) => {
      const params = { id };
      const [list, { history }] = await Promise.all([
        callApi(http, listModels, { params, signal }),
        callApi(http, modelHistory, { params, signal }),
      ]);
      return { list, history };
    },
  });
}

export type Model = ResponseOf<typeof getModel>;

/** All that is known of one version; refused to those who may not read the source. */
export function useModel(id: string, version: number): Request<Model> {
  const { http } = useServices();
  return useRequest({
    identity: `${id} ${version}`,
    key: '',
    load: (signal) => callApi(http, getModel, { params: { id, version: String(version) }, signal }),
  });
}
