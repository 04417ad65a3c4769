import type { Detector } from '../../common/detector';
import { deadLetterIndex } from '../../common/dead_letter_index';
import { createElasticsearchPorts } from '../../server/elasticsearch/elasticsearch_ports';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { aResult, day, resultDestinations, results, writerOf } from './writer_for_tests';

const { signal } = new AbortController();

describeWithElasticsearch('Result writer', () => {
  const { client, aDetector, prepared, versions } = resultDestinations('writer');

  const settledCounts = (detector: Detector) =>
    createElasticsearchPorts(client).results.settledCounts(detector, signal);

  it('writes each result once, however often it is written', async () => {
    const detector = await prepared('twice');
    const writer = writerOf(client, { rows: 300, bytes: 50_000 });
    for (const round of [1, 2]) {
      expect(await writer.write(detector, results(detector, 1_000), signal)).toEqual({
        written: 1_000,
        dead_lettered: 0,
      });
      expect(await versions(detector)).toEqual(Array.from({ length: 1_000 }, () => round));
    }
  });

  it('keeps a result that is refused among the dead letters, with the reason, and writes the others', async () => {
    const detector = await prepared('poison');
    const writer = writerOf(client);
    const batch = results(detector, 100);
    batch[50] = aResult(detector, 50, { v: 'no number' });
    expect(await writer.write(detector, batch, signal)).toEqual({
      written: 99,
      dead_lettered: 1,
    });
    expect(await settledCounts(detector)).toEqual({
      results: 99,
      skipped: 0,
      skip_reasons: [],
      dead_lettered: 1,
    });
    const letter = await client.get<Record<string, unknown>>({
      index: deadLetterIndex(detector.destination.index),
      id: batch[50].id,
    });
    expect(letter._source).toMatchObject({
      ml: { detector_id: detector.id },
      destination: { index: detector.destination.index },
      source: { ...batch[50].source, time: new Date(day + 50_000).toISOString() },
      error: { code: 'DOCUMENT_REFUSED', status: 400 },
      document: { v: 'no number', ml_score: 0.5 },
    });
    expect(JSON.stringify(letter._source)).toContain('failed to parse field [v] of type [float]');
  });

  it('takes numbers of any kind in fields that are not mapped yet, and loses no fraction of them', async () => {
    const detector = aDetector('numbers');
    const { index } = detector.destination;
    await createElasticsearchPorts(client).destination.prepare(index, signal);
    const lists = [[0.3, 97], [97, 0.3], [12], [0.1234567890123]];
    const batch = lists.map((load, i) => aResult(detector, i, { load, host: { load: load[0] } }));
    expect(await writerOf(client).write(detector, batch, signal)).toEqual({
      written: lists.length,
      dead_lettered: 0,
    });
    const { hits } = await client.search({
      index,
      _source: false,
      docvalue_fields: ['load', 'host.load'],
      sort: ['@timestamp'],
    });
    expect(hits.hits.map(({ fields }) => fields)).toEqual(
      lists.map((load) => ({ load: [...load].sort((a, b) => a - b), 'host.load': [load[0]] })),
    );
  });

  it('counts an id once when it is refused first and written later, and the other way round', async () => {
    const detector = await prepared('moved');
    const writer = writerOf(client);
    const good = aResult(detector, 1);
    const bad = aResult(detector, 1, { v: 'no number' });
    const counts = async () => {
      const { results, skipped, dead_lettered: deadLettered } = await settledCounts(detector);
      return [results - skipped, deadLettered];
    };
    await writer.write(detector, [bad], signal);
    expect(await counts()).toEqual([0, 1]);
    await writer.write(detector, [good], signal);
    expect(await counts()).toEqual([1, 0]);
    await writer.write(detector, [bad], signal);
    expect(await counts()).toEqual([0, 1]);
  });

  it.each([
    ['index.blocks.write', 'write block'],
    ['index.blocks.read_only_allow_delete', 'flood stage'],
  ])('stops at a read-only destination without dead letters: %s', async (setting, label) => {
    const detector = await prepared(`readonly-${label.replace(' ', '-')}`);
    const { index } = detector.destination;
    const batch = results(detector, 10);
    await client.indices.putSettings({ index, settings: { [setting]: true } });
    await expect(writerOf(client).write(detector, batch, signal)).rejects.toMatchObject({
      code: 'INDEX_READ_ONLY',
    });
    await client.indices.putSettings({ index, settings: { [setting]: null } });
    expect(await settledCounts(detector)).toEqual({
      results: 0,
      skipped: 0,
      skip_reasons: [],
      dead_lettered: 0,
    });
    expect(await writerOf(client).write(detector, batch, signal)).toEqual({
      written: 10,
      dead_lettered: 0,
    });
  });

  it('says so when the destination may not be created', async () => {
    const detector = aDetector('uncreated');
    const allow = (value: string | null) =>
      client.cluster.putSettings({ persistent: { 'action.auto_create_index': value } });
    await allow('false');
    try {
      await expect(
        writerOf(client).write(detector, results(detector, 3), signal),
      ).rejects.toMatchObject({ code: 'INDEX_NOT_FOUND' });
    } finally {
      await allow(null);
    }
  });
});
