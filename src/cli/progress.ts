/** Where a bar is drawn. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How far something is. */
export interface Standing {
  /** What is going on: `importing`. */
  readonly what: string;
  /** Of `total`, in whatever it is measured. */
  readonly done: number;
  readonly total: number;
  /** How many of what is counted, with its word: `rows`. */
  readonly count: number;
  readonly unit: string;
}

const barWidth = 20;
const [drawMilliseconds, lineMilliseconds] = [100, 5_000];
/** What the pace is measured over; a batch takes about a second, so that it does not jump about. */
const paceMilliseconds = 10_000;
const [clearLine, hideCursor, showCursor] = ['\r\u001b[2K', '\u001b[?25l', '\u001b[?25h'];

interface Sample {
  readonly at: number;
  readonly done: number;
  readonly count: number;
}

/**
 * A bar on a terminal with its pace and how long it still takes, drawn anew in its line; elsewhere a plain line every few
 * seconds. `clock` gives milliseconds.
 */
export class Progress {
  private samples: Sample[] = [];
  private what = '';
  private shownAt = -Infinity;
  private isDrawn = false;

  constructor(
    private readonly screen: Screen,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Tells how far it is; what comes too fast to be read is not shown. */
  show(standing: Standing): void {
    const now = this.clock();
    this.sample(standing, now);
    const pause = this.screen.isTTY === true ? drawMilliseconds : lineMilliseconds;
    if (now - this.shownAt < pause) return;
    this.shownAt = now;
    const facts = this.factsOf(standing);
    if (this.screen.isTTY !== true) return void this.screen.write(`${standing.what}: ${facts.join(', ')}\n`);
    const line = `${barOf(standing)} ${standing.what}  ${facts.join('  ')}`;
    this.screen.write(`${this.isDrawn ? '' : hideCursor}${clearLine}${line.slice(0, this.width)}`);
    this.isDrawn = true;
  }

  /** Takes the bar away. */
  end(): void {
    if (this.isDrawn) this.screen.write(`${clearLine}${showCursor}`);
    this.isDrawn = false;
  }

  private get width(): number {
    return (this.screen.columns ?? 80) - 1;
  }

  /** What was done before, or of something else, says nothing of the pace. */
  private sample({ what, done, count }: Standing, at: number): void {
    const last = this.samples.at(-1);
    if (what !== this.what || (last !== undefined && done < last.done)) this.samples = [];
    this.what = what;
    this.samples.push({ at, done, count });
    while (this.samples.length > 2 && at - (this.samples[1]?.at ?? at) > paceMilliseconds)
      this.samples.shift();
  }

  private factsOf({ done, total, count, unit }: Standing): string[] {
    const counted = unit === '' ? [] : [`${grouped(count)} ${unit}`];
    const pace = this.pace;
    const speed = unit === '' || pace === null ? [] : [`${grouped(Math.round(pace.count))} ${unit}/s`];
    const left = pace === null ? [] : [`${duration((total - done) / pace.done)} left`];
    return [`${percent(done, total)} %`, ...counted, ...speed, ...left];
  }

  /** What is done and counted in a second; null: too little is known yet. */
  private get pace(): { done: number; count: number } | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined || last.done === first.done || last.at <= first.at)
      return null;
    const seconds = (last.at - first.at) / 1000;
    return { done: (last.done - first.done) / seconds, count: (last.count - first.count) / seconds };
  }
}

function barOf({ done, total }: Standing): string {
  const filled = Math.round((percent(done, total) / 100) * barWidth);
  return '█'.repeat(filled).padEnd(barWidth, '░');
}

const percent = (done: number, total: number): number =>
  total <= 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));

/** 1234567 as 1,234,567. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

/** 3725 seconds as 1:02:05, 65 as 1:05. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
