import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../database/database.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { ProductsFacade, type ScarceVariant } from '../../products/products.facade.js';
import { UsersFacade } from '../../users/users.facade.js';
import { LetterEvents } from '../letter-events.js';
import { OptionalLetters, type Words } from './optional-letters.js';

/** Lines that one letter has; it counts all. */
const mostListed = 20;
const kind = 'low_stock';

/** Tells those who keep stock of what is about to be sold out: everything of an hour in one letter. */
@Injectable()
export class StockLetters implements OnModuleInit {
  constructor(
    private readonly events: LetterEvents,
    private readonly letters: OptionalLetters,
    private readonly products: ProductsFacade,
    private readonly users: UsersFacade,
  ) {}

  onModuleInit(): void {
    this.letters.register(kind, 'low_stock', async (tx, { itemIds }) =>
      wordsOf(await this.products.scarceOf(tx, itemIds)),
    );
    this.events.on(['product.low_stock'], (tx, event) => this.tell(tx, event));
  }

  /** The person is the subject, too: of whatever product, it is one letter an hour. */
  private async tell(tx: Tx, { payload }: StoredEvent): Promise<void> {
    const itemId = String(payload['variantId']);
    for (const userId of await this.users.whoMay(tx, 'stock:write'))
      await this.letters.tell(tx, { userId, kind, subjectId: userId, itemId });
  }
}

/** Null: there is enough of everything again. */
function wordsOf(variants: readonly ScarceVariant[]): Words | null {
  const [first] = variants;
  if (first === undefined) return null;
  const count = variants.length;
  const more = count - mostListed;
  return {
    subject: count === 1 ? `Almost sold out: ${titleOf(first)}` : `${count} things are almost sold out`,
    paragraphs: [
      'The stock of this has fallen to the threshold that was set for it, or below.',
      ...(more > 0 ? [`These are the lowest ${mostListed}; ${more} more are not listed.`] : []),
    ],
    sheet: {
      items: variants.slice(0, mostListed).map((variant) => ({
        title: titleOf(variant),
        details: variant.sku,
        amount: `${variant.stock} left`,
      })),
      sums: [],
      notes: [],
    },
  };
}

function titleOf({ name, options }: ScarceVariant): string {
  return [name, ...Object.entries(options).map(([option, value]) => `${option}: ${value}`)].join(', ');
}
