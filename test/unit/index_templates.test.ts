import { resultFields } from '../../common/fields';
import { rocketLimits } from '../../common/rocket_limits';
import { verdictCodec } from '../../common/result';
import { assets } from '../../server/elasticsearch/assets/assets';
import resultTemplate from '../../index_templates/component_result_fields.json';
import rocketTemplate from '../../index_templates/component_rocket_fields.json';
import rocketRaw from '../../index_templates/rocket_telemetry.json';
import rocketScored from '../../index_templates/rocket_telemetry_ml.json';
import pipeline from '../../ingest_pipelines/rocket_telemetry.json';

interface Mapping {
  type?: string;
  properties?: Record<string, Mapping>;
}

function leaves({ properties = {} }: Mapping, prefix = ''): [string, string][] {
  return Object.entries(properties).flatMap(([name, field]): [string, string][] =>
    field.properties === undefined
      ? [[prefix + name, field.type ?? 'object']]
      : leaves(field, `${prefix}${name}.`),
  );
}

describe('the field table of results', () => {
  const names = Object.keys(resultFields);

  it('is what the template maps, type by type', () => {
    const declared = Object.entries(resultFields).map(([name, { type }]) => [name, type]);
    expect(leaves(resultTemplate.template.mappings).sort()).toEqual(declared.sort());
  });

  it('has every part of the verdict codec, and nothing else under ml', () => {
    const parts = verdictCodec.types.flatMap(({ props }) => Object.keys(props));
    const tops = names.flatMap((name) => (name.startsWith('ml.') ? [name.split('.')[1]] : []));
    expect([...new Set(tops)].sort()).toEqual(parts.sort());
  });

  it('says what each field means', () => {
    for (const { meaning } of Object.values(resultFields)) expect(meaning).toMatch(/^\w.{9,}/);
  });
});

describe('rocket telemetry', () => {
  const { properties } = rocketTemplate.template.mappings;
  const script = pipeline.processors.flatMap((processor) => processor.script ?? [])[0];

  it('is cleaned within the limits of the table', () => {
    const limits = Object.entries(rocketLimits).map(([name, { min, max }]) => [name, { min, max }]);
    expect(script?.params.limits).toEqual(Object.fromEntries(limits));
  });

  it('has every measurement mapped as double', () => {
    expect(properties).toMatchObject(
      Object.fromEntries(Object.keys(rocketLimits).map((name) => [name, { type: 'double' }])),
    );
  });

  it('is refused without any of the measurements of the table', () => {
    const condition = Object.keys(rocketLimits).map((name) => `ctx.${name} == null`);
    const failing = pipeline.processors.flatMap((processor) => processor.fail ?? []);
    expect(failing.map((fail) => fail.if)).toContain(condition.join(' && '));
  });

  it('gets event.ingested last, also when it is refused', () => {
    for (const list of [pipeline.processors, pipeline.on_failure]) {
      expect(list[list.length - 1]?.set?.field).toBe('event.ingested');
    }
  });

  it('takes the names of scored data from the raw template', () => {
    expect(rocketScored.priority).toBeGreaterThan(rocketRaw.priority);
  });
});

describe('all assets', () => {
  it('have a version, and names and priorities that do not collide', () => {
    for (const { body } of assets) expect(body.version).toBeGreaterThanOrEqual(1);
    expect(new Set(assets.map(({ name }) => name)).size).toBe(assets.length);
  });

  it('refer only to component templates that are installed before them', () => {
    const installed = new Set<string>();
    for (const { name, body } of assets) {
      for (const part of (body.composed_of as string[] | undefined) ?? []) {
        expect(installed).toContain(part);
      }
      installed.add(name);
    }
  });
});
