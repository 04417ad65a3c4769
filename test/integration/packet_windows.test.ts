/** Windows of packets on a real Elasticsearch: the attacker's have the score and the rule, also after late packets. */
import { mkdtemp, rm, writeFile } from 'fs/promises';
import os from 'os';
import path from 'path';
import { cli } from '../../cli/run_cli.mock';
import { createDetector } from '../../server/detection/detectors/create_detector';
import { deleteDetector } from '../../server/detection/detectors/delete_detector';
import { describeDetector } from '../../server/detection/detectors/describe_detector';
import { reconcileDetector } from '../../server/detection/scoring/reconcile_detector';
import { scoreDetector } from '../../server/detection/scoring/score_detector';
import { trainDetector } from '../../server/detection/models/train_detector';
import { installAssets } from '../../server/elasticsearch/assets/install_assets';
import { tcpScan } from '../../simulators/packets/attacks';
import { pcapBytes, type TimedFrame } from '../../simulators/packets/capture_bytes';
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
const ports = Array.from({ length: 200 }, (_, i) => 100 + i);

interface WindowResult {
  source: { ip: string };
  window: { start: string; events: number };
  ml_score: number;
  ml_anomaly: boolean;
  ml: { rules?: string[]; status: string };
  ports: number;
}

describeWithElasticsearch('windows of packets on Elasticsearch', () => {
  const id = uniquePrefix('senders');
  const index = `${id}-packets`;
  let engine: TestEngine;
  let folder = '';

  async function takeIn(name: string, frames: TimedFrame[]): Promise<void> {
    const file = path.join(folder, name);
    await writeFile(file, pcapBytes(frames.sort((a, b) => a.at - b.at)));
    const url = elasticsearchUrl();
    const run = await cli(['capture', '--file', file, '--index', index, '--elasticsearch', url]);
    expect(run.code).toBe(0);
  }

  async function results(): Promise<WindowResult[]> {
    await engine.client.indices.refresh({ index: `${index}-ml` });
    const found = await engine.client.search<WindowResult>({ index: `${index}-ml`, size: 5_000 });
    return found.hits.hits.flatMap(({ _source: result }) => result ?? []);
  }

  const scan = tcpScan(
    { attacker, target, ports, start: start + 150, every: 0.1, answers: 'refused' },
    flags.syn,
  );
  // The last half of it comes late.
  const isLate = ({ at }: TimedFrame) => at >= start + 161;

  beforeAll(async () => {
    engine = connectTestEngine();
    await installAssets(engine.client);
    folder = await mkdtemp(path.join(os.tmpdir(), 'senders-'));
    const ordinary = ordinaryTraffic({ seed: 3, start, lasts: 300 });
    await takeIn('early.pcap', [...ordinary, ...scan.filter((frame) => !isLate(frame))]);
  });
  afterAll(async () => {
    await deleteDetector(engine.ports, id);
    await deleteByPrefix(engine.client, id);
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it("gives the attacker's windows the score and the name of the rule, and nobody else's", async () => {
    const detector = await createDetector(engine.ports, {
      id,
      kind: 'packets',
      source: { indices: [index], windows: { length: '10s' } },
      model: { threshold: { contamination: 0.05 } },
      enabled: true,
    });
    expect(detector.features.map(({ field }) => field)).toContain('odd_share');
    await trainDetector(engine.ports, id, signal);
    await scoreDetector(engine.ports, id, { signal });
    const all = await results();
    const named = all.filter(({ ml }) => ml.rules !== undefined);
    expect(named.map(({ source, ml }) => [source.ip, ml.rules])).toEqual([
      [attacker.ip, ['syn_scan']],
      [attacker.ip, ['syn_scan']],
    ]);
    expect(named.every(({ ml_anomaly: flagged }) => flagged)).toBe(true);
    const best = Math.max(...named.map(({ ml_score: score }) => score));
    const above = all.filter(({ ml_score: score }) => score > best).length;
    expect(above / all.length).toBeLessThan(0.06);
    const { ledger } = await describeDetector(engine.ports, id, signal);
    expect(ledger).toMatchObject({ scored: all.length, pending: 0 });
  });

  it('judges windows anew, rules included, when packets come late', async () => {
    const before = await results();
    await takeIn('late.pcap', scan.filter(isLate));
    await engine.client.indices.refresh({ index });
    await reconcileDetector(engine.ports, id, { signal, thorough: true });
    const after = await results();
    const ofAttacker = (rows: WindowResult[]) =>
      rows
        .filter(({ source }) => source.ip === attacker.ip)
        .sort((a, b) => a.window.start.localeCompare(b.window.start));
    const events = (rows: WindowResult[]) =>
      ofAttacker(rows).reduce((sum, { window }) => sum + window.events, 0);
    expect(events(after)).toBeGreaterThan(events(before));
    expect(ofAttacker(after).every(({ ml }) => ml.rules?.join() === 'syn_scan')).toBe(true);
    expect(after.filter(({ ml }) => ml.rules !== undefined)).toHaveLength(ofAttacker(after).length);
  });
});
