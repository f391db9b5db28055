import { Injectable } from '@nestjs/common';
import { AuditReading } from '../audit/audit-reading.js';
import { AuthFacade } from '../auth/auth.facade.js';
import { OrdersFacade } from '../orders/orders.facade.js';
import { PostsFacade } from '../posts/posts.facade.js';
import { ReviewsFacade } from '../reviews/reviews.facade.js';
import type { UserDto } from '../users/users.facade.js';
import type { PersonExportDto } from './dto/person-export.dto.js';

type Lists = 'orders' | 'invoices' | 'posts' | 'comments' | 'likes' | 'reviews' | 'media' | 'auditEntries';
type Settings = 'notifications' | 'addresses' | 'cart';
type Batches = AsyncIterable<readonly object[]>;

/** What every feature holds on a person, as one JSON text in pieces: the small at once, the long lists in batches. */
@Injectable()
export class Records {
  constructor(
    private readonly auth: AuthFacade,
    private readonly orders: OrdersFacade,
    private readonly posts: PostsFacade,
    private readonly reviews: ReviewsFacade,
    private readonly audit: AuditReading,
  ) {}

  /** Reads what is small now, so that a failure is still answered as one; the rest while the text is taken. */
  async of(
    profile: UserDto,
    settings: Pick<PersonExportDto, Settings>,
    media: Batches,
  ): Promise<AsyncGenerator<string>> {
    const ways = await this.auth.exportOf(profile.id);
    const head: Omit<PersonExportDto, Lists> = { profile, ...ways, ...settings };
    return written(head, {
      orders: this.orders.exportOf(profile.id),
      invoices: this.orders.exportInvoicesOf(profile.id),
      posts: this.posts.exportOf(profile.id),
      comments: this.posts.exportCommentsOf(profile.id),
      likes: this.posts.exportLikesOf(profile.id),
      reviews: this.reviews.exportOf(profile.id),
      media,
      auditEntries: this.audit.about(profile.id),
    });
  }
}

async function* written(head: object, lists: Record<Lists, Batches>): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, batches] of Object.entries(lists)) {
    yield `,${JSON.stringify(name)}:[`;
    let separator = '';
    for await (const batch of batches) {
      yield separator + batch.map((item) => JSON.stringify(item)).join(',');
      separator = ',';
    }
    yield ']';
  }
  yield '}';
}
