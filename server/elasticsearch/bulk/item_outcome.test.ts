import { createOperation, deleteOperation, indexOperation } from './bulk_operation';
import { outcomeOf } from './item_outcome';

const write = indexOperation({ index: 'a', id: '1' }, Buffer.from('{}'));
const create = createOperation({ index: 'a', id: '1' }, Buffer.from('{}'));
const remove = deleteOperation({ index: 'a', id: '1' });

it.each([
  [write, 200, undefined, 'done'],
  [write, 201, undefined, 'done'],
  [remove, 200, undefined, 'done'],
  [remove, 404, undefined, 'done'],
  [create, 201, undefined, 'done'],
  [create, 409, 'version_conflict_engine_exception', 'done'],
  [create, 400, 'document_parsing_exception', 'refused'],
  [create, 404, 'index_not_found_exception', 'fatal'],
  [write, 429, 'es_rejected_execution_exception', 'retry'],
  [write, 503, 'unavailable_shards_exception', 'retry'],
  [write, 500, 'exception', 'retry'],
  [write, 429, 'circuit_breaking_exception', 'retry'],
  [write, 400, 'document_parsing_exception', 'refused'],
  [write, 400, 'illegal_argument_exception', 'refused'],
  [write, 409, 'version_conflict_engine_exception', 'refused'],
  [write, 403, 'cluster_block_exception', 'fatal'],
  [write, 429, 'cluster_block_exception', 'fatal'],
  [write, 403, 'security_exception', 'fatal'],
  [write, 404, 'index_not_found_exception', 'fatal'],
])('%#: status %s', (operation, status, type, kind) => {
  const error = type === undefined ? undefined : { type, reason: 'why' };
  expect(outcomeOf(operation, { status, error }).kind).toBe(kind);
});

it('gives the reason with its cause', () => {
  const error = {
    type: 'document_parsing_exception',
    reason: 'failed to parse field [v]',
    caused_by: { type: 'number_format_exception', reason: 'For input string: "a"' },
  };
  expect(outcomeOf(write, { status: 400, error })).toEqual({
    kind: 'refused',
    failure: {
      status: 400,
      type: 'document_parsing_exception',
      reason: 'failed to parse field [v]: For input string: "a"',
    },
  });
});
