import { callElasticsearch } from './call';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('callElasticsearch', () => {
  it('does not let the time-out of one call cancel another', async () => {
    const run = new AbortController();
    const timesOut = callElasticsearch(
      'One',
      async ({ signal }) => {
        // What the client does to the signal it was given.
        signal.dispatchEvent(new Event('abort'));
        await Promise.reject(
          Object.assign(new Error('Request timed out'), { name: 'TimeoutError' }),
        );
        return {};
      },
      run.signal,
    );
    const other = callElasticsearch(
      'Other',
      async ({ signal }) => {
        let cancelled = false;
        signal.addEventListener('abort', () => (cancelled = true));
        await soon();
        return { cancelled };
      },
      run.signal,
    );
    await expect(timesOut).rejects.toMatchObject({ code: 'ES_UNAVAILABLE' });
    expect(await other).toEqual({ cancelled: false });
  });

  it('is cancelled by the signal, before, during and after the call', async () => {
    const before = AbortSignal.abort();
    const call = jest.fn(() => Promise.resolve({}));
    await expect(callElasticsearch('It', call, before)).rejects.toMatchObject({ code: 'ABORTED' });
    expect(call).not.toHaveBeenCalled();

    const during = new AbortController();
    const waiting = callElasticsearch(
      'It',
      ({ signal }) =>
        new Promise<object>((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
      during.signal,
    );
    during.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });

    const after = new AbortController();
    const answered = callElasticsearch(
      'It',
      () => {
        after.abort();
        return Promise.resolve({});
      },
      after.signal,
    );
    await expect(answered).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('takes a page of text for a bad answer', async () => {
    await expect(callElasticsearch('It', () => Promise.resolve('<html>'))).rejects.toMatchObject({
      code: 'ES_BAD_RESPONSE',
    });
  });

  /** As the client throws the answer of an index whose first shard has not started. */
  const starting = Object.assign(new Error('all shards failed'), {
    meta: {
      statusCode: 503,
      body: { error: { type: 'no_shard_available_action_exception', reason: '' } },
    },
  });

  it('asks again while the shards of an index start', async () => {
    const call = jest.fn(() => Promise.resolve({ found: true }));
    call.mockRejectedValueOnce(starting).mockRejectedValueOnce(starting);
    expect(await callElasticsearch('It', call)).toEqual({ found: true });
    expect(call).toHaveBeenCalledTimes(3);
  });

  it('is cancelled at once while it waits to ask again', async () => {
    // Timers stand still: who waits on one alone does not end.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const run = new AbortController();
      const asked = callElasticsearch('It', () => Promise.reject(starting), run.signal);
      setImmediate(() => run.abort());
      await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('stops asking when it is cancelled', async () => {
    const run = new AbortController();
    const call = jest.fn(() => {
      run.abort();
      return Promise.reject(starting);
    });
    await expect(callElasticsearch('It', call, run.signal)).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(call).toHaveBeenCalledTimes(1);
  });
});
