import type { Config } from '../../config/config.js';
import { escaped } from '../../http/escaped.js';
import { keepsLetters } from '../../mail/mailbox/mailbox.js';
import { nameSign } from '../icon.js';
import { pageOf, type Page } from '../page.js';
import { accountSheet, type Offers } from './account-sheet.js';
import { demoOfferOf } from './demo-offer.js';

/** A place of this service that people and programs begin with. */
interface Door {
  readonly name: string;
  readonly url: string;
  readonly title: string;
  readonly meaning: string;
}

/** What there is to see; what is switched off is not named. */
function doorsOf(config: Config): Door[] {
  const { publicUrl, docsEnabled, consoleEnabled } = config.http;
  const door = (name: string, path: string, title: string, meaning: string): Door => ({
    ...{ name, url: publicUrl + path },
    ...{ title, meaning },
  });
  return [
    ...(consoleEnabled
      ? [
          door(
            'console',
            '/console',
            'Console',
            'Orders, products, posts and people, for those who run them.',
          ),
        ]
      : []),
    ...(docsEnabled
      ? [
          door('docs', '/docs', 'Documentation', 'Every route of the API, to read and to try.'),
          door('openapi', '/openapi.json', 'OpenAPI', 'The same as a document for programs.'),
        ]
      : []),
    ...(keepsLetters(config)
      ? [door('mailbox', '/dev/mailbox', 'Mailbox', 'No letter leaves this service: here they are.')]
      : []),
    door('health', '/health/ready', 'Health', 'Whether the service is ready.'),
  ];
}

/** The start for programs: where things are. */
export const directoryOf = (config: Config): Readonly<Record<string, string>> => ({
  name: 'Stoa',
  api: `${config.http.publicUrl}/api/v1`,
  ...Object.fromEntries(doorsOf(config).map(({ name, url }) => [name, url])),
});

/** The start for people: what this service is, and one's account. Made once, of the configuration alone. */
export function startPage(config: Config): Page {
  return pageOf({
    title: 'Stoa',
    styles: ['look.css', 'start/start.css', 'start/account.css'],
    script: 'start/begin.js',
    body: `<main class="start">
<header>
${nameSign}
<h1>The shop and the journal of a business, in one service</h1>
<p>Accounts and sign-in, a catalogue, orders and payments, posts and comments behind one REST API, on nothing but PostgreSQL.</p>
</header>
${accountSheet(offersOf(config))}
<nav aria-labelledby="places">
<h2 id="places">Where to begin</h2>
<ul>
${doorsOf(config).map(doorItem).join('\n')}
</ul>
<p>Or in a terminal:</p>
<pre tabindex="0" aria-label="A first request"><code>curl ${escaped(`"${config.http.publicUrl}/api/v1/products?limit=3"`)}</code></pre>
</nav>
</main>`,
  });
}

/** Links stay at the address that the page was opened at, below the prefix that clients use. */
function doorItem({ name, url, title, meaning }: Door): string {
  const place = name === 'health' ? ' id="ready" role="status"' : '';
  return `<li><a href="${escaped(new URL(url).pathname)}">${title}</a><p${place}>${meaning}</p></li>`;
}

function offersOf(config: Config): Offers {
  const { publicUrl } = config.http;
  const home = new URL(publicUrl).pathname.replace(/\/$/, '');
  const own = config.google?.returnUrls.find((url) => url === publicUrl || url === `${publicUrl}/`);
  const demo = demoOfferOf(config);
  return {
    home: escaped(home),
    returnTo: own === undefined ? null : escaped(own),
    keepsLetters: keepsLetters(config),
    demoEmails: demo.emails,
    demoPassword: demo.password,
  };
}
