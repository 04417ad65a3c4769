import { kibanaHttp } from './kibana_http';

describe("Kibana's HTTP service", () => {
  it('gives the answer', async () => {
    const fetch = jest.fn().mockResolvedValue({ detectors: [] });
    const query = { a: 'b' };
    const answer = await kibanaHttp({ fetch }).send({ method: 'GET', path: '/api/x', query });
    expect(answer).toEqual({ status: 200, body: { detectors: [] } });
    expect(fetch).toHaveBeenCalledWith('/api/x', { method: 'GET', version: '2023-10-31', query });
  });

  it('sends bytes as such, and gives bytes that were asked for', async () => {
    const bytes = Uint8Array.of(80, 75, 0, 255);
    const fetch = jest.fn().mockResolvedValue(new Blob([bytes]));
    const request = { method: 'POST', path: '/api/x', body: bytes, answersBytes: true } as const;
    expect(await kibanaHttp({ fetch }).send(request)).toEqual({ status: 200, body: bytes });
    expect(fetch).toHaveBeenCalledWith('/api/x', {
      method: 'POST',
      version: '2023-10-31',
      body: bytes,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
  });

  it('gives a refusal as an answer with its status', async () => {
    const refusal = Object.assign(new Error('Not Found'), {
      response: { status: 404 },
      body: { statusCode: 404, message: 'no such detector' },
    });
    const http = kibanaHttp({ fetch: () => Promise.reject(refusal) });
    expect(await http.send({ method: 'GET', path: '/api/x' })).toEqual({
      status: 404,
      body: { statusCode: 404, message: 'no such detector' },
    });
  });

  it('throws when there was no answer', async () => {
    const gone = Object.assign(new TypeError('Failed to fetch'), { response: undefined });
    const http = kibanaHttp({ fetch: () => Promise.reject(gone) });
    await expect(http.send({ method: 'GET', path: '/api/x' })).rejects.toBe(gone);
  });
});
