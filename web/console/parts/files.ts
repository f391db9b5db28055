/** An answer that is a file. */
interface Sent {
  readonly data: unknown;
  readonly response: Response;
}

/** Saves a file that the service sent, under the name that it gave. */
export function save({ data, response }: Sent, otherwise: string): void {
  const file = data instanceof Blob ? data : new Blob([String(data)]);
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('content-disposition')) ?? otherwise;
  document.body.append(link);
  link.click();
  link.remove();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name of the file that a Content-Disposition has. */
function nameIn(header: string | null): string | undefined {
  return /filename="([^"]+)"/.exec(header ?? '')?.[1];
}
