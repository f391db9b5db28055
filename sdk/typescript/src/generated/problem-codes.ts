// Generated from openapi.json by `npm run generate`. Do not edit.
/** Why a request can fail: the `code` of every problem. */
export const problemCodes = {
  /** 409: You have reviewed this product before. */
  ALREADY_REVIEWED: 'ALREADY_REVIEWED',
  /** 409: Another one is linked to your account. */
  ANOTHER_IDENTITY_LINKED: 'ANOTHER_IDENTITY_LINKED',
  /** 402: The card was declined. */
  CARD_DECLINED: 'CARD_DECLINED',
  /** 409: The cart has as many lines as it can have. */
  CART_FULL: 'CART_FULL',
  /** 409: A category cannot stand below itself. */
  CATEGORY_CYCLE: 'CATEGORY_CYCLE',
  /** 409: The category is not empty. */
  CATEGORY_IN_USE: 'CATEGORY_IN_USE',
  /** 409: The tree of categories has ten levels at most. */
  CATEGORY_TOO_DEEP: 'CATEGORY_TOO_DEEP',
  /** 409: The post takes no more comments. */
  COMMENTS_CLOSED: 'COMMENTS_CLOSED',
  /** 409: The comment is not shown to everybody. */
  COMMENT_NOT_SHOWN: 'COMMENT_NOT_SHOWN',
  /** 422: A reply cannot be replied to. */
  COMMENT_TOO_DEEP: 'COMMENT_TOO_DEEP',
  /** 422: The text takes too long to render. */
  CONTENT_TOO_COMPLEX: 'CONTENT_TOO_COMPLEX',
  /** 422: An order is in one currency. */
  CURRENCY_MIXED: 'CURRENCY_MIXED',
  /** 409: The store takes no files from browsers. */
  DIRECT_UPLOADS_OFF: 'DIRECT_UPLOADS_OFF',
  /** 409: The code is taken. */
  DISCOUNT_CODE_TAKEN: 'DISCOUNT_CODE_TAKEN',
  /** 409: It is used more often already. */
  DISCOUNT_LIMIT_PASSED: 'DISCOUNT_LIMIT_PASSED',
  /** 422: The code is not for this order. */
  DISCOUNT_NOT_APPLICABLE: 'DISCOUNT_NOT_APPLICABLE',
  /** 422: There is no such code. */
  DISCOUNT_UNKNOWN: 'DISCOUNT_UNKNOWN',
  /** 409: The code is used up. */
  DISCOUNT_USED_UP: 'DISCOUNT_USED_UP',
  /** 409: You have just said the same. */
  DUPLICATE_COMMENT: 'DUPLICATE_COMMENT',
  /** 409: The comment can be changed no more. */
  EDIT_WINDOW_OVER: 'EDIT_WINDOW_OVER',
  /** 409: The new address has to be proved first. */
  EMAIL_CHANGE_NEEDS_PROOF: 'EMAIL_CHANGE_NEEDS_PROOF',
  /** 409: There is an account with this e-mail address. */
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  /** 403: Not allowed. */
  FORBIDDEN: 'FORBIDDEN',
  /** 403: Google does not vouch for the e-mail address. */
  GOOGLE_EMAIL_UNVERIFIED: 'GOOGLE_EMAIL_UNVERIFIED',
  /** 404: There is no sign-in with Google here. */
  GOOGLE_SIGN_IN_OFF: 'GOOGLE_SIGN_IN_OFF',
  /** 409: The first request with this key is still running. */
  IDEMPOTENCY_KEY_IN_USE: 'IDEMPOTENCY_KEY_IN_USE',
  /** 400: Idempotency-Key is missing. */
  IDEMPOTENCY_KEY_REQUIRED: 'IDEMPOTENCY_KEY_REQUIRED',
  /** 422: The key belongs to another request. */
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
  /** 409: Prove that the account is yours first. */
  IDENTITY_LINK_REQUIRED: 'IDENTITY_LINK_REQUIRED',
  /** 409: It is linked to another account. */
  IDENTITY_TAKEN: 'IDENTITY_TAKEN',
  /** 422: The image has too many pixels. */
  IMAGE_TOO_LARGE: 'IMAGE_TOO_LARGE',
  /** 409: The import has ended. */
  IMPORT_FINISHED: 'IMPORT_FINISHED',
  /** 409: There is not enough in stock. */
  INSUFFICIENT_STOCK: 'INSUFFICIENT_STOCK',
  /** 500: Something went wrong on our side. */
  INTERNAL_ERROR: 'INTERNAL_ERROR',
  /** 422: The code is not right. */
  INVALID_CODE: 'INVALID_CODE',
  /** 401: E-mail or password is wrong. */
  INVALID_CREDENTIALS: 'INVALID_CREDENTIALS',
  /** 401: The refresh token is not valid. */
  INVALID_REFRESH_TOKEN: 'INVALID_REFRESH_TOKEN',
  /** 400: The notice is not signed by the provider. */
  INVALID_SIGNATURE: 'INVALID_SIGNATURE',
  /** 400: The token is not valid. */
  INVALID_TOKEN: 'INVALID_TOKEN',
  /** 409: The job is not dead. */
  JOB_NOT_DEAD: 'JOB_NOT_DEAD',
  /** 409: The last active admin stays. */
  LAST_ADMIN: 'LAST_ADMIN',
  /** 409: A product keeps one variant. */
  LAST_VARIANT: 'LAST_VARIANT',
  /** 409: It is the last way into your account. */
  LAST_WAY_IN: 'LAST_WAY_IN',
  /** 400: The request cannot be read. */
  MALFORMED_REQUEST: 'MALFORMED_REQUEST',
  /** 409: There is no room left for it. */
  MEDIA_QUOTA_EXCEEDED: 'MEDIA_QUOTA_EXCEEDED',
  /** 409: Something still shows it. */
  MEDIUM_IN_USE: 'MEDIUM_IN_USE',
  /** 409: There is a second factor already. */
  MFA_ALREADY_ENABLED: 'MFA_ALREADY_ENABLED',
  /** 409: There is no second factor. */
  MFA_NOT_ENROLLED: 'MFA_NOT_ENROLLED',
  /** 401: A second factor is needed. */
  MFA_REQUIRED: 'MFA_REQUIRED',
  /** 409: There is no file yet. */
  NOTHING_UPLOADED: 'NOTHING_UPLOADED',
  /** 422: These letters cannot be switched off. */
  NOTIFICATION_MANDATORY: 'NOTIFICATION_MANDATORY',
  /** 403: Only buyers review a product. */
  NOT_A_BUYER: 'NOT_A_BUYER',
  /** 404: Not found. */
  NOT_FOUND: 'NOT_FOUND',
  /** 422: The variant has no price in this currency. */
  NO_PRICE_IN_CURRENCY: 'NO_PRICE_IN_CURRENCY',
  /** 400: This sign-in cannot go on. */
  OAUTH_STATE_INVALID: 'OAUTH_STATE_INVALID',
  /** 422: Variants and options do not fit together. */
  OPTION_MISMATCH: 'OPTION_MISMATCH',
  /** 422: The order is too small. */
  ORDER_BELOW_MINIMUM: 'ORDER_BELOW_MINIMUM',
  /** 400: An order needs a line. */
  ORDER_EMPTY: 'ORDER_EMPTY',
  /** 409: The order does not stand where this needs it. */
  ORDER_STATE_CONFLICT: 'ORDER_STATE_CONFLICT',
  /** 413: The body is too large. */
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  /** 503: No payment provider is configured. */
  PAYMENTS_NOT_CONFIGURED: 'PAYMENTS_NOT_CONFIGURED',
  /** 409: The payment was cancelled. */
  PAYMENT_CLOSED: 'PAYMENT_CLOSED',
  /** 422: The notice speaks of another amount. */
  PAYMENT_MISMATCH: 'PAYMENT_MISMATCH',
  /** 422: The payment provider does not take this payment. */
  PAYMENT_REFUSED: 'PAYMENT_REFUSED',
  /** 409: The post can be read already. */
  POST_ALREADY_PUBLISHED: 'POST_ALREADY_PUBLISHED',
  /** 409: The post is a draft. */
  POST_NOT_PUBLISHED: 'POST_NOT_PUBLISHED',
  /** 409: Another post has this slug. */
  POST_SLUG_TAKEN: 'POST_SLUG_TAKEN',
  /** 412: It has changed since you read it. */
  PRECONDITION_FAILED: 'PRECONDITION_FAILED',
  /** 409: Another scheduled price has this time. */
  PRICE_OVERLAP: 'PRICE_OVERLAP',
  /** 422: A product is not for sale. */
  PRODUCT_UNAVAILABLE: 'PRODUCT_UNAVAILABLE',
  /** 416: The file has no such part. */
  RANGE_NOT_SATISFIABLE: 'RANGE_NOT_SATISFIABLE',
  /** 409: Less is left than is to go back. */
  REFUND_EXCEEDS_PAYMENT: 'REFUND_EXCEEDS_PAYMENT',
  /** 409: The refund does not fit what is known of the payment. */
  REFUND_NOT_BOOKABLE: 'REFUND_NOT_BOOKABLE',
  /** 409: The scheduled price is over. */
  SCHEDULED_PRICE_OVER: 'SCHEDULED_PRICE_OVER',
  /** 409: A run of the schedule waits or is under way. */
  SCHEDULE_RUNS: 'SCHEDULE_RUNS',
  /** 503: Not available just now. */
  SERVICE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  /** 422: The shipping method cannot be had. */
  SHIPPING_METHOD_UNAVAILABLE: 'SHIPPING_METHOD_UNAVAILABLE',
  /** 409: The SKU is taken. */
  SKU_TAKEN: 'SKU_TAKEN',
  /** 409: The slug is taken. */
  SLUG_TAKEN: 'SLUG_TAKEN',
  /** 409: Staff need a long password or a second factor. */
  STAFF_SIGN_IN_TOO_WEAK: 'STAFF_SIGN_IN_TOO_WEAK',
  /** 401: Prove again that it is you. */
  STEP_UP_REQUIRED: 'STEP_UP_REQUIRED',
  /** 409: The stock is not what was expected. */
  STOCK_MOVED: 'STOCK_MOVED',
  /** 409: Another tag has the slug of this name. */
  TAG_SLUG_TAKEN: 'TAG_SLUG_TAKEN',
  /** 409: There is a rate for this place already. */
  TAX_RATE_TAKEN: 'TAX_RATE_TAKEN',
  /** 409: There are as many addresses as there can be. */
  TOO_MANY_ADDRESSES: 'TOO_MANY_ADDRESSES',
  /** 409: The account has as many API keys as it can have. */
  TOO_MANY_API_KEYS: 'TOO_MANY_API_KEYS',
  /** 429: Too many requests. */
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  /** 429: Too many open streams. */
  TOO_MANY_STREAMS: 'TOO_MANY_STREAMS',
  /** 409: A product has a hundred variants at most. */
  TOO_MANY_VARIANTS: 'TOO_MANY_VARIANTS',
  /** 409: There are as many webhooks as there can be. */
  TOO_MANY_WEBHOOKS: 'TOO_MANY_WEBHOOKS',
  /** 409: The total is not the one that was seen. */
  TOTAL_CHANGED: 'TOTAL_CHANGED',
  /** 401: Sign in first. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** 422: There is no such address. */
  UNKNOWN_ADDRESS: 'UNKNOWN_ADDRESS',
  /** 422: There is no such category. */
  UNKNOWN_CATEGORY: 'UNKNOWN_CATEGORY',
  /** 422: There is no such medium. */
  UNKNOWN_MEDIA: 'UNKNOWN_MEDIA',
  /** 422: There is no such comment on this post. */
  UNKNOWN_PARENT_COMMENT: 'UNKNOWN_PARENT_COMMENT',
  /** 422: There is no such product. */
  UNKNOWN_PRODUCT: 'UNKNOWN_PRODUCT',
  /** 422: There is no such tag. */
  UNKNOWN_TAG: 'UNKNOWN_TAG',
  /** 422: The image cannot be read. */
  UNREADABLE_IMAGE: 'UNREADABLE_IMAGE',
  /** 415: The file is no image of a kind that is taken. */
  UNSUPPORTED_IMAGE: 'UNSUPPORTED_IMAGE',
  /** 415: The body is of a kind that is not taken. */
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  /** 400: Some fields are not valid. */
  VALIDATION_FAILED: 'VALIDATION_FAILED',
  /** 422: The product has several variants. */
  VARIANT_REQUIRED: 'VARIANT_REQUIRED',
  /** 422: Something is not for sale. */
  VARIANT_UNAVAILABLE: 'VARIANT_UNAVAILABLE',
  /** 422: Nothing is sent to this address. */
  WEBHOOK_ADDRESS_REFUSED: 'WEBHOOK_ADDRESS_REFUSED',
  /** 409: The webhook is disabled. */
  WEBHOOK_DISABLED: 'WEBHOOK_DISABLED',
} as const;

/** The code of a problem. The service may learn new ones. */
export type ProblemCode = keyof typeof problemCodes;

/** The facts of the case, of the problems that have some. */
export interface ProblemFacts {
  CURRENCY_MIXED: { readonly currencies: readonly string[] };
  DISCOUNT_LIMIT_PASSED: { readonly uses: number };
  DISCOUNT_NOT_APPLICABLE: { readonly reason: string; readonly minimumSubtotal?: { readonly amount: number; readonly currency: string } };
  DISCOUNT_USED_UP: { readonly limit: string };
  IDENTITY_LINK_REQUIRED: { readonly linkToken: string; readonly expiresIn: number };
  IMAGE_TOO_LARGE: { readonly width: number; readonly height: number; readonly frames: number };
  INSUFFICIENT_STOCK: { readonly lines: readonly { readonly productId: string; readonly variantId: string; readonly requested: number; readonly available: number }[] };
  MEDIA_QUOTA_EXCEEDED: { readonly usedBytes: number; readonly quotaBytes: number };
  MEDIUM_IN_USE: { readonly usedBy: readonly { readonly kind: string; readonly id: string; readonly title: string; readonly isPublic: boolean }[] };
  MFA_REQUIRED: { readonly mfaToken: string; readonly expiresIn: number };
  NOTIFICATION_MANDATORY: { readonly topic: string };
  NO_PRICE_IN_CURRENCY: { readonly currencies: readonly string[] };
  ORDER_BELOW_MINIMUM: { readonly minimum: { readonly amount: number; readonly currency: string }; readonly subtotal: { readonly amount: number; readonly currency: string } };
  ORDER_STATE_CONFLICT: { readonly orderStatus: string };
  PRECONDITION_FAILED: { readonly etag: string };
  PRODUCT_UNAVAILABLE: { readonly productIds: readonly string[] };
  REFUND_EXCEEDS_PAYMENT: { readonly refundable: { readonly amount: number; readonly currency: string } };
  SHIPPING_METHOD_UNAVAILABLE: { readonly reason: string };
  STEP_UP_REQUIRED: { readonly methods: readonly string[] };
  STOCK_MOVED: { readonly expected: number; readonly stock: number };
  TOO_MANY_STREAMS: { readonly limit: number };
  TOTAL_CHANGED: { readonly expected: { readonly amount: number; readonly currency: string } | null; readonly subtotal: { readonly amount: number; readonly currency: string }; readonly discount: { readonly amount: number; readonly currency: string }; readonly shipping: { readonly amount: number; readonly currency: string }; readonly tax: { readonly amount: number; readonly currency: string }; readonly total: { readonly amount: number; readonly currency: string }; readonly adjustments: readonly { readonly type: string; readonly label: string; readonly amount: { readonly amount: number; readonly currency: string }; readonly isIncluded: boolean }[]; readonly lines: readonly { readonly productId: string; readonly variantId: string; readonly quantity: number; readonly expectedUnitPrice: { readonly amount: number; readonly currency: string } | null; readonly unitPrice: { readonly amount: number; readonly currency: string }; readonly discount: { readonly amount: number; readonly currency: string }; readonly tax: { readonly amount: number; readonly currency: string }; readonly total: { readonly amount: number; readonly currency: string } }[] };
  UNKNOWN_MEDIA: { readonly mediaIds?: readonly string[] };
  UNKNOWN_PRODUCT: { readonly productIds: readonly string[] };
  VARIANT_REQUIRED: { readonly productIds: readonly string[] };
  VARIANT_UNAVAILABLE: { readonly variantIds: readonly string[] };
}
