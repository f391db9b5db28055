import { Problem } from '../http/problem/problem.js';

/** The caller has as many streams open as one may. */
export class TooManyStreams extends Problem {
  static override readonly status = 429;
  static override readonly code = 'TOO_MANY_STREAMS';
  static override readonly title = 'Too many open streams';
  static override readonly example = { limit: 10 };

  constructor(limit: number) {
    super('Close a stream before you open another one.', { limit }, { 'Retry-After': '10' });
  }
}
