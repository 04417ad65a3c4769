export interface ServerAnswer {
  pid: number;
  version: string;
}

/** Who answers on the port; null when nobody does, or something that is not Elasticsearch. */
export async function askServer(url: string): Promise<ServerAnswer | null> {
  const asked = '/_nodes/_local/process?filter_path=nodes.*.version,nodes.*.process.id';
  const answer = (await getJson(url + asked)) as {
    nodes?: Record<string, { version?: string; process?: { id?: number } } | undefined>;
  } | null;
  const node = Object.values(answer?.nodes ?? {})[0];
  const [pid, version] = [node?.process?.id, node?.version];
  return pid === undefined || version === undefined ? null : { pid, version };
}

/** Whether every index that was there before can be read and written. */
export async function isServerReady(url: string): Promise<boolean> {
  const health = (await getJson(`${url}/_cluster/health?wait_for_status=yellow&timeout=2s`)) as {
    timed_out?: boolean;
  } | null;
  return health?.timed_out === false;
}

async function getJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return await response.json();
  } catch {
    return null;
  }
}
