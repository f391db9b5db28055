/** From values to heights, with lines at round values. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A scale that has room for all values and zero, from `bottom` up to `top` (pixels, downwards). */
export function scaleOf(values: readonly number[], bottom: number, top: number, lines = 4): Scale {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = roundStep((most - least || 1) / lines);
  const [low, high] = [Math.floor(least / step) * step, Math.ceil((most || step) / step) * step];
  const count = Math.round((high - low) / step);
  return {
    at: (value) => bottom - ((value - low) / (high - low)) * (bottom - top),
    ticks: Array.from({ length: count + 1 }, (_, index) => low + index * step),
  };
}

/** The next step of 1, 2 or 5 with zeros behind it. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = [1, 2, 5].find((one) => one * power >= rough) ?? 10;
  return part * power;
}
