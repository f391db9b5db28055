// Generated from openapi.json by `npm run generate`. Do not edit.

/**
 * Stoa (v0.1.0)
 * The shop and the journal of a business in one service: accounts, a catalogue, orders and payments, posts and comments. Errors are problems of RFC 9457 with a stable `code`; money is whole minor units; lists page by number or by cursor.
 */

export type Address = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line1: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line2?: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    city: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region?: string;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    postalCode: string;
    /**
     * ISO 3166 alpha-2.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
};

export type Adjustment = {
    /**
     * By what: a quantity, an account's tier, a code, what it costs to send the goods, or a tax.
     */
    type: AdjustmentType;
    /**
     * For people.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label: string;
    /**
     * What it adds; what is taken off is negative.
     */
    amount: MoneyChange;
    /**
     * The prices hold it already, as taxes are in many countries, and the total does not move by it.
     */
    isIncluded: boolean;
};

/**
 * By what: a quantity, an account's tier, a code, what it costs to send the goods, or a tax.
 */
export type AdjustmentType = "quantity" | "tier" | "code" | "shipping" | "tax";

export const AdjustmentType = {
    quantity: "quantity",
    tier: "tier",
    code: "code",
    shipping: "shipping",
    tax: "tax"
} as const;

export type ApiKey = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What it may do, as far as the account may.
     * @minItems 1
     * @maxItems 37
     * @uniqueItems
     */
    scopes: ApiKeyScope[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
    /**
     * To the minute; `null`: never.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string | null;
};

export type ApiKeyCopy = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What it may do.
     * @maxItems 100
     * @uniqueItems
     */
    scopes: string[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    revokedAt: string | null;
};

export type ApiKeyPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: ApiKey[];
};

/**
 * What it may do, as far as the account may.
 */
export type ApiKeyScope = "profile:read" | "profile:write" | "users:read:any" | "users:write:any" | "sessions:end:any" | "audit:read" | "catalogue:read:any" | "catalogue:write" | "stock:write" | "orders:create" | "orders:read" | "orders:read:any" | "orders:cancel" | "orders:cancel:any" | "orders:fulfil" | "orders:refund" | "payments:create" | "reports:read" | "discounts:manage" | "posts:write" | "posts:write:any" | "posts:read:any" | "comments:write" | "comments:write:any" | "comments:moderate" | "media:write" | "media:write:any" | "media:read:any" | "reviews:write" | "reviews:moderate" | "events:manage" | "webhooks:manage" | "events:read" | "jobs:read" | "jobs:manage" | "shipping:manage" | "taxes:manage";

export type AuditEntry = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    type: AuditType;
    /**
     * Who did it; `null`: nobody who is known, or the service itself.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId: string | null;
    /**
     * Whose account it happened to; it may have been erased since.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId: string | null;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    sessionId: string | null;
    /**
     * @minLength 1
     * @maxLength 45
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    address: string | null;
    /**
     * What the device called itself.
     * @minLength 0
     * @maxLength 512
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    userAgent: string | null;
    /**
     * As in `X-Request-Id`.
     * @minLength 1
     * @maxLength 200
     * @pattern ^[A-Za-z0-9._:-]+$
     */
    requestId: string | null;
    /**
     * Facts of the case, by its type: such as `from` and `to` of a changed role.
     */
    details: Record<string, string | number | boolean | string[] | null>;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    occurredAt: string;
};

export type AuditEntryPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: AuditEntry[];
};

export type AuditType = "user.created" | "user.signup_repeated" | "user.updated" | "user.erased" | "user.exported" | "user.role_changed" | "user.status_changed" | "signin.succeeded" | "signin.failed" | "signin.refused" | "signin.second_factor_failed" | "session.ended" | "session.token_reused" | "session.reauthenticated" | "password.changed" | "password.reset_asked" | "password.reset" | "email.verified" | "email.change_asked" | "email.changed" | "identity.linked" | "identity.unlinked" | "account.claimed" | "totp.enrolled" | "totp.confirmed" | "totp.removed" | "recovery_code.used" | "recovery_codes.replaced" | "api_key.created" | "api_key.revoked" | "signing_key.rotated" | "dead_letter.deleted" | "job.retried" | "schedule.started" | "webhook.created" | "webhook.updated" | "webhook.deleted" | "webhook.disabled" | "webhook.secret_rotated";

export type Author = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
};

export type AuthorPage = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    /**
     * Published posts.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    postCount: number;
    /**
     * The published posts that are newest; all of them: `GET /posts?author=`.
     * @minItems 0
     * @maxItems 5
     */
    newestPosts: PostSummary[];
};

export type BlogPostingLd = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    "@context": string;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    "@type": string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    headline: string;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * None without an image in front.
     * @maxItems 1
     * @uniqueItems
     */
    image: string[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    datePublished: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    dateModified: string;
    author: PersonLd | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    keywords: string[];
    /**
     * `false`: for members.
     */
    isAccessibleForFree: boolean;
};

export type CancelOrder = {
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    reason?: string;
};

export type Cart = {
    /**
     * The currency to buy in; null: the products' own.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string | null;
    /**
     * In the order in which they were put in.
     * @minItems 0
     * @maxItems 100
     */
    lines: CartLine[];
    /**
     * How many things it holds.
     * @minimum 0
     * @maximum 100000
     * @format int32
     */
    itemCount: number;
    /**
     * What the lines that could be ordered now cost, before discounts; null: nothing, or in several currencies.
     */
    subtotal: Sum | null;
    /**
     * When it was last changed; null: never.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string | null;
    /**
     * When a guest's cart is forgotten, unless it is changed before; null: it stays.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string | null;
};

export type CartItem = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
};

export type CartLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * Null: it is not for sale any more.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string | null;
    /**
     * As it is called now; of what is not for sale any more, as it was called when it was put in.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What the variant is of each option; empty for a product without.
     */
    options: Record<string, string>;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
    /**
     * What one costs now, before discounts; null: it has no price in this currency, or is not for sale.
     */
    unitPrice: Sum | null;
    /**
     * What all of them cost now, before discounts.
     */
    total: Sum | null;
    /**
     * Whether it could be ordered now.
     */
    isAvailable: boolean;
    /**
     * Why it could not.
     */
    problem: CartProblem | null;
    /**
     * How many there are, where that is fewer than are wanted.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    availableQuantity: number | null;
};

/**
 * Why it could not.
 */
export type CartProblem = "unavailable" | "no-price" | "insufficient-stock";

export type Category = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type CategoryFacet = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    count: number;
};

export type CategoryPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Category[];
};

export type ChainedEntry = {
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    at: string;
    /**
     * Who did it; `null`: the system, by time or by a payment.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId: string | null;
    /**
     * `null`: it was placed.
     */
    from: OrderStatus | null;
    to: OrderStatus;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    reason: string | null;
    /**
     * Of the move and of the hash before it, so that no entry can be changed, put in or left out unseen.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[0-9a-f]{64}$
     */
    hash: string;
    /**
     * `null`: it is the first.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[0-9a-f]{64}$
     */
    previousHash: string | null;
};

export type Challenge = {
    /**
     * From the answer `MFA_REQUIRED`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    mfaToken: string;
    /**
     * Six digits of the authenticator.
     * @minLength 1
     * @maxLength 6
     * @pattern ^\d{6}$
     */
    code?: string;
    /**
     * One of the codes that were shown when the second factor was set up.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9 -]{8,40}$
     */
    recoveryCode?: string;
};

export type ChangeEmail = {
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
};

export type ChangePassword = {
    /**
     * Left out only by those who have no password yet.
     * @minLength 1
     * @maxLength 256
     * @format password
     */
    currentPassword?: string;
    /**
     * @minLength 8
     * @maxLength 256
     * @format password
     */
    newPassword: string;
};

export type Comment = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId: string;
    /**
     * `null` when `deleted`, and once the person was erased.
     */
    author: Author | null;
    /**
     * The comment that this replies to.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId: string | null;
    /**
     * Plain text. `null` when `deleted`.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string | null;
    /**
     * Everybody sees `approved` ones; the others are seen by their author and by moderators.
     */
    status: CommentStatus;
    /**
     * Why it was rejected.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    rejectionReason: string | null;
    /**
     * Whether it is shown no more: only its place above the replies is left.
     */
    deleted: boolean;
    /**
     * Whether its text was changed.
     */
    isEdited: boolean;
    /**
     * Replies that everybody sees.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    replyCount: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * Whether the caller likes it.
     */
    isLiked: boolean;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type CommentCopy = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId: string | null;
    /**
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string;
    status: CommentStatus;
    /**
     * Why it was rejected.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    rejectionReason: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * `null` while it is shown.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    deletedAt: string | null;
};

export type CommentPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Comment[];
};

/**
 * Everybody sees `approved` ones; the others are seen by their author and by moderators.
 */
export type CommentStatus = "pending" | "approved" | "rejected" | "spam";

export const CommentStatus = {
    pending: "pending",
    approved: "approved",
    rejected: "rejected",
    spam: "spam"
} as const;

export type CommentThread = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId: string;
    /**
     * `null` when `deleted`, and once the person was erased.
     */
    author: Author | null;
    /**
     * The comment that this replies to.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId: string | null;
    /**
     * Plain text. `null` when `deleted`.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string | null;
    /**
     * Everybody sees `approved` ones; the others are seen by their author and by moderators.
     */
    status: CommentStatus;
    /**
     * Why it was rejected.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    rejectionReason: string | null;
    /**
     * Whether it is shown no more: only its place above the replies is left.
     */
    deleted: boolean;
    /**
     * Whether its text was changed.
     */
    isEdited: boolean;
    /**
     * Replies that everybody sees.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    replyCount: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * Whether the caller likes it.
     */
    isLiked: boolean;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * The oldest; the others are at `/comments/{id}/replies` when `replyCount` says that there are any.
     * @minItems 0
     * @maxItems 3
     */
    replies: Comment[];
};

export type CommentThreadPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: CommentThread[];
};

export type CommentVerdict = "approved" | "rejected" | "spam";

export const CommentVerdict = {
    approved: "approved",
    rejected: "rejected",
    spam: "spam"
} as const;

export type ComparedField = "title" | "slug" | "content" | "excerpt" | "tags" | "metaTitle" | "metaDescription" | "canonicalUrl";

export const ComparedField = {
    title: "title",
    slug: "slug",
    content: "content",
    excerpt: "excerpt",
    tags: "tags",
    metaTitle: "metaTitle",
    metaDescription: "metaDescription",
    canonicalUrl: "canonicalUrl"
} as const;

export type ConfirmMfa = {
    /**
     * Six digits.
     * @minLength 1
     * @maxLength 6
     * @pattern ^\d{6}$
     */
    code: string;
};

export type ConfirmSandboxPayment = {
    /**
     * From `POST /orders/{id}/payment`.
     * @minLength 1
     * @maxLength 200
     * @pattern ^sbx_[0-9a-f-]{36}_secret_[0-9a-f]{16,64}$
     */
    clientSecret: string;
    /**
     * `pm_card_visa` pays; the others show what else can happen, as their names say.
     */
    paymentMethod: SandboxCard;
    /**
     * The buyer has confirmed that it is them, as `pm_card_authenticate` wants.
     */
    authenticated?: boolean;
};

export type CountedTag = {
    /**
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What it is about.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string | null;
    /**
     * Published posts.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    postCount: number;
};

export type CreateApiKey = {
    /**
     * What it is for.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What it may do, at most; never more than the account may at that moment.
     * @minItems 1
     * @maxItems 37
     * @uniqueItems
     */
    scopes: ApiKeyScope[];
    /**
     * When it ends; within a year. Left out: in 90 days.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt?: string;
};

export type CreateCategory = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Left out, it is made from the name.
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug?: string;
    /**
     * The category above; `null` or left out: at the top.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId?: string | null;
};

export type CreateComment = {
    /**
     * Plain text.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string;
    /**
     * The comment that this replies to; it must not be a reply itself.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    parentId?: string;
};

export type CreateDiscount = {
    /**
     * What buyers type, in capitals or not; it is kept in capitals.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9_-]{3,40}$
     */
    code: string;
    /**
     * For the shop.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description?: string | null;
    type: DiscountType;
    /**
     * Of `percent`: how much goes off the goods that it is for, with two decimals at most.
     * @minimum 0.01
     * @maximum 100
     */
    percent?: number | null;
    /**
     * Of `amount`: what goes off the goods that it is for, as far as they cost that much; for orders in its currency.
     */
    amount?: Money | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startsAt?: string | null;
    /**
     * From this instant on it is not taken any more.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endsAt?: string | null;
    /**
     * What all goods of the order must come to before anything is taken off; for orders in its currency.
     */
    minimumSubtotal?: Money | null;
    /**
     * It is for these products, and for those of `categoryIds`; for everything when both are empty.
     * @maxItems 200
     * @uniqueItems
     */
    productIds?: string[];
    /**
     * Each stands for its whole branch.
     * @maxItems 200
     * @uniqueItems
     */
    categoryIds?: string[];
    /**
     * In how many orders that are not cancelled.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUses?: number | null;
    /**
     * The same for each person.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUsesPerUser?: number | null;
    /**
     * `true` unless told.
     */
    isActive?: boolean;
};

export type CreateMediaUpload = {
    /**
     * What it is sent as.
     */
    type: ImageType;
    /**
     * Exactly how many it has.
     * @minimum 1
     * @maximum 10485760
     * @format int32
     */
    bytes: number;
    /**
     * What the file is called.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string | null;
    /**
     * What it shows, for those who do not see it.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    alt?: string | null;
};

export type CreatePost = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * Markdown.
     * @minLength 1
     * @maxLength 60000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content: string;
    /**
     * Left out, it is the beginning of the text.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt?: string;
    /**
     * Names; those that are new come into being.
     * @maxItems 20
     * @uniqueItems
     */
    tags?: string[];
    /**
     * Left out, it is made from the title. Once published, an old slug leads to the new one.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug?: string;
    /**
     * When the draft publishes itself; a time that has come publishes it at once. `null`: it does not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt?: string | null;
    /**
     * The title that search engines show; `null`: that of the post.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaTitle?: string | null;
    /**
     * What search engines show below it; `null`: the excerpt.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaDescription?: string | null;
    /**
     * Where the text stood first, if that was elsewhere.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$
     */
    canonicalUrl?: string | null;
    /**
     * `members`: once published, the text is for those who have signed in; others see title and excerpt. Left out, it stays, and is `public` at first.
     */
    visibility?: PostVisibility;
    /**
     * The image in front, from the library: one's own, or one that is public. `null`: none.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    coverImageId?: string | null;
    /**
     * Whether it is recommended; editors say so. Left out, it stays.
     */
    featured?: boolean;
    /**
     * Whether it stands before all others; editors say so. Left out, it stays.
     */
    pinned?: boolean;
};

export type CreateProduct = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Left out, it is made from the name.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug?: string;
    /**
     * Markdown.
     * @minLength 0
     * @maxLength 20000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * Its currency is the product's own, which each variant has a price in. Not together with `variants`.
     */
    price?: Money;
    /**
     * What the price is compared with, such as the maker's; in the same currency.
     */
    compareAtPrice?: Money | null;
    /**
     * The price in other currencies, each once.
     * @minItems 0
     * @maxItems 20
     */
    prices?: PriceIn[];
    /**
     * How many there are; a difference to before is written to the ledger.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    stock?: number;
    /**
     * Stock that falls to this is told of (`product.low_stock`); `null`: never.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    lowStockThreshold?: number | null;
    /**
     * What one weighs, for sending it; `null`: nothing that counts.
     * @minimum 0
     * @maximum 400000
     * @format int32
     */
    weightGrams?: number | null;
    /**
     * Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku?: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    categoryId?: string | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags?: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    images?: ProductImage[];
    /**
     * Facts by name, each a text, a number or a boolean.
     */
    attributes?: Record<string, string | number | boolean>;
    /**
     * The choices; left out, they are what the variants have.
     * @minItems 0
     * @maxItems 5
     */
    options?: ProductOption[];
    /**
     * One for each choice that can be bought. Those that a product had before are known by their SKU.
     * @minItems 1
     * @maxItems 100
     */
    variants?: CreateVariant[];
    status: ProductStatus;
};

export type CreateRefund = {
    /**
     * A sum in the order's currency. Neither this nor `lines`: all that is left.
     */
    amount?: Sum;
    /**
     * What these things cost, their part of discounts and taxes included. Not together with `amount`.
     * @minItems 1
     * @maxItems 100
     */
    lines?: RefundLine[];
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    reason?: string;
    /**
     * The goods are back in the shop: of these lines, or all of them when all that is left goes back.
     */
    restock?: boolean;
};

export type CreateReview = {
    /**
     * Stars.
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    rating: number;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title?: string | null;
    /**
     * Plain text.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body?: string | null;
};

export type CreateScheduledPrice = {
    /**
     * May be left out when the product has one variant.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * In a currency in which the variant has a price.
     */
    price: Money;
    /**
     * What it is compared with, in the same currency. Left out: the price before, if that is higher. `null`: nothing.
     */
    compareAtPrice?: Money | null;
    /**
     * When it comes into force; at once, when that has passed.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startsAt: string;
    /**
     * When the price before comes back. Left out: it stays.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endsAt?: string | null;
};

export type CreateShipment = {
    /**
     * Left out: all that is left to send.
     * @minItems 1
     * @maxItems 100
     */
    lines?: ShippedLine[];
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    carrier?: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    trackingNumber?: string;
    /**
     * Where the carrier shows where it is.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[^\s"<>\\^`{|}]+$
     */
    trackingUrl?: string;
};

export type CreateShippingMethod = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Where it goes to; empty: everywhere.
     * @maxItems 300
     * @uniqueItems
     */
    countries: string[];
    /**
     * One for each currency that it can be paid in.
     * @minItems 1
     * @maxItems 20
     */
    prices: ShippingPriceIn[];
    /**
     * Where it stands among the others; the lowest first. Left out: 0.
     * @minimum 0
     * @maximum 10000
     * @format int32
     */
    position?: number;
    /**
     * Whether it can be chosen. Left out: yes.
     */
    isActive?: boolean;
};

export type CreateTaxRate = {
    /**
     * Where the goods go to.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
    /**
     * As addresses name it, in capitals or not; `null` or left out: wherever in the country no region has its own rate.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region?: string | null;
    /**
     * What it is called.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label: string;
    /**
     * In per cent, up to four decimals.
     * @minLength 1
     * @maxLength 8
     * @pattern ^(100(\.0{1,4})?|(0|[1-9]\d?)(\.\d{1,4})?)$
     */
    rate: string;
    /**
     * Whether the prices hold it already; otherwise it is added to them.
     */
    isIncluded: boolean;
};

export type CreateUser = {
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
    /**
     * @minLength 8
     * @maxLength 256
     * @format password
     */
    password: string;
    /**
     * What others see beside posts and comments.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
};

export type CreateUserAddress = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line1: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    city: string;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    postalCode: string;
    /**
     * ISO 3166 alpha-2.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line2?: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region?: string | null;
    /**
     * What its owner calls it.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label?: string | null;
    /**
     * Whether it is the one to be shown first; then the one that was is no longer. Left out: no.
     */
    isDefault?: boolean;
};

export type CreateVariant = {
    /**
     * Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * One value of each of the product's options.
     */
    options: Record<string, string>;
    /**
     * In the currency of the product.
     */
    price: Money;
    /**
     * In the currency of the price.
     */
    compareAtPrice?: Money | null;
    /**
     * The price in other currencies, each once.
     * @minItems 0
     * @maxItems 20
     */
    prices?: PriceIn[];
    /**
     * How many there are; a difference to before is written to the ledger.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    stock: number;
    /**
     * Stock that falls to this is told of (`product.low_stock`); `null`: never.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    lowStockThreshold?: number | null;
    /**
     * What one weighs, for sending it; `null`: nothing that counts.
     * @minimum 0
     * @maximum 400000
     * @format int32
     */
    weightGrams?: number | null;
};

export type CreateWebhook = {
    /**
     * What it is for; the host of `url` unless told.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * Where messages are posted: https, and an address that everybody on the internet can reach, unless the configuration allows others.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * Which events: types, all of a kind, or `*` for everything.
     * @minItems 1
     * @maxItems 47
     * @uniqueItems
     */
    eventTypes: WebhookEventFilter[];
};

export type DeadEvent = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^[a-z_]+\.[a-z_]+$
     */
    type: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    version: number;
    /**
     * What it happened to.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    aggregateId: string;
    /**
     * 1, 2, 3 ... per aggregate.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    sequence: number;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    occurredAt: string;
};

export type DeadLetter = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Who failed.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9-]+$
     */
    consumer: string;
    event: DeadEvent;
    /**
     * How often it was tried.
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    attempts: number;
    /**
     * What went wrong the last time, for those who mend it.
     * @minLength 0
     * @maxLength 2000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    error: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    failedAt: string;
    /**
     * When it was put back; `null`: it was not since it failed.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    replayedAt: string | null;
};

export type DeadLetterPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: DeadLetter[];
};

export type DependencyState = "up" | "down";

export const DependencyState = {
    up: "up",
    down: "down"
} as const;

export type Device = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * What the device calls itself.
     * @minLength 1
     * @maxLength 512
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    userAgent: string | null;
    /**
     * Where it signed in from.
     * @minLength 1
     * @maxLength 45
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    address: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * To the minute.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string;
    /**
     * When it is signed out unless it is used before; never after the end of its whole life.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
    /**
     * Whether it is the one that asks.
     */
    current: boolean;
};

export type DevicePage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Device[];
};

export type Discount = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Z0-9_-]{3,40}$
     */
    code: string;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string | null;
    type: DiscountType;
    /**
     * @minimum 0.01
     * @maximum 100
     */
    percent: number | null;
    amount: Money | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startsAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endsAt: string | null;
    minimumSubtotal: Money | null;
    /**
     * @maxItems 200
     * @uniqueItems
     */
    productIds: string[];
    /**
     * @maxItems 200
     * @uniqueItems
     */
    categoryIds: string[];
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUses: number | null;
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUsesPerUser: number | null;
    isActive: boolean;
    /**
     * How many orders stand with it: paid or waiting for their payment, not cancelled.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    uses: number;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type DiscountPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Discount[];
};

export type DiscountType = "percent" | "amount" | "free_shipping";

export const DiscountType = {
    percent: "percent",
    amount: "amount",
    free_shipping: "free_shipping"
} as const;

export type Enrolment = {
    /**
     * To be typed, in base 32.
     * @minLength 1
     * @maxLength 32
     * @pattern ^[A-Z2-7]+$
     */
    secret: string;
    /**
     * The same for a QR code.
     * @minLength 1
     * @maxLength 4000
     * @pattern ^otpauth:\/\/totp\/\S+$
     */
    otpauthUrl: string;
};

export type ExpectedLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * May be left out when one variant of the product is ordered.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * What one of it was seen to cost, before discounts.
     */
    unitPrice: Sum;
};

export type Facets = {
    /**
     * The hundred with most, without those that have none.
     * @minItems 0
     * @maxItems 100
     */
    category?: CategoryFacet[];
    /**
     * @minItems 0
     * @maxItems 30
     */
    price?: PriceFacet[];
    stock?: StockFacet;
    /**
     * The hundred with most.
     * @minItems 0
     * @maxItems 100
     */
    tag?: TagFacet[];
    /**
     * `false` when more than 10,000 were found: then the counts are estimates from a sample.
     */
    isExact: boolean;
};

export type FeedAuthor = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
};

export type FeedItem = {
    /**
     * Stays the same whatever becomes of its address.
     * @minLength 1
     * @maxLength 45
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    id: string;
    /**
     * Its page.
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * The excerpt.
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    summary: string;
    /**
     * Left out of posts for members, and of those at the end of a very long feed.
     * @minLength 0
     * @maxLength 1000000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content_html?: string;
    /**
     * The excerpt, in place of `content_html` where that is left out.
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content_text?: string;
    /**
     * Left out where nobody has said a name.
     * @minItems 1
     * @maxItems 1
     */
    authors?: FeedAuthor[];
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    date_published: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    date_modified: string;
};

export type FieldDiff = {
    field: ComparedField;
    /**
     * In their order: what is kept or removed is the one text, what is kept or added the other.
     * @minItems 1
     * @maxItems 1000
     */
    parts: TextPart[];
};

export type FieldError = {
    /**
     * Its path.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    field: string;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    message: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Z][A-Z0-9_]*$
     */
    code: string;
};

export type ForgotPassword = {
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
};

export type FoundPost = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt: string;
    status: PostStatus;
    /**
     * `null` once the person was erased.
     */
    author: Author | null;
    /**
     * @minItems 0
     * @maxItems 20
     */
    tags: Tag[];
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    readingMinutes: number;
    /**
     * Comments that everybody sees.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    commentCount: number;
    /**
     * Whether nobody may comment any more.
     */
    commentsClosed: boolean;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * `null` while it is a draft.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAt: string | null;
    /**
     * When the draft publishes itself; `null`: it does not, or it has.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt: string | null;
    /**
     * Why the draft did not publish itself at `publishAt`; it is tried again.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    publishError: string | null;
    /**
     * `members`: the text is for those who have signed in.
     */
    visibility: PostVisibility;
    /**
     * The image in front.
     */
    coverImage: ShownImage | null;
    /**
     * Whether it is recommended.
     */
    featured: boolean;
    /**
     * Whether it stands before all others.
     */
    pinned: boolean;
    /**
     * The number of the latest revision of its text.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * Only with a search.
     */
    highlights?: PostHighlights;
};

export type FoundPostPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: FoundPost[];
};

export type FoundProduct = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Stock keeping unit of its first variant.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Markdown.
     * @minLength 0
     * @maxLength 20000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * The lowest of its variants' prices.
     */
    price: Sum;
    /**
     * What that price is compared with, such as the maker's; `null`: nothing.
     */
    compareAtPrice: Sum | null;
    /**
     * The lowest that variant cost in the last thirty days, the price of now included.
     */
    lowestPrice30Days: Sum | null;
    /**
     * The lowest it cost in the thirty days before the price of now: what shops in the EU show beside a reduction.
     */
    priorPrice: Sum | null;
    /**
     * How many can be ordered now, of all variants.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    stock: number;
    /**
     * How many variants there are to choose from.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    variantCount: number;
    status: ProductStatus;
    category: ProductCategory | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    images: ProductImage[];
    /**
     * Facts by name, each a text, a number or a boolean.
     */
    attributes: Record<string, string | number | boolean>;
    /**
     * What buyers say; `null`: nothing yet.
     */
    rating: Rating | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * Only with a search.
     */
    highlight?: Highlight;
};

export type FoundProductPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: FoundProduct[];
    /**
     * Only when they were asked for.
     */
    facets?: Facets;
};

export type FreshToken = {
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$
     */
    accessToken: string;
    tokenType: TokenType;
    /**
     * Seconds until the access token expires.
     * @minimum 1
     * @maximum 86400
     * @format int32
     */
    expiresIn: number;
    /**
     * When the proof was given; it holds for ten minutes.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    authTime: string;
};

export type GooglePurpose = "signin" | "link";

export const GooglePurpose = {
    signin: "signin",
    link: "link"
} as const;

export type Health = {
    status: HealthStatus;
    /**
     * Each thing it depends on, by name.
     */
    checks: Record<string, DependencyState>;
};

export type HealthStatus = "ok" | "error" | "shutting_down";

export const HealthStatus = {
    ok: "ok",
    error: "error",
    shutting_down: "shutting_down"
} as const;

export type Highlight = {
    /**
     * @minLength 0
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    name: string;
    /**
     * A passage of the description, without its Markdown.
     * @minLength 0
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
};

export type HistoryEntry = {
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    at: string;
    /**
     * Who did it; `null`: the system, by time or by a payment.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId: string | null;
    /**
     * `null`: it was placed.
     */
    from: OrderStatus | null;
    to: OrderStatus;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    reason: string | null;
};

export type Identity = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    provider: IdentityProvider;
    /**
     * The address that the other service has of the person; it may be another than the account's.
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * When it last opened a session.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string;
};

export type IdentityCopy = {
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^[a-z]+$
     */
    provider: string;
    /**
     * Who the person is there.
     * @minLength 1
     * @maxLength 255
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    subject: string;
    /**
     * The address there.
     * @minLength 1
     * @maxLength 254
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    email: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string;
};

export type IdentityPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Identity[];
};

export type IdentityProvider = "google";

export const IdentityProvider = {
    google: "google"
} as const;

export type ImageType = "image/jpeg" | "image/png" | "image/webp" | "image/avif" | "image/gif";

export type Import = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    format: TransferFormat;
    /**
     * Whether it only says what would happen.
     */
    dryRun: boolean;
    /**
     * Whether it takes all rows or none.
     */
    atomic: boolean;
    /**
     * `checking` changes nothing yet: a dry run, or the first pass of an atomic import.
     */
    status: ImportStatus;
    bytes: ImportProgress;
    rows: ImportRows;
    failure: ImportFailure | null;
    /**
     * Whose it is; `null`: somebody who is gone.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    createdBy: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startedAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    finishedAt: string | null;
};

export type ImportError = {
    /**
     * The line of the file on which the row begins, from 1.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    line: number;
    /**
     * As far as it could be read.
     * @minLength 1
     * @maxLength 64
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    sku: string | null;
    /**
     * Path with dots, as in a request for one product; `row`: all of it.
     * @minLength 1
     * @maxLength 300
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    field: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    code: string;
    /**
     * @minLength 1
     * @maxLength 1000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    message: string;
};

export type ImportErrorPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: ImportError[];
};

export type ImportFailure = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    code: string;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    detail: string;
};

export type ImportPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Import[];
};

export type ImportProgress = {
    /**
     * Bytes of the file.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    total: number;
    /**
     * Of which so many are done.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    done: number;
};

export type ImportRows = {
    /**
     * All of them.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    read: number;
    /**
     * Rows that made a variant.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    created: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    updated: number;
    /**
     * Rows that said what was so already.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    unchanged: number;
    /**
     * `GET /imports/:id/errors` says why.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    refused: number;
};

/**
 * `checking` changes nothing yet: a dry run, or the first pass of an atomic import.
 */
export type ImportStatus = "receiving" | "queued" | "checking" | "applying" | "succeeded" | "failed" | "cancelled";

export const ImportStatus = {
    receiving: "receiving",
    queued: "queued",
    checking: "checking",
    applying: "applying",
    succeeded: "succeeded",
    failed: "failed",
    cancelled: "cancelled"
} as const;

export type InvoiceCopy = {
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^C?\d{4}-\d{6,}$
     */
    number: string;
    kind: InvoiceKind;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    orderId: string;
    /**
     * Of a credit note; `null`: it is an invoice.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    refundId: string | null;
    /**
     * The name and address that it shows, line by line.
     * @minLength 0
     * @maxLength 1000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    billedTo: string;
    total: Sum;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    issuedAt: string;
};

export type InvoiceKind = "invoice" | "credit_note";

export const InvoiceKind = {
    invoice: "invoice",
    credit_note: "credit_note"
} as const;

export type Job = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    name: string;
    /**
     * `dead`: it failed for good, and is kept until somebody retries it, or for 90 days.
     */
    state: JobState;
    /**
     * What it is about: ids and numbers, no secrets and no person's data.
     */
    data: Record<string, string | number | boolean | null>;
    /**
     * How often it was tried; the one that runs counts.
     * @minimum 0
     * @maximum 1000
     * @format int32
     */
    attempts: number;
    /**
     * How often it is tried at most.
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    mostAttempts: number;
    progress: JobProgress | null;
    /**
     * What went wrong the last time, for those who mend it.
     * @minLength 0
     * @maxLength 2000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    error: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * When it is due, or was.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    dueAt: string;
    /**
     * When the last attempt began.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startedAt: string | null;
    /**
     * When it ended, well or for good.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endedAt: string | null;
};

export type JobPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Job[];
};

export type JobProgress = {
    /**
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    done: number;
    /**
     * `null`: it does not know.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    total: number | null;
};

export type JobState = "waiting" | "retrying" | "running" | "completed" | "cancelled" | "dead";

export const JobState = {
    waiting: "waiting",
    retrying: "retrying",
    running: "running",
    completed: "completed",
    cancelled: "cancelled",
    dead: "dead"
} as const;

export type JsonFeed = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    version: string;
    /**
     * @minLength 1
     * @maxLength 300
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    home_page_url: string;
    /**
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    feed_url: string;
    /**
     * @minItems 0
     * @maxItems 20
     */
    items: FeedItem[];
};

export type Jwk = {
    /**
     * @minLength 1
     * @maxLength 43
     * @pattern ^[A-Za-z0-9_-]+$
     */
    kid: string;
    kty: JwkKeyType;
    crv: JwkCurve;
    alg: JwkAlgorithm;
    use: JwkUse;
    /**
     * @minLength 1
     * @maxLength 43
     * @pattern ^[A-Za-z0-9_-]+$
     */
    x: string;
    /**
     * @minLength 1
     * @maxLength 43
     * @pattern ^[A-Za-z0-9_-]+$
     */
    y: string;
};

export type JwkAlgorithm = "ES256";

export const JwkAlgorithm = {
    ES256: "ES256"
} as const;

export type JwkCurve = "P-256";

export type JwkKeyType = "EC";

export const JwkKeyType = {
    EC: "EC"
} as const;

export type JwkUse = "sig";

export const JwkUse = {
    sig: "sig"
} as const;

export type Jwks = {
    /**
     * @minItems 1
     * @maxItems 100
     */
    keys: Jwk[];
};

export type LikeCopy = {
    /**
     * The post, when it is one.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId: string | null;
    /**
     * The comment, when it is one.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    commentId: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type Likes = {
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * Whether the caller does.
     */
    isLiked: boolean;
};

export type LinkGoogle = {
    /**
     * From the problem `IDENTITY_LINK_REQUIRED`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    linkToken?: string;
    /**
     * From `GET /auth/google?purpose=link`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    code?: string;
    /**
     * The text whose SHA-256 was the `codeChallenge`.
     * @minLength 1
     * @maxLength 128
     * @pattern ^[A-Za-z0-9._~-]{43,128}$
     */
    codeVerifier?: string;
};

export type Login = {
    /**
     * @minLength 1
     * @maxLength 254
     * @pattern ^[^\u0000]*$
     */
    email: string;
    /**
     * @minLength 1
     * @maxLength 256
     * @format password
     */
    password: string;
    /**
     * `deviceProof` of an earlier sign-in on this device: others cannot use up its attempts.
     * @minLength 1
     * @maxLength 200
     * @pattern ^[A-Za-z0-9_-]+$
     */
    deviceProof?: string;
};

export type Me = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
    /**
     * Whether its owner has shown that mail there reaches them.
     */
    emailVerified: boolean;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    role: Role;
    /**
     * Decides the discount on orders: premium 20 %, regular 10 %, none without a tier.
     */
    tier: Tier | null;
    status: UserStatus;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * @maxItems 38
     */
    permissions: Permission[];
};

export type MediaUpload = {
    /**
     * Of the upload, and of the medium that becomes of it.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Takes the file, by PUT with the same `Content-Type`.
     * @maxLength 4096
     * @format uri
     */
    url: string;
    /**
     * The `Content-Type` to send.
     */
    type: ImageType;
    /**
     * Until when the address takes it.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
};

export type Medium = {
    /**
     * Below the service. Other content would have another address, so it may be kept for ever.
     * @minLength 1
     * @maxLength 120
     * @pattern ^\/api\/v1\/media\/[0-9a-f-]{36}\/files\/[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$
     */
    url: string;
    type: ImageType;
    /**
     * Pixels.
     * @minimum 1
     * @maximum 16383
     * @format int32
     */
    width: number;
    /**
     * Pixels; of an animation, of one frame.
     * @minimum 1
     * @maximum 40000000
     * @format int32
     */
    height: number;
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    bytes: number;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Who put it up. `null`: the person was erased, or is not for you to know.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    ownerId: string | null;
    /**
     * What the file was called. `null`: nothing, or it is not for you to know.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    /**
     * What it shows, for those who do not see it.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    alt: string | null;
    /**
     * More than 1: it moves.
     * @minimum 1
     * @maximum 300
     * @format int32
     */
    frames: number;
    /**
     * A few colours to show until it is there (blurha.sh).
     * @minLength 1
     * @maxLength 100
     * @pattern ^[\x20-\x7e]+$
     */
    blurHash: string;
    /**
     * Whether the variants are there: `ready`.
     */
    status: MediumStatus;
    /**
     * Whether anybody may see it: something public shows it.
     */
    isPublic: boolean;
    /**
     * Smaller ones, of types that take less room.
     * @minItems 0
     * @maxItems 10
     */
    variants: MediumVariant[];
    /**
     * What shows it; for others than its owner and editors, what of that is public. The first hundred.
     * @minItems 0
     * @maxItems 100
     */
    usedBy: MediumUse[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type MediumPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Medium[];
};

/**
 * Whether the variants are there: `ready`.
 */
export type MediumStatus = "processing" | "ready" | "failed";

export const MediumStatus = {
    processing: "processing",
    ready: "ready",
    failed: "failed"
} as const;

export type MediumUse = {
    /**
     * What it is.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[a-z][a-z-]*$
     */
    kind: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * `null` while not everybody can see it.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string | null;
    /**
     * Whether anybody can see it.
     */
    isPublic: boolean;
};

export type MediumVariant = {
    /**
     * Below the service. Other content would have another address, so it may be kept for ever.
     * @minLength 1
     * @maxLength 120
     * @pattern ^\/api\/v1\/media\/[0-9a-f-]{36}\/files\/[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$
     */
    url: string;
    type: ImageType;
    /**
     * Pixels.
     * @minimum 1
     * @maximum 16383
     * @format int32
     */
    width: number;
    /**
     * Pixels; of an animation, of one frame.
     * @minimum 1
     * @maximum 40000000
     * @format int32
     */
    height: number;
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    bytes: number;
};

export type MergeCart = {
    /**
     * As it was given in `X-Cart-Token`.
     * @minLength 1
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    token: string;
};

export type MergeTag = {
    /**
     * The slug of the tag that stays.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    into: string;
};

export type MergedCart = {
    cart: Cart;
    /**
     * What did not fit: things above a thousand of one variant, and lines above a hundred.
     * @minItems 0
     * @maxItems 100
     */
    leftOut: CartItem[];
};

export type Mfa = {
    totp: Totp;
    /**
     * @minimum 0
     * @maximum 10
     * @format int32
     */
    recoveryCodesLeft: number;
};

export type ModerateComments = {
    /**
     * @maxItems 50
     * @uniqueItems
     */
    ids: string[];
    status: CommentVerdict;
    /**
     * Of a rejection, for the authors to read.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    reason?: string;
};

export type ModeratedComment = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * As it is now; `null`: there is none of that id, or it was deleted.
     */
    comment: Comment | null;
};

export type ModeratedComments = {
    /**
     * @minItems 0
     * @maxItems 50
     */
    results: ModeratedComment[];
};

export type Money = {
    /**
     * Minor units: cents of a dollar, whole yen.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
};

export type MoneyChange = {
    /**
     * Minor units.
     * @minimum -9007199254740991
     * @maximum 9007199254740991
     * @format int64
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
};

export type MoveStock = {
    /**
     * Which variant; may be left out when the product has one.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * How many come (positive) or go (negative, only when `adjusted`); not zero.
     * @minimum -1000000000
     * @maximum 1000000000
     * @format int32
     */
    delta?: number;
    /**
     * What the stock shall be, with `expected`.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    set?: number;
    /**
     * What the stock is thought to be; when it is another, nothing is changed.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    expected?: number;
    /**
     * Needed with `delta`; with `set` it is `adjusted` when left out.
     */
    reason?: StockMoveReason;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    note?: string;
};

export type NewApiKey = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What it may do, as far as the account may.
     * @minItems 1
     * @maxItems 37
     * @uniqueItems
     */
    scopes: ApiKeyScope[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
    /**
     * To the minute; `null`: never.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string | null;
    /**
     * Goes into `Authorization: Bearer ...`. Keep it now; it is not shown again.
     * @minLength 1
     * @maxLength 77
     * @pattern ^stoa_[A-Za-z0-9_-]{72}$
     */
    key: string;
};

export type NewWebhook = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * @minItems 1
     * @maxItems 47
     * @uniqueItems
     */
    eventTypes: WebhookEventFilter[];
    status: WebhookStatus;
    /**
     * Why it is disabled: an admin did it, the receiver answered 410, or it took no message for five days.
     */
    disabledReason: WebhookDisabledReason | null;
    /**
     * The first attempt that failed since the last one that succeeded; `null`: the last one did.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    failingSince: string | null;
    /**
     * Until when messages are signed with the secret of before too; `null`: there is none.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    previousSecretUntil: string | null;
    /**
     * Which admin made it; `null`: that person was erased.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    createdBy: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * What messages are verified with. Keep it now; it is not shown again.
     * @minLength 1
     * @maxLength 50
     * @pattern ^whsec_[A-Za-z0-9+/]{43}=$
     */
    secret: string;
};

export type NotificationChannel = "mail";

export const NotificationChannel = {
    mail: "mail"
} as const;

export type NotificationChoice = {
    topic: NotificationTopic;
    enabled: boolean;
};

export type NotificationSetting = {
    topic: NotificationTopic;
    /**
     * For people to read.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * For people to read.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    description: string;
    channel: NotificationChannel;
    /**
     * Nobody can do without them: what becomes of one's own orders, and what could be somebody else.
     */
    mandatory: boolean;
    enabled: boolean;
};

export type NotificationTopic = "orders" | "security" | "comments" | "reviews" | "low_stock";

export const NotificationTopic = {
    orders: "orders",
    security: "security",
    comments: "comments",
    reviews: "reviews",
    low_stock: "low_stock"
} as const;

export type Notifications = {
    /**
     * Those that concern the account.
     * @minItems 0
     * @maxItems 5
     */
    topics: NotificationSetting[];
};

export type OpenGraph = {
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    type: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * Its page.
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    siteName: string;
    /**
     * @minLength 1
     * @maxLength 2500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    image: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedTime: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    modifiedTime: string;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
};

export type Order = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * The buyer; `null` once the person was erased.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId: string | null;
    status: OrderStatus;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    subtotal: Sum;
    discount: Sum;
    shipping: Sum;
    /**
     * What is added as tax.
     */
    tax: Sum;
    /**
     * What of the total is tax that the prices held already.
     */
    taxIncluded: Sum;
    total: Sum;
    /**
     * How many things in all.
     * @minimum 1
     * @maximum 100000
     * @format int32
     */
    itemCount: number;
    /**
     * When it is cancelled if it is still unpaid.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    paymentDueAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * @minItems 1
     * @maxItems 100
     */
    lines: OrderLine[];
    /**
     * @minItems 0
     * @maxItems 200
     */
    adjustments: Adjustment[];
    /**
     * The code that it was ordered with, as it was then.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Z0-9_-]{3,40}$
     */
    discountCode: string | null;
    shippingAddress: ShippingAddress | null;
    shippingMethod: OrderShippingMethod | null;
    taxRate: OrderTaxRate | null;
    /**
     * @minLength 1
     * @maxLength 1000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    note: string | null;
    /**
     * How the last of its shipments travels; `null` until something is known.
     */
    shipment: Shipment | null;
    /**
     * The first one first.
     * @minItems 0
     * @maxItems 1000
     */
    shipments: OrderShipment[];
    /**
     * @minItems 0
     * @maxItems 1000
     */
    payments: OrderPayment[];
    /**
     * @minItems 0
     * @maxItems 1000
     */
    refunds: OrderRefund[];
    /**
     * @minItems 1
     * @maxItems 1000
     */
    history: HistoryEntry[];
};

export type OrderHistory = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: ChainedEntry[];
};

export type OrderItem = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * Which variant of it; may be left out when it has one.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
};

export type OrderLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What the variant is of each option; empty for a product without.
     */
    options: Record<string, string>;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
    unitPrice: Sum;
    subtotal: Sum;
    /**
     * This line's part of the order's discount.
     */
    discount: Sum;
    /**
     * This line's part of the order's tax: added to `total`, or inside of it where the prices hold the tax.
     */
    tax: Sum;
    total: Sum;
    /**
     * @minItems 0
     * @maxItems 200
     */
    adjustments: Adjustment[];
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many of them were sent.
     * @minimum 0
     * @maximum 1000
     * @format int32
     */
    shippedQuantity: number;
};

export type OrderPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: OrderSummary[];
};

export type OrderPayment = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    provider: PaymentProvider;
    /**
     * `unknown`: the provider was asked and has not answered; it is asked again until it does.
     */
    status: PaymentStatus;
    amount: Sum;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type OrderRefund = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * `pending` until the provider has confirmed it; `failed`: it will not, and the money is still there.
     */
    status: RefundStatus;
    amount: Sum;
    /**
     * Of which lines; empty for a sum.
     * @minItems 0
     * @maxItems 100
     */
    lines: RefundedLine[];
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    reason: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type OrderShipment = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minItems 1
     * @maxItems 100
     */
    lines: ShippedLine[];
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    carrier: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    trackingNumber: string | null;
    /**
     * Where the carrier shows where it is.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[^\s"<>\\^`{|}]+$
     */
    trackingUrl: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type OrderShippingMethod = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
};

export type OrderStatus = "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";

export const OrderStatus = {
    pending: "pending",
    paid: "paid",
    shipped: "shipped",
    delivered: "delivered",
    cancelled: "cancelled",
    refunded: "refunded"
} as const;

export type OrderSummary = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * The buyer; `null` once the person was erased.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId: string | null;
    status: OrderStatus;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    subtotal: Sum;
    discount: Sum;
    shipping: Sum;
    /**
     * What is added as tax.
     */
    tax: Sum;
    /**
     * What of the total is tax that the prices held already.
     */
    taxIncluded: Sum;
    total: Sum;
    /**
     * How many things in all.
     * @minimum 1
     * @maximum 100000
     * @format int32
     */
    itemCount: number;
    /**
     * When it is cancelled if it is still unpaid.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    paymentDueAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type OrderTaxRate = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label: string;
    /**
     * In per cent.
     * @minLength 1
     * @maxLength 8
     * @pattern ^(100(\.0{1,4})?|(0|[1-9]\d?)(\.\d{1,4})?)$
     */
    rate: string;
    /**
     * Whether the prices hold it already; otherwise it was added.
     */
    isIncluded: boolean;
};

export type OtherPrice = {
    /**
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * What it is compared with, such as the maker's price.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    compareAtAmount: number | null;
    /**
     * The lowest of the last thirty days, the price of now included.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    lowestAmount30Days: number | null;
    /**
     * The lowest of the thirty days before the price of now came into force.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    priorAmount: number | null;
};

export type PageMeta = {
    /**
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit: number;
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * How many items there are in all: counted up to 10,000, an estimate beyond that and where counting would take long.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    total?: number;
    /**
     * `false` when `total` is an estimate; else it is not there.
     */
    totalIsExact?: boolean;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    totalPages?: number;
    /**
     * Ask with `cursor` set to this for what follows; `null` at the end.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    nextCursor: string | null;
    /**
     * Ask with `cursor` set to this for what comes before; `null` at the beginning.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    prevCursor?: string | null;
};

export type PastPrice = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * `null`: from then on there was no price in this currency.
     */
    price: Sum | null;
    compareAtPrice: Sum | null;
    /**
     * From when on; until the next line of this variant and currency.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    validFrom: string;
    /**
     * Who set it, or planned it; `null`: nobody in particular.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    changedBy: string | null;
};

export type PastPricePage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: PastPrice[];
};

export type PaymentProvider = "sandbox" | "stripe";

export const PaymentProvider = {
    sandbox: "sandbox",
    stripe: "stripe"
} as const;

/**
 * `unknown`: the provider was asked and has not answered; it is asked again until it does.
 */
export type PaymentStatus = "pending" | "unknown" | "succeeded" | "failed" | "cancelled" | "refunded";

export const PaymentStatus = {
    pending: "pending",
    unknown: "unknown",
    succeeded: "succeeded",
    failed: "failed",
    cancelled: "cancelled",
    refunded: "refunded"
} as const;

export type Permission = "profile:read" | "profile:write" | "security:manage" | "users:read:any" | "users:write:any" | "sessions:end:any" | "audit:read" | "catalogue:read:any" | "catalogue:write" | "stock:write" | "orders:create" | "orders:read" | "orders:read:any" | "orders:cancel" | "orders:cancel:any" | "orders:fulfil" | "orders:refund" | "payments:create" | "reports:read" | "discounts:manage" | "posts:write" | "posts:write:any" | "posts:read:any" | "comments:write" | "comments:write:any" | "comments:moderate" | "media:write" | "media:write:any" | "media:read:any" | "reviews:write" | "reviews:moderate" | "events:manage" | "webhooks:manage" | "events:read" | "jobs:read" | "jobs:manage" | "shipping:manage" | "taxes:manage";

export type Person = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
    /**
     * Whether its owner has shown that mail there reaches them.
     */
    emailVerified: boolean;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    role: Role;
    /**
     * Decides the discount on orders: premium 20 %, regular 10 %, none without a tier.
     */
    tier: Tier | null;
    status: UserStatus;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * The newest twenty that the caller may see.
     * @minItems 0
     * @maxItems 20
     */
    posts: PostTitle[];
    /**
     * How many orders they have placed, in whatever state.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    orderCount: number;
};

export type PersonExport = {
    profile: User;
    /**
     * @minItems 0
     * @maxItems 100
     */
    identities: IdentityCopy[];
    /**
     * Running ones, and for a day those that have ended.
     * @minItems 0
     * @maxItems 2147483647
     */
    sessions: SessionCopy[];
    /**
     * @minItems 0
     * @maxItems 2147483647
     */
    apiKeys: ApiKeyCopy[];
    secondFactor: SecondFactorCopy | null;
    /**
     * What the person gets letters about.
     * @minItems 0
     * @maxItems 100
     */
    notifications: NotificationSetting[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    addresses: UserAddress[];
    cart: Cart;
    /**
     * @minItems 0
     * @maxItems 2147483647
     */
    orders: Order[];
    /**
     * Credit notes too.
     * @minItems 0
     * @maxItems 2147483647
     */
    invoices: InvoiceCopy[];
    /**
     * Drafts too.
     * @minItems 0
     * @maxItems 2147483647
     */
    posts: PostCopy[];
    /**
     * Deleted ones too.
     * @minItems 0
     * @maxItems 2147483647
     */
    comments: CommentCopy[];
    /**
     * Posts and comments that the person likes.
     * @minItems 0
     * @maxItems 2147483647
     */
    likes: LikeCopy[];
    /**
     * Rejected ones too.
     * @minItems 0
     * @maxItems 2147483647
     */
    reviews: Review[];
    /**
     * Images. What is in them is to be had at their addresses.
     * @minItems 0
     * @maxItems 2147483647
     */
    media: Medium[];
    /**
     * What happened to the account. Where other people acted from is left out.
     * @minItems 0
     * @maxItems 2147483647
     */
    auditEntries: AuditEntry[];
};

export type PersonLd = {
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    "@type": string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
};

export type PlaceOrder = {
    /**
     * May be left out when the cart is ordered, and only then.
     * @minItems 1
     * @maxItems 100
     */
    items?: OrderItem[];
    /**
     * Whether it is what the buyer's cart holds at that moment; an order empties it.
     */
    cart?: boolean;
    /**
     * The currency to buy in; every product must have a price in it. Left out, it is the cart's, or the products' own.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    shippingAddress?: Address;
    /**
     * One of the buyer's own addresses, instead of `shippingAddress`; the order keeps it as it is now.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shippingAddressId?: string;
    /**
     * How the goods travel; it needs an address. Left out, nothing is charged for it.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shippingMethodId?: string;
    /**
     * For those who pack it.
     * @minLength 1
     * @maxLength 1000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    note?: string;
    /**
     * A code that takes something off; capitals make no difference.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9_-]{3,40}$
     */
    discountCode?: string;
    /**
     * The total that the buyer has seen; when it is another now, nothing is ordered.
     */
    expectedTotal?: Sum;
    /**
     * What one of each line was seen to cost, as far as it is to be compared; when one costs something else now, nothing is ordered.
     * @minItems 0
     * @maxItems 100
     */
    expectedLines?: ExpectedLine[];
};

export type Post = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt: string;
    status: PostStatus;
    /**
     * `null` once the person was erased.
     */
    author: Author | null;
    /**
     * @minItems 0
     * @maxItems 20
     */
    tags: Tag[];
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    readingMinutes: number;
    /**
     * Comments that everybody sees.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    commentCount: number;
    /**
     * Whether nobody may comment any more.
     */
    commentsClosed: boolean;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * `null` while it is a draft.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAt: string | null;
    /**
     * When the draft publishes itself; `null`: it does not, or it has.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt: string | null;
    /**
     * Why the draft did not publish itself at `publishAt`; it is tried again.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    publishError: string | null;
    /**
     * `members`: the text is for those who have signed in.
     */
    visibility: PostVisibility;
    /**
     * The image in front.
     */
    coverImage: ShownImage | null;
    /**
     * Whether it is recommended.
     */
    featured: boolean;
    /**
     * Whether it stands before all others.
     */
    pinned: boolean;
    /**
     * The number of the latest revision of its text.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * Markdown; `null`: it is for members, and nobody has signed in.
     * @minLength 1
     * @maxLength 60000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content: string | null;
    /**
     * `content` as HTML that is safe to show.
     * @maxLength 1000000
     * @pattern ^[^\u0000]*$
     */
    contentHtml: string | null;
    /**
     * The title that search engines show; `null`: that of the post.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaTitle: string | null;
    /**
     * What search engines show below it; `null`: the excerpt.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaDescription: string | null;
    /**
     * Where the text stood first, if that was elsewhere.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$
     */
    canonicalUrl: string | null;
    /**
     * What its text shows of the catalogue, as it is on sale now; `contentHtml` has them in their places.
     * @minItems 0
     * @maxItems 20
     */
    products: ProductCard[];
    /**
     * What networks show of it where it is shared.
     */
    openGraph: OpenGraph;
    /**
     * The same for search engines: JSON-LD. It holds what people have typed: inside of a script element write its `<` as `\\u003c`.
     */
    jsonLd: BlogPostingLd;
};

export type PostCopy = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    status: PostStatus;
    /**
     * `null` while it is a draft.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAt: string | null;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt: string;
    /**
     * Markdown.
     * @minLength 1
     * @maxLength 200000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaTitle: string | null;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaDescription: string | null;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$
     */
    canonicalUrl: string | null;
    /**
     * @minItems 0
     * @maxItems 20
     */
    tags: Tag[];
    /**
     * When the draft publishes itself.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type PostHighlights = {
    /**
     * @minLength 0
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    title: string;
    /**
     * A passage of the text, without its Markdown; of the excerpt where the text is for members and nobody has signed in.
     * @minLength 0
     * @maxLength 4000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    text: string;
};

export type PostImport = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * `zip`: Markdown with front matter; `wxr`: an export of WordPress.
     */
    format: PostImportFormat;
    status: PostImportStatus;
    bytes: PostImportProgress;
    posts: PostImportCounts;
    failure: PostImportFailure | null;
    /**
     * Whose it is.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    createdBy: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startedAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    finishedAt: string | null;
};

export type PostImportCounts = {
    /**
     * All of them.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    read: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    created: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    updated: number;
    /**
     * Posts that were so already.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    unchanged: number;
    /**
     * `GET /post-imports/:id/errors` says why.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    refused: number;
    /**
     * What is no post: pages and attachments of WordPress.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    leftOut: number;
};

export type PostImportError = {
    /**
     * Which post of the file, from 1.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    position: number;
    /**
     * The file in the archive, or the title in an export of WordPress.
     * @minLength 1
     * @maxLength 300
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * `error`: the post was refused. `warning`: something was left out.
     */
    severity: PostImportSeverity;
    /**
     * As in a request for one post; `file`: all of it.
     * @minLength 1
     * @maxLength 300
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    field: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    code: string;
    /**
     * @minLength 1
     * @maxLength 1000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    message: string;
};

export type PostImportErrorPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: PostImportError[];
};

export type PostImportFailure = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    code: string;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    detail: string;
};

/**
 * `zip`: Markdown with front matter; `wxr`: an export of WordPress.
 */
export type PostImportFormat = "zip" | "wxr";

export const PostImportFormat = {
    zip: "zip",
    wxr: "wxr"
} as const;

export type PostImportPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: PostImport[];
};

export type PostImportProgress = {
    /**
     * Bytes of the file.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    total: number;
    /**
     * Of which so many are done.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    done: number;
};

/**
 * `error`: the post was refused. `warning`: something was left out.
 */
export type PostImportSeverity = "error" | "warning";

export const PostImportSeverity = {
    error: "error",
    warning: "warning"
} as const;

export type PostImportStatus = "receiving" | "queued" | "applying" | "succeeded" | "failed";

export const PostImportStatus = {
    receiving: "receiving",
    queued: "queued",
    applying: "applying",
    succeeded: "succeeded",
    failed: "failed"
} as const;

export type PostPreview = {
    /**
     * Safe to show: what `contentHtml` of a post with this text would be.
     * @maxLength 1000000
     * @pattern ^[^\u0000]*$
     */
    html: string;
};

export type PostStatus = "draft" | "published";

export const PostStatus = {
    draft: "draft",
    published: "published"
} as const;

export type PostSummary = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 0
     * @maxLength 500
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt: string;
    status: PostStatus;
    /**
     * `null` once the person was erased.
     */
    author: Author | null;
    /**
     * @minItems 0
     * @maxItems 20
     */
    tags: Tag[];
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    readingMinutes: number;
    /**
     * Comments that everybody sees.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    commentCount: number;
    /**
     * Whether nobody may comment any more.
     */
    commentsClosed: boolean;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    likeCount: number;
    /**
     * `null` while it is a draft.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAt: string | null;
    /**
     * When the draft publishes itself; `null`: it does not, or it has.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt: string | null;
    /**
     * Why the draft did not publish itself at `publishAt`; it is tried again.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    publishError: string | null;
    /**
     * `members`: the text is for those who have signed in.
     */
    visibility: PostVisibility;
    /**
     * The image in front.
     */
    coverImage: ShownImage | null;
    /**
     * Whether it is recommended.
     */
    featured: boolean;
    /**
     * Whether it stands before all others.
     */
    pinned: boolean;
    /**
     * The number of the latest revision of its text.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type PostTitle = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    status: PostStatus;
    /**
     * `null` while it is a draft.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAt: string | null;
};

/**
 * `members`: the text is for those who have signed in.
 */
export type PostVisibility = "public" | "members";

export const PostVisibility = {
    public: "public",
    members: "members"
} as const;

export type PreviewPost = {
    /**
     * Markdown.
     * @minLength 1
     * @maxLength 60000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content: string;
};

export type PreviewToken = {
    /**
     * For `GET /posts/{id}?preview=`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    token: string;
    /**
     * It is over then, or as soon as the post is published.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
};

export type PriceFacet = {
    /**
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    from: number;
    /**
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    to: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    count: number;
};

export type PriceIn = {
    /**
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * What it is compared with, such as the maker's price.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    compareAtAmount?: number | null;
};

export type Problem = {
    /**
     * Stable address of the kind of problem.
     * @minLength 1
     * @maxLength 120
     * @pattern ^\/problems\/[a-z0-9-]+$
     */
    type: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * @minimum 400
     * @maximum 599
     * @format int32
     */
    status: number;
    /**
     * This case, in words for people.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    detail: string;
    /**
     * The path that was asked.
     * @minLength 1
     * @maxLength 16384
     * @pattern ^\/\S*$
     */
    instance: string;
    /**
     * Machine constant; never changes.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Z][A-Z0-9_]*$
     */
    code: string;
    /**
     * As in `X-Request-Id`; stands in our log.
     * @minLength 1
     * @maxLength 128
     * @pattern ^[A-Za-z0-9._:-]+$
     */
    requestId: string;
    /**
     * What is wrong with which field, when that is the problem.
     * @minItems 1
     * @maxItems 50
     */
    errors?: FieldError[];
};

export type Product = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Stock keeping unit of its first variant.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Markdown.
     * @minLength 0
     * @maxLength 20000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * The lowest of its variants' prices.
     */
    price: Sum;
    /**
     * What that price is compared with, such as the maker's; `null`: nothing.
     */
    compareAtPrice: Sum | null;
    /**
     * The lowest that variant cost in the last thirty days, the price of now included.
     */
    lowestPrice30Days: Sum | null;
    /**
     * The lowest it cost in the thirty days before the price of now: what shops in the EU show beside a reduction.
     */
    priorPrice: Sum | null;
    /**
     * How many can be ordered now, of all variants.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    stock: number;
    /**
     * How many variants there are to choose from.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    variantCount: number;
    status: ProductStatus;
    category: ProductCategory | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    images: ProductImage[];
    /**
     * Facts by name, each a text, a number or a boolean.
     */
    attributes: Record<string, string | number | boolean>;
    /**
     * What buyers say; `null`: nothing yet.
     */
    rating: Rating | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * The same variant's price in other currencies.
     * @minItems 0
     * @maxItems 20
     */
    prices: OtherPrice[];
    /**
     * The choices; empty when there is but one variant.
     * @minItems 0
     * @maxItems 5
     */
    options: ProductOption[];
    /**
     * What can be bought; a product without options has one.
     * @minItems 1
     * @maxItems 100
     */
    variants: Variant[];
};

export type ProductCard = {
    /**
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    price: Money;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    imageUrl: string | null;
    inStock: boolean;
};

export type ProductCategory = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
};

export type ProductImage = {
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[^\s"<>\\^`{|}]+$
     */
    url: string;
    /**
     * What it shows, for those who cannot see it.
     * @minLength 1
     * @maxLength 300
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    alt: string;
};

export type ProductOption = {
    /**
     * @minLength 1
     * @maxLength 50
     * @pattern ^[^\s\u0000-\u001f\u007f:,=][^\u0000-\u001f\u007f:,=]*$
     */
    name: string;
    /**
     * In the order in which they are shown.
     * @maxItems 100
     * @uniqueItems
     */
    values: string[];
};

export type ProductReviewPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Review[];
    summary: RatingSummary;
};

export type ProductStatus = "draft" | "active" | "archived";

export const ProductStatus = {
    draft: "draft",
    active: "active",
    archived: "archived"
} as const;

export type ProductStatusFilter = "draft" | "active" | "archived" | "any";

export const ProductStatusFilter = {
    draft: "draft",
    active: "active",
    archived: "archived",
    any: "any"
} as const;

export type PublishPost = {
    /**
     * Left out, or a time that has come: now.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt?: string;
};

export type QuantityBreak = {
    /**
     * How many of the product an order needs, all of its variants together.
     * @minimum 2
     * @maximum 100000
     * @format int32
     */
    minQuantity: number;
    /**
     * What goes off all of them; two decimals at most.
     * @minimum 0.01
     * @maximum 100
     */
    percent: number;
};

export type QuantityBreaks = {
    /**
     * The smallest quantity first. Quantities and percentages both rise.
     * @minItems 0
     * @maxItems 20
     */
    breaks: QuantityBreak[];
};

export type Quote = {
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * @minItems 1
     * @maxItems 100
     */
    lines: QuoteLine[];
    subtotal: Sum;
    discount: Sum;
    shipping: Sum;
    /**
     * What is added as tax.
     */
    tax: Sum;
    /**
     * What of the total is tax that the prices held already.
     */
    taxIncluded: Sum;
    total: Sum;
    /**
     * @minItems 0
     * @maxItems 200
     */
    adjustments: Adjustment[];
    shippingMethod: OrderShippingMethod | null;
    taxRate: OrderTaxRate | null;
};

export type QuoteLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * What the variant is of each option; empty for a product without.
     */
    options: Record<string, string>;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
    unitPrice: Sum;
    subtotal: Sum;
    /**
     * This line's part of the order's discount.
     */
    discount: Sum;
    /**
     * This line's part of the order's tax: added to `total`, or inside of it where the prices hold the tax.
     */
    tax: Sum;
    total: Sum;
    /**
     * @minItems 0
     * @maxItems 200
     */
    adjustments: Adjustment[];
};

export type Rating = {
    /**
     * Of all stars, 1 to 5 with two decimals.
     * @minimum 1
     * @maximum 5
     * @format double
     */
    average: number;
    /**
     * How many reviews there are.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    count: number;
};

export type RatingSummary = {
    /**
     * Of all stars, two decimals; `null` without a review.
     * @minimum 1
     * @maximum 5
     * @format double
     */
    average: number | null;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    count: number;
    /**
     * From five stars down to one, all five of them.
     * @minItems 1
     * @maxItems 5
     */
    stars: StarCount[];
};

export type Reauthenticate = {
    /**
     * @minLength 1
     * @maxLength 256
     * @format password
     */
    password?: string;
    /**
     * Six digits of the authenticator.
     * @minLength 1
     * @maxLength 6
     * @pattern ^\d{6}$
     */
    code?: string;
    /**
     * One of the codes that were shown when the second factor was set up.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9 -]{8,40}$
     */
    recoveryCode?: string;
};

export type RecoveryCodes = {
    /**
     * @minItems 10
     * @maxItems 10
     */
    recoveryCodes: string[];
};

export type RedeemCode = {
    /**
     * It works once, for a minute.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    code: string;
    /**
     * The text whose SHA-256 was the `codeChallenge`.
     * @minLength 1
     * @maxLength 128
     * @pattern ^[A-Za-z0-9._~-]{43,128}$
     */
    codeVerifier: string;
};

export type Refresh = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^[A-Za-z0-9_-]+$
     */
    refreshToken: string;
};

export type RefundLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    lineId: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
};

/**
 * `pending` until the provider has confirmed it; `failed`: it will not, and the money is still there.
 */
export type RefundStatus = "pending" | "succeeded" | "failed";

export const RefundStatus = {
    pending: "pending",
    succeeded: "succeeded",
    failed: "failed"
} as const;

export type RefundedLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    lineId: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
    amount: Sum;
};

export type RejectComment = {
    /**
     * For its author to read.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    reason?: string;
};

export type RejectReview = {
    /**
     * For its author to read.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    reason?: string;
};

export type RelatedPosts = {
    /**
     * @minItems 0
     * @maxItems 6
     */
    data: PostSummary[];
};

export type ReplaceCart = {
    /**
     * @minItems 0
     * @maxItems 100
     */
    items: CartItem[];
    /**
     * The currency to show prices in, and to buy in. Left out, it is the products' own.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
};

export type ReplaceCartItem = {
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
};

export type ReplaceUser = {
    /**
     * What others see beside posts and comments; `null`: nothing.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    /**
     * Only the present address; another one needs a proof, see `POST /users/me/email`.
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email?: string;
    /**
     * For admins only, who must have signed in within ten minutes to change it.
     */
    role?: Role;
    /**
     * For admins only. `null`: no discount.
     */
    tier?: Tier | null;
    /**
     * For admins only, who must have signed in within ten minutes to change it. `disabled` ends all sessions.
     */
    status?: UserStatus;
};

export type Resend = {
    /**
     * Left out by those who are signed in.
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email?: string;
};

export type ResetPassword = {
    /**
     * From the link in the mail.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    token: string;
    /**
     * @minLength 8
     * @maxLength 256
     * @format password
     */
    password: string;
};

export type Review = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * Stars.
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    rating: number;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string | null;
    /**
     * Plain text.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string | null;
    author: Reviewer;
    /**
     * Whether the author bought the product here; only buyers can review.
     */
    verifiedPurchase: boolean;
    /**
     * Everybody sees `approved` ones; the others are seen by their author and by moderators.
     */
    status: ReviewStatus;
    /**
     * Why it was rejected.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    rejectionReason: string | null;
    reply: ReviewReply | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * When its author last changed it.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type ReviewPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Review[];
};

export type ReviewReply = {
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type ReviewStatus = "pending" | "approved" | "rejected";

export const ReviewStatus = {
    pending: "pending",
    approved: "approved",
    rejected: "rejected"
} as const;

export type Reviewer = {
    /**
     * `null` for everybody but the author and moderators.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
};

export type Revision = {
    /**
     * 1, 2, 3 and so on, for each post.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    number: number;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * Who wrote it; `null` once the person was erased.
     */
    author: Author | null;
    /**
     * The number of the revision that it brought back, if it did.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    restoredFrom: number | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Markdown.
     * @minLength 1
     * @maxLength 60000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content: string;
    /**
     * `null`: the beginning of the text.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt: string | null;
    /**
     * Names, as they were.
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaTitle: string | null;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaDescription: string | null;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$
     */
    canonicalUrl: string | null;
};

export type RevisionDiff = {
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    against: number;
    /**
     * Those that differ.
     * @minItems 0
     * @maxItems 8
     */
    fields: FieldDiff[];
};

export type RevisionPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: RevisionSummary[];
};

export type RevisionSummary = {
    /**
     * 1, 2, 3 and so on, for each post.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    number: number;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title: string;
    /**
     * Who wrote it; `null` once the person was erased.
     */
    author: Author | null;
    /**
     * The number of the revision that it brought back, if it did.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    restoredFrom: number | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type Role = "viewer" | "editor" | "admin";

export const Role = {
    viewer: "viewer",
    editor: "editor",
    admin: "admin"
} as const;

export type Sales = {
    /**
     * By day: which.
     * @minLength 1
     * @maxLength 10
     * @pattern ^\d{4}-\d\d-\d\d$
     */
    day: string | null;
    /**
     * By product: which.
     */
    product: Sold | null;
    /**
     * By category: which; `null` for products without one.
     */
    category: Sold | null;
    /**
     * How many orders were paid; `null` by category, since one order may be of many.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    orders: number | null;
    /**
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    units: number;
    /**
     * Before discounts.
     */
    subtotal: Sum;
    discount: Sum;
    /**
     * By day.
     */
    shipping: Sum | null;
    /**
     * By day: tax that was added to the prices.
     */
    tax: Sum | null;
    /**
     * By day: tax that the prices held already.
     */
    taxIncluded: Sum | null;
    /**
     * By day: what was paid, `subtotal - discount + shipping + tax`.
     */
    total: Sum | null;
    /**
     * Things that were given back, or are not to be sent any more.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    refundedUnits: number;
    /**
     * Money that went back; of a product its part, when a refund named no lines.
     */
    refunded: Sum;
    /**
     * What is left: `total`, or `subtotal - discount` of goods, less `refunded`.
     */
    net: MoneyChange;
};

export type SalesGroup = "day" | "product" | "category";

export const SalesGroup = {
    day: "day",
    product: "product",
    category: "category"
} as const;

export type SalesPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Sales[];
};

/**
 * `pm_card_visa` pays; the others show what else can happen, as their names say.
 */
export type SandboxCard = "pm_card_visa" | "pm_card_declined" | "pm_card_authenticate" | "pm_card_timeout" | "pm_card_twice" | "pm_card_disordered" | "pm_card_refund_timeout" | "pm_card_refund_fails";

export const SandboxCard = {
    pm_card_visa: "pm_card_visa",
    pm_card_declined: "pm_card_declined",
    pm_card_authenticate: "pm_card_authenticate",
    pm_card_timeout: "pm_card_timeout",
    pm_card_twice: "pm_card_twice",
    pm_card_disordered: "pm_card_disordered",
    pm_card_refund_timeout: "pm_card_refund_timeout",
    pm_card_refund_fails: "pm_card_refund_fails"
} as const;

export type SandboxPayment = {
    status: SandboxPaymentStatus;
};

export type SandboxPaymentStatus = "succeeded" | "requires_action";

export const SandboxPaymentStatus = {
    succeeded: "succeeded",
    requires_action: "requires_action"
} as const;

export type Schedule = {
    /**
     * Also the name of its jobs.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    name: string;
    /**
     * Minute, hour, day, month and day of the week, in UTC.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    cron: string;
    /**
     * So many seconds after a run has ended well comes the next; `null`: the cron alone says.
     * @minimum 1
     * @maximum 3600
     * @format int32
     */
    everySeconds: number | null;
    /**
     * When the last run that is still known began.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastRunAt: string | null;
    /**
     * What became of it.
     */
    lastOutcome: JobState | null;
    /**
     * When the next is due, where a worker runs.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    nextRunAt: string;
};

export type ScheduledPrice = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    price: Sum;
    /**
     * What it is compared with; `null`: the price before, if that is higher, or nothing.
     */
    compareAtPrice: Sum | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startsAt: string;
    /**
     * `null`: it stays.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endsAt: string | null;
    status: ScheduledPriceStatus;
    /**
     * When it really came into force; `null`: not yet, or never.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    appliedAt: string | null;
    /**
     * When it was over: at its end, when it was ended or cancelled, or when somebody set another price.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    finishedAt: string | null;
    /**
     * Who planned it.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    createdBy: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type ScheduledPricePage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: ScheduledPrice[];
};

export type ScheduledPriceStatus = "scheduled" | "running" | "ended" | "cancelled";

export const ScheduledPriceStatus = {
    scheduled: "scheduled",
    running: "running",
    ended: "ended",
    cancelled: "cancelled"
} as const;

export type Schedules = {
    /**
     * @minItems 0
     * @maxItems 100
     */
    data: Schedule[];
};

export type SecondFactorCopy = {
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    enrolledAt: string;
    /**
     * `null`: it was never shown to work, and is not asked for.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    confirmedAt: string | null;
    /**
     * How many recovery codes are left.
     * @minimum 0
     * @maximum 1000
     * @format int32
     */
    recoveryCodesLeft: number;
};

export type SessionCopy = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * What the device called itself.
     * @minLength 0
     * @maxLength 512
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    userAgent: string | null;
    /**
     * @minLength 1
     * @maxLength 45
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    address: string | null;
    /**
     * How the person proved who they are (RFC 8176).
     * @maxItems 10
     * @uniqueItems
     */
    methods: string[];
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    authenticatedAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastUsedAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    expiresAt: string;
    /**
     * When it was ended before its time; `null`: it was not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endedAt: string | null;
};

export type ShipOrder = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    carrier?: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    trackingNumber?: string;
};

export type Shipment = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    carrier: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    trackingNumber: string | null;
};

export type ShippedLine = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    lineId: string;
    /**
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    quantity: number;
};

export type ShippingAddress = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line1: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line2: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    city: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region: string | null;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    postalCode: string;
    /**
     * ISO 3166 alpha-2.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
};

export type ShippingMethod = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Where it goes to; empty: everywhere.
     * @maxItems 300
     * @uniqueItems
     */
    countries: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    prices: ShippingPrice[];
    /**
     * @minimum 0
     * @maximum 10000
     * @format int32
     */
    position: number;
    /**
     * Whether it can be chosen; others see only those that can.
     */
    isActive: boolean;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type ShippingMethodPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: ShippingMethod[];
};

export type ShippingPrice = {
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    amount: number;
    /**
     * For each kilogram that is begun, on top of `amount`; `null`: whatever it weighs.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    perKgAmount: number | null;
    /**
     * Goods that come to so much after discounts travel for nothing; `null`: none do.
     * @minimum 0
     * @maximum 1000000000000000
     * @format int64
     */
    freeFromAmount: number | null;
};

export type ShippingPriceIn = {
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
    /**
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    amount: number;
    /**
     * For each kilogram that is begun, on top of `amount`. What has no weight weighs nothing.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    perKgAmount?: number | null;
    /**
     * Goods that come to so much after discounts travel for nothing.
     * @minimum 0
     * @maximum 1000000000000000
     * @format int64
     */
    freeFromAmount?: number | null;
};

export type ShownImage = {
    /**
     * Below the service. Other content would have another address, so it may be kept for ever.
     * @minLength 1
     * @maxLength 120
     * @pattern ^\/api\/v1\/media\/[0-9a-f-]{36}\/files\/[0-9]+w-[A-Za-z0-9_-]{22}\.[a-z]{3,4}$
     */
    url: string;
    type: ImageType;
    /**
     * Pixels.
     * @minimum 1
     * @maximum 16383
     * @format int32
     */
    width: number;
    /**
     * Pixels; of an animation, of one frame.
     * @minimum 1
     * @maximum 40000000
     * @format int32
     */
    height: number;
    /**
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    bytes: number;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * What it shows, for those who do not see it.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    alt: string | null;
    /**
     * A few colours to show until it is there (blurha.sh).
     * @minLength 1
     * @maxLength 100
     * @pattern ^[\x20-\x7e]+$
     */
    blurHash: string;
    /**
     * Smaller ones, of types that take less room; none until they are made.
     * @minItems 0
     * @maxItems 10
     */
    variants: MediumVariant[];
};

export type Sold = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
};

export type StarCount = {
    /**
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    stars: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    count: number;
};

export type StartedPayment = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    provider: PaymentProvider;
    status: PaymentStatus;
    /**
     * For the provider's part of the page; whoever has it can pay, and do nothing else.
     * @minLength 1
     * @maxLength 200
     * @pattern ^[\w-]+$
     */
    clientSecret: string;
    /**
     * Where the client secret and a card go; `null` where the provider's own library knows it.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[^\s"<>\\^`{|}]+$
     */
    confirmUrl: string | null;
};

export type StockFacet = {
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    inStock: number;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    outOfStock: number;
};

/**
 * Needed with `delta`; with `set` it is `adjusted` when left out.
 */
export type StockMoveReason = "received" | "adjusted" | "returned";

export const StockMoveReason = {
    received: "received",
    adjusted: "adjusted",
    returned: "returned"
} as const;

export type StockMovement = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    productId: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * @minimum -1000000000
     * @maximum 1000000000
     * @format int32
     */
    delta: number;
    /**
     * What there was after it.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    stockAfter: number;
    reason: StockReason;
    /**
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    note: string | null;
    /**
     * The order that took or gave back.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    orderId: string | null;
    /**
     * Who did it; `null`: the system.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

export type StockMovementPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: StockMovement[];
};

export type StockReason = "received" | "adjusted" | "sold" | "released" | "returned";

export const StockReason = {
    received: "received",
    adjusted: "adjusted",
    sold: "sold",
    released: "released",
    returned: "returned"
} as const;

export type Suggestion = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    text: string;
    kind: SuggestionKind;
    /**
     * Of the product or category; `null` for a word.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string | null;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string | null;
};

export type SuggestionKind = "product" | "category" | "word";

export const SuggestionKind = {
    product: "product",
    category: "category",
    word: "word"
} as const;

export type SuggestionPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Suggestion[];
};

export type Sum = {
    /**
     * Minor units.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    amount: number;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency: string;
};

export type Tag = {
    /**
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
};

export type TagFacet = {
    /**
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    tag: string;
    /**
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    count: number;
};

export type TagPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: CountedTag[];
};

export type TaxRate = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
    /**
     * `null`: wherever in the country no region has its own rate.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label: string;
    /**
     * In per cent.
     * @minLength 1
     * @maxLength 8
     * @pattern ^(100(\.0{1,4})?|(0|[1-9]\d?)(\.\d{1,4})?)$
     */
    rate: string;
    /**
     * Whether the prices hold it already; otherwise it is added to them.
     */
    isIncluded: boolean;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type TaxRatePage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: TaxRate[];
};

export type TextPart = {
    /**
     * In both, in the revision only, or in the one that it is compared with only.
     */
    kind: TextPartKind;
    /**
     * @minLength 0
     * @maxLength 200000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    text: string;
};

/**
 * In both, in the revision only, or in the one that it is compared with only.
 */
export type TextPartKind = "kept" | "added" | "removed";

export const TextPartKind = {
    kept: "kept",
    added: "added",
    removed: "removed"
} as const;

/**
 * Decides the discount on orders: premium 20 %, regular 10 %, none without a tier.
 */
export type Tier = "regular" | "premium";

export const Tier = {
    regular: "regular",
    premium: "premium"
} as const;

export type TokenType = "Bearer";

export const TokenType = {
    Bearer: "Bearer"
} as const;

export type Tokens = {
    /**
     * Goes into `Authorization: Bearer ...` until it expires.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$
     */
    accessToken: string;
    /**
     * Gives the next pair, once, at `POST /auth/refresh`.
     * @minLength 1
     * @maxLength 200
     * @pattern ^[A-Za-z0-9_-]+$
     */
    refreshToken: string;
    tokenType: TokenType;
    /**
     * Seconds until the access token expires.
     * @minimum 1
     * @maximum 86400
     * @format int32
     */
    expiresIn: number;
    /**
     * Keep it on the device and send it with the next sign-in: others cannot use up its attempts.
     * @minLength 1
     * @maxLength 200
     * @pattern ^[A-Za-z0-9_-]+$
     */
    deviceProof: string;
    user: User;
};

export type TopSelling = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its name in addresses.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Stock keeping unit of its first variant.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * Markdown.
     * @minLength 0
     * @maxLength 20000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description: string;
    /**
     * The lowest of its variants' prices.
     */
    price: Sum;
    /**
     * What that price is compared with, such as the maker's; `null`: nothing.
     */
    compareAtPrice: Sum | null;
    /**
     * The lowest that variant cost in the last thirty days, the price of now included.
     */
    lowestPrice30Days: Sum | null;
    /**
     * The lowest it cost in the thirty days before the price of now: what shops in the EU show beside a reduction.
     */
    priorPrice: Sum | null;
    /**
     * How many can be ordered now, of all variants.
     * @minimum 0
     * @maximum 9007199254740991
     * @format int64
     */
    stock: number;
    /**
     * How many variants there are to choose from.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    variantCount: number;
    status: ProductStatus;
    category: ProductCategory | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    images: ProductImage[];
    /**
     * Facts by name, each a text, a number or a boolean.
     */
    attributes: Record<string, string | number | boolean>;
    /**
     * What buyers say; `null`: nothing yet.
     */
    rating: Rating | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
    /**
     * How many of it were paid for in those days, of all variants; what was cancelled or refunded is not counted.
     * @minimum 1
     * @maximum 9007199254740991
     * @format int64
     */
    unitsSold: number;
};

export type TopSellingPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: TopSelling[];
};

export type Totp = {
    /**
     * Whether signing in asks for it.
     */
    enabled: boolean;
    /**
     * Since when; `null`: it does not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    confirmedAt: string | null;
};

export type TransferFormat = "csv" | "ndjson";

export const TransferFormat = {
    csv: "csv",
    ndjson: "ndjson"
} as const;

export type UpdateComment = {
    /**
     * Plain text.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string;
};

export type UpdateDiscount = {
    /**
     * What buyers type, in capitals or not; it is kept in capitals.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9_-]{3,40}$
     */
    code?: string;
    /**
     * For the shop.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description?: string | null;
    type?: DiscountType;
    /**
     * Of `percent`: how much goes off the goods that it is for, with two decimals at most.
     * @minimum 0.01
     * @maximum 100
     */
    percent?: number | null;
    /**
     * Of `amount`: what goes off the goods that it is for, as far as they cost that much; for orders in its currency.
     */
    amount?: Money | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    startsAt?: string | null;
    /**
     * From this instant on it is not taken any more.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    endsAt?: string | null;
    /**
     * What all goods of the order must come to before anything is taken off; for orders in its currency.
     */
    minimumSubtotal?: Money | null;
    /**
     * It is for these products, and for those of `categoryIds`; for everything when both are empty.
     * @maxItems 200
     * @uniqueItems
     */
    productIds?: string[];
    /**
     * Each stands for its whole branch.
     * @maxItems 200
     * @uniqueItems
     */
    categoryIds?: string[];
    /**
     * In how many orders that are not cancelled.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUses?: number | null;
    /**
     * The same for each person.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    maxUsesPerUser?: number | null;
    /**
     * `true` unless told.
     */
    isActive?: boolean;
};

export type UpdateMedium = {
    /**
     * What it shows, for those who do not see it.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    alt?: string | null;
};

export type UpdateNotifications = {
    /**
     * @minItems 1
     * @maxItems 5
     */
    topics: NotificationChoice[];
};

export type UpdatePost = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title?: string;
    /**
     * Markdown.
     * @minLength 1
     * @maxLength 60000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    content?: string;
    /**
     * Left out, it is the beginning of the text.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    excerpt?: string;
    /**
     * Names; those that are new come into being.
     * @maxItems 20
     * @uniqueItems
     */
    tags?: string[];
    /**
     * Left out, it is made from the title. Once published, an old slug leads to the new one.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug?: string;
    /**
     * When the draft publishes itself; a time that has come publishes it at once. `null`: it does not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishAt?: string | null;
    /**
     * The title that search engines show; `null`: that of the post.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaTitle?: string | null;
    /**
     * What search engines show below it; `null`: the excerpt.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    metaDescription?: string | null;
    /**
     * Where the text stood first, if that was elsewhere.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:([0-9]{1,4}|[1-5][0-9]{4}))?([/?#][!#-;=?-[\]_a-z~]*)?$
     */
    canonicalUrl?: string | null;
    /**
     * `members`: once published, the text is for those who have signed in; others see title and excerpt. Left out, it stays, and is `public` at first.
     */
    visibility?: PostVisibility;
    /**
     * The image in front, from the library: one's own, or one that is public. `null`: none.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    coverImageId?: string | null;
    /**
     * Whether it is recommended; editors say so. Left out, it stays.
     */
    featured?: boolean;
    /**
     * Whether it stands before all others; editors say so. Left out, it stays.
     */
    pinned?: boolean;
};

export type UpdateProduct = {
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * Left out, it is made from the name.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug?: string;
    /**
     * Markdown.
     * @minLength 0
     * @maxLength 20000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description?: string;
    /**
     * Its currency is the product's own, which each variant has a price in. Not together with `variants`.
     */
    price?: Money;
    /**
     * What the price is compared with, such as the maker's; in the same currency.
     */
    compareAtPrice?: Money | null;
    /**
     * The price in other currencies, each once.
     * @minItems 0
     * @maxItems 20
     */
    prices?: PriceIn[];
    /**
     * How many there are; a difference to before is written to the ledger.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    stock?: number;
    /**
     * Stock that falls to this is told of (`product.low_stock`); `null`: never.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    lowStockThreshold?: number | null;
    /**
     * What one weighs, for sending it; `null`: nothing that counts.
     * @minimum 0
     * @maximum 400000
     * @format int32
     */
    weightGrams?: number | null;
    /**
     * Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku?: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    categoryId?: string | null;
    /**
     * @maxItems 20
     * @uniqueItems
     */
    tags?: string[];
    /**
     * @minItems 0
     * @maxItems 20
     */
    images?: ProductImage[];
    /**
     * The choices; left out, they are what the variants have.
     * @minItems 0
     * @maxItems 5
     */
    options?: ProductOption[];
    status?: ProductStatus;
    /**
     * Merged with those that are there; `null` takes one away.
     */
    attributes?: Record<string, string | number | boolean | null>;
};

export type UpdateReview = {
    /**
     * Stars.
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    rating?: number;
    /**
     * @minLength 1
     * @maxLength 120
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    title?: string | null;
    /**
     * Plain text.
     * @minLength 1
     * @maxLength 5000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body?: string | null;
};

export type UpdateShipment = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    carrier?: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    trackingNumber?: string | null;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^https?:\/\/[^\s"<>\\^`{|}]+$
     */
    trackingUrl?: string | null;
};

export type UpdateShippingMethod = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * Where it goes to; empty: everywhere.
     * @maxItems 300
     * @uniqueItems
     */
    countries?: string[];
    /**
     * One for each currency that it can be paid in.
     * @minItems 1
     * @maxItems 20
     */
    prices?: ShippingPriceIn[];
    /**
     * Where it stands among the others; the lowest first. Left out: 0.
     * @minimum 0
     * @maximum 10000
     * @format int32
     */
    position?: number;
    /**
     * Whether it can be chosen. Left out: yes.
     */
    isActive?: boolean;
};

export type UpdateTag = {
    /**
     * The slug follows it; the old one leads to the new one.
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * `null`: none.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    description?: string | null;
};

export type UpdateTaxRate = {
    /**
     * Where the goods go to.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
    /**
     * As addresses name it, in capitals or not; `null` or left out: wherever in the country no region has its own rate.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region?: string | null;
    /**
     * What it is called.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label?: string;
    /**
     * In per cent, up to four decimals.
     * @minLength 1
     * @maxLength 8
     * @pattern ^(100(\.0{1,4})?|(0|[1-9]\d?)(\.\d{1,4})?)$
     */
    rate?: string;
    /**
     * Whether the prices hold it already; otherwise it is added to them.
     */
    isIncluded?: boolean;
};

export type UpdateUser = {
    /**
     * What others see beside posts and comments; `null`: nothing.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string | null;
    /**
     * Only the present address; another one needs a proof, see `POST /users/me/email`.
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email?: string;
    /**
     * For admins only, who must have signed in within ten minutes to change it.
     */
    role?: Role;
    /**
     * For admins only. `null`: no discount.
     */
    tier?: Tier | null;
    /**
     * For admins only, who must have signed in within ten minutes to change it. `disabled` ends all sessions.
     */
    status?: UserStatus;
};

export type UpdateUserAddress = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line1?: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    city?: string;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    postalCode?: string;
    /**
     * ISO 3166 alpha-2.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line2?: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region?: string | null;
    /**
     * What its owner calls it.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label?: string | null;
    /**
     * Whether it is the one to be shown first; then the one that was is no longer. Left out: no.
     */
    isDefault?: boolean;
};

export type UpdateVariant = {
    /**
     * Stock keeping unit: capital letters and digits, joined by `.`, `_` or `-`.
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku?: string;
    /**
     * One value of each of the product's options.
     */
    options?: Record<string, string>;
    /**
     * In the currency of the product.
     */
    price?: Money;
    /**
     * In the currency of the price.
     */
    compareAtPrice?: Money | null;
    /**
     * The price in other currencies, each once.
     * @minItems 0
     * @maxItems 20
     */
    prices?: PriceIn[];
    /**
     * How many there are; a difference to before is written to the ledger.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    stock?: number;
    /**
     * Stock that falls to this is told of (`product.low_stock`); `null`: never.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    lowStockThreshold?: number | null;
    /**
     * What one weighs, for sending it; `null`: nothing that counts.
     * @minimum 0
     * @maximum 400000
     * @format int32
     */
    weightGrams?: number | null;
};

export type UpdateWebhook = {
    /**
     * What it is for; the host of `url` unless told.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name?: string;
    /**
     * Where messages are posted: https, and an address that everybody on the internet can reach, unless the configuration allows others.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url?: string;
    /**
     * Which events: types, all of a kind, or `*` for everything.
     * @minItems 1
     * @maxItems 47
     * @uniqueItems
     */
    eventTypes?: WebhookEventFilter[];
    /**
     * `disabled`: nothing is sent, and messages that wait are given up.
     */
    status?: WebhookStatus;
};

export type User = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 3
     * @maxLength 254
     * @format email
     */
    email: string;
    /**
     * Whether its owner has shown that mail there reaches them.
     */
    emailVerified: boolean;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string | null;
    role: Role;
    /**
     * Decides the discount on orders: premium 20 %, regular 10 %, none without a tier.
     */
    tier: Tier | null;
    status: UserStatus;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type UserAddress = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    label: string | null;
    /**
     * One at most is.
     */
    isDefault: boolean;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line1: string;
    /**
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    line2: string | null;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    city: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    region: string | null;
    /**
     * @minLength 1
     * @maxLength 20
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    postalCode: string;
    /**
     * ISO 3166 alpha-2.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type UserAddressPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: UserAddress[];
};

export type UserPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: User[];
};

export type UserStatus = "active" | "disabled";

export const UserStatus = {
    active: "active",
    disabled: "disabled"
} as const;

export type Variant = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 64
     * @pattern ^[A-Z0-9]+([._-][A-Z0-9]+)*$
     */
    sku: string;
    /**
     * Empty for a product without options.
     */
    options: Record<string, string>;
    price: Sum;
    /**
     * What the price is compared with, such as the maker's; `null`: nothing.
     */
    compareAtPrice: Sum | null;
    /**
     * The lowest price of the last thirty days, the price of now included.
     */
    lowestPrice30Days: Sum | null;
    /**
     * The lowest price of the thirty days before the price of now: what shops in the EU show beside a reduction.
     */
    priorPrice: Sum | null;
    /**
     * The price in other currencies.
     * @minItems 0
     * @maxItems 20
     */
    prices: OtherPrice[];
    /**
     * How many can be ordered now.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    stock: number;
    /**
     * Stock that falls to this is told of (`product.low_stock`); `null`: never.
     * @minimum 0
     * @maximum 1000000000
     * @format int32
     */
    lowStockThreshold: number | null;
    /**
     * What one weighs; `null`: nothing that counts.
     * @minimum 0
     * @maximum 400000
     * @format int32
     */
    weightGrams: number | null;
};

export type VariantPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Variant[];
};

export type VerifyEmail = {
    /**
     * From the link in the mail.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    token: string;
};

export type Webhook = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    name: string;
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    url: string;
    /**
     * @minItems 1
     * @maxItems 47
     * @uniqueItems
     */
    eventTypes: WebhookEventFilter[];
    status: WebhookStatus;
    /**
     * Why it is disabled: an admin did it, the receiver answered 410, or it took no message for five days.
     */
    disabledReason: WebhookDisabledReason | null;
    /**
     * The first attempt that failed since the last one that succeeded; `null`: the last one did.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    failingSince: string | null;
    /**
     * Until when messages are signed with the secret of before too; `null`: there is none.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    previousSecretUntil: string | null;
    /**
     * Which admin made it; `null`: that person was erased.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    createdBy: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    updatedAt: string;
};

export type WebhookDelivery = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    webhookId: string;
    /**
     * The `webhook-id` that the receiver sees: the same at each attempt, and when the message is sent again.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    eventId: string;
    type: WebhookMessageType;
    status: WebhookDeliveryStatus;
    /**
     * How often it was sent.
     * @minimum 0
     * @maximum 1000000
     * @format int32
     */
    attempts: number;
    /**
     * When it is sent next; `null`: it is not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    nextAttemptAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastAttemptAt: string | null;
    /**
     * How long the last attempt took.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    durationMilliseconds: number | null;
    /**
     * With which status the receiver answered last.
     * @minimum 100
     * @maximum 999
     * @format int32
     */
    answerStatus: number | null;
    /**
     * What was wrong at the last attempt; `null`: nothing.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    error: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
    /**
     * What was sent, to the letter.
     * @minLength 0
     * @maxLength 100000
     * @pattern ^[^\u0000]*$
     */
    requestBody: string;
    /**
     * The first 16 KiB of the last answer; what is no UTF-8 in it is replaced. `null`: there was none.
     * @minLength 0
     * @maxLength 16384
     * @pattern ^[^\u0000]*$
     */
    answerBody: string | null;
};

export type WebhookDeliveryPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: WebhookDeliverySummary[];
};

export type WebhookDeliveryStatus = "pending" | "delivered" | "failed";

export const WebhookDeliveryStatus = {
    pending: "pending",
    delivered: "delivered",
    failed: "failed"
} as const;

export type WebhookDeliverySummary = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    webhookId: string;
    /**
     * The `webhook-id` that the receiver sees: the same at each attempt, and when the message is sent again.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    eventId: string;
    type: WebhookMessageType;
    status: WebhookDeliveryStatus;
    /**
     * How often it was sent.
     * @minimum 0
     * @maximum 1000000
     * @format int32
     */
    attempts: number;
    /**
     * When it is sent next; `null`: it is not.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    nextAttemptAt: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    lastAttemptAt: string | null;
    /**
     * How long the last attempt took.
     * @minimum 0
     * @maximum 2147483647
     * @format int32
     */
    durationMilliseconds: number | null;
    /**
     * With which status the receiver answered last.
     * @minimum 100
     * @maximum 999
     * @format int32
     */
    answerStatus: number | null;
    /**
     * What was wrong at the last attempt; `null`: nothing.
     * @minLength 1
     * @maxLength 500
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    error: string | null;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    createdAt: string;
};

/**
 * Why it is disabled: an admin did it, the receiver answered 410, or it took no message for five days.
 */
export type WebhookDisabledReason = "by_admin" | "gone" | "failing";

export const WebhookDisabledReason = {
    by_admin: "by_admin",
    gone: "gone",
    failing: "failing"
} as const;

export type WebhookEventFilter = "*" | "category.*" | "comment.*" | "order.*" | "payment.*" | "post.*" | "product.*" | "review.*" | "user.*" | "category.created" | "category.deleted" | "category.updated" | "comment.approved" | "comment.created" | "comment.deleted" | "comment.rejected" | "comment.updated" | "order.cancelled" | "order.created" | "order.delivered" | "order.paid" | "order.refunded" | "order.shipment_created" | "order.shipped" | "payment.refund_failed" | "payment.refunded" | "payment.succeeded" | "post.created" | "post.deleted" | "post.published" | "post.unpublished" | "post.updated" | "product.archived" | "product.created" | "product.low_stock" | "product.price_changed" | "product.stock_changed" | "product.updated" | "review.approved" | "review.created" | "review.deleted" | "review.rejected" | "review.replied" | "review.updated" | "user.created" | "user.erased" | "user.updated";

export type WebhookMessageType = "category.created" | "category.deleted" | "category.updated" | "comment.approved" | "comment.created" | "comment.deleted" | "comment.rejected" | "comment.updated" | "order.cancelled" | "order.created" | "order.delivered" | "order.paid" | "order.refunded" | "order.shipment_created" | "order.shipped" | "payment.refund_failed" | "payment.refunded" | "payment.succeeded" | "post.created" | "post.deleted" | "post.published" | "post.unpublished" | "post.updated" | "product.archived" | "product.created" | "product.low_stock" | "product.price_changed" | "product.stock_changed" | "product.updated" | "review.approved" | "review.created" | "review.deleted" | "review.rejected" | "review.replied" | "review.updated" | "user.created" | "user.erased" | "user.updated" | "webhook.test";

export type WebhookPage = {
    meta: PageMeta;
    /**
     * @maxItems 100
     */
    data: Webhook[];
};

export type WebhookStatus = "active" | "disabled";

export const WebhookStatus = {
    active: "active",
    disabled: "disabled"
} as const;

export type WholeDeadLetter = {
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Who failed.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9-]+$
     */
    consumer: string;
    event: DeadEvent;
    /**
     * How often it was tried.
     * @minimum 1
     * @maximum 1000
     * @format int32
     */
    attempts: number;
    /**
     * What went wrong the last time, for those who mend it.
     * @minLength 0
     * @maxLength 2000
     * @pattern ^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    error: string;
    /**
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    failedAt: string;
    /**
     * When it was put back; `null`: it was not since it failed.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    replayedAt: string | null;
    /**
     * As `/asyncapi.json` has it for the type.
     */
    payload: Record<string, Record<string, string | number | boolean | string[] | null> | Record<string, string | number | boolean | string[] | null> | Record<string, string | number | boolean | string[] | null> | string[] | Record<string, string | number | boolean | string[] | null> | null>;
};

export type WriteReply = {
    /**
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$
     */
    body: string;
};
