/** Of what only a real Elasticsearch can answer. */
export const notInMemory = () => Promise.reject(new Error('not in memory'));
