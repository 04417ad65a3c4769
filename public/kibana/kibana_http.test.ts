import { kibanaHttp } from './kibana_http';

describe("Kibana's HTTP service", () => {
  it('gives the answer', async () => {
    const fetch = jest.fn().mockResolvedValue({ detectors: [] });
    const answer = await kibanaHttp({ fetch }).send({ method: 'GET', path: '/api/x' });
    expect(answer).toEqual({ status: 200, body: { detectors: [] } });
    expect(fetch).toHaveBeenCalledWith('/api/x', { method: 'GET', version: '2023-10-31' });
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
