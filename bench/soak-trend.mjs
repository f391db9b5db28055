/**
 * The straight line through `[x, y]` points: its slope, and how far off that may be, two standard errors. Neighbours that
 * are alike count for less, as the residuals say.
 */
export function trend(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
  const left = points.map(([x, y]) => y - middleY - slope * (x - middleX));
  const squares = left.reduce((sum, value) => sum + value ** 2, 0);
  const beside = left.slice(1).reduce((sum, value, n) => sum + value * left[n], 0);
  const alike = squares === 0 ? 0 : Math.min(Math.max(beside / squares, 0), 0.98);
  const error = Math.sqrt(squares / (points.length - 2) / spread) * Math.sqrt((1 + alike) / (1 - alike));
  return { slope, uncertainty: 2 * error, level: middleY };
}

/** What a trend an hour says of something that may not grow by more than `allowed` an hour. */
export function verdict({ slope, uncertainty }, allowed) {
  if (slope + uncertainty <= allowed) return 'flat';
  return slope - uncertainty > allowed ? 'grows' : 'too short to tell';
}
