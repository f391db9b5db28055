// Generated from openapi.json by `npm run generate`. Do not edit.
import type { ApiKey, ApiKeyPage, AuditEntry, AuditEntryPage, AuditType, AuthorPage, CancelOrder, Cart, Category, CategoryPage, Challenge, ChangeEmail, ChangePassword, Comment, CommentPage, CommentStatus, CommentThread, CommentThreadPage, ConfirmMfa, ConfirmSandboxPayment, CountedTag, CreateApiKey, CreateCategory, CreateComment, CreateDiscount, CreateMediaUpload, CreatePost, CreateProduct, CreateRefund, CreateReview, CreateScheduledPrice, CreateShipment, CreateShippingMethod, CreateTaxRate, CreateUser, CreateUserAddress, CreateVariant, CreateWebhook, DeadLetter, DeadLetterPage, DevicePage, Discount, DiscountPage, Enrolment, ForgotPassword, FoundPost, FoundPostPage, FoundProduct, FoundProductPage, FreshToken, GooglePurpose, Health, Identity, IdentityPage, IdentityProvider, Import, ImportError, ImportErrorPage, ImportPage, Job, JobPage, JobState, JsonFeed, Jwks, Likes, LinkGoogle, Login, Me, MediaUpload, Medium, MediumPage, MergeCart, MergeTag, MergedCart, Mfa, ModerateComments, ModeratedComments, MoveStock, NewApiKey, NewWebhook, Notifications, Order, OrderHistory, OrderPage, OrderRefund, OrderShipment, OrderStatus, OrderSummary, PastPrice, PastPricePage, Person, PersonExport, PlaceOrder, Post, PostImport, PostImportError, PostImportErrorPage, PostImportPage, PostPreview, PreviewPost, PreviewToken, Product, ProductReviewPage, ProductStatusFilter, PublishPost, QuantityBreaks, Quote, Reauthenticate, RecoveryCodes, RedeemCode, Refresh, RejectComment, RejectReview, RelatedPosts, ReplaceCart, ReplaceCartItem, ReplaceUser, Resend, ResetPassword, Review, ReviewPage, ReviewStatus, Revision, RevisionDiff, RevisionPage, RevisionSummary, Role, SalesGroup, SalesPage, SandboxPayment, ScheduledPrice, ScheduledPricePage, ScheduledPriceStatus, Schedules, ShipOrder, ShippingMethod, ShippingMethodPage, StartedPayment, StockMovement, StockMovementPage, SuggestionPage, TagPage, TaxRate, TaxRatePage, Tier, Tokens, TopSellingPage, TransferFormat, UpdateComment, UpdateDiscount, UpdateMedium, UpdateNotifications, UpdatePost, UpdateProduct, UpdateReview, UpdateShipment, UpdateShippingMethod, UpdateTag, UpdateTaxRate, UpdateUser, UpdateUserAddress, UpdateVariant, UpdateWebhook, User, UserAddress, UserAddressPage, UserPage, UserStatus, Variant, VariantPage, VerifyEmail, Webhook, WebhookDelivery, WebhookDeliveryPage, WebhookDeliveryStatus, WebhookDeliverySummary, WebhookMessageType, WebhookPage, WholeDeadLetter, WriteReply } from './schemas.js';

export type ListDeadLettersResult = DeadLetterPage;

export type ListDeadLettersQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Who failed.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9-]+$
     */
    consumer?: string;
    /**
     * At events of which type.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[a-z_]+\.[a-z_]+$
     */
    type?: string;
};

export type ListDeadLettersHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListDeadLettersResponseHeaders = {
    etag?: string;
};

export type ListDeadLettersVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Who failed.
     * @minLength 1
     * @maxLength 40
     * @pattern ^[A-Za-z0-9-]+$
     */
    consumer?: string;
    /**
     * At events of which type.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[a-z_]+\.[a-z_]+$
     */
    type?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetDeadLetterResult = WholeDeadLetter;

export type GetDeadLetterPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetDeadLetterHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetDeadLetterResponseHeaders = {
    etag?: string;
};

export type GetDeadLetterVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteDeadLetterResult = void;

export type DeleteDeadLetterPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteDeadLetterHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteDeadLetterVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplayDeadLetterResult = WholeDeadLetter;

export type ReplayDeadLetterPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplayDeadLetterResponseHeaders = {
    etag?: string;
};

export type ReplayDeadLetterVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListJobsResult = JobPage;

export type ListJobsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    name?: string;
    /**
     * `dead`: it failed for good.
     */
    state?: JobState;
};

export type ListJobsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListJobsResponseHeaders = {
    etag?: string;
};

export type ListJobsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    name?: string;
    /**
     * `dead`: it failed for good.
     */
    state?: JobState;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSchedulesResult = Schedules;

export type GetSchedulesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSchedulesResponseHeaders = {
    etag?: string;
};

export type GetSchedulesVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type StartScheduleResult = Job;

export type StartSchedulePath = {
    /**
     * Its name.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    name: string;
};

export type StartScheduleHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type StartScheduleResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type StartScheduleVariables = {
    /**
     * Its name.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    name: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type GetJobResult = Job;

export type GetJobPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetJobHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetJobResponseHeaders = {
    etag?: string;
};

export type GetJobVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type RetryJobResult = Job;

export type RetryJobPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type RetryJobHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type RetryJobResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type RetryJobVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type ListAuditEntriesResult = AuditEntryPage;

export type ListAuditEntriesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    type?: AuditType;
    /**
     * Who did it.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId?: string;
    /**
     * Whose account it happened to.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId?: string;
    /**
     * At or after.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Before.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
};

export type ListAuditEntriesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListAuditEntriesResponseHeaders = {
    etag?: string;
};

export type ListAuditEntriesVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    type?: AuditType;
    /**
     * Who did it.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    actorId?: string;
    /**
     * Whose account it happened to.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId?: string;
    /**
     * At or after.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Before.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetLivenessResult = Health;

export type GetLivenessHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetLivenessResponseHeaders = {
    etag?: string;
};

export type GetLivenessVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetReadinessResult = Health;

export type GetReadinessHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetReadinessResponseHeaders = {
    etag?: string;
};

export type GetReadinessVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListUsersResult = UserPage;

export type ListUsersQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Part of the e-mail address or the name, in upper or lower case.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    role?: Role;
    tier?: Tier;
    status?: UserStatus;
};

export type ListUsersHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListUsersResponseHeaders = {
    etag?: string;
};

export type ListUsersVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Part of the e-mail address or the name, in upper or lower case.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    role?: Role;
    tier?: Tier;
    status?: UserStatus;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateUserResult = User;

export type CreateUserBody = CreateUser;

export type CreateUserHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateUserResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateUserVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateUserBody;

export type GetMeResult = Me;

export type GetMeHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetMeResponseHeaders = {
    etag?: string;
};

export type GetMeVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetUserResult = User;

export type GetUserPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetUserHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetUserResponseHeaders = {
    etag?: string;
};

export type GetUserVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplaceUserResult = User;

export type ReplaceUserPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplaceUserBody = ReplaceUser;

export type ReplaceUserHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceUserResponseHeaders = {
    etag?: string;
};

export type ReplaceUserVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceUserBody;

export type DeleteUserResult = void;

export type DeleteUserPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteUserHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteUserVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateUserResult = User;

export type UpdateUserPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateUserBody = UpdateUser;

export type UpdateUserHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateUserResponseHeaders = {
    etag?: string;
};

export type UpdateUserVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateUserBody;

export type ListAddressesResult = UserAddressPage;

export type ListAddressesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListAddressesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListAddressesResponseHeaders = {
    etag?: string;
};

export type ListAddressesVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateAddressResult = UserAddress;

export type CreateAddressBody = CreateUserAddress;

export type CreateAddressHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateAddressResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateAddressVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateAddressBody;

export type GetAddressResult = UserAddress;

export type GetAddressPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetAddressHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetAddressResponseHeaders = {
    etag?: string;
};

export type GetAddressVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteAddressResult = void;

export type DeleteAddressPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteAddressHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteAddressVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateAddressResult = UserAddress;

export type UpdateAddressPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateAddressBody = UpdateUserAddress;

export type UpdateAddressHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateAddressResponseHeaders = {
    etag?: string;
};

export type UpdateAddressVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateAddressBody;

export type ListApiKeysResult = ApiKeyPage;

export type ListApiKeysQuery = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
};

export type ListApiKeysHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListApiKeysResponseHeaders = {
    etag?: string;
};

export type ListApiKeysVariables = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateApiKeyResult = NewApiKey;

export type CreateApiKeyBody = CreateApiKey;

export type CreateApiKeyHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateApiKeyResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateApiKeyVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateApiKeyBody;

export type GetApiKeyResult = ApiKey;

export type GetApiKeyPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetApiKeyHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetApiKeyResponseHeaders = {
    etag?: string;
};

export type GetApiKeyVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type EndApiKeyResult = void;

export type EndApiKeyPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type EndApiKeyHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndApiKeyVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type LoginResult = Tokens;

export type LoginBody = Login;

export type LoginResponseHeaders = {
    etag?: string;
};

export type LoginVariables = LoginBody;

export type RefreshResult = Tokens;

export type RefreshBody = Refresh;

export type RefreshResponseHeaders = {
    etag?: string;
};

export type RefreshVariables = RefreshBody;

export type LogoutResult = void;

export type ReauthenticateResult = FreshToken;

export type ReauthenticateBody = Reauthenticate;

export type ReauthenticateResponseHeaders = {
    etag?: string;
};

export type ReauthenticateVariables = ReauthenticateBody;

export type VerifyEmailResult = void;

export type VerifyEmailBody = VerifyEmail;

export type VerifyEmailVariables = VerifyEmailBody;

export type ResendVerificationResult = void;

export type ResendVerificationBody = Resend;

export type ResendVerificationResponseHeaders = {
    etag?: string;
};

export type ResendVerificationVariables = ResendVerificationBody;

export type ChangeEmailResult = void;

export type ChangeEmailBody = ChangeEmail;

export type ChangeEmailResponseHeaders = {
    etag?: string;
};

export type ChangeEmailVariables = ChangeEmailBody;

export type BeginGoogleSignInResult = void;

export type BeginGoogleSignInQuery = {
    /**
     * Where the browser ends, with `code` or `error` in its query: one of the configured addresses, to the letter. Left out: the first of them.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    returnTo?: string;
    /**
     * The SHA-256 of a random verifier in base64url, as in PKCE (S256); `POST /auth/token` asks for the verifier.
     * @minLength 1
     * @maxLength 43
     * @pattern ^[A-Za-z0-9_-]{43}$
     */
    codeChallenge: string;
    /**
     * `link`: the code is for `POST /auth/identities/google` instead.
     */
    purpose?: GooglePurpose;
};

export type BeginGoogleSignInHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type BeginGoogleSignInVariables = {
    /**
     * Where the browser ends, with `code` or `error` in its query: one of the configured addresses, to the letter. Left out: the first of them.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    returnTo?: string;
    /**
     * The SHA-256 of a random verifier in base64url, as in PKCE (S256); `POST /auth/token` asks for the verifier.
     * @minLength 1
     * @maxLength 43
     * @pattern ^[A-Za-z0-9_-]{43}$
     */
    codeChallenge: string;
    /**
     * `link`: the code is for `POST /auth/identities/google` instead.
     */
    purpose?: GooglePurpose;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type FinishGoogleSignInResult = void;

export type FinishGoogleSignInQuery = {
    /**
     * Who answers.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    iss?: string;
    /**
     * Why nobody did.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    error?: string;
    /**
     * What Google gives for whoever signed in.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    code?: string;
    /**
     * Names the sign-in.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    state?: string;
};

export type FinishGoogleSignInHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type FinishGoogleSignInVariables = {
    /**
     * Who answers.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    iss?: string;
    /**
     * Why nobody did.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    error?: string;
    /**
     * What Google gives for whoever signed in.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    code?: string;
    /**
     * Names the sign-in.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[^\u0000-\u001f]*$
     */
    state?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type RedeemCodeResult = Tokens;

export type RedeemCodeBody = RedeemCode;

export type RedeemCodeResponseHeaders = {
    etag?: string;
};

export type RedeemCodeVariables = RedeemCodeBody;

export type ListIdentitiesResult = IdentityPage;

export type ListIdentitiesQuery = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
};

export type ListIdentitiesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListIdentitiesResponseHeaders = {
    etag?: string;
};

export type ListIdentitiesVariables = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type LinkGoogleResult = Identity;

export type LinkGoogleBody = LinkGoogle;

export type LinkGoogleResponseHeaders = {
    etag?: string;
    location?: string;
};

export type LinkGoogleVariables = LinkGoogleBody;

export type UnlinkIdentityResult = void;

export type UnlinkIdentityPath = {
    /**
     * The other service.
     */
    provider: IdentityProvider;
};

export type UnlinkIdentityHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnlinkIdentityVariables = {
    /**
     * The other service.
     */
    provider: IdentityProvider;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type GetJwksResult = Jwks;

export type GetJwksHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetJwksResponseHeaders = {
    etag?: string;
};

export type GetJwksVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetMfaResult = Mfa;

export type GetMfaHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetMfaResponseHeaders = {
    etag?: string;
};

export type GetMfaVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteMfaResult = void;

export type DeleteMfaHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteMfaVariables = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EnrolMfaResult = Enrolment;

export type EnrolMfaResponseHeaders = {
    etag?: string;
};

export type ConfirmMfaResult = RecoveryCodes;

export type ConfirmMfaBody = ConfirmMfa;

export type ConfirmMfaResponseHeaders = {
    etag?: string;
};

export type ConfirmMfaVariables = ConfirmMfaBody;

export type ChallengeMfaResult = Tokens;

export type ChallengeMfaBody = Challenge;

export type ChallengeMfaResponseHeaders = {
    etag?: string;
};

export type ChallengeMfaVariables = ChallengeMfaBody;

export type ReplaceRecoveryCodesResult = RecoveryCodes;

export type ReplaceRecoveryCodesResponseHeaders = {
    etag?: string;
};

export type ResetUserMfaResult = void;

export type ResetUserMfaPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ResetUserMfaHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ResetUserMfaVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ForgotPasswordResult = void;

export type ForgotPasswordBody = ForgotPassword;

export type ForgotPasswordResponseHeaders = {
    etag?: string;
};

export type ForgotPasswordVariables = ForgotPasswordBody;

export type ResetPasswordResult = void;

export type ResetPasswordBody = ResetPassword;

export type ResetPasswordVariables = ResetPasswordBody;

export type ChangePasswordResult = void;

export type ChangePasswordBody = ChangePassword;

export type ChangePasswordVariables = ChangePasswordBody;

export type ListSessionsResult = DevicePage;

export type ListSessionsQuery = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
};

export type ListSessionsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListSessionsResponseHeaders = {
    etag?: string;
};

export type ListSessionsVariables = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type EndOtherSessionsResult = void;

export type EndOtherSessionsHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndOtherSessionsVariables = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndSessionResult = void;

export type EndSessionPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type EndSessionHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndSessionVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndUserSessionsResult = void;

export type EndUserSessionsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type EndUserSessionsHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type EndUserSessionsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ListSuggestionsResult = SuggestionPage;

export type ListSuggestionsQuery = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    q: string;
    /**
     * How many suggestions at most.
     * @minimum 1
     * @maximum 20
     * @format int32
     */
    limit?: number;
};

export type ListSuggestionsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListSuggestionsResponseHeaders = {
    etag?: string;
};

export type ListSuggestionsVariables = {
    /**
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    q: string;
    /**
     * How many suggestions at most.
     * @minimum 1
     * @maximum 20
     * @format int32
     */
    limit?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListTopSellingResult = TopSellingPage;

export type ListTopSellingQuery = {
    /**
     * How many days, today included; 30 unless told.
     * @minimum 1
     * @maximum 365
     * @format int32
     */
    days?: number;
    /**
     * How many products; 20 unless told.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
};

export type ListTopSellingHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListTopSellingResponseHeaders = {
    etag?: string;
};

export type ListTopSellingVariables = {
    /**
     * How many days, today included; 30 unless told.
     * @minimum 1
     * @maximum 365
     * @format int32
     */
    days?: number;
    /**
     * How many products; 20 unless told.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListProductsResult = FoundProductPage;

export type ListProductsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Words of name, SKU, tags, attributes or description, or how one begins.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Id or slug of a category; those below it count too.
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    category?: string;
    /**
     * Exactly as it was written.
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    tag?: string;
    /**
     * Name and value, up to five joined by commas; a number or `true` also finds the text that reads so.
     * @minLength 1
     * @maxLength 500
     * @pattern ^[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+(,[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+){0,4}$
     */
    attribute?: string;
    /**
     * Prices of this currency are compared and sorted by, and what has none is left out. Else each product's own.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * In minor units of `currency`; without one, of whatever the product's is.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    minPrice?: number;
    /**
     * In minor units of `currency`; without one, of whatever the product's is.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    maxPrice?: number;
    /**
     * `true`: only what can be ordered now; `false`: only what is sold out.
     */
    inStock?: boolean;
    /**
     * `active` unless told; anything else is for editors.
     */
    status?: ProductStatusFilter;
    /**
     * Counts to choose by, of all pages together: `category`, `price`, `stock`, `tag`, joined by commas.
     * @minLength 1
     * @maxLength 40
     * @pattern ^(category|price|stock|tag)(,(category|price|stock|tag)){0,3}$
     */
    facets?: string;
};

export type ListProductsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListProductsResponseHeaders = {
    etag?: string;
};

export type ListProductsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Words of name, SKU, tags, attributes or description, or how one begins.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Id or slug of a category; those below it count too.
     * @minLength 1
     * @maxLength 120
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    category?: string;
    /**
     * Exactly as it was written.
     * @minLength 1
     * @maxLength 50
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    tag?: string;
    /**
     * Name and value, up to five joined by commas; a number or `true` also finds the text that reads so.
     * @minLength 1
     * @maxLength 500
     * @pattern ^[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+(,[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+){0,4}$
     */
    attribute?: string;
    /**
     * Prices of this currency are compared and sorted by, and what has none is left out. Else each product's own.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * In minor units of `currency`; without one, of whatever the product's is.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    minPrice?: number;
    /**
     * In minor units of `currency`; without one, of whatever the product's is.
     * @minimum 0
     * @maximum 100000000
     * @format int32
     */
    maxPrice?: number;
    /**
     * `true`: only what can be ordered now; `false`: only what is sold out.
     */
    inStock?: boolean;
    /**
     * `active` unless told; anything else is for editors.
     */
    status?: ProductStatusFilter;
    /**
     * Counts to choose by, of all pages together: `category`, `price`, `stock`, `tag`, joined by commas.
     * @minLength 1
     * @maxLength 40
     * @pattern ^(category|price|stock|tag)(,(category|price|stock|tag)){0,3}$
     */
    facets?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateProductResult = Product;

export type CreateProductBody = CreateProduct;

export type CreateProductHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateProductResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateProductVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateProductBody;

export type GetProductResult = Product;

export type GetProductPath = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
};

export type GetProductHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetProductResponseHeaders = {
    etag?: string;
};

export type GetProductVariables = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplaceProductResult = Product;

export type ReplaceProductPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplaceProductBody = CreateProduct;

export type ReplaceProductHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceProductResponseHeaders = {
    etag?: string;
};

export type ReplaceProductVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceProductBody;

export type ArchiveProductResult = void;

export type ArchiveProductPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ArchiveProductHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ArchiveProductVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateProductResult = Product;

export type UpdateProductPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateProductBody = UpdateProduct;

export type UpdateProductHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateProductResponseHeaders = {
    etag?: string;
};

export type UpdateProductVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateProductBody;

export type MoveStockResult = StockMovement;

export type MoveStockPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type MoveStockBody = MoveStock;

export type MoveStockHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type MoveStockResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type MoveStockVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & MoveStockBody;

export type ListStockMovementsResult = StockMovementPage;

export type ListStockMovementsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListStockMovementsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Those of one variant.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
};

export type ListStockMovementsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListStockMovementsResponseHeaders = {
    etag?: string;
};

export type ListStockMovementsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Those of one variant.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListVariantsResult = VariantPage;

export type ListVariantsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListVariantsQuery = {
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
};

export type ListVariantsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListVariantsResponseHeaders = {
    etag?: string;
};

export type ListVariantsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100; all of them unless this says otherwise.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateVariantResult = Variant;

export type CreateVariantPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateVariantBody = CreateVariant;

export type CreateVariantHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateVariantResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateVariantVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateVariantBody;

export type GetVariantResult = Variant;

export type GetVariantPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
};

export type GetVariantHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetVariantResponseHeaders = {
    etag?: string;
};

export type GetVariantVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type WithdrawVariantResult = void;

export type WithdrawVariantPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
};

export type WithdrawVariantHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type WithdrawVariantVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateVariantResult = Variant;

export type UpdateVariantPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
};

export type UpdateVariantBody = UpdateVariant;

export type UpdateVariantHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateVariantResponseHeaders = {
    etag?: string;
};

export type UpdateVariantVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateVariantBody;

export type ListPriceHistoryResult = PastPricePage;

export type ListPriceHistoryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListPriceHistoryQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * Lines from this moment on.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Lines before this moment.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
};

export type ListPriceHistoryHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPriceHistoryResponseHeaders = {
    etag?: string;
};

export type ListPriceHistoryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * Lines from this moment on.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Lines before this moment.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListScheduledPricesResult = ScheduledPricePage;

export type ListScheduledPricesPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListScheduledPricesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: ScheduledPriceStatus;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
};

export type ListScheduledPricesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListScheduledPricesResponseHeaders = {
    etag?: string;
};

export type ListScheduledPricesVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: ScheduledPriceStatus;
    /**
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateScheduledPriceResult = ScheduledPrice;

export type CreateScheduledPricePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateScheduledPriceBody = CreateScheduledPrice;

export type CreateScheduledPriceHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateScheduledPriceResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateScheduledPriceVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateScheduledPriceBody;

export type GetScheduledPriceResult = ScheduledPrice;

export type GetScheduledPricePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetScheduledPriceHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetScheduledPriceResponseHeaders = {
    etag?: string;
};

export type GetScheduledPriceVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CancelScheduledPriceResult = void;

export type CancelScheduledPricePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CancelScheduledPriceHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type CancelScheduledPriceVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type GetQuantityBreaksResult = QuantityBreaks;

export type GetQuantityBreaksPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetQuantityBreaksHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetQuantityBreaksResponseHeaders = {
    etag?: string;
};

export type GetQuantityBreaksVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplaceQuantityBreaksResult = QuantityBreaks;

export type ReplaceQuantityBreaksPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplaceQuantityBreaksBody = QuantityBreaks;

export type ReplaceQuantityBreaksHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceQuantityBreaksResponseHeaders = {
    etag?: string;
};

export type ReplaceQuantityBreaksVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceQuantityBreaksBody;

export type ListCategoriesResult = CategoryPage;

export type ListCategoriesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * A part of the name or the slug, in capital or small letters.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Those right below that one, by its id; `none`: those at the top.
     * @minLength 1
     * @maxLength 36
     * @pattern ^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$
     */
    parentId?: string;
};

export type ListCategoriesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListCategoriesResponseHeaders = {
    etag?: string;
};

export type ListCategoriesVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * A part of the name or the slug, in capital or small letters.
     * @minLength 1
     * @maxLength 100
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Those right below that one, by its id; `none`: those at the top.
     * @minLength 1
     * @maxLength 36
     * @pattern ^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$
     */
    parentId?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateCategoryResult = Category;

export type CreateCategoryBody = CreateCategory;

export type CreateCategoryHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateCategoryResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateCategoryVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateCategoryBody;

export type GetCategoryResult = Category;

export type GetCategoryPath = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
};

export type GetCategoryHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetCategoryResponseHeaders = {
    etag?: string;
};

export type GetCategoryVariables = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplaceCategoryResult = Category;

export type ReplaceCategoryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplaceCategoryBody = CreateCategory;

export type ReplaceCategoryHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceCategoryResponseHeaders = {
    etag?: string;
};

export type ReplaceCategoryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceCategoryBody;

export type DeleteCategoryResult = void;

export type DeleteCategoryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteCategoryHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteCategoryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type CreateImportResult = Import;

export type CreateImportQuery = {
    /**
     * `true`: only says what would happen.
     */
    dryRun?: boolean;
    /**
     * `true`: all rows or, when one is refused, none; up to 100,000 rows. Otherwise each row for itself.
     */
    atomic?: boolean;
};

export type CreateImportBody = Blob;

export type CreateImportHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateImportResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateImportVariables = {
    /**
     * `true`: only says what would happen.
     */
    dryRun?: boolean;
    /**
     * `true`: all rows or, when one is refused, none; up to 100,000 rows. Otherwise each row for itself.
     */
    atomic?: boolean;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
    body: CreateImportBody;
};

export type GetProductExportResult = Blob;

export type GetProductExportQuery = {
    /**
     * `csv` unless told.
     */
    format?: TransferFormat;
    /**
     * `any` unless told.
     */
    status?: ProductStatusFilter;
};

export type GetProductExportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetProductExportResponseHeaders = {
    etag?: string;
};

export type GetProductExportVariables = {
    /**
     * `csv` unless told.
     */
    format?: TransferFormat;
    /**
     * `any` unless told.
     */
    status?: ProductStatusFilter;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListImportsResult = ImportPage;

export type ListImportsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListImportsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListImportsResponseHeaders = {
    etag?: string;
};

export type ListImportsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetImportResult = Import;

export type GetImportPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetImportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetImportResponseHeaders = {
    etag?: string;
};

export type GetImportVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CancelImportResult = void;

export type CancelImportPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CancelImportHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type CancelImportVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ListImportErrorsResult = ImportErrorPage;

export type ListImportErrorsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListImportErrorsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListImportErrorsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListImportErrorsResponseHeaders = {
    etag?: string;
};

export type ListImportErrorsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReceivePaymentNoticeResult = void;

export type ReceivePaymentNoticePath = {
    /**
     * The name of the provider.
     * @maxLength 30
     * @pattern ^[a-z]+$
     */
    provider: string;
};

export type ReceivePaymentNoticeBody = Record<string, unknown>;

export type ReceivePaymentNoticeVariables = {
    /**
     * The name of the provider.
     * @maxLength 30
     * @pattern ^[a-z]+$
     */
    provider: string;
    body: ReceivePaymentNoticeBody;
};

export type ConfirmSandboxPaymentResult = SandboxPayment;

export type ConfirmSandboxPaymentBody = ConfirmSandboxPayment;

export type ConfirmSandboxPaymentResponseHeaders = {
    etag?: string;
};

export type ConfirmSandboxPaymentVariables = ConfirmSandboxPaymentBody;

export type ListDiscountsResult = DiscountPage;

export type ListDiscountsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListDiscountsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListDiscountsResponseHeaders = {
    etag?: string;
};

export type ListDiscountsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateDiscountResult = Discount;

export type CreateDiscountBody = CreateDiscount;

export type CreateDiscountHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateDiscountResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateDiscountVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateDiscountBody;

export type GetDiscountResult = Discount;

export type GetDiscountPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetDiscountHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetDiscountResponseHeaders = {
    etag?: string;
};

export type GetDiscountVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteDiscountResult = void;

export type DeleteDiscountPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteDiscountHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteDiscountVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateDiscountResult = Discount;

export type UpdateDiscountPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateDiscountBody = UpdateDiscount;

export type UpdateDiscountHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateDiscountResponseHeaders = {
    etag?: string;
};

export type UpdateDiscountVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateDiscountBody;

export type ListShippingMethodsResult = ShippingMethodPage;

export type ListShippingMethodsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Those that go there.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
};

export type ListShippingMethodsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListShippingMethodsResponseHeaders = {
    etag?: string;
};

export type ListShippingMethodsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Those that go there.
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateShippingMethodResult = ShippingMethod;

export type CreateShippingMethodBody = CreateShippingMethod;

export type CreateShippingMethodHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateShippingMethodResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateShippingMethodVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateShippingMethodBody;

export type GetShippingMethodResult = ShippingMethod;

export type GetShippingMethodPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetShippingMethodHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetShippingMethodResponseHeaders = {
    etag?: string;
};

export type GetShippingMethodVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteShippingMethodResult = void;

export type DeleteShippingMethodPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteShippingMethodHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteShippingMethodVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateShippingMethodResult = ShippingMethod;

export type UpdateShippingMethodPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateShippingMethodBody = UpdateShippingMethod;

export type UpdateShippingMethodHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateShippingMethodResponseHeaders = {
    etag?: string;
};

export type UpdateShippingMethodVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateShippingMethodBody;

export type ListTaxRatesResult = TaxRatePage;

export type ListTaxRatesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
};

export type ListTaxRatesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListTaxRatesResponseHeaders = {
    etag?: string;
};

export type ListTaxRatesVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * @minLength 1
     * @maxLength 2
     * @pattern ^[A-Z]{2}$
     */
    country?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateTaxRateResult = TaxRate;

export type CreateTaxRateBody = CreateTaxRate;

export type CreateTaxRateHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateTaxRateResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateTaxRateVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateTaxRateBody;

export type GetTaxRateResult = TaxRate;

export type GetTaxRatePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetTaxRateHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetTaxRateResponseHeaders = {
    etag?: string;
};

export type GetTaxRateVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteTaxRateResult = void;

export type DeleteTaxRatePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteTaxRateHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteTaxRateVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateTaxRateResult = TaxRate;

export type UpdateTaxRatePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateTaxRateBody = UpdateTaxRate;

export type UpdateTaxRateHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateTaxRateResponseHeaders = {
    etag?: string;
};

export type UpdateTaxRateVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateTaxRateBody;

export type GetCartResult = Cart;

export type GetCartHeaders = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetCartResponseHeaders = {
    etag?: string;
};

export type GetCartVariables = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplaceCartResult = Cart;

export type ReplaceCartBody = ReplaceCart;

export type ReplaceCartHeaders = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceCartResponseHeaders = {
    etag?: string;
    xCartToken?: string;
};

export type ReplaceCartVariables = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceCartBody;

export type DeleteCartResult = void;

export type DeleteCartHeaders = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteCartVariables = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceCartItemResult = Cart;

export type ReplaceCartItemPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
};

export type ReplaceCartItemBody = ReplaceCartItem;

export type ReplaceCartItemHeaders = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceCartItemResponseHeaders = {
    etag?: string;
    xCartToken?: string;
};

export type ReplaceCartItemVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceCartItemBody;

export type DeleteCartItemResult = void;

export type DeleteCartItemPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
};

export type DeleteCartItemHeaders = {
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteCartItemVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    variantId: string;
    /**
     * The token of a guest's cart, as it was given. Beside an access token it does not count.
     * @minLength 48
     * @maxLength 48
     * @pattern ^cart_[A-Za-z0-9_-]{43}$
     */
    "X-Cart-Token"?: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type MergeCartResult = MergedCart;

export type MergeCartBody = MergeCart;

export type MergeCartResponseHeaders = {
    etag?: string;
};

export type MergeCartVariables = MergeCartBody;

export type ListOrdersResult = OrderPage;

export type ListOrdersQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: OrderStatus;
    /**
     * Whose; others than one's own for admins only.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId?: string;
    /**
     * Placed at or after.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Placed before.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
};

export type ListOrdersHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListOrdersResponseHeaders = {
    etag?: string;
};

export type ListOrdersVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: OrderStatus;
    /**
     * Whose; others than one's own for admins only.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    userId?: string;
    /**
     * Placed at or after.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    from?: string;
    /**
     * Placed before.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    to?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateOrderResult = Order;

export type CreateOrderBody = PlaceOrder;

export type CreateOrderHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateOrderResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateOrderVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateOrderBody;

export type QuoteOrderResult = Quote;

export type QuoteOrderBody = PlaceOrder;

export type QuoteOrderResponseHeaders = {
    etag?: string;
};

export type QuoteOrderVariables = QuoteOrderBody;

export type GetOrderResult = Order;

export type GetOrderPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetOrderHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderResponseHeaders = {
    etag?: string;
};

export type GetOrderVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderHistoryResult = OrderHistory;

export type GetOrderHistoryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetOrderHistoryHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderHistoryResponseHeaders = {
    etag?: string;
};

export type GetOrderHistoryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type StartOrderPaymentResult = StartedPayment;

export type StartOrderPaymentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type StartOrderPaymentHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type StartOrderPaymentResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type StartOrderPaymentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CancelOrderResult = Order;

export type CancelOrderPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CancelOrderBody = CancelOrder;

export type CancelOrderHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CancelOrderResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type CancelOrderVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CancelOrderBody;

export type ShipOrderResult = Order;

export type ShipOrderPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ShipOrderBody = ShipOrder;

export type ShipOrderHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type ShipOrderResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type ShipOrderVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & ShipOrderBody;

export type DeliverOrderResult = Order;

export type DeliverOrderPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeliverOrderHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type DeliverOrderResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type DeliverOrderVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateOrderRefundResult = OrderRefund;

export type CreateOrderRefundPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateOrderRefundBody = CreateRefund;

export type CreateOrderRefundHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateOrderRefundResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateOrderRefundVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateOrderRefundBody;

export type GetOrderRefundResult = OrderRefund;

export type GetOrderRefundPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    refundId: string;
};

export type GetOrderRefundHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderRefundResponseHeaders = {
    etag?: string;
};

export type GetOrderRefundVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    refundId: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateOrderShipmentResult = OrderShipment;

export type CreateOrderShipmentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateOrderShipmentBody = CreateShipment;

export type CreateOrderShipmentHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateOrderShipmentResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateOrderShipmentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateOrderShipmentBody;

export type GetOrderShipmentResult = OrderShipment;

export type GetOrderShipmentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shipmentId: string;
};

export type GetOrderShipmentHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderShipmentResponseHeaders = {
    etag?: string;
};

export type GetOrderShipmentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shipmentId: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type UpdateOrderShipmentResult = OrderShipment;

export type UpdateOrderShipmentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shipmentId: string;
};

export type UpdateOrderShipmentBody = UpdateShipment;

export type UpdateOrderShipmentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateOrderShipmentResponseHeaders = {
    etag?: string;
};

export type UpdateOrderShipmentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    shipmentId: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateOrderShipmentBody;

export type GetOrderInvoiceResult = Blob;

export type GetOrderInvoicePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetOrderInvoiceHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderInvoiceResponseHeaders = {
    etag?: string;
};

export type GetOrderInvoiceVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderCreditNoteResult = Blob;

export type GetOrderCreditNotePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    refundId: string;
};

export type GetOrderCreditNoteHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetOrderCreditNoteResponseHeaders = {
    etag?: string;
};

export type GetOrderCreditNoteVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    refundId: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListSalesResult = SalesPage;

export type ListSalesQuery = {
    /**
     * The first day (UTC); 30 days before the last one unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    from?: string;
    /**
     * The last day, included; today unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    to?: string;
    /**
     * `day` unless told.
     */
    groupBy?: SalesGroup;
    /**
     * This currency alone.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * How many rows, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
};

export type ListSalesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListSalesResponseHeaders = {
    etag?: string;
};

export type ListSalesVariables = {
    /**
     * The first day (UTC); 30 days before the last one unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    from?: string;
    /**
     * The last day, included; today unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    to?: string;
    /**
     * `day` unless told.
     */
    groupBy?: SalesGroup;
    /**
     * This currency alone.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * How many rows, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSalesExportResult = Blob;

export type GetSalesExportQuery = {
    /**
     * The first day (UTC); 30 days before the last one unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    from?: string;
    /**
     * The last day, included; today unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    to?: string;
    /**
     * `day` unless told.
     */
    groupBy?: SalesGroup;
    /**
     * This currency alone.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
};

export type GetSalesExportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSalesExportResponseHeaders = {
    etag?: string;
};

export type GetSalesExportVariables = {
    /**
     * The first day (UTC); 30 days before the last one unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    from?: string;
    /**
     * The last day, included; today unless told.
     * @minLength 10
     * @maxLength 35
     * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
     */
    to?: string;
    /**
     * `day` unless told.
     */
    groupBy?: SalesGroup;
    /**
     * This currency alone.
     * @minLength 3
     * @maxLength 3
     * @pattern ^[A-Z]{3}$
     */
    currency?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListProductReviewsResult = ProductReviewPage;

export type ListProductReviewsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListProductReviewsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Only those with so many stars.
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    rating?: number;
    /**
     * Left out: the approved ones, for everybody. Others: one's own, or everybody's for moderators.
     */
    status?: ReviewStatus;
    /**
     * `true`: one's own only, whatever its status.
     */
    mine?: boolean;
};

export type ListProductReviewsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListProductReviewsResponseHeaders = {
    etag?: string;
};

export type ListProductReviewsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Only those with so many stars.
     * @minimum 1
     * @maximum 5
     * @format int32
     */
    rating?: number;
    /**
     * Left out: the approved ones, for everybody. Others: one's own, or everybody's for moderators.
     */
    status?: ReviewStatus;
    /**
     * `true`: one's own only, whatever its status.
     */
    mine?: boolean;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateReviewResult = Review;

export type CreateReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateReviewBody = CreateReview;

export type CreateReviewHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateReviewResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateReviewBody;

export type ListReviewsResult = ReviewPage;

export type ListReviewsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * `pending` is the queue of moderation.
     */
    status?: ReviewStatus;
    /**
     * `true`: one's own only, for moderators too.
     */
    mine?: boolean;
};

export type ListReviewsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListReviewsResponseHeaders = {
    etag?: string;
};

export type ListReviewsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * `pending` is the queue of moderation.
     */
    status?: ReviewStatus;
    /**
     * `true`: one's own only, for moderators too.
     */
    mine?: boolean;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetReviewResult = Review;

export type GetReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetReviewHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetReviewResponseHeaders = {
    etag?: string;
};

export type GetReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteReviewResult = void;

export type DeleteReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteReviewHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateReviewResult = Review;

export type UpdateReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateReviewBody = UpdateReview;

export type UpdateReviewHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateReviewResponseHeaders = {
    etag?: string;
};

export type UpdateReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateReviewBody;

export type ApproveReviewResult = Review;

export type ApproveReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ApproveReviewHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ApproveReviewResponseHeaders = {
    etag?: string;
};

export type ApproveReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type RejectReviewResult = Review;

export type RejectReviewPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type RejectReviewBody = RejectReview;

export type RejectReviewHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type RejectReviewResponseHeaders = {
    etag?: string;
};

export type RejectReviewVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & RejectReviewBody;

export type ReplaceReviewReplyResult = Review;

export type ReplaceReviewReplyPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplaceReviewReplyBody = WriteReply;

export type ReplaceReviewReplyHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplaceReviewReplyResponseHeaders = {
    etag?: string;
};

export type ReplaceReviewReplyVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplaceReviewReplyBody;

export type DeleteReviewReplyResult = void;

export type DeleteReviewReplyPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteReviewReplyHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteReviewReplyVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ListMediaResult = MediumPage;

export type ListMediaQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Id of whose they are.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    owner?: string;
};

export type ListMediaHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListMediaResponseHeaders = {
    etag?: string;
};

export type ListMediaVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Id of whose they are.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    owner?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateMediumResult = Medium;

export type CreateMediumBody = {
    /**
     * @maxLength 10485760
     * @format binary
     */
    file: Blob;
    /**
     * What it shows.
     * @minLength 1
     * @maxLength 500
     * @pattern ^[^\u0000]*$
     */
    alt?: string;
};

export type CreateMediumHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateMediumResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateMediumVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateMediumBody;

export type GetMediumResult = Medium;

export type GetMediumPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetMediumHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetMediumResponseHeaders = {
    etag?: string;
};

export type GetMediumVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteMediumResult = void;

export type DeleteMediumPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteMediumQuery = {
    /**
     * Also while something shows it; that has a gap then.
     */
    force?: boolean;
};

export type DeleteMediumHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteMediumVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Also while something shows it; that has a gap then.
     */
    force?: boolean;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateMediumResult = Medium;

export type UpdateMediumPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateMediumBody = UpdateMedium;

export type UpdateMediumHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateMediumResponseHeaders = {
    etag?: string;
};

export type UpdateMediumVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateMediumBody;

export type GetMediumFileResult = Blob;

export type GetMediumFilePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * As in the `url` of a medium or a variant.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[!-~]+$
     */
    file: string;
};

export type GetMediumFileHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetMediumFileResponseHeaders = {
    etag?: string;
};

export type GetMediumFileVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * As in the `url` of a medium or a variant.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[!-~]+$
     */
    file: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateMediaUploadResult = MediaUpload;

export type CreateMediaUploadBody = CreateMediaUpload;

export type CreateMediaUploadHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateMediaUploadResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type CreateMediaUploadVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateMediaUploadBody;

export type FinishMediaUploadResult = Medium;

export type FinishMediaUploadPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type FinishMediaUploadResponseHeaders = {
    etag?: string;
};

export type FinishMediaUploadVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreatePostImportResult = PostImport;

export type CreatePostImportBody = Blob | ArrayBuffer | ReadableStream;

export type CreatePostImportHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreatePostImportResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreatePostImportVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
    body: CreatePostImportBody;
};

export type GetPostExportResult = Blob;

export type GetPostExportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostExportResponseHeaders = {
    etag?: string;
};

export type GetPostExportVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostImportsResult = PostImportPage;

export type ListPostImportsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListPostImportsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostImportsResponseHeaders = {
    etag?: string;
};

export type ListPostImportsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostImportResult = PostImport;

export type GetPostImportPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPostImportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostImportResponseHeaders = {
    etag?: string;
};

export type GetPostImportVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostImportErrorsResult = PostImportErrorPage;

export type ListPostImportErrorsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListPostImportErrorsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListPostImportErrorsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostImportErrorsResponseHeaders = {
    etag?: string;
};

export type ListPostImportErrorsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostsResult = FoundPostPage;

export type ListPostsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Words of title, tags, excerpt or text, or how one begins; of what is for members, those who have not signed in search no text.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Slugs of tags, joined by commas: posts that carry any of them.
     * @minLength 1
     * @maxLength 610
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
     */
    tag?: string;
    /**
     * Slugs of tags, joined by commas: posts that carry all of them.
     * @minLength 1
     * @maxLength 610
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
     */
    tagAll?: string;
    /**
     * Id of the author.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
    /**
     * Some of `draft`, `scheduled` and `published`, joined by commas; `published` unless told. Drafts, and those of them that are scheduled: one's own, or everybody's for editors.
     * @minLength 1
     * @maxLength 30
     * @pattern ^(draft|scheduled|published)(,(draft|scheduled|published)){0,2}$
     */
    status?: string;
    /**
     * Whether they are recommended.
     */
    featured?: boolean;
    /**
     * Published at that time or later.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAfter?: string;
    /**
     * Published before that time.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedBefore?: string;
};

export type ListPostsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostsResponseHeaders = {
    etag?: string;
};

export type ListPostsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Words of title, tags, excerpt or text, or how one begins; of what is for members, those who have not signed in search no text.
     * @minLength 1
     * @maxLength 200
     * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
     */
    search?: string;
    /**
     * Slugs of tags, joined by commas: posts that carry any of them.
     * @minLength 1
     * @maxLength 610
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
     */
    tag?: string;
    /**
     * Slugs of tags, joined by commas: posts that carry all of them.
     * @minLength 1
     * @maxLength 610
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
     */
    tagAll?: string;
    /**
     * Id of the author.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
    /**
     * Some of `draft`, `scheduled` and `published`, joined by commas; `published` unless told. Drafts, and those of them that are scheduled: one's own, or everybody's for editors.
     * @minLength 1
     * @maxLength 30
     * @pattern ^(draft|scheduled|published)(,(draft|scheduled|published)){0,2}$
     */
    status?: string;
    /**
     * Whether they are recommended.
     */
    featured?: boolean;
    /**
     * Published at that time or later.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedAfter?: string;
    /**
     * Published before that time.
     * @minLength 20
     * @maxLength 35
     * @format date-time
     */
    publishedBefore?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreatePostResult = Post;

export type CreatePostBody = CreatePost;

export type CreatePostHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreatePostResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreatePostVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreatePostBody;

export type GetPostResult = Post;

export type GetPostPath = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
};

export type GetPostQuery = {
    /**
     * Shows a draft to those who may not see it otherwise; from `POST /posts/{id}/preview-token`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    preview?: string;
};

export type GetPostHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostResponseHeaders = {
    etag?: string;
};

export type GetPostVariables = {
    /**
     * Its id or its slug.
     * @minLength 1
     * @maxLength 220
     * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
     */
    id: string;
    /**
     * Shows a draft to those who may not see it otherwise; from `POST /posts/{id}/preview-token`.
     * @minLength 1
     * @maxLength 100
     * @pattern ^[A-Za-z0-9_-]+$
     */
    preview?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ReplacePostResult = Post;

export type ReplacePostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ReplacePostBody = CreatePost;

export type ReplacePostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ReplacePostResponseHeaders = {
    etag?: string;
};

export type ReplacePostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & ReplacePostBody;

export type DeletePostResult = void;

export type DeletePostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeletePostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeletePostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdatePostResult = Post;

export type UpdatePostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdatePostBody = UpdatePost;

export type UpdatePostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdatePostResponseHeaders = {
    etag?: string;
};

export type UpdatePostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdatePostBody;

export type GetRelatedPostsResult = RelatedPosts;

export type GetRelatedPostsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetRelatedPostsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetRelatedPostsResponseHeaders = {
    etag?: string;
};

export type GetRelatedPostsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type PublishPostResult = Post;

export type PublishPostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type PublishPostBody = PublishPost;

export type PublishPostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type PublishPostResponseHeaders = {
    etag?: string;
};

export type PublishPostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & PublishPostBody;

export type UnpublishPostResult = Post;

export type UnpublishPostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UnpublishPostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnpublishPostResponseHeaders = {
    etag?: string;
};

export type UnpublishPostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ListPostRevisionsResult = RevisionPage;

export type ListPostRevisionsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListPostRevisionsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListPostRevisionsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostRevisionsResponseHeaders = {
    etag?: string;
};

export type ListPostRevisionsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostRevisionResult = Revision;

export type GetPostRevisionPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
};

export type GetPostRevisionHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostRevisionResponseHeaders = {
    etag?: string;
};

export type GetPostRevisionVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostRevisionDiffResult = RevisionDiff;

export type GetPostRevisionDiffPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
};

export type GetPostRevisionDiffQuery = {
    /**
     * Its number; left out, that of the one before.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    against?: number;
};

export type GetPostRevisionDiffHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostRevisionDiffResponseHeaders = {
    etag?: string;
};

export type GetPostRevisionDiffVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * Its number; left out, that of the one before.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    against?: number;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type RestorePostRevisionResult = Post;

export type RestorePostRevisionPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
};

export type RestorePostRevisionHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type RestorePostRevisionResponseHeaders = {
    etag?: string;
};

export type RestorePostRevisionVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its number.
     * @minimum 1
     * @maximum 2147483647
     * @format int32
     */
    revision: number;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type PreviewPostResult = PostPreview;

export type PreviewPostBody = PreviewPost;

export type PreviewPostResponseHeaders = {
    etag?: string;
};

export type PreviewPostVariables = PreviewPostBody;

export type CreatePreviewTokenResult = PreviewToken;

export type CreatePreviewTokenPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreatePreviewTokenResponseHeaders = {
    etag?: string;
};

export type CreatePreviewTokenVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetAuthorResult = AuthorPage;

export type GetAuthorPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetAuthorHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetAuthorResponseHeaders = {
    etag?: string;
};

export type GetAuthorVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostCommentsResult = CommentThreadPage;

export type ListPostCommentsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListPostCommentsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListPostCommentsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListPostCommentsResponseHeaders = {
    etag?: string;
};

export type ListPostCommentsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateCommentResult = Comment;

export type CreateCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateCommentBody = CreateComment;

export type CreateCommentHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateCommentResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateCommentBody;

export type ListCommentsResult = CommentPage;

export type ListCommentsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * `pending` is the queue of moderation.
     */
    status?: CommentStatus;
    /**
     * `true`: one's own only, for moderators too.
     */
    mine?: boolean;
    /**
     * Only those on one post.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId?: string;
    /**
     * Only those of one author.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    authorId?: string;
};

export type ListCommentsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListCommentsResponseHeaders = {
    etag?: string;
};

export type ListCommentsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * `pending` is the queue of moderation.
     */
    status?: CommentStatus;
    /**
     * `true`: one's own only, for moderators too.
     */
    mine?: boolean;
    /**
     * Only those on one post.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    postId?: string;
    /**
     * Only those of one author.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    authorId?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetCommentResult = Comment;

export type GetCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetCommentHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetCommentResponseHeaders = {
    etag?: string;
};

export type GetCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteCommentResult = void;

export type DeleteCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateCommentResult = Comment;

export type UpdateCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateCommentBody = UpdateComment;

export type UpdateCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateCommentResponseHeaders = {
    etag?: string;
};

export type UpdateCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateCommentBody;

export type ListRepliesResult = CommentPage;

export type ListRepliesPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListRepliesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListRepliesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListRepliesResponseHeaders = {
    etag?: string;
};

export type ListRepliesVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ApproveCommentResult = Comment;

export type ApproveCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ApproveCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ApproveCommentResponseHeaders = {
    etag?: string;
};

export type ApproveCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type RejectCommentResult = Comment;

export type RejectCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type RejectCommentBody = RejectComment;

export type RejectCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type RejectCommentResponseHeaders = {
    etag?: string;
};

export type RejectCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & RejectCommentBody;

export type MarkCommentAsSpamResult = Comment;

export type MarkCommentAsSpamPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type MarkCommentAsSpamHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type MarkCommentAsSpamResponseHeaders = {
    etag?: string;
};

export type MarkCommentAsSpamVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ModerateCommentsResult = ModeratedComments;

export type ModerateCommentsBody = ModerateComments;

export type ModerateCommentsResponseHeaders = {
    etag?: string;
};

export type ModerateCommentsVariables = ModerateCommentsBody;

export type CloseCommentsResult = Post;

export type CloseCommentsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CloseCommentsResponseHeaders = {
    etag?: string;
};

export type CloseCommentsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type OpenCommentsResult = Post;

export type OpenCommentsPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type OpenCommentsResponseHeaders = {
    etag?: string;
};

export type OpenCommentsVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPostLikeResult = Likes;

export type GetPostLikePath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPostLikeHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostLikeResponseHeaders = {
    etag?: string;
};

export type GetPostLikeVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type LikePostResult = Likes;

export type LikePostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type LikePostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type LikePostResponseHeaders = {
    etag?: string;
};

export type LikePostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnlikePostResult = Likes;

export type UnlikePostPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UnlikePostHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnlikePostResponseHeaders = {
    etag?: string;
};

export type UnlikePostVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type LikeCommentResult = Likes;

export type LikeCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type LikeCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type LikeCommentResponseHeaders = {
    etag?: string;
};

export type LikeCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnlikeCommentResult = Likes;

export type UnlikeCommentPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UnlikeCommentHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UnlikeCommentResponseHeaders = {
    etag?: string;
};

export type UnlikeCommentVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type ListTagsResult = TagPage;

export type ListTagsQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListTagsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListTagsResponseHeaders = {
    etag?: string;
};

export type ListTagsVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetTagResult = CountedTag;

export type GetTagPath = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
};

export type GetTagHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetTagResponseHeaders = {
    etag?: string;
};

export type GetTagVariables = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteTagResult = void;

export type DeleteTagPath = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
};

export type DeleteTagHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteTagVariables = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateTagResult = CountedTag;

export type UpdateTagPath = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
};

export type UpdateTagBody = UpdateTag;

export type UpdateTagHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateTagResponseHeaders = {
    etag?: string;
};

export type UpdateTagVariables = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateTagBody;

export type MergeTagResult = CountedTag;

export type MergeTagPath = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
};

export type MergeTagBody = MergeTag;

export type MergeTagHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type MergeTagResponseHeaders = {
    etag?: string;
};

export type MergeTagVariables = {
    /**
     * Its slug.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    slug: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & MergeTagBody;

export type GetRssFeedResult = Blob;

export type GetRssFeedQuery = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
};

export type GetRssFeedHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetRssFeedResponseHeaders = {
    etag?: string;
};

export type GetRssFeedVariables = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetAtomFeedResult = Blob;

export type GetAtomFeedQuery = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
};

export type GetAtomFeedHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetAtomFeedResponseHeaders = {
    etag?: string;
};

export type GetAtomFeedVariables = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetJsonFeedResult = JsonFeed;

export type GetJsonFeedQuery = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
};

export type GetJsonFeedHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetJsonFeedResponseHeaders = {
    etag?: string;
};

export type GetJsonFeedVariables = {
    /**
     * Only those with this tag; it goes before `author`.
     * @minLength 1
     * @maxLength 60
     * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
     */
    tag?: string;
    /**
     * Only those of this person.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    author?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSitemapResult = Blob;

export type GetSitemapHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetSitemapResponseHeaders = {
    etag?: string;
};

export type GetSitemapVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostsSitemapResult = Blob;

export type GetPostsSitemapPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPostsSitemapHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPostsSitemapResponseHeaders = {
    etag?: string;
};

export type GetPostsSitemapVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetProductsSitemapResult = Blob;

export type GetProductsSitemapPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetProductsSitemapHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetProductsSitemapResponseHeaders = {
    etag?: string;
};

export type GetProductsSitemapVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPersonResult = Person;

export type GetPersonPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPersonHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPersonResponseHeaders = {
    etag?: string;
};

export type GetPersonVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPersonExportResult = PersonExport;

export type GetPersonExportPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetPersonExportHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetPersonExportResponseHeaders = {
    etag?: string;
};

export type GetPersonExportVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListWebhooksResult = WebhookPage;

export type ListWebhooksQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
};

export type ListWebhooksHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListWebhooksResponseHeaders = {
    etag?: string;
};

export type ListWebhooksVariables = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateWebhookResult = NewWebhook;

export type CreateWebhookBody = CreateWebhook;

export type CreateWebhookHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateWebhookResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateWebhookVariables = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
} & CreateWebhookBody;

export type GetWebhookResult = Webhook;

export type GetWebhookPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type GetWebhookHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetWebhookResponseHeaders = {
    etag?: string;
};

export type GetWebhookVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type DeleteWebhookResult = void;

export type DeleteWebhookPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type DeleteWebhookHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type DeleteWebhookVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateWebhookResult = Webhook;

export type UpdateWebhookPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type UpdateWebhookBody = UpdateWebhook;

export type UpdateWebhookHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateWebhookResponseHeaders = {
    etag?: string;
};

export type UpdateWebhookVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateWebhookBody;

export type RenewWebhookSecretResult = NewWebhook;

export type RenewWebhookSecretPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type RenewWebhookSecretHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type RenewWebhookSecretResponseHeaders = {
    etag?: string;
    idempotencyReplayed?: string;
};

export type RenewWebhookSecretVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type ListWebhookDeliveriesResult = WebhookDeliveryPage;

export type ListWebhookDeliveriesPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type ListWebhookDeliveriesQuery = {
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: WebhookDeliveryStatus;
    /**
     * Of which type the event is.
     */
    type?: WebhookMessageType;
};

export type ListWebhookDeliveriesHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type ListWebhookDeliveriesResponseHeaders = {
    etag?: string;
};

export type ListWebhookDeliveriesVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * How many items, 1 to 100.
     * @minimum 1
     * @maximum 100
     * @format int32
     */
    limit?: number;
    /**
     * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
     * @minimum 1
     * @maximum 10000
     * @format int32
     */
    page?: number;
    /**
     * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
     * @minLength 1
     * @maxLength 2000
     * @pattern ^[A-Za-z0-9_-]+$
     */
    cursor?: string;
    /**
     * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
     * @minLength 1
     * @maxLength 100
     * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
     */
    sort?: string;
    status?: WebhookDeliveryStatus;
    /**
     * Of which type the event is.
     */
    type?: WebhookMessageType;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetWebhookDeliveryResult = WebhookDelivery;

export type GetWebhookDeliveryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    deliveryId: string;
};

export type GetWebhookDeliveryHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetWebhookDeliveryResponseHeaders = {
    etag?: string;
};

export type GetWebhookDeliveryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    deliveryId: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type CreateWebhookTestResult = WebhookDelivery;

export type CreateWebhookTestPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
};

export type CreateWebhookTestHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type CreateWebhookTestResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type CreateWebhookTestVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type ResendWebhookDeliveryResult = WebhookDelivery;

export type ResendWebhookDeliveryPath = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    deliveryId: string;
};

export type ResendWebhookDeliveryHeaders = {
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type ResendWebhookDeliveryResponseHeaders = {
    etag?: string;
    location?: string;
    idempotencyReplayed?: string;
};

export type ResendWebhookDeliveryVariables = {
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    id: string;
    /**
     * Its id.
     * @minLength 36
     * @maxLength 36
     * @format uuid
     */
    deliveryId: string;
    /**
     * Makes a retry the same request: the first answer comes again, for 24 hours.
     * @minLength 1
     * @maxLength 255
     * @pattern ^[!-~]+$
     */
    "Idempotency-Key"?: string;
};

export type GetEventStreamQuery = {
    /**
     * Types of events or whole families, joined by commas. Left out: everything that you may see.
     * @minLength 1
     * @maxLength 1000
     * @pattern ^[a-z_]+\.([a-z_]+|\*)(,[a-z_]+\.([a-z_]+|\*))*$
     */
    types?: string;
    /**
     * What `Last-Event-ID` says, for clients that cannot send the header; the header comes first.
     * @minLength 1
     * @maxLength 15
     * @pattern ^\d{1,15}$
     */
    lastEventId?: string;
};

export type GetEventStreamHeaders = {
    /**
     * The last `id:` that came.
     * @minLength 1
     * @maxLength 15
     * @pattern ^\d{1,15}$
     */
    "Last-Event-ID"?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetEventStreamResponseHeaders = {
    etag?: string;
};

export type GetEventStreamVariables = {
    /**
     * Types of events or whole families, joined by commas. Left out: everything that you may see.
     * @minLength 1
     * @maxLength 1000
     * @pattern ^[a-z_]+\.([a-z_]+|\*)(,[a-z_]+\.([a-z_]+|\*))*$
     */
    types?: string;
    /**
     * What `Last-Event-ID` says, for clients that cannot send the header; the header comes first.
     * @minLength 1
     * @maxLength 15
     * @pattern ^\d{1,15}$
     */
    lastEventId?: string;
    /**
     * The last `id:` that came.
     * @minLength 1
     * @maxLength 15
     * @pattern ^\d{1,15}$
     */
    "Last-Event-ID"?: string;
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetNotificationsResult = Notifications;

export type GetNotificationsHeaders = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type GetNotificationsResponseHeaders = {
    etag?: string;
};

export type GetNotificationsVariables = {
    /**
     * Answer 304 without a body if this is still its ETag.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-None-Match"?: string;
};

export type UpdateNotificationsResult = Notifications;

export type UpdateNotificationsBody = UpdateNotifications;

export type UpdateNotificationsHeaders = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
};

export type UpdateNotificationsResponseHeaders = {
    etag?: string;
};

export type UpdateNotificationsVariables = {
    /**
     * Change it only if this is still its ETag; otherwise 412.
     * @minLength 1
     * @maxLength 4096
     * @pattern ^[ -~]*$
     */
    "If-Match"?: string;
} & UpdateNotificationsBody;

/**
 * Per-operation `args`/`result` shapes (plus `kind: 'sse'` for event streams) — the
 * type-level companion of `OPERATIONS` that gives `createClient<Ops>` its typed methods.
 */
export type Ops = {
    listDeadLetters: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Who failed.
             * @minLength 1
             * @maxLength 40
             * @pattern ^[A-Za-z0-9-]+$
             */
            consumer?: string;
            /**
             * At events of which type.
             * @minLength 1
             * @maxLength 100
             * @pattern ^[a-z_]+\.[a-z_]+$
             */
            type?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListDeadLettersResult;
        headers: {
            etag?: string;
        };
        item: DeadLetter;
    };
    getDeadLetter: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetDeadLetterResult;
        headers: {
            etag?: string;
        };
    };
    deleteDeadLetter: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteDeadLetterResult;
    };
    replayDeadLetter: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
        };
        result: ReplayDeadLetterResult;
        headers: {
            etag?: string;
        };
    };
    listJobs: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            name?: string;
            /**
             * `dead`: it failed for good.
             */
            state?: JobState;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListJobsResult;
        headers: {
            etag?: string;
        };
        item: Job;
    };
    getSchedules: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetSchedulesResult;
        headers: {
            etag?: string;
        };
    };
    startSchedule: {
        args: {
            /**
             * Its name.
             * @minLength 1
             * @maxLength 220
             * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
             */
            name: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: StartScheduleResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    getJob: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetJobResult;
        headers: {
            etag?: string;
        };
    };
    retryJob: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: RetryJobResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    listAuditEntries: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            type?: AuditType;
            /**
             * Who did it.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            actorId?: string;
            /**
             * Whose account it happened to.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            userId?: string;
            /**
             * At or after.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            from?: string;
            /**
             * Before.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            to?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListAuditEntriesResult;
        headers: {
            etag?: string;
        };
        item: AuditEntry;
    };
    getLiveness: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetLivenessResult;
        headers: {
            etag?: string;
        };
    };
    getReadiness: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetReadinessResult;
        headers: {
            etag?: string;
        };
    };
    listUsers: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Part of the e-mail address or the name, in upper or lower case.
             * @minLength 1
             * @maxLength 200
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            search?: string;
            role?: Role;
            tier?: Tier;
            status?: UserStatus;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListUsersResult;
        headers: {
            etag?: string;
        };
        item: User;
    };
    createUser: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateUserBody;
        result: CreateUserResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getMe: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetMeResult;
        headers: {
            etag?: string;
        };
    };
    getUser: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetUserResult;
        headers: {
            etag?: string;
        };
    };
    replaceUser: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceUserBody;
        result: ReplaceUserResult;
        headers: {
            etag?: string;
        };
    };
    deleteUser: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteUserResult;
    };
    updateUser: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateUserBody;
        result: UpdateUserResult;
        headers: {
            etag?: string;
        };
    };
    listAddresses: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListAddressesResult;
        headers: {
            etag?: string;
        };
        item: UserAddress;
    };
    createAddress: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateAddressBody;
        result: CreateAddressResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getAddress: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetAddressResult;
        headers: {
            etag?: string;
        };
    };
    deleteAddress: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteAddressResult;
    };
    updateAddress: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateAddressBody;
        result: UpdateAddressResult;
        headers: {
            etag?: string;
        };
    };
    listApiKeys: {
        args: {
            /**
             * How many items, 1 to 100; all of them unless this says otherwise.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListApiKeysResult;
        headers: {
            etag?: string;
        };
    };
    createApiKey: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateApiKeyBody;
        result: CreateApiKeyResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getApiKey: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetApiKeyResult;
        headers: {
            etag?: string;
        };
    };
    endApiKey: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: EndApiKeyResult;
    };
    login: {
        args: LoginBody;
        result: LoginResult;
        headers: {
            etag?: string;
        };
    };
    refresh: {
        args: RefreshBody;
        result: RefreshResult;
        headers: {
            etag?: string;
        };
    };
    logout: {
        args: {};
        result: LogoutResult;
    };
    reauthenticate: {
        args: ReauthenticateBody;
        result: ReauthenticateResult;
        headers: {
            etag?: string;
        };
    };
    verifyEmail: {
        args: VerifyEmailBody;
        result: VerifyEmailResult;
    };
    resendVerification: {
        args: ResendVerificationBody;
        result: ResendVerificationResult;
        headers: {
            etag?: string;
        };
    };
    changeEmail: {
        args: ChangeEmailBody;
        result: ChangeEmailResult;
        headers: {
            etag?: string;
        };
    };
    beginGoogleSignIn: {
        args: {
            /**
             * Where the browser ends, with `code` or `error` in its query: one of the configured addresses, to the letter. Left out: the first of them.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            returnTo?: string;
            /**
             * The SHA-256 of a random verifier in base64url, as in PKCE (S256); `POST /auth/token` asks for the verifier.
             * @minLength 1
             * @maxLength 43
             * @pattern ^[A-Za-z0-9_-]{43}$
             */
            codeChallenge: string;
            /**
             * `link`: the code is for `POST /auth/identities/google` instead.
             */
            purpose?: GooglePurpose;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: BeginGoogleSignInResult;
    };
    finishGoogleSignIn: {
        args: {
            /**
             * Who answers.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[^\u0000-\u001f]*$
             */
            iss?: string;
            /**
             * Why nobody did.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[^\u0000-\u001f]*$
             */
            error?: string;
            /**
             * What Google gives for whoever signed in.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[^\u0000-\u001f]*$
             */
            code?: string;
            /**
             * Names the sign-in.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[^\u0000-\u001f]*$
             */
            state?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: FinishGoogleSignInResult;
    };
    redeemCode: {
        args: RedeemCodeBody;
        result: RedeemCodeResult;
        headers: {
            etag?: string;
        };
    };
    listIdentities: {
        args: {
            /**
             * How many items, 1 to 100; all of them unless this says otherwise.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListIdentitiesResult;
        headers: {
            etag?: string;
        };
    };
    linkGoogle: {
        args: LinkGoogleBody;
        result: LinkGoogleResult;
        headers: {
            etag?: string;
            location?: string;
        };
    };
    unlinkIdentity: {
        args: {
            /**
             * The other service.
             */
            provider: IdentityProvider;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: UnlinkIdentityResult;
    };
    getJwks: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetJwksResult;
        headers: {
            etag?: string;
        };
    };
    getMfa: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetMfaResult;
        headers: {
            etag?: string;
        };
    };
    deleteMfa: {
        args: {
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteMfaResult;
    };
    enrolMfa: {
        args: {};
        result: EnrolMfaResult;
        headers: {
            etag?: string;
        };
    };
    confirmMfa: {
        args: ConfirmMfaBody;
        result: ConfirmMfaResult;
        headers: {
            etag?: string;
        };
    };
    challengeMfa: {
        args: ChallengeMfaBody;
        result: ChallengeMfaResult;
        headers: {
            etag?: string;
        };
    };
    replaceRecoveryCodes: {
        args: {};
        result: ReplaceRecoveryCodesResult;
        headers: {
            etag?: string;
        };
    };
    resetUserMfa: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: ResetUserMfaResult;
    };
    forgotPassword: {
        args: ForgotPasswordBody;
        result: ForgotPasswordResult;
        headers: {
            etag?: string;
        };
    };
    resetPassword: {
        args: ResetPasswordBody;
        result: ResetPasswordResult;
    };
    changePassword: {
        args: ChangePasswordBody;
        result: ChangePasswordResult;
    };
    listSessions: {
        args: {
            /**
             * How many items, 1 to 100; all of them unless this says otherwise.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListSessionsResult;
        headers: {
            etag?: string;
        };
    };
    endOtherSessions: {
        args: {
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: EndOtherSessionsResult;
    };
    endSession: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: EndSessionResult;
    };
    endUserSessions: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: EndUserSessionsResult;
    };
    listSuggestions: {
        args: {
            /**
             * @minLength 1
             * @maxLength 100
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            q: string;
            /**
             * How many suggestions at most.
             * @minimum 1
             * @maximum 20
             * @format int32
             */
            limit?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListSuggestionsResult;
        headers: {
            etag?: string;
        };
    };
    listTopSelling: {
        args: {
            /**
             * How many days, today included; 30 unless told.
             * @minimum 1
             * @maximum 365
             * @format int32
             */
            days?: number;
            /**
             * How many products; 20 unless told.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListTopSellingResult;
        headers: {
            etag?: string;
        };
    };
    listProducts: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Words of name, SKU, tags, attributes or description, or how one begins.
             * @minLength 1
             * @maxLength 200
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            search?: string;
            /**
             * Id or slug of a category; those below it count too.
             * @minLength 1
             * @maxLength 120
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            category?: string;
            /**
             * Exactly as it was written.
             * @minLength 1
             * @maxLength 50
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            tag?: string;
            /**
             * Name and value, up to five joined by commas; a number or `true` also finds the text that reads so.
             * @minLength 1
             * @maxLength 500
             * @pattern ^[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+(,[^:,\u0000-\u001f\u007f]+:[^,\u0000-\u001f\u007f]+){0,4}$
             */
            attribute?: string;
            /**
             * Prices of this currency are compared and sorted by, and what has none is left out. Else each product's own.
             * @minLength 3
             * @maxLength 3
             * @pattern ^[A-Z]{3}$
             */
            currency?: string;
            /**
             * In minor units of `currency`; without one, of whatever the product's is.
             * @minimum 0
             * @maximum 100000000
             * @format int32
             */
            minPrice?: number;
            /**
             * In minor units of `currency`; without one, of whatever the product's is.
             * @minimum 0
             * @maximum 100000000
             * @format int32
             */
            maxPrice?: number;
            /**
             * `true`: only what can be ordered now; `false`: only what is sold out.
             */
            inStock?: boolean;
            /**
             * `active` unless told; anything else is for editors.
             */
            status?: ProductStatusFilter;
            /**
             * Counts to choose by, of all pages together: `category`, `price`, `stock`, `tag`, joined by commas.
             * @minLength 1
             * @maxLength 40
             * @pattern ^(category|price|stock|tag)(,(category|price|stock|tag)){0,3}$
             */
            facets?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListProductsResult;
        headers: {
            etag?: string;
        };
        item: FoundProduct;
    };
    createProduct: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateProductBody;
        result: CreateProductResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getProduct: {
        args: {
            /**
             * Its id or its slug.
             * @minLength 1
             * @maxLength 220
             * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetProductResult;
        headers: {
            etag?: string;
        };
    };
    replaceProduct: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceProductBody;
        result: ReplaceProductResult;
        headers: {
            etag?: string;
        };
    };
    archiveProduct: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: ArchiveProductResult;
    };
    updateProduct: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateProductBody;
        result: UpdateProductResult;
        headers: {
            etag?: string;
        };
    };
    moveStock: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & MoveStockBody;
        result: MoveStockResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    listStockMovements: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Those of one variant.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListStockMovementsResult;
        headers: {
            etag?: string;
        };
        item: StockMovement;
    };
    listVariants: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100; all of them unless this says otherwise.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListVariantsResult;
        headers: {
            etag?: string;
        };
    };
    createVariant: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateVariantBody;
        result: CreateVariantResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getVariant: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetVariantResult;
        headers: {
            etag?: string;
        };
    };
    withdrawVariant: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: WithdrawVariantResult;
    };
    updateVariant: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateVariantBody;
        result: UpdateVariantResult;
        headers: {
            etag?: string;
        };
    };
    listPriceHistory: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId?: string;
            /**
             * @minLength 3
             * @maxLength 3
             * @pattern ^[A-Z]{3}$
             */
            currency?: string;
            /**
             * Lines from this moment on.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            from?: string;
            /**
             * Lines before this moment.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            to?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPriceHistoryResult;
        headers: {
            etag?: string;
        };
        item: PastPrice;
    };
    listScheduledPrices: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            status?: ScheduledPriceStatus;
            /**
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListScheduledPricesResult;
        headers: {
            etag?: string;
        };
        item: ScheduledPrice;
    };
    createScheduledPrice: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateScheduledPriceBody;
        result: CreateScheduledPriceResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getScheduledPrice: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetScheduledPriceResult;
        headers: {
            etag?: string;
        };
    };
    cancelScheduledPrice: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: CancelScheduledPriceResult;
    };
    getQuantityBreaks: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetQuantityBreaksResult;
        headers: {
            etag?: string;
        };
    };
    replaceQuantityBreaks: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceQuantityBreaksBody;
        result: ReplaceQuantityBreaksResult;
        headers: {
            etag?: string;
        };
    };
    listCategories: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * A part of the name or the slug, in capital or small letters.
             * @minLength 1
             * @maxLength 100
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            search?: string;
            /**
             * Those right below that one, by its id; `none`: those at the top.
             * @minLength 1
             * @maxLength 36
             * @pattern ^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$
             */
            parentId?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListCategoriesResult;
        headers: {
            etag?: string;
        };
        item: Category;
    };
    createCategory: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateCategoryBody;
        result: CreateCategoryResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getCategory: {
        args: {
            /**
             * Its id or its slug.
             * @minLength 1
             * @maxLength 220
             * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetCategoryResult;
        headers: {
            etag?: string;
        };
    };
    replaceCategory: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceCategoryBody;
        result: ReplaceCategoryResult;
        headers: {
            etag?: string;
        };
    };
    deleteCategory: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteCategoryResult;
    };
    createImport: {
        args: {
            /**
             * `true`: only says what would happen.
             */
            dryRun?: boolean;
            /**
             * `true`: all rows or, when one is refused, none; up to 100,000 rows. Otherwise each row for itself.
             */
            atomic?: boolean;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
            body: CreateImportBody;
        };
        result: CreateImportResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getProductExport: {
        args: {
            /**
             * `csv` unless told.
             */
            format?: TransferFormat;
            /**
             * `any` unless told.
             */
            status?: ProductStatusFilter;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetProductExportResult;
        headers: {
            etag?: string;
        };
    };
    listImports: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListImportsResult;
        headers: {
            etag?: string;
        };
        item: Import;
    };
    getImport: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetImportResult;
        headers: {
            etag?: string;
        };
    };
    cancelImport: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: CancelImportResult;
    };
    listImportErrors: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListImportErrorsResult;
        headers: {
            etag?: string;
        };
        item: ImportError;
    };
    receivePaymentNotice: {
        args: {
            /**
             * The name of the provider.
             * @maxLength 30
             * @pattern ^[a-z]+$
             */
            provider: string;
            body: ReceivePaymentNoticeBody;
        };
        result: ReceivePaymentNoticeResult;
    };
    confirmSandboxPayment: {
        args: ConfirmSandboxPaymentBody;
        result: ConfirmSandboxPaymentResult;
        headers: {
            etag?: string;
        };
    };
    listDiscounts: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListDiscountsResult;
        headers: {
            etag?: string;
        };
        item: Discount;
    };
    createDiscount: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateDiscountBody;
        result: CreateDiscountResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getDiscount: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetDiscountResult;
        headers: {
            etag?: string;
        };
    };
    deleteDiscount: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteDiscountResult;
    };
    updateDiscount: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateDiscountBody;
        result: UpdateDiscountResult;
        headers: {
            etag?: string;
        };
    };
    listShippingMethods: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Those that go there.
             * @minLength 1
             * @maxLength 2
             * @pattern ^[A-Z]{2}$
             */
            country?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListShippingMethodsResult;
        headers: {
            etag?: string;
        };
        item: ShippingMethod;
    };
    createShippingMethod: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateShippingMethodBody;
        result: CreateShippingMethodResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getShippingMethod: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetShippingMethodResult;
        headers: {
            etag?: string;
        };
    };
    deleteShippingMethod: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteShippingMethodResult;
    };
    updateShippingMethod: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateShippingMethodBody;
        result: UpdateShippingMethodResult;
        headers: {
            etag?: string;
        };
    };
    listTaxRates: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * @minLength 1
             * @maxLength 2
             * @pattern ^[A-Z]{2}$
             */
            country?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListTaxRatesResult;
        headers: {
            etag?: string;
        };
        item: TaxRate;
    };
    createTaxRate: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateTaxRateBody;
        result: CreateTaxRateResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getTaxRate: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetTaxRateResult;
        headers: {
            etag?: string;
        };
    };
    deleteTaxRate: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteTaxRateResult;
    };
    updateTaxRate: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateTaxRateBody;
        result: UpdateTaxRateResult;
        headers: {
            etag?: string;
        };
    };
    getCart: {
        args: {
            /**
             * The token of a guest's cart, as it was given. Beside an access token it does not count.
             * @minLength 48
             * @maxLength 48
             * @pattern ^cart_[A-Za-z0-9_-]{43}$
             */
            "X-Cart-Token"?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetCartResult;
        headers: {
            etag?: string;
        };
    };
    replaceCart: {
        args: {
            /**
             * The token of a guest's cart, as it was given. Beside an access token it does not count.
             * @minLength 48
             * @maxLength 48
             * @pattern ^cart_[A-Za-z0-9_-]{43}$
             */
            "X-Cart-Token"?: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceCartBody;
        result: ReplaceCartResult;
        headers: {
            etag?: string;
            xCartToken?: string;
        };
    };
    deleteCart: {
        args: {
            /**
             * The token of a guest's cart, as it was given. Beside an access token it does not count.
             * @minLength 48
             * @maxLength 48
             * @pattern ^cart_[A-Za-z0-9_-]{43}$
             */
            "X-Cart-Token"?: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteCartResult;
    };
    replaceCartItem: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId: string;
            /**
             * The token of a guest's cart, as it was given. Beside an access token it does not count.
             * @minLength 48
             * @maxLength 48
             * @pattern ^cart_[A-Za-z0-9_-]{43}$
             */
            "X-Cart-Token"?: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceCartItemBody;
        result: ReplaceCartItemResult;
        headers: {
            etag?: string;
            xCartToken?: string;
        };
    };
    deleteCartItem: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            variantId: string;
            /**
             * The token of a guest's cart, as it was given. Beside an access token it does not count.
             * @minLength 48
             * @maxLength 48
             * @pattern ^cart_[A-Za-z0-9_-]{43}$
             */
            "X-Cart-Token"?: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteCartItemResult;
    };
    mergeCart: {
        args: MergeCartBody;
        result: MergeCartResult;
        headers: {
            etag?: string;
        };
    };
    listOrders: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            status?: OrderStatus;
            /**
             * Whose; others than one's own for admins only.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            userId?: string;
            /**
             * Placed at or after.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            from?: string;
            /**
             * Placed before.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            to?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListOrdersResult;
        headers: {
            etag?: string;
        };
        item: OrderSummary;
    };
    createOrder: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateOrderBody;
        result: CreateOrderResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    quoteOrder: {
        args: QuoteOrderBody;
        result: QuoteOrderResult;
        headers: {
            etag?: string;
        };
    };
    getOrder: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderResult;
        headers: {
            etag?: string;
        };
    };
    getOrderHistory: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderHistoryResult;
        headers: {
            etag?: string;
        };
    };
    startOrderPayment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: StartOrderPaymentResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    cancelOrder: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CancelOrderBody;
        result: CancelOrderResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    shipOrder: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & ShipOrderBody;
        result: ShipOrderResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    deliverOrder: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: DeliverOrderResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    createOrderRefund: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateOrderRefundBody;
        result: CreateOrderRefundResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getOrderRefund: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            refundId: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderRefundResult;
        headers: {
            etag?: string;
        };
    };
    createOrderShipment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateOrderShipmentBody;
        result: CreateOrderShipmentResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getOrderShipment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            shipmentId: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderShipmentResult;
        headers: {
            etag?: string;
        };
    };
    updateOrderShipment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            shipmentId: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateOrderShipmentBody;
        result: UpdateOrderShipmentResult;
        headers: {
            etag?: string;
        };
    };
    getOrderInvoice: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderInvoiceResult;
        headers: {
            etag?: string;
        };
    };
    getOrderCreditNote: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            refundId: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetOrderCreditNoteResult;
        headers: {
            etag?: string;
        };
    };
    listSales: {
        args: {
            /**
             * The first day (UTC); 30 days before the last one unless told.
             * @minLength 10
             * @maxLength 35
             * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
             */
            from?: string;
            /**
             * The last day, included; today unless told.
             * @minLength 10
             * @maxLength 35
             * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
             */
            to?: string;
            /**
             * `day` unless told.
             */
            groupBy?: SalesGroup;
            /**
             * This currency alone.
             * @minLength 3
             * @maxLength 3
             * @pattern ^[A-Z]{3}$
             */
            currency?: string;
            /**
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * How many rows, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListSalesResult;
        headers: {
            etag?: string;
        };
    };
    getSalesExport: {
        args: {
            /**
             * The first day (UTC); 30 days before the last one unless told.
             * @minLength 10
             * @maxLength 35
             * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
             */
            from?: string;
            /**
             * The last day, included; today unless told.
             * @minLength 10
             * @maxLength 35
             * @pattern ^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$
             */
            to?: string;
            /**
             * `day` unless told.
             */
            groupBy?: SalesGroup;
            /**
             * This currency alone.
             * @minLength 3
             * @maxLength 3
             * @pattern ^[A-Z]{3}$
             */
            currency?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetSalesExportResult;
        headers: {
            etag?: string;
        };
    };
    listProductReviews: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Only those with so many stars.
             * @minimum 1
             * @maximum 5
             * @format int32
             */
            rating?: number;
            /**
             * Left out: the approved ones, for everybody. Others: one's own, or everybody's for moderators.
             */
            status?: ReviewStatus;
            /**
             * `true`: one's own only, whatever its status.
             */
            mine?: boolean;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListProductReviewsResult;
        headers: {
            etag?: string;
        };
        item: Review;
    };
    createReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateReviewBody;
        result: CreateReviewResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    listReviews: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * `pending` is the queue of moderation.
             */
            status?: ReviewStatus;
            /**
             * `true`: one's own only, for moderators too.
             */
            mine?: boolean;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListReviewsResult;
        headers: {
            etag?: string;
        };
        item: Review;
    };
    getReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetReviewResult;
        headers: {
            etag?: string;
        };
    };
    deleteReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteReviewResult;
    };
    updateReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateReviewBody;
        result: UpdateReviewResult;
        headers: {
            etag?: string;
        };
    };
    approveReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: ApproveReviewResult;
        headers: {
            etag?: string;
        };
    };
    rejectReview: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & RejectReviewBody;
        result: RejectReviewResult;
        headers: {
            etag?: string;
        };
    };
    replaceReviewReply: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplaceReviewReplyBody;
        result: ReplaceReviewReplyResult;
        headers: {
            etag?: string;
        };
    };
    deleteReviewReply: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteReviewReplyResult;
    };
    listMedia: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Id of whose they are.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            owner?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListMediaResult;
        headers: {
            etag?: string;
        };
        item: Medium;
    };
    createMedium: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateMediumBody;
        result: CreateMediumResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getMedium: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetMediumResult;
        headers: {
            etag?: string;
        };
    };
    deleteMedium: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Also while something shows it; that has a gap then.
             */
            force?: boolean;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteMediumResult;
    };
    updateMedium: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateMediumBody;
        result: UpdateMediumResult;
        headers: {
            etag?: string;
        };
    };
    getMediumFile: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * As in the `url` of a medium or a variant.
             * @minLength 1
             * @maxLength 100
             * @pattern ^[!-~]+$
             */
            file: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetMediumFileResult;
        headers: {
            etag?: string;
        };
    };
    createMediaUpload: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateMediaUploadBody;
        result: CreateMediaUploadResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    finishMediaUpload: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
        };
        result: FinishMediaUploadResult;
        headers: {
            etag?: string;
        };
    };
    createPostImport: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
            body: CreatePostImportBody;
        };
        result: CreatePostImportResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getPostExport: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostExportResult;
        headers: {
            etag?: string;
        };
    };
    listPostImports: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPostImportsResult;
        headers: {
            etag?: string;
        };
        item: PostImport;
    };
    getPostImport: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostImportResult;
        headers: {
            etag?: string;
        };
    };
    listPostImportErrors: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPostImportErrorsResult;
        headers: {
            etag?: string;
        };
        item: PostImportError;
    };
    listPosts: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Words of title, tags, excerpt or text, or how one begins; of what is for members, those who have not signed in search no text.
             * @minLength 1
             * @maxLength 200
             * @pattern ^(?=\s*\S)[^\u0000-\u001f\u007f]*$
             */
            search?: string;
            /**
             * Slugs of tags, joined by commas: posts that carry any of them.
             * @minLength 1
             * @maxLength 610
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
             */
            tag?: string;
            /**
             * Slugs of tags, joined by commas: posts that carry all of them.
             * @minLength 1
             * @maxLength 610
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*){0,9}$
             */
            tagAll?: string;
            /**
             * Id of the author.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            author?: string;
            /**
             * Some of `draft`, `scheduled` and `published`, joined by commas; `published` unless told. Drafts, and those of them that are scheduled: one's own, or everybody's for editors.
             * @minLength 1
             * @maxLength 30
             * @pattern ^(draft|scheduled|published)(,(draft|scheduled|published)){0,2}$
             */
            status?: string;
            /**
             * Whether they are recommended.
             */
            featured?: boolean;
            /**
             * Published at that time or later.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            publishedAfter?: string;
            /**
             * Published before that time.
             * @minLength 20
             * @maxLength 35
             * @format date-time
             */
            publishedBefore?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPostsResult;
        headers: {
            etag?: string;
        };
        item: FoundPost;
    };
    createPost: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreatePostBody;
        result: CreatePostResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getPost: {
        args: {
            /**
             * Its id or its slug.
             * @minLength 1
             * @maxLength 220
             * @pattern ^[0-9a-zA-Z]+(-[0-9a-zA-Z]+)*$
             */
            id: string;
            /**
             * Shows a draft to those who may not see it otherwise; from `POST /posts/{id}/preview-token`.
             * @minLength 1
             * @maxLength 100
             * @pattern ^[A-Za-z0-9_-]+$
             */
            preview?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostResult;
        headers: {
            etag?: string;
        };
    };
    replacePost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & ReplacePostBody;
        result: ReplacePostResult;
        headers: {
            etag?: string;
        };
    };
    deletePost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeletePostResult;
    };
    updatePost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdatePostBody;
        result: UpdatePostResult;
        headers: {
            etag?: string;
        };
    };
    getRelatedPosts: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetRelatedPostsResult;
        headers: {
            etag?: string;
        };
    };
    publishPost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & PublishPostBody;
        result: PublishPostResult;
        headers: {
            etag?: string;
        };
    };
    unpublishPost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: UnpublishPostResult;
        headers: {
            etag?: string;
        };
    };
    listPostRevisions: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPostRevisionsResult;
        headers: {
            etag?: string;
        };
        item: RevisionSummary;
    };
    getPostRevision: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its number.
             * @minimum 1
             * @maximum 2147483647
             * @format int32
             */
            revision: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostRevisionResult;
        headers: {
            etag?: string;
        };
    };
    getPostRevisionDiff: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its number.
             * @minimum 1
             * @maximum 2147483647
             * @format int32
             */
            revision: number;
            /**
             * Its number; left out, that of the one before.
             * @minimum 1
             * @maximum 2147483647
             * @format int32
             */
            against?: number;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostRevisionDiffResult;
        headers: {
            etag?: string;
        };
    };
    restorePostRevision: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its number.
             * @minimum 1
             * @maximum 2147483647
             * @format int32
             */
            revision: number;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: RestorePostRevisionResult;
        headers: {
            etag?: string;
        };
    };
    previewPost: {
        args: PreviewPostBody;
        result: PreviewPostResult;
        headers: {
            etag?: string;
        };
    };
    createPreviewToken: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
        };
        result: CreatePreviewTokenResult;
        headers: {
            etag?: string;
        };
    };
    getAuthor: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetAuthorResult;
        headers: {
            etag?: string;
        };
    };
    listPostComments: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListPostCommentsResult;
        headers: {
            etag?: string;
        };
        item: CommentThread;
    };
    createComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateCommentBody;
        result: CreateCommentResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    listComments: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * `pending` is the queue of moderation.
             */
            status?: CommentStatus;
            /**
             * `true`: one's own only, for moderators too.
             */
            mine?: boolean;
            /**
             * Only those on one post.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            postId?: string;
            /**
             * Only those of one author.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            authorId?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListCommentsResult;
        headers: {
            etag?: string;
        };
        item: Comment;
    };
    getComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetCommentResult;
        headers: {
            etag?: string;
        };
    };
    deleteComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteCommentResult;
    };
    updateComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateCommentBody;
        result: UpdateCommentResult;
        headers: {
            etag?: string;
        };
    };
    listReplies: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListRepliesResult;
        headers: {
            etag?: string;
        };
        item: Comment;
    };
    approveComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: ApproveCommentResult;
        headers: {
            etag?: string;
        };
    };
    rejectComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & RejectCommentBody;
        result: RejectCommentResult;
        headers: {
            etag?: string;
        };
    };
    markCommentAsSpam: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: MarkCommentAsSpamResult;
        headers: {
            etag?: string;
        };
    };
    moderateComments: {
        args: ModerateCommentsBody;
        result: ModerateCommentsResult;
        headers: {
            etag?: string;
        };
    };
    closeComments: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
        };
        result: CloseCommentsResult;
        headers: {
            etag?: string;
        };
    };
    openComments: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
        };
        result: OpenCommentsResult;
        headers: {
            etag?: string;
        };
    };
    getPostLike: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostLikeResult;
        headers: {
            etag?: string;
        };
    };
    likePost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: LikePostResult;
        headers: {
            etag?: string;
        };
    };
    unlikePost: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: UnlikePostResult;
        headers: {
            etag?: string;
        };
    };
    likeComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: LikeCommentResult;
        headers: {
            etag?: string;
        };
    };
    unlikeComment: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: UnlikeCommentResult;
        headers: {
            etag?: string;
        };
    };
    listTags: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListTagsResult;
        headers: {
            etag?: string;
        };
        item: CountedTag;
    };
    getTag: {
        args: {
            /**
             * Its slug.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            slug: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetTagResult;
        headers: {
            etag?: string;
        };
    };
    deleteTag: {
        args: {
            /**
             * Its slug.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            slug: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteTagResult;
    };
    updateTag: {
        args: {
            /**
             * Its slug.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            slug: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateTagBody;
        result: UpdateTagResult;
        headers: {
            etag?: string;
        };
    };
    mergeTag: {
        args: {
            /**
             * Its slug.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            slug: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & MergeTagBody;
        result: MergeTagResult;
        headers: {
            etag?: string;
        };
    };
    getRssFeed: {
        args: {
            /**
             * Only those with this tag; it goes before `author`.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            tag?: string;
            /**
             * Only those of this person.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            author?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetRssFeedResult;
        headers: {
            etag?: string;
        };
    };
    getAtomFeed: {
        args: {
            /**
             * Only those with this tag; it goes before `author`.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            tag?: string;
            /**
             * Only those of this person.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            author?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetAtomFeedResult;
        headers: {
            etag?: string;
        };
    };
    getJsonFeed: {
        args: {
            /**
             * Only those with this tag; it goes before `author`.
             * @minLength 1
             * @maxLength 60
             * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
             */
            tag?: string;
            /**
             * Only those of this person.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            author?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetJsonFeedResult;
        headers: {
            etag?: string;
        };
    };
    getSitemap: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetSitemapResult;
        headers: {
            etag?: string;
        };
    };
    getPostsSitemap: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPostsSitemapResult;
        headers: {
            etag?: string;
        };
    };
    getProductsSitemap: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetProductsSitemapResult;
        headers: {
            etag?: string;
        };
    };
    getPerson: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPersonResult;
        headers: {
            etag?: string;
        };
    };
    getPersonExport: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetPersonExportResult;
        headers: {
            etag?: string;
        };
    };
    listWebhooks: {
        args: {
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListWebhooksResult;
        headers: {
            etag?: string;
        };
        item: Webhook;
    };
    createWebhook: {
        args: {
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        } & CreateWebhookBody;
        result: CreateWebhookResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getWebhook: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetWebhookResult;
        headers: {
            etag?: string;
        };
    };
    deleteWebhook: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        };
        result: DeleteWebhookResult;
    };
    updateWebhook: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateWebhookBody;
        result: UpdateWebhookResult;
        headers: {
            etag?: string;
        };
    };
    renewWebhookSecret: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: RenewWebhookSecretResult;
        headers: {
            etag?: string;
            idempotencyReplayed?: string;
        };
    };
    listWebhookDeliveries: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * How many items, 1 to 100.
             * @minimum 1
             * @maximum 100
             * @format int32
             */
            limit?: number;
            /**
             * Which page, from 1. Past row 10,000 use `cursor`. Not together with `cursor`.
             * @minimum 1
             * @maximum 10000
             * @format int32
             */
            page?: number;
            /**
             * Where to go on: `nextCursor` or `prevCursor` of an earlier answer. The cost does not grow with the depth.
             * @minLength 1
             * @maxLength 2000
             * @pattern ^[A-Za-z0-9_-]+$
             */
            cursor?: string;
            /**
             * Fields to sort by, comma-separated; `-` turns one around. The id breaks ties.
             * @minLength 1
             * @maxLength 100
             * @pattern ^-?[A-Za-z]+(,-?[A-Za-z]+)*$
             */
            sort?: string;
            status?: WebhookDeliveryStatus;
            /**
             * Of which type the event is.
             */
            type?: WebhookMessageType;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: ListWebhookDeliveriesResult;
        headers: {
            etag?: string;
        };
        item: WebhookDeliverySummary;
    };
    getWebhookDelivery: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            deliveryId: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetWebhookDeliveryResult;
        headers: {
            etag?: string;
        };
    };
    createWebhookTest: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: CreateWebhookTestResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    resendWebhookDelivery: {
        args: {
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            id: string;
            /**
             * Its id.
             * @minLength 36
             * @maxLength 36
             * @format uuid
             */
            deliveryId: string;
            /**
             * Makes a retry the same request: the first answer comes again, for 24 hours.
             * @minLength 1
             * @maxLength 255
             * @pattern ^[!-~]+$
             */
            "Idempotency-Key"?: string;
        };
        result: ResendWebhookDeliveryResult;
        headers: {
            etag?: string;
            location?: string;
            idempotencyReplayed?: string;
        };
    };
    getEventStream: {
        args: {
            /**
             * Types of events or whole families, joined by commas. Left out: everything that you may see.
             * @minLength 1
             * @maxLength 1000
             * @pattern ^[a-z_]+\.([a-z_]+|\*)(,[a-z_]+\.([a-z_]+|\*))*$
             */
            types?: string;
            /**
             * What `Last-Event-ID` says, for clients that cannot send the header; the header comes first.
             * @minLength 1
             * @maxLength 15
             * @pattern ^\d{1,15}$
             */
            lastEventId?: string;
            /**
             * The last `id:` that came.
             * @minLength 1
             * @maxLength 15
             * @pattern ^\d{1,15}$
             */
            "Last-Event-ID"?: string;
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: Blob;
        headers: {
            etag?: string;
        };
        kind: "sse";
    };
    getNotifications: {
        args: {
            /**
             * Answer 304 without a body if this is still its ETag.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-None-Match"?: string;
        };
        result: GetNotificationsResult;
        headers: {
            etag?: string;
        };
    };
    updateNotifications: {
        args: {
            /**
             * Change it only if this is still its ETag; otherwise 412.
             * @minLength 1
             * @maxLength 4096
             * @pattern ^[ -~]*$
             */
            "If-Match"?: string;
        } & UpdateNotificationsBody;
        result: UpdateNotificationsResult;
        headers: {
            etag?: string;
        };
    };
};

