/** How many windows there are in all of a source, without counting each of them every time. */
import { windowMsOf } from '../../../common/windows';
import type { SourceReader } from '../ports/source_reader';
import { eventScope, type WindowScope } from './window_scope';

const dayMs = 86_400_000;
/** Sources of which counts are kept. */
const mostScopes = 50;

interface Block {
  events: number;
  windows: number;
}

/** By begin of the block, milliseconds since 1970. */
type Blocks = Map<number, Block>;

/** About a day, of whole windows. */
const blockMsOf = (lengthMs: number) => Math.max(1, Math.ceil(dayMs / lengthMs)) * lengthMs;

const nothing = (): Block => ({ events: 0, windows: 0 });

/**
 * Keeps the windows of each day beside the number of its events. Days in which that number is as it was
 * are not counted again: a year of windows costs what today's cost.
 */
export class WindowCounter {
  private readonly known = new Map<string, Blocks>();

  constructor(private readonly reader: SourceReader) {}

  /** @throws AppError as the reader */
  async count(scope: WindowScope, signal: AbortSignal): Promise<number> {
    const intervalMs = blockMsOf(windowMsOf(scope.windows));
    const range = { from: null, to: null };
    const events = await this.reader.histogram(eventScope(scope), { range, intervalMs }, signal);
    const key = JSON.stringify(scope);
    const before = this.known.get(key) ?? new Map<number, Block>();
    const blocks: Blocks = new Map();
    const changed: number[] = [];
    for (const [start, count] of events) {
      const block = before.get(start);
      if (block?.events === count) blocks.set(start, block);
      else changed.push(start);
    }
    await this.recount(scope, { blocks, changed, intervalMs }, signal);
    // What was counted may have gone on meanwhile: it is compared with the number that was asked first.
    for (const start of changed) {
      const block = blocks.get(start);
      if (block !== undefined) block.events = events.get(start) ?? 0;
    }
    this.keep(key, blocks);
    return [...blocks.values()].reduce((sum, { windows }) => sum + windows, 0);
  }

  /** In one go from the first changed block to the last: most often it is the last one alone. */
  private async recount(
    scope: WindowScope,
    { blocks, changed, intervalMs }: { blocks: Blocks; changed: number[]; intervalMs: number },
    signal: AbortSignal,
  ): Promise<void> {
    if (changed.length === 0) return;
    const from = changed.reduce((least, start) => Math.min(least, start), Infinity);
    const last = changed.reduce((most, start) => Math.max(most, start), -Infinity);
    const range = { from, to: last + intervalMs };
    const isChanged = new Set(changed);
    for (const start of changed) blocks.set(start, nothing());
    for await (const page of this.reader.entityWindows(scope, range, signal)) {
      for (const window of page) {
        const start = Math.floor(window.start / intervalMs) * intervalMs;
        const block = isChanged.has(start) ? blocks.get(start) : undefined;
        if (block !== undefined) block.windows += 1;
      }
    }
  }

  private keep(key: string, blocks: Blocks): void {
    this.known.delete(key);
    this.known.set(key, blocks);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size > mostScopes) this.known.delete(oldest);
  }
}
