/** The dashboards as they are shipped: whole, and about fields that exist. */
import { readdirSync, readFileSync } from 'fs';
import path from 'path';
import { resultFields } from '../../common/fields';
import { assets, resultFieldsComponent } from '../../server/elasticsearch/assets/assets';
import { authFieldTypes } from '../../server/features/logs/auth/auth_document';
import { packetFieldTypes } from '../../server/features/packets/packet_document';
import { collect, fieldsOfPanel, readObject, type Json, type SavedObject } from './saved_objects';

const folder = path.join(__dirname, '../../dashboards');

function readLines(name: string): string[] {
  return readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
}

const panelsOf = (objects: SavedObject[]): Json[] =>
  objects
    .filter(({ type }) => type === 'dashboard')
    .flatMap(({ attributes }) => attributes.panelsJSON as Json[]);

const objects = readLines('rocket_telemetry.ndjson').map(readObject);
const dashboards = objects.filter(({ type }) => type === 'dashboard');
const panels = panelsOf(objects);

const raw = 'anomaly-forest-rocket-telemetry-raw';
const scored = 'anomaly-forest-rocket-telemetry-scored';
const refused = 'anomaly-forest-refused';

function attributesOf(id: string): SavedObject['attributes'] {
  const found = objects.find((object) => object.id === id);
  if (found === undefined) throw new Error(`${id} is not in the file`);
  return found.attributes;
}

interface Mapping {
  properties?: Record<string, Mapping>;
}

function flattened(mapping: Mapping, prefix = ''): string[] {
  return Object.entries(mapping.properties ?? {}).flatMap(([name, field]) =>
    field.properties ? flattened(field, `${prefix}${name}.`) : [prefix + name],
  );
}

/** Fields of the index template with exactly this pattern, and of the components it is made of. */
function mappedFields(pattern: string): string[] {
  const template = assets.find(
    ({ body }) => (body.index_patterns as string[] | undefined)?.[0] === pattern,
  );
  if (template === undefined) throw new Error(`no index template has the pattern ${pattern}`);
  const parts = (template.body.composed_of as string[] | undefined) ?? [];
  return [template, ...assets.filter(({ name }) => parts.includes(name))].flatMap(({ body }) =>
    flattened((body.template as { mappings?: Mapping }).mappings ?? {}),
  );
}

/** What a data view offers: the fields of its index template and its own runtime fields. */
function fieldsOfView(id: string): Set<string> {
  const { runtimeFieldMap, title } = attributesOf(id);
  const [pattern = ''] = String(title).split(',');
  return new Set([...mappedFields(pattern), ...Object.keys(runtimeFieldMap as object)]);
}

/** Sources that no index template is for: what we write, and in results what is added. */
const sourceTypes = { packets: packetFieldTypes, authentication: authFieldTypes };

const viewFields = new Map([
  ...[raw, scored, refused].map((id) => [id, fieldsOfView(id)] as const),
  ...Object.entries(sourceTypes).flatMap(([name, types]) => [
    [`anomaly-forest-${name}-raw`, new Set(Object.keys(types))] as const,
    [
      `anomaly-forest-${name}-scored`,
      new Set([...Object.keys(types), ...Object.keys(resultFields)]),
    ] as const,
  ]),
]);

describe.each(readdirSync(folder).filter((name) => name.endsWith('.ndjson')))('%s', (name) => {
  const lines = readLines(name);
  const own = lines.map(readObject);
  const ownPanels = panelsOf(own);

  test('an object has a readable id and nothing that changes from export to export', () => {
    for (const line of lines) {
      const object = JSON.parse(line) as Json;
      expect(object.id).toMatch(/^anomaly-forest-[a-z-]+$/);
      for (const key of ['created_at', 'updated_at', 'version'])
        expect(object).not.toHaveProperty(key);
    }
    expect(new Set(own.map(({ id }) => id)).size).toBe(lines.length);
    expect(ownPanels.length).toBeGreaterThan(10);
  });

  test('every reference is to an object of the file', () => {
    const known = own.map(({ type, id }) => `${type}:${id}`);
    const wanted = own.flatMap(({ references }) => references.map((to) => `${to.type}:${to.id}`));
    expect(wanted.length).toBeGreaterThan(ownPanels.length);
    expect(known).toEqual(expect.arrayContaining(wanted));
  });

  test('every layer of every Lens panel has its data view among the references', () => {
    for (const panel of ownPanels.filter(({ type }) => type === 'lens')) {
      const [layers] = collect(collect(panel, 'formBased'), 'layers');
      const named = (collect(panel, 'references')[0] as SavedObject['references']).map(
        (reference) => reference.name,
      );
      expect(named).toEqual(
        Object.keys(layers as Json).map((layer) => `indexpattern-datasource-layer-${layer}`),
      );
    }
  });

  test('every field that a panel shows or filters by is a field of its data view', () => {
    const used = ownPanels.flatMap(fieldsOfPanel).filter(({ field }) => field !== '___records___');
    expect(used.length).toBeGreaterThan(40);
    expect(used.filter(({ view, field }) => !viewFields.get(view)?.has(field))).toEqual([]);
  });
});

describe.each(['packets', 'authentication'] as const)('%s', (name) => {
  const own = readLines(`${name}.ndjson`).map(readObject);
  const scoredView = `anomaly-forest-${name}-scored`;
  const find = (id: string) => own.find((object) => object.id === id)?.attributes ?? {};

  test('controls, table and formats name fields of the results', () => {
    const [table] = own.filter(({ type }) => type === 'search');
    const used = [
      ...collect(own, 'fieldName'),
      ...(table?.attributes.columns as string[]),
      ...Object.keys(find(scoredView).fieldFormatMap as object),
    ].map(String);
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter((field) => !viewFields.get(scoredView)?.has(field))).toEqual([]);
  });

  test('results can be counted by every text that a panel counts them by', () => {
    const component = assets.find((asset) => asset.name === resultFieldsComponent)?.body;
    const patterns = collect(component, 'path_match').flat().map(String);
    const isMapped = (field: string) =>
      patterns.some((pattern) =>
        new RegExp(`^${pattern.replaceAll('.', '[.]').replaceAll('*', '.*')}$`).test(field),
      );
    const types: Record<string, string> = sourceTypes[name];
    const used = panelsOf(own)
      .flatMap(fieldsOfPanel)
      .filter(({ view }) => view === scoredView)
      .map(({ field }) => field)
      .filter((field) => ['keyword', 'ip', 'text'].includes(types[field] ?? ''));
    expect(used).toContain('source.ip');
    expect(used.filter((field) => !isMapped(field))).toEqual([]);
  });

  // Lines and packets that Beats or Logstash shipped: Elasticsearch has guessed their types.
  test('of what is not judged yet panels count only, whatever types its fields have', () => {
    const layers = panelsOf(own).filter(
      (panel) => fieldsOfPanel(panel)[0]?.view === `anomaly-forest-${name}-raw`,
    );
    expect(layers.length).toBeGreaterThan(0);
    const shown = collect(layers, 'sourceField');
    expect([...new Set(shown)].sort()).toEqual(
      name === 'packets' ? ['___records___'] : ['@timestamp', '___records___'],
    );
  });

  test('raw data leaves the results out, and time is the event time', () => {
    const rawTitles = String(find(`anomaly-forest-${name}-raw`).title).split(',');
    const titles = String(find(scoredView).title).split(',');
    expect(rawTitles).toEqual(expect.arrayContaining(titles.map((title) => `-${title}`)));
    for (const { type, attributes } of own)
      if (type === 'index-pattern') expect(attributes.timeFieldName).toBe('@timestamp');
  });
});

test('raw data leaves the results out, and time is the event time', () => {
  expect(attributesOf(raw).title).toBe('rocket-telemetry*,-rocket-telemetry-ml*');
  expect(attributesOf(scored).title).toBe('rocket-telemetry-ml*');
  for (const id of [raw, scored, refused])
    expect(attributesOf(id).timeFieldName).toBe('@timestamp');
});

test('controls, table and formats name fields of the scored data view', () => {
  const table = attributesOf('anomaly-forest-rocket-anomalies');
  const used = [
    ...collect(dashboards, 'fieldName'),
    ...(table.columns as string[]),
    ...Object.keys(attributesOf(scored).fieldFormatMap as object),
  ].map(String);
  expect(used.length).toBeGreaterThan(12);
  expect(used.filter((field) => !viewFields.get(scored)?.has(field))).toEqual([]);
});

test('a severity has one colour in all charts, and no two severities have the same', () => {
  const styles = collect(panels, 'yConfig').flat() as Array<{ forAccessor: string; color: string }>;
  const colors = styles
    .filter(({ forAccessor }) => /^found-/.test(forAccessor))
    .map(({ forAccessor, color }) => `${forAccessor} ${color}`);
  const distinct = [...new Set(colors)].map((pair) => pair.split(' '));
  expect(colors).toHaveLength(10);
  expect(distinct).toHaveLength(5);
  expect(new Set(distinct.map(([, color]) => color)).size).toBe(5);
});

test('the chart of refusals has a bar for every reason that the pipeline gives by name', () => {
  const pipeline = assets.find(({ kind }) => kind === 'ingest_pipeline')?.body;
  const processors = pipeline?.processors as Array<Record<string, { tag?: string }>>;
  const tags = processors.flatMap(({ fail, date }) => (fail ?? date)?.tag ?? []);
  const chart = panels.find(({ panelIndex }) => panelIndex === 'refusals');
  expect(tags.length).toBeGreaterThan(2);
  expect(collect(chart, 'query')).toEqual(
    expect.arrayContaining(tags.map((tag) => `error.code : "${tag}"`)),
  );
});
