import { useEffect, useState } from 'react';
import { listIndices, type IndexList } from '../../common/api/list_indices';
import { callApi } from '../api_client';
import { useServices } from '../services_context';
import { useRequest, type Request } from './use_request';

/** Milliseconds after the last key until a name is looked for. */
const pauseMs = 200;

const nobodyAsked: IndexList = { names: [], left_out: 0 };

/** Names that what is typed may become; undefined asks for none. */
export function useIndexNames(typed: string | undefined): Request<IndexList> {
  const { http } = useServices();
  const [asked, ask] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => ask(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return useRequest({
    identity: String(asked === undefined),
    question: asked ?? '',
    key: asked ?? '',
    load: (signal) =>
      asked === undefined
        ? Promise.resolve(nobodyAsked)
        : callApi(http, listIndices, { query: asked === '' ? {} : { name: asked }, signal }),
  });
}
