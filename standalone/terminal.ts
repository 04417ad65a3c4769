/** What the terminal shows while the host starts: a line a stage, rewritten while it lasts. */
import type { Logger } from '../server/detection/ports/host';

const marks = { done: '✔', failed: '✖', note: 'ℹ', warn: '⚠' } as const;

/** Time of day, for lines that come at any time. */
const clockTime = () => new Date().toTimeString().slice(0, 8);

export class Terminal implements Logger {
  private openLine = '';

  constructor(
    private readonly out: NodeJS.WriteStream = process.stderr,
    private readonly verbose = process.env.ANOMALY_FOREST_DEBUG === '1',
  ) {}

  /** Shows a stage until it is over: `work` may report how far it is. */
  async stage<T>(
    title: string,
    work: (progress: (text: string) => void) => Promise<T>,
    doneText: (result: T) => string = () => '',
  ): Promise<T> {
    const startedAt = Date.now();
    const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
    this.progress(`${title} ...`);
    try {
      const result = await work((text) => this.progress(`${title}: ${text}`));
      const detail = doneText(result);
      this.line('done', `${title}${detail ? `: ${detail}` : ''} (${seconds()})`);
      return result;
    } catch (error) {
      this.line('failed', `${title} (${seconds()})`);
      throw error;
    }
  }

  /** A line that is rewritten by the next; nothing where the output is no terminal. */
  progress(text: string): void {
    if (!this.out.isTTY) return;
    this.clear();
    this.openLine = text.slice(0, (this.out.columns || 80) - 1);
    this.out.write(this.openLine);
  }

  line(mark: keyof typeof marks, text: string): void {
    this.clear();
    this.out.write(`${marks[mark]} ${text}\n`);
  }

  text(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  debug(message: string): void {
    if (this.verbose) this.logLine('note', message);
  }

  info(message: string): void {
    this.logLine('note', message);
  }

  warn(message: string): void {
    this.logLine('warn', message);
  }

  error(message: string): void {
    this.logLine('failed', message);
  }

  private logLine(mark: keyof typeof marks, message: string): void {
    this.clear();
    this.out.write(`${clockTime()} ${marks[mark]} ${message}\n`);
  }

  private clear(): void {
    if (this.openLine === '') return;
    this.out.write(`\r${' '.repeat(this.openLine.length)}\r`);
    this.openLine = '';
  }
}
