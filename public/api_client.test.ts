import { deleteDetector } from '../common/api/delete_detector';
import { exportModel } from '../common/api/export_model';
import { importModel } from '../common/api/import_model';
import { listDetectors } from '../common/api/list_detectors';
import { runDetector } from '../common/api/run_detector';
import { AppError } from '../common/errors';
import { callApi, fillPath } from './api_client';
import { ApiError } from './api_error';
import type { Http, HttpAnswer, HttpRequest } from './services';

function httpThat(answer: HttpAnswer | (() => never)): { http: Http; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const send = (request: HttpRequest): Promise<HttpAnswer> => {
    sent.push(request);
    if (typeof answer !== 'function') return Promise.resolve(answer);
    return new Promise((resolve) => resolve(answer()));
  };
  return { http: { send }, sent };
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('requests', () => {
  it('carry bytes as they are, both ways', async () => {
    const bytes = Uint8Array.of(80, 75, 0, 255);
    const out = httpThat({ status: 200, body: bytes });
    const params = { id: 'pump', version: '2' };
    expect(await callApi(out.http, exportModel, { params })).toBe(bytes);
    expect(out.sent).toMatchObject([{ method: 'GET', answersBytes: true }]);
    const into = httpThat({ status: 400, body: { code: 'BUNDLE_INVALID', message: 'no zip' } });
    const call = callApi(into.http, importModel, { params: { id: 'pump' }, body: bytes });
    expect(await failureOf(call)).toMatchObject({ code: 'BUNDLE_INVALID' });
    expect(into.sent[0]?.body).toBe(bytes);
  });

  it('fill in and escape the path, and send the body of the contract', async () => {
    const { http, sent } = httpThat({ status: 200, body: { queued: 'train' } });
    const controller = new AbortController();
    const answer = await callApi(http, runDetector, {
      params: { id: 'a/b c' },
      body: { task: 'train' },
      signal: controller.signal,
    });
    expect(answer).toEqual({ queued: 'train' });
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/anomaly_forest/detectors/a%2Fb%20c/run',
        body: '{"task":"train"}',
        signal: controller.signal,
      },
    ]);
  });

  it('carry query parameters as text', async () => {
    const { http, sent } = httpThat({ status: 200, body: { detectors: [] } });
    await callApi(http, listDetectors, { query: { ledger: 'waiting' } });
    expect(sent).toEqual([
      { method: 'GET', path: '/api/anomaly_forest/detectors', query: { ledger: 'waiting' } },
    ]);
  });

  it('have no body where the method has none', async () => {
    const { http, sent } = httpThat({ status: 200, body: { deleted: 'a' } });
    await callApi(http, deleteDetector, { params: { id: 'a' } });
    expect(sent[0]).toEqual({ method: 'DELETE', path: '/api/anomaly_forest/detectors/a' });
  });

  it('fill several parameters', () => {
    expect(fillPath('/x/{a}/y/{b}', { a: 1, b: '?' })).toBe('/x/1/y/%3F');
  });
});

describe('failures', () => {
  const refused = new AppError('DETECTOR_INVALID', 'features must be a list').toBody();

  it('carry code, message and remedy of the standalone host', async () => {
    const { http } = httpThat({ status: 400, body: refused });
    const error = await failureOf(callApi(http, listDetectors, {}));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ ...refused, status: 400 });
  });

  it('carry the same from the form that Kibana gives to errors', async () => {
    const body = { statusCode: 400, error: 'Bad Request', message: 'm', attributes: refused };
    const { http } = httpThat({ status: 400, body });
    const error = await failureOf(callApi(http, listDetectors, {}));
    expect(error).toMatchObject({ ...refused, status: 400 });
  });

  it.each([
    [403, { statusCode: 403, message: 'API is unauthorized for user' }, 'PRIVILEGE_MISSING'],
    [401, undefined, 'SESSION_EXPIRED'],
    [502, '<html>Bad gateway</html>', 'ANSWER_INVALID'],
  ])('of another server are named by status %d', async (status, body, code) => {
    const { http } = httpThat({ status, body });
    const error = await failureOf(callApi(http, listDetectors, {}));
    expect(error).toMatchObject({ code, status });
    expect((error as ApiError).remedy).not.toBe('');
  });

  it('tell when there was no answer at all', async () => {
    const { http } = httpThat(() => {
      throw new TypeError('Failed to fetch');
    });
    const error = await failureOf(callApi(http, listDetectors, {}));
    expect(error).toMatchObject({ code: 'HOST_UNREACHABLE', status: 0, retryable: true });
    expect((error as ApiError).message).toContain('Failed to fetch');
  });

  it('tell when an answer is not of the form of the contract', async () => {
    const { http } = httpThat({ status: 200, body: { detectors: [{ id: 1 }] } });
    const error = await failureOf(callApi(http, listDetectors, {}));
    expect(error).toMatchObject({ code: 'ANSWER_INVALID', status: 200 });
  });

  it('leave a cancelled request what it is', async () => {
    const aborted = new DOMException('gone', 'AbortError');
    const { http } = httpThat(() => {
      throw aborted;
    });
    expect(await failureOf(callApi(http, listDetectors, {}))).toBe(aborted);
  });
});
