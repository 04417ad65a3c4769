import { errors } from '@elastic/elasticsearch';
import { inspect } from 'util';
import { AppError } from '../../common/errors';
import { isPointInTimeGone, isStarting, ItemFailure, translateError } from './translate_error';

/** An error as the client throws it for an answer of Elasticsearch. */
function answered(statusCode: number, error: unknown): Error {
  return new errors.ResponseError({
    statusCode,
    body: typeof error === 'string' ? error : { error, status: statusCode },
    headers: {},
    warnings: null,
    meta: {
      context: null,
      name: 'test',
      request: {
        params: { method: 'GET', path: '/x', headers: { authorization: 'ApiKey secret-key' } },
        options: {},
        id: 1,
      },
      connection: null,
      attempts: 0,
      aborted: false,
    },
  });
}

const exception = (type: string, reason: string) => ({
  type,
  reason,
  root_cause: [{ type, reason }],
});

describe('translateError', () => {
  it.each([
    [404, exception('index_not_found_exception', 'no such index [a]'), 'INDEX_NOT_FOUND'],
    [400, exception('index_closed_exception', 'closed'), 'INDEX_NOT_FOUND'],
    [400, exception('parsing_exception', 'unknown query [x]'), 'REQUEST_INVALID'],
    [401, exception('security_exception', 'missing credentials'), 'ES_UNAUTHENTICATED'],
    [403, exception('security_exception', 'action [read] is unauthorized'), 'ES_FORBIDDEN'],
    [409, exception('version_conflict_engine_exception', 'conflict'), 'STATE_CONFLICT'],
    [429, exception('es_rejected_execution_exception', 'queue'), 'ES_BACKPRESSURE'],
    [429, exception('circuit_breaking_exception', 'too large'), 'ES_BACKPRESSURE'],
    [503, exception('circuit_breaking_exception', 'too large'), 'ES_BACKPRESSURE'],
    [503, exception('cluster_block_exception', 'no master'), 'ES_UNAVAILABLE'],
    [403, exception('cluster_block_exception', 'FORBIDDEN/8/index write (api)'), 'INDEX_READ_ONLY'],
    [429, exception('cluster_block_exception', 'flood-stage'), 'INDEX_READ_ONLY'],
    [403, exception('cluster_block_exception', 'FORBIDDEN/7/index read (api)'), 'ES_FORBIDDEN'],
    [500, exception('null_pointer_exception', 'null'), 'ES_UNAVAILABLE'],
    [502, '<html>Bad gateway</html>', 'ES_UNAVAILABLE'],
    [404, '<html>Not found</html>', 'ES_BAD_RESPONSE'],
  ])('HTTP %d with %j is %s', (status, error, code) => {
    const translated = translateError(answered(status, error), 'Reading "a"');
    expect(translated.code).toBe(code);
    expect(translated.message).toContain('Reading "a" failed');
    expect(translated.message).not.toContain('<html>');
  });

  it('tells the cause inside a search that failed on every shard', () => {
    const cause = exception('query_shard_exception', 'failed to create query').root_cause;
    const error = { type: 'search_phase_execution_exception', reason: 'all', root_cause: cause };
    expect(translateError(answered(400, error)).message).toContain('failed to create query');
  });

  it.each([
    [new errors.ConnectionError('connect ECONNREFUSED'), 'ES_UNAVAILABLE'],
    [new errors.TimeoutError('Request timed out'), 'ES_UNAVAILABLE'],
    [new errors.DeserializationError('Unexpected token', '<html>'), 'ES_BAD_RESPONSE'],
    [new errors.RequestAbortedError('Request aborted'), 'ABORTED'],
    [new TypeError('a bug'), 'INTERNAL'],
  ])('%s is %s', (error, code) => {
    expect(translateError(error, 'Reading').code).toBe(code);
  });

  it('knows errors of another copy of the client by their name', () => {
    const foreign = Object.assign(new Error('refused'), { name: 'ConnectionError' });
    expect(translateError(foreign).code).toBe('ES_UNAVAILABLE');
  });

  it('leaves an error of our own as it is', () => {
    const own = new AppError('DISK_FULL', 'full');
    expect(translateError(own)).toBe(own);
  });

  it('keeps type, reason and status alone, in one line of bounded length', () => {
    const reason = `first\nline\u001b[31m ${'x'.repeat(1_000)}`;
    const translated = translateError(answered(400, exception('parsing_exception', reason)));
    expect(translated.cause).toEqual({
      status: 400,
      type: 'parsing_exception',
      reason: expect.stringMatching(/^first line \[31m x+…$/) as string,
    });
    expect(translated.message.length).toBeLessThan(500);
    expect(inspect(translated, { depth: 20 })).not.toContain('secret-key');
  });

  it('repeats nothing of a refused login', () => {
    const reason = 'unable to authenticate user [kim] with key c2VjcmV0';
    const translated = translateError(answered(401, exception('security_exception', reason)));
    expect(inspect(translated, { depth: 20 })).not.toMatch(/kim|c2VjcmV0/);
  });
});

it('recognises a point in time that is gone', () => {
  const root_cause = [{ type: 'search_context_missing_exception', reason: 'No search context' }];
  const error = { type: 'search_phase_execution_exception', reason: 'all shards', root_cause };
  expect(isPointInTimeGone(answered(404, error))).toBe(true);
  expect(isPointInTimeGone(answered(404, exception('index_not_found_exception', 'a')))).toBe(false);
});

it.each([
  [503, exception('no_shard_available_action_exception', ''), true],
  [404, exception('shard_not_found_exception', 'no such shard'), true],
  [404, exception('illegal_index_shard_state_exception', 'CurrentState[RECOVERING]'), true],
  [503, { type: 'search_phase_execution_exception', reason: 'all', root_cause: [] }, true],
  [503, exception('cluster_block_exception', 'no master'), false],
  [404, exception('index_not_found_exception', 'a'), false],
])('HTTP %d with %j comes from shards that start: %s', (status, error, starts) => {
  expect(isStarting(answered(status, error))).toBe(starts);
});

it('takes one item that failed for the whole call', () => {
  const failure = { status: null, type: 'no_shard_available_action_exception', reason: 'none' };
  expect(isStarting(new ItemFailure(failure))).toBe(true);
  expect(translateError(new ItemFailure(failure), 'Reading "a"')).toMatchObject({
    code: 'ES_UNAVAILABLE',
    message: 'Reading "a" failed: no_shard_available_action_exception: none',
  });
});
