/** A place in a file: how many bytes, and how many lines, lie before it. */
export interface FilePlace {
  readonly bytes: number;
  readonly lines: number;
}

/** One record of a file as it came: a line, or several where a quoted cell goes on. */
export interface RawRecord {
  readonly bytes: Buffer;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Where the next record begins. */
  readonly end: FilePlace;
}

/** More than the largest product needs: 20,000 characters of description and 20 pictures, all of it escaped. */
export const mostRecordBytes = 512 * 1024;

/** A record that does not end. Nothing after it can be told apart. */
export class EndlessRecord extends Error {
  constructor(readonly line: number) {
    super(`The record that begins on line ${line} has no end.`);
  }
}

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

enum At {
  CellStart,
  InCell,
  InQuotes,
  AfterQuote,
}

/**
 * Cuts bytes into records, with the place of each: what libraries for CSV do not tell exactly enough to go on from
 * there in another process. Lines end with LF, CRLF or CR. With a `delimiter`, a cell that begins with a quote goes on
 * to the quote that closes it, over any number of lines; a quote elsewhere means nothing, so that a stray one spoils
 * its own record only.
 */
export class RecordCutter {
  private rest: Buffer = Buffer.alloc(0);
  private scanned = 0;
  private at = At.CellStart;
  private linesInside = 0;

  constructor(
    private place: FilePlace,
    private readonly delimiter: number | null,
  ) {}

  /** The records that end within what has come so far. With `isLast`, what is left over is a record too. @throws EndlessRecord */
  *cut(bytes: Buffer, isLast: boolean): Generator<RawRecord> {
    this.rest = Buffer.concat([this.rest, bytes]);
    let start = 0;
    for (let index = this.scanned; index < this.rest.length; index += 1) {
      const width = this.widthOfBreak(index, isLast);
      if (width === null) break;
      this.scanned = index + 1;
      if (width === 0) this.step(this.rest[index] ?? 0);
      else if (this.at === At.InQuotes) {
        this.linesInside += 1;
        index += width - 1;
        this.scanned = index + 1;
      } else {
        yield this.record(start, index, index + width);
        start = index + width;
        index = start - 1;
        this.scanned = start;
      }
      if (index - start >= mostRecordBytes) throw new EndlessRecord(this.place.lines + 1);
    }
    if (isLast) yield* this.leftOver(start);
    this.rest = this.rest.subarray(start);
    this.scanned -= start;
  }

  private *leftOver(start: number): Generator<RawRecord> {
    if (this.at === At.InQuotes) throw new EndlessRecord(this.place.lines + 1);
    if (start < this.rest.length) yield this.record(start, this.rest.length, this.rest.length);
  }

  /** How many bytes of a line break stand here: 0 to 2; null when the next byte has to be seen first. */
  private widthOfBreak(index: number, isLast: boolean): 0 | 1 | 2 | null {
    const byte = this.rest[index];
    if (byte === lineFeed) return 1;
    if (byte !== carriageReturn) return 0;
    if (index + 1 === this.rest.length) return isLast ? 1 : null;
    return this.rest[index + 1] === lineFeed ? 2 : 1;
  }

  private step(byte: number): void {
    if (this.delimiter === null) return;
    if (this.at === At.InQuotes) {
      if (byte === quote) this.at = At.AfterQuote;
    } else if (byte === quote && this.at !== At.InCell) this.at = At.InQuotes;
    else this.at = byte === this.delimiter ? At.CellStart : At.InCell;
  }

  private record(from: number, to: number, next: number): RawRecord {
    const { bytes, lines } = this.place;
    const end = { bytes: bytes + next - from, lines: lines + this.linesInside + 1 };
    this.place = end;
    this.linesInside = 0;
    this.at = At.CellStart;
    return { bytes: this.rest.subarray(from, to), line: lines + 1, end };
  }
}
