import type { Http } from '../../public/services';

/** JSON where the answer is some; undefined for an empty or foreign one. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { message: text.slice(0, 200) };
  }
}

const contentTypeOf = (body: string | Uint8Array) =>
  typeof body === 'string' ? 'application/json' : 'application/octet-stream';

/** Plain HTTP to the server that the page came from; writes carry Kibana's header against forged requests. */
export const standaloneHttp: Http = {
  send: async ({ answersBytes, body, method, path, query, signal }) => {
    const response = await fetch(query ? `${path}?${new URLSearchParams(query)}` : path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': contentTypeOf(body) }),
        ...(method === 'GET' ? {} : { 'kbn-xsrf': 'anomaly-forest' }),
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
      ...(signal ? { signal } : {}),
    });
    const isBytes = answersBytes === true && response.ok;
    return {
      status: response.status,
      body: isBytes ? new Uint8Array(await response.arrayBuffer()) : await jsonOf(response),
    };
  },
};
