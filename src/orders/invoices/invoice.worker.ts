import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import PDFDocument from 'pdfkit';
import type { Cell, Paper, Step } from './paper.js';

const { resolve } = createRequire(import.meta.url);
const fontOf = (name: string): Buffer => readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}.ttf`));

/** Latin, Greek and Cyrillic, in the package: nothing is fetched. */
const regular = fontOf('400Regular/NotoSans_400Regular');
const bold = fontOf('600SemiBold/NotoSans_600SemiBold');

/** Points of A4: where the first text of a page stands, where the last one ends, and where the foot is. */
const [top, bottom, foot] = [50, 770, 795] as const;
const [left, right] = [50, 545] as const;
const [ink, pale, line] = ['#1c1f24', '#6b7280', '#d5d9e0'] as const;

/**
 * Puts a document on paper, as PDF: the same document gives the same bytes, as long as library and font are the same. It
 * takes a processor long, so that it is done in a thread of its own. This file is that thread's: Node runs it as it
 * stands, in tests too, and it imports packages only.
 */
function print({ title, author, at, columns, steps, foot: words }: Paper): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: 0, bufferPages: true, lang: 'en', displayTitle: true },
    info: { Title: title, Author: author, CreationDate: new Date(at), ModDate: new Date(at) },
    // in place of a standard font, whose metrics it would read from a file
    font: regular as unknown as string,
  });
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  let y: number = top;
  const take = (step: Step): void => {
    if (step.kind === 'keep') return keep(step.height);
    if (step.kind === 'rule') {
      pdf.moveTo(step.from, y).lineTo(right, y).lineWidth(0.7).strokeColor(line).stroke();
      y += step.space;
      return;
    }
    const height = Math.max(0, ...step.cells.map((cell) => heightOf(pdf, cell)));
    keep(height);
    for (const cell of step.cells) write(pdf, cell, y);
    y += height + step.space;
  };
  const keep = (height: number): void => {
    if (y + height <= bottom) return;
    pdf.addPage({ size: 'A4', margin: 0 });
    y = top;
    columns.forEach(take);
  };
  steps.forEach(take);
  writeFeet(pdf, words);
  return bytesOf(pdf);
}

function writeFeet(pdf: PDFKit.PDFDocument, words: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(index);
    const text = `${words}  ·  Page ${index + 1} of ${count}`;
    write(pdf, { text, x: left, width: right - left, size: 8, isPale: true }, foot);
  }
}

function write(pdf: PDFKit.PDFDocument, cell: Cell, y: number): void {
  const { text, x, width, isPale = false, align = 'left' } = cell;
  looking(pdf, cell)
    .fillColor(isPale ? pale : ink)
    .text(text, x, y, { width, align, lineGap: 1 });
}

function heightOf(pdf: PDFKit.PDFDocument, cell: Cell): number {
  return looking(pdf, cell).heightOfString(cell.text, { width: cell.width, lineGap: 1 });
}

function looking(pdf: PDFKit.PDFDocument, { size = 9.5, isBold = false }: Cell): PDFKit.PDFDocument {
  return pdf.font(isBold ? 'bold' : 'regular').fontSize(size);
}

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((done, failed) => pdf.once('end', done).once('error', failed));
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

const port = parentPort;
if (port !== null) {
  port.on('message', (paper: Paper) => {
    // what fails is an error of the thread
    void print(paper).then((bytes) => port.postMessage(bytes));
  });
  port.postMessage('ready');
}
