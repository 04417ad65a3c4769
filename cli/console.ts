/** What a command says: its result on standard output, everything else on standard error. */
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { toAppError } from '../common/errors';

export interface Streams {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
}

/** A result in both forms: one JSON document, or text for people. */
export interface CommandResult {
  json: unknown;
  text: string;
}

export interface Progress {
  /** `done` of the total; `text` is shown behind the bar. */
  update(done: number, text: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

export class Console {
  constructor(
    private readonly streams: Streams,
    /** Whether standard output holds one JSON document and nothing else. */
    readonly json: boolean,
  ) {}

  result({ json, text }: CommandResult): void {
    const shown = this.json ? JSON.stringify(json, null, 2) : text.trimEnd();
    if (shown !== '') this.streams.stdout.write(`${shown}\n`);
  }

  /** Something worth knowing that is no result. */
  note(text: string): void {
    this.streams.stderr.write(`${text}\n`);
  }

  fail(thrown: unknown, remedy?: string): void {
    const body = toAppError(thrown).toBody();
    const shown = { ...body, remedy: remedy ?? body.remedy };
    if (this.json) this.streams.stdout.write(`${JSON.stringify({ error: shown }, null, 2)}\n`);
    else this.note(`Error: ${shown.message}\n  ${shown.remedy} (${shown.code})`);
  }

  /** A progress bar; nothing where people do not watch. */
  progress(total: number): Progress {
    if (this.json || !this.streams.stderr.isTTY) return silent;
    const bars = new MultiBar(
      {
        stream: this.streams.stderr,
        format: '{bar} {percentage} %  {text}',
        hideCursor: true,
        clearOnComplete: true,
        stopOnComplete: false,
        fps: 5,
      },
      Presets.shades_classic,
    );
    const bar: SingleBar = bars.create(Math.max(1, total), 0, { text: '' });
    return {
      update: (done, text) => bar.update(Math.min(done, bar.getTotal()), { text }),
      stop: () => bars.stop(),
    };
  }
}
