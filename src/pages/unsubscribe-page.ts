import { nameSign } from './icon.js';
import { pageOf, type Page } from './page.js';

/** Asks before anything happens: programs that look into mails open every link. It needs no script. */
export const askToUnsubscribe = unsubscribePage(
  'No more of these letters?',
  `<p>You followed the link of a letter from us. Letters about your orders and the security of your account come in any case.</p>
<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<button>Send me no more of them</button>
</form>`,
);

/** The same whether there is still such an account. */
export const unsubscribed = unsubscribePage(
  'You will get no more of them',
  '<p>Letters of this kind no longer come. A letter that was on its way already may still arrive. In the settings of your account you can switch them on again.</p>',
);

/** The token of the link is none of ours. */
export const unknownLink = unsubscribePage(
  'This link does not work',
  '<p>Probably a part of it was cut off on the way. Open it from the letter itself, or switch the letters off in the settings of your account.</p>',
);

function unsubscribePage(title: string, body: string): Page {
  return pageOf({
    title: `${title} · Stoa`,
    styles: ['look.css'],
    sendsForm: true,
    body: `<main class="sheet">\n${nameSign}\n<h1>${title}</h1>\n${body}\n</main>`,
  });
}
