import { AuditEntryDto } from '../../audit/dto/audit-entry.dto.js';
import {
  ApiKeyCopyDto,
  IdentityCopyDto,
  SecondFactorCopyDto,
  SessionCopyDto,
} from '../../auth/auth.facade.js';
import { CartDto } from '../../carts/carts.facade.js';
import { ListOf, Nested, Nullable } from '../../http/fields/fields.js';
import { MediumDto } from '../../media/media.facade.js';
import { NotificationSettingDto } from '../../notifications/notifications.facade.js';
import { InvoiceCopyDto, OrderDto } from '../../orders/orders.facade.js';
import { CommentCopyDto, LikeCopyDto, PostCopyDto } from '../../posts/posts.facade.js';
import { ReviewDto } from '../../reviews/reviews.facade.js';
import { UserAddressDto, UserDto } from '../../users/users.facade.js';

const any = 2_147_483_647;

/** Everything that is held on a person. Each list is whole, the oldest first. */
export class PersonExportDto {
  @Nested(() => UserDto)
  profile: UserDto;

  @ListOf(() => IdentityCopyDto, 0, 100)
  identities: IdentityCopyDto[];

  /** Running ones, and for a day those that have ended. */
  @ListOf(() => SessionCopyDto, 0, any)
  sessions: SessionCopyDto[];

  @ListOf(() => ApiKeyCopyDto, 0, any)
  apiKeys: ApiKeyCopyDto[];

  @Nullable()
  @Nested(() => SecondFactorCopyDto)
  secondFactor: SecondFactorCopyDto | null;

  /** What the person gets letters about. */
  @ListOf(() => NotificationSettingDto, 0, 100)
  notifications: NotificationSettingDto[];

  @ListOf(() => UserAddressDto, 0, 20)
  addresses: UserAddressDto[];

  @Nested(() => CartDto)
  cart: CartDto;

  @ListOf(() => OrderDto, 0, any)
  orders: OrderDto[];

  /** Credit notes too. */
  @ListOf(() => InvoiceCopyDto, 0, any)
  invoices: InvoiceCopyDto[];

  /** Drafts too. */
  @ListOf(() => PostCopyDto, 0, any)
  posts: PostCopyDto[];

  /** Deleted ones too. */
  @ListOf(() => CommentCopyDto, 0, any)
  comments: CommentCopyDto[];

  /** Posts and comments that the person likes. */
  @ListOf(() => LikeCopyDto, 0, any)
  likes: LikeCopyDto[];

  /** Rejected ones too. */
  @ListOf(() => ReviewDto, 0, any)
  reviews: ReviewDto[];

  /** Images. What is in them is to be had at their addresses. */
  @ListOf(() => MediumDto, 0, any)
  media: MediumDto[];

  /** What happened to the account. Where other people acted from is left out. */
  @ListOf(() => AuditEntryDto, 0, any)
  auditEntries: AuditEntryDto[];
}
