import {
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isTaskCancelledError,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
  type IPolicy,
} from 'cockatiel';
import { Unavailable } from '../http/problem/problems.js';
import { outsideCalls, outsideOpen } from './outside.metrics.js';

/** How somebody outside is called; docs/dependencies.md has all of them. */
export interface Terms {
  /** In metrics and in `/health/ready`. */
  readonly name: string;
  /** The longest that one attempt may take. */
  readonly timeoutMilliseconds: number;
  /** How often a failed call is made again; more than none only where it has the same effect as once. */
  readonly retries: number;
  /** How many calls may run. */
  readonly atOnce: number;
  /** How many more may wait for one of them to end; none unless told. Others are refused at once. */
  readonly waiting?: number;
  /** Whether an error says that the dependency is not well; others are its answer. */
  readonly isFault: (error: unknown) => boolean;
  /** How long the breaker stays open before one call may try. */
  readonly restMilliseconds?: number;
}

const faultsInARow = 5;
const defaultRestMilliseconds = 10_000;

/** The dependency is not called just now, or did not answer in time. */
export class DependencyUnavailable extends Unavailable {
  constructor(name: string) {
    super(`${name} cannot be reached just now; try again shortly.`);
  }
}

/**
 * Somebody outside. A call ends in time; after some faults in a row nobody is called for a while, then one call tries.
 */
export class Dependency {
  readonly name: string;
  private readonly breaker;
  private readonly restMilliseconds: number;
  private openedAt = 0;
  private readonly policy: IPolicy;

  constructor({
    name,
    timeoutMilliseconds,
    retries,
    atOnce,
    waiting = 0,
    isFault,
    restMilliseconds = defaultRestMilliseconds,
  }: Terms) {
    this.name = name;
    this.restMilliseconds = restMilliseconds;
    const faults = handleWhen((error) => isTaskCancelledError(error) || isFault(error));
    this.breaker = circuitBreaker(faults, {
      halfOpenAfter: restMilliseconds,
      breaker: new ConsecutiveBreaker(faultsInARow),
    });
    this.breaker.onStateChange((state) => outsideOpen.set({ dependency: name }, openness(state)));
    this.breaker.onBreak(() => (this.openedAt = performance.now()));
    outsideOpen.set({ dependency: name }, 0);
    const again = retry(faults, {
      maxAttempts: retries,
      backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }),
    });
    const inTime = timeout(timeoutMilliseconds, TimeoutStrategy.Aggressive);
    this.policy = wrap(bulkhead(atOnce, waiting), again, this.breaker, inTime);
  }

  /** Whether it is called; `down` while its breaker is open. */
  get state(): 'up' | 'down' {
    return this.breaker.state === CircuitState.Open ? 'down' : 'up';
  }

  /** Whether a call would not even be made; for those who can wait. */
  get isResting(): boolean {
    return this.state === 'down' && performance.now() - this.openedAt < this.restMilliseconds;
  }

  /**
   * Makes the call. `work` is to stop at the signal; whether it does or not, it is waited for no longer. Its errors come
   * through as they are.
   *
   * @throws DependencyUnavailable it was not called, or not heard of in time
   */
  async call<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      const answer = await this.policy.execute(({ signal }) => work(signal));
      this.count('ok');
      return answer;
    } catch (error) {
      const isRefused = isBrokenCircuitError(error) || isBulkheadRejectedError(error);
      this.count(isRefused ? 'refused' : 'failed');
      if (isRefused || isTaskCancelledError(error)) throw new DependencyUnavailable(this.name);
      throw error;
    }
  }

  private count(outcome: 'ok' | 'failed' | 'refused'): void {
    outsideCalls.inc({ dependency: this.name, outcome });
  }
}

function openness(state: CircuitState): number {
  return state === CircuitState.Closed ? 0 : state === CircuitState.HalfOpen ? 0.5 : 1;
}
