const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Bytes as people say them: `1.4 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${format.format(bytes / 1000)} kB` : `${format.format(bytes / 1_000_000)} MB`;
}
