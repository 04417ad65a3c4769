import { installAssets, type AssetReport } from '../../server/elasticsearch/assets/install_assets';
import { describeWithElasticsearch } from './elasticsearch_for_tests';
import { plainClient, startIngestNode } from './ingest_node';
import { makeTestFolder, removeTestFolder } from './test_folder';

type Json = Record<string, unknown>;

/** A row in which nothing needs cleaning. */
const cleanRow = {
  '@timestamp': '2026-01-02T03:04:05.678Z',
  temp_c: 71.5,
  cpu_pct: 40,
  net_kbps: 1200.25,
  pressure_bar: 30,
  status: 'normal',
  anomaly_type: 'none',
};

describeWithElasticsearch('the ingest pipeline on an ingest node', () => {
  let dataFolder: string;
  let url: string;
  let reports: AssetReport[];

  beforeAll(async () => {
    dataFolder = await makeTestFolder();
    url = await startIngestNode(dataFolder);
    reports = await installAssets(plainClient(url));
  });

  afterAll(async () => {
    await removeTestFolder(dataFolder);
  });

  const ask = async (method: string, path: string, body?: Json): Promise<Json> => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    return (await response.json()) as Json;
  };

  /** Writes a document that names no pipeline, and reads it back. */
  const write = async (id: string, document: Json, index = 'rocket-telemetry'): Promise<Json> => {
    const answer = await ask('PUT', `/${index}/_doc/${id}`, document);
    expect(answer).toHaveProperty('result', 'created');
    const { _source: source } = await ask(
      'GET',
      `/${String(answer._index)}/_doc/${encodeURIComponent(String(answer._id))}`,
    );
    return { _index: answer._index, _id: answer._id, ...(source as Json) };
  };

  const simulate = async (source: Json): Promise<Json> => {
    const { docs } = (await ask('POST', '/_ingest/pipeline/rocket-telemetry/_simulate', {
      docs: [{ _index: 'rocket-telemetry', _id: 'x', _source: source }],
    })) as { docs: [{ doc: { _source: Json } }] };
    return docs[0].doc._source;
  };

  it('is installed with every template, and is the default of the raw index', async () => {
    expect(reports.map(({ name, status, reason }) => ({ name, status, reason }))).toEqual(
      reports.map(({ name }) => ({ name, status: 'installed', reason: undefined })),
    );
    expect(reports.map(({ name }) => name)).toContain('rocket-telemetry');
    const again = await installAssets(plainClient(url));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['current']));
  });

  it('leaves a clean row as it is and says when it came in', async () => {
    const before = Date.now();
    const { event, ...rest } = await write('clean', cleanRow);
    expect(rest).toEqual({ _index: 'rocket-telemetry', _id: 'clean', ...cleanRow });
    const { ingested, ...others } = event as { ingested: string };
    expect(others).toEqual({});
    expect(Date.parse(ingested)).toBeGreaterThan(before - 60_000);
    expect(Date.parse(ingested)).toBeLessThan(Date.now() + 60_000);
  });

  it('makes numbers of text and keeps the text', async () => {
    const row = await write('text', { ...cleanRow, temp_c: ' 71.5 ', cpu_pct: '4e1' });
    expect(row).toMatchObject({
      temp_c: 71.5,
      cpu_pct: 40,
      event: {
        cleaned: ['cpu_pct:text_to_number', 'temp_c:text_to_number'],
        cleaned_values: { temp_c: ' 71.5 ', cpu_pct: '4e1' },
      },
    });
  });

  it.each([
    ['text', 'n/a', 'not_a_number'],
    ['an empty text', '', 'not_a_number'],
    ['the text NaN', 'NaN', 'not_a_number'],
    ['the text Infinity', 'Infinity', 'out_of_range'],
    ['an array', [1, 2], 'not_a_number'],
    ['an object', { a: 1 }, 'not_a_number'],
    ['true', true, 'not_a_number'],
    ['1e39', 1e39, 'out_of_range'],
    ['below absolute zero', -273.16, 'out_of_range'],
    ['too hot as text', '5000.1', 'out_of_range'],
  ])('takes out %s', async (_name, temp_c, finding) => {
    const source = await simulate({ ...cleanRow, temp_c });
    expect(source).not.toHaveProperty('temp_c');
    expect(source.event).toMatchObject({
      cleaned: [`temp_c:${finding}`],
      cleaned_values: { temp_c },
    });
  });

  it.each([
    ['temp_c', [-273.15, 5000]],
    ['cpu_pct', [0, 100]],
    ['net_kbps', [0, 100_000_000]],
    ['pressure_bar', [0, 2000]],
  ])('takes the limits of %s themselves', async (field, values) => {
    for (const value of values) {
      const source = await simulate({ ...cleanRow, [field]: value });
      expect(source).toHaveProperty(field, value);
      expect(source).not.toHaveProperty('event.cleaned');
    }
  });

  it('names what is missing, whether absent or null', async () => {
    const source = await simulate({ ...cleanRow, cpu_pct: undefined, net_kbps: null });
    expect(source).not.toHaveProperty('net_kbps');
    expect(source.event).toMatchObject({ cleaned: ['cpu_pct:missing', 'net_kbps:missing'] });
    expect(source).not.toHaveProperty('event.cleaned_values');
  });

  it('takes out labels that are no text and an event that is no object', async () => {
    const source = await simulate({ ...cleanRow, status: { a: 1 }, event: 'launch' });
    expect(source).not.toHaveProperty('status');
    expect(source.event).toMatchObject({
      cleaned: ['event:not_an_object', 'status:not_text'],
      cleaned_values: { status: { a: 1 }, event: 'launch' },
    });
  });

  it('reads times in milliseconds since 1970', async () => {
    const source = await simulate({ ...cleanRow, '@timestamp': 1767323045678 });
    expect(source['@timestamp']).toBe('2026-01-02T03:04:05.678Z');
  });

  const withoutTime = Object.fromEntries(
    Object.entries(cleanRow).filter(([field]) => field !== '@timestamp'),
  );
  const labelsOnly = { '@timestamp': cleanRow['@timestamp'], status: 'normal', temp_c: 'broken' };
  it.each([
    ['no time', withoutTime, 'time_missing', 'The document has no @timestamp'],
    ['a bad time', { ...cleanRow, '@timestamp': 'noon' }, 'time_malformed', 'noon'],
    ['no measurement', labelsOnly, 'no_measurement', 'The document has no usable measurement'],
  ])('keeps a row with %s, whole and with the reason', async (_name, document, code, reason) => {
    const refused = await write(code, document);
    expect(refused).toMatchObject({
      _index: 'anomaly-forest-refused',
      _id: `rocket-telemetry:${code}`,
      pipeline: 'rocket-telemetry',
      source: { index: 'rocket-telemetry', id: code },
      error: { code, reason: expect.stringContaining(reason) as string },
      '@timestamp': expect.stringMatching(/^20\d\d-/) as string,
      event: { ingested: expect.stringMatching(/^20\d\d-/) as string },
    });
    const { temp_c, ...others } = document as typeof cleanRow;
    expect(refused.original).toMatchObject(others);
    expect(JSON.stringify(refused.original)).toContain(JSON.stringify(temp_c));
    expect(Object.keys(refused).sort()).toEqual(
      ['@timestamp', '_id', '_index', 'error', 'event', 'original', 'pipeline', 'source'].sort(),
    );
  });

  it('lets what was cleaned and refused be counted by reason', async () => {
    await ask('POST', '/rocket-telemetry,anomaly-forest-refused/_refresh');
    const counts = async (index: string, field: string): Promise<Json> => {
      const answer = (await ask('POST', `/${index}/_search`, {
        size: 0,
        aggs: { reasons: { terms: { field } } },
      })) as { aggregations: { reasons: { buckets: { key: string; doc_count: number }[] } } };
      const { buckets } = answer.aggregations.reasons;
      return Object.fromEntries(buckets.map(({ key, doc_count }) => [key, doc_count]));
    };
    expect(await counts('anomaly-forest-refused', 'error.code')).toEqual({
      time_missing: 1,
      time_malformed: 1,
      no_measurement: 1,
    });
    expect(await counts('rocket-telemetry', 'event.cleaned')).toEqual({
      'temp_c:text_to_number': 1,
      'cpu_pct:text_to_number': 1,
    });
  });

  it('loses nothing of a bulk request in which every third row is refused', async () => {
    const lines = Array.from({ length: 300 }, (_, row) => [
      { index: { _index: 'rocket-telemetry-bulk', _id: String(row) } },
      row % 3 === 0 ? withoutTime : cleanRow,
    ]).flat();
    const response = await fetch(`${url}/_bulk?refresh=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    expect(await response.json()).toMatchObject({ errors: false });
    expect(await ask('GET', '/rocket-telemetry-bulk/_count')).toHaveProperty('count', 200);
    const refused = '/anomaly-forest-refused/_count?q=source.index:rocket-telemetry-bulk';
    expect(await ask('GET', refused)).toHaveProperty('count', 100);
  });
});
