/** A detector over packets on a real Elasticsearch: usual features, rules in the loop, suppression at once. */
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../../cli/run_cli.mock';
import type { Detector } from '../../common/detector';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { runScoreCycle } from '../../server/detection/scoring/run_score_cycle';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { updateDetector } from '../../server/detection/detectors/update_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { tcpScan } from '../../simulators/packets/attacks';
import { pcapBytes } from '../../simulators/packets/capture_bytes';
import { flags } from '../../simulators/packets/frames';
import { lanHost, ordinaryTraffic } from '../../simulators/packets/ordinary_traffic';
import {
  deleteByPrefix,
  describeWithElasticsearch,
  elasticsearchUrl,
  uniquePrefix,
} from './elasticsearch_for_tests';
import { connectTestEngine, type TestEngine } from './engine_for_tests';

const { signal } = new AbortController();
const start = 1_790_000_000;
const [attacker, target] = [lanHost(66), lanHost(30)];
const ports = Array.from({ length: 60 }, (_, i) => 100 + i);
const scan = { attacker, target, ports, every: 0.1, answers: 'refused' as const };

describeWithElasticsearch('a detector of packets', () => {
  const prefix = uniquePrefix('wire');
  const index = `${prefix}-packets`;
  let engine: TestEngine;
  let folder = '';
  let detector: Detector;

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    folder = await mkdtemp(path.join(os.tmpdir(), 'wire-'));
  });
  afterAll(async () => {
    await deleteDetector(engine.ports, prefix);
    await deleteByPrefix(engine.client, prefix);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  /** An ordinary minute, and a scan at its 30th second. */
  async function takeIn(minute: number): Promise<void> {
    const from = start + minute * 60;
    const ordinary = ordinaryTraffic({ seed: minute, start: from, lasts: 60 });
    const frames = [...ordinary, ...tcpScan({ ...scan, start: from + 30 }, flags.syn)];
    const file = path.join(folder, 'x.pcap');
    await writeFile(file, pcapBytes(frames.sort((a, b) => a.at - b.at)));
    const url = elasticsearchUrl();
    const run = await cli(['capture', '--file', file, '--index', index, '--elasticsearch', url]);
    expect(run.code).toBe(0);
  }

  async function countResults(...filter: object[]): Promise<number> {
    const { destination } = detector;
    await engine.client.indices.refresh({ index: destination.index });
    const query = { bool: { filter } };
    return (await engine.client.count({ index: destination.index, query })).count;
  }
  const named = { term: { 'ml.rules': 'syn_scan' } };
  const byAttacker = { term: { 'source.ip': `${attacker.ip}/32` } };

  it('takes the usual features that the source has, and rules with their policy', async () => {
    await takeIn(0);
    detector = await createDetector(engine.ports, {
      id: prefix,
      kind: 'packets',
      source: { indices: [index] },
      model: { trees: 20 },
      enabled: true,
    });
    expect(detector.rules).toEqual({ policy: 'either' });
    const fields = detector.features.map(({ field }) => field);
    expect(fields).toContain('packet.tcp_flags');
    expect(fields).not.toContain('event.duration');
  });

  it('judges by its rules while it learns, and scores the same packets afterwards', async () => {
    await runScoreCycle(engine.ports, { detectorId: prefix, partition: 0 }, signal);
    const all = await countResults();
    expect(await countResults({ term: { 'ml.skip_reason': 'MODEL_NOT_TRAINED' } })).toBe(all);
    const early = await countResults(named, { term: { ml_anomaly: true } });
    expect(early).toBe(49);
    expect(await countResults(named, byAttacker)).toBe(early);
    await trainDetector(engine.ports, prefix, signal);
    await scoreDetector(engine.ports, prefix, { signal });
    expect(await countResults()).toBe(all);
    expect(await countResults({ term: { 'ml.status': 'skipped' } })).toBe(0);
    expect(await countResults(named, { exists: { field: 'ml_score' } })).toBe(early);
    expect(await countResults(named, { term: { 'ml.techniques': 'T1046' } })).toBe(early);
    expect(await countResults(named, { term: { 'ml.contributors': 'rules' } })).toBe(early);
  });

  it('does not speak of an attacker any more from the moment when that is suppressed', async () => {
    const before = await countResults(named);
    const rules = { policy: 'either' as const, suppress: [{ entity: attacker.ip }] };
    await updateDetector(engine.ports, { ...detector, rules }, signal);
    await takeIn(1);
    // As if the minute had come only now: its packets lie behind the checkpoint.
    const { value, version } = await engine.ports.states.get(prefix);
    await engine.ports.states.put(prefix, { ...value, checkpoint: (start + 60) * 1_000 }, version);
    await scoreDetector(engine.ports, prefix, { signal });
    expect(await countResults(named)).toBe(before);
    expect(await countResults({ term: { 'ml.suppressed_rules': 'syn_scan' } })).toBe(60);
  });

  it('refuses rules that its kind has not', async () => {
    const rules = { policy: 'either' as const, limits: { brute_force: { threshold: 3 } } };
    await expect(updateDetector(engine.ports, { ...detector, rules }, signal)).rejects.toThrow(
      /no rule brute_force/,
    );
  });
});
