import { Injectable } from '@nestjs/common';

/** The one source of the current time; tests put another in its place. */
@Injectable()
export class Clock {
  /** Now, to the millisecond. */
  now(): Date {
    return new Date();
  }

  /** The instant `seconds` from now; negative seconds lie in the past. */
  inSeconds(seconds: number): Date {
    return new Date(this.now().getTime() + seconds * 1000);
  }

  /** Milliseconds on a clock that never jumps and goes on while this process is stopped; only differences mean something. */
  ticks(): number {
    return performance.now();
  }
}
