/**
 * The bytes in memory of their own, for whoever keeps them. A small Buffer of Node's is a part of 64 KiB that it shares with
 * whatever was made beside it, and keeps all of them for as long as it is kept.
 */
export function keptBytes(bytes: Uint8Array | string): Buffer {
  if (typeof bytes !== 'string') {
    const copy = Buffer.allocUnsafeSlow(bytes.length);
    copy.set(bytes);
    return copy;
  }
  const written = Buffer.allocUnsafeSlow(Buffer.byteLength(bytes));
  written.write(bytes);
  return written;
}

/** The text in memory of its own, for whoever keeps it: a part of a header may keep the whole header. */
export function keptText(text: string): string {
  return Buffer.from(text).toString();
}
