/** What a mining thread runs: one miner, whose lines come page by page. */
import { parentPort } from 'worker_threads';
import { PatternMiner, type MinedPatterns } from './pattern_miner';
import type { LinesPage } from './pattern_mining';

export type MiningRequest = { add: LinesPage } | 'finish';
export type MiningAnswer = { mined: MinedPatterns | null };

const miner = new PatternMiner();

function answerTo(request: MiningRequest): MiningAnswer {
  if (request === 'finish') return { mined: miner.result() };
  const { lines, times } = request.add;
  lines.forEach((line, i) => miner.add(line, times[i] ?? null));
  return { mined: null };
}

parentPort?.on('message', (request: MiningRequest) => parentPort?.postMessage(answerTo(request)));
