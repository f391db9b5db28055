import { randomUUID } from 'node:crypto';
import { Actor, type Answer } from '../support/actor.js';
import { productOf } from '../support/catalogue.js';
import { publishedOf } from '../support/journal.js';
import { orderBody } from '../support/orders.js';
import type { Stoa } from '../support/stoa.js';

const lost: Answer = { status: 0, headers: new Headers(), body: {} };

/** What is asked of instances: orders that are paid, shipped, cancelled or forgotten, comments, changes of stock. */
export class Load {
  /** What the API has confirmed, by the aggregate that changed. */
  readonly confirmed: string[] = [];
  /** Payments that somebody has begun: nobody knows of each whether its provider's notice arrived. */
  readonly secrets = new Set<string>();

  private constructor(
    private readonly people: { readonly admin: Actor; readonly editor: Actor; readonly viewer: Actor },
    private readonly products: readonly string[],
    private readonly posts: readonly string[],
    private readonly chance: () => number,
  ) {}

  static async prepare(stoa: Stoa, viewer: Actor, admin: Actor, chance: () => number): Promise<Load> {
    const editor = await stoa.given.editor();
    const products = await Promise.all([1, 2, 3, 4].map(() => productOf(editor, { stock: 1_000_000 })));
    const posts = await Promise.all([1, 2].map(() => publishedOf(editor)));
    const idsOf = (things: Record<string, any>[]): string[] => things.map((thing) => thing['id'] as string);
    return new Load({ admin, editor, viewer }, idsOf(products), idsOf(posts), chance);
  }

  /** Does one thing at the instance, as far as that answers. */
  async doOne(url: string): Promise<void> {
    const dice = this.chance();
    if (dice < 0.5) await this.buy(url);
    else if (dice < 0.75) await this.comment(url);
    else await this.restock(url);
  }

  /** The provider tells of its payments until it is heard: here by confirming once more. */
  async repeatNotices(url: string): Promise<void> {
    for (const clientSecret of this.secrets) {
      const card = { clientSecret, paymentMethod: 'pm_card_visa' };
      await new Actor(url, null).post('/payments/sandbox/confirm', card);
    }
  }

  private async buy(url: string): Promise<void> {
    const [viewer, admin] = [this.at('viewer', url), this.at('admin', url)];
    const placed = await this.ask(viewer, '/orders', orderBody({ [this.oneOf(this.products)]: 1 }));
    const { id } = placed.body as { id?: string };
    if (placed.status !== 201 || id === undefined) return;
    this.confirmed.push(id);
    const fate = this.chance();
    if (fate < 0.3) return;
    const payment = await this.ask(viewer, `/orders/${id}/payment`);
    if (payment.status !== 201) return;
    const clientSecret = payment.body.clientSecret as string;
    this.secrets.add(clientSecret);
    await this.ask(viewer, '/payments/sandbox/confirm', { clientSecret, paymentMethod: 'pm_card_visa' });
    if (fate > 0.6) await this.ask(admin, `/orders/${id}/${fate > 0.8 ? 'cancel' : 'ship'}`, {});
  }

  private async comment(url: string): Promise<void> {
    const path = `/posts/${this.oneOf(this.posts)}/comments`;
    const { status, body } = await this.ask(this.at('viewer', url), path, {
      body: `Well said. ${randomUUID()}`,
    });
    if (status === 201) this.confirmed.push(body.id as string);
  }

  private async restock(url: string): Promise<void> {
    const change = { delta: 1, reason: 'restock' };
    const product = this.oneOf(this.products);
    const { status } = await this.ask(this.at('editor', url), `/products/${product}/stock`, change);
    if (status === 200 || status === 201) this.confirmed.push(product);
  }

  /** The answer; none when the connection broke, which leaves open what became of it. */
  private ask(who: Actor, path: string, body?: unknown): Promise<Answer> {
    return who.post(path, body, { 'idempotency-key': randomUUID() }).catch((error: unknown) => {
      // what fetch throws comes from outside of jest's own realm, so it is known by its words
      if (['fetch failed', 'terminated'].includes((error as Error).message)) return lost;
      throw error;
    });
  }

  private at(who: 'admin' | 'editor' | 'viewer', url: string): Actor {
    const { token, id } = this.people[who];
    return new Actor(url, token, id);
  }

  private oneOf(ids: readonly string[]): string {
    return ids[Math.floor(this.chance() * ids.length)] ?? '';
  }
}
