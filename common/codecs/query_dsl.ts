/** A query as Elasticsearch takes it, as far as it is checked here: an object, and not too deep. */
import { recordNestedAtMost } from './bounded';

/** Deeper ones Elasticsearch would refuse (`indices.query.bool.max_nested_depth` is 30). */
export const queryDsl = recordNestedAtMost(50);
