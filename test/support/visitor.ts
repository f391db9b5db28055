/** A cookie as a browser keeps it; ports do not tell cookies apart. */
interface Cookie {
  readonly host: string;
  readonly name: string;
  readonly path: string;
  readonly value: string;
}

/** Where a browser has come to. */
export interface Arrival {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A browser without a window: it keeps cookies and follows redirects one by one. */
export class Visitor {
  cookies: Cookie[] = [];

  /** One request, no redirect followed. */
  async visit(address: string | URL, form?: Record<string, string>): Promise<Arrival> {
    const url = new URL(address);
    const cookie = this.cookiesFor(url);
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(url, line);
    return { url, status: response.status, headers: response.headers, body: await response.text() };
  }

  /** Goes where it is sent until there is no redirect, or one to an address that begins with `end`. */
  async follow(address: string | URL, end: string, form?: Record<string, string>): Promise<Arrival> {
    let arrival = await this.visit(address, form);
    for (let stops = 0; stops < 10; stops += 1) {
      const location = arrival.headers.get('location');
      if (location === null) return arrival;
      const next = new URL(location, arrival.url);
      if (next.href.startsWith(end)) return { ...arrival, url: next };
      arrival = await this.visit(next);
    }
    throw new Error(`sent around in circles, last to ${arrival.url.href}`);
  }

  private cookiesFor({ hostname, pathname }: URL): string {
    return this.cookies
      .filter(({ host, path }) => host === hostname && pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  private keep({ hostname }: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const said = new Map(
      attributes
        .map((attribute) => attribute.split('=') as [string, string?])
        .map(([k, v]) => [k.toLowerCase(), v]),
    );
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = said.get('path') ?? '/';
    this.cookies = this.cookies.filter(
      (old) => old.name !== name || old.path !== path || old.host !== hostname,
    );
    const isOver =
      said.get('max-age') === '0' ||
      (said.has('expires') && Date.parse(said.get('expires') ?? '') < Date.now());
    if (!isOver) this.cookies.push({ host: hostname, name, path, value });
  }
}
