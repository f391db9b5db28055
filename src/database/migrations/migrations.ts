import { Ground1763640000001 } from './1763640000001-ground.js';
import { Accounts1763640000002 } from './1763640000002-accounts.js';
import { Catalogue1763640000003 } from './1763640000003-catalogue.js';
import { Orders1763640000004 } from './1763640000004-orders.js';
import { Journal1763640000005 } from './1763640000005-journal.js';
import { Identity1763700000006 } from './1763700000006-identity.js';
import { Variants1763800000007 } from './1763800000007-variants.js';
import { ScheduledPrices1763800000008 } from './1763800000008-scheduled-prices.js';
import { Search1763800000009 } from './1763800000009-search.js';
import { Reviews1763800000010 } from './1763800000010-reviews.js';
import { Imports1763800000011 } from './1763800000011-imports.js';
import { Sales1763800000012 } from './1763800000012-sales.js';
import { Refreshing1763900000013 } from './1763900000013-refreshing.js';
import { TopSellers1763900000014 } from './1763900000014-top-sellers.js';
import { Delivery1763900000020 } from './1763900000020-delivery.js';
import { Webhooks1763900000021 } from './1763900000021-webhooks.js';
import { Jobs1763900000023 } from './1763900000023-jobs.js';
import { EventRetries1763900000024 } from './1763900000024-event-retries.js';
import { EventQueues1763900000026 } from './1763900000026-event-queues.js';
import { NotificationChoices1763900000027 } from './1763900000027-notification-choices.js';
import { EventHorizon1763900000028 } from './1763900000028-event-horizon.js';
import { WebhookEnds1763900000029 } from './1763900000029-webhook-ends.js';
import { Adjustments1763900000030 } from './1763900000030-adjustments.js';
import { Refunds1763900000031 } from './1763900000031-refunds.js';
import { Settling1763900000032 } from './1763900000032-settling.js';
import { Terms1763900000033 } from './1763900000033-terms.js';
import { OrderTerms1763900000034 } from './1763900000034-order-terms.js';
import { Addresses1763900000035 } from './1763900000035-addresses.js';
import { Discounts1763900000036 } from './1763900000036-discounts.js';
import { QuantityBreaks1763900000037 } from './1763900000037-quantity-breaks.js';
import { Shipments1763900000038 } from './1763900000038-shipments.js';
import { HistoryChain1763900000039 } from './1763900000039-history-chain.js';
import { Invoices1763900000040 } from './1763900000040-invoices.js';
import { PublishAt1763900000041 } from './1763900000041-publish-at.js';
import { Carts1763900000042 } from './1763900000042-carts.js';
import { Reports1763900000044 } from './1763900000044-reports.js';
import { FailedRefunds1763900000046 } from './1763900000046-failed-refunds.js';
import { FrozenMoney1763900000047 } from './1763900000047-frozen-money.js';
import { Media1763900000048 } from './1763900000048-media.js';
import { PostCovers1763900000049 } from './1763900000049-post-covers.js';
import { Revisions1763900000050 } from './1763900000050-revisions.js';
import { Showing1763900000051 } from './1763900000051-showing.js';
import { TagKeeping1763900000052 } from './1763900000052-tag-keeping.js';
import { CommentModeration1763900000053 } from './1763900000053-comment-moderation.js';
import { Likes1763900000054 } from './1763900000054-likes.js';
import { RefundsMadeElsewhere1763900000055 } from './1763900000055-refunds-made-elsewhere.js';
import { Vocabularies1763900000056 } from './1763900000056-vocabularies.js';
import { PostSearch1763900000057 } from './1763900000057-post-search.js';
import { PostImports1763900000058 } from './1763900000058-post-imports.js';
import { ProductCounts1763900000059 } from './1763900000059-product-counts.js';
import { RequestWindows1763900000060 } from './1763900000060-request-windows.js';
import { CheckoutCost1763900000061 } from './1763900000061-checkout-cost.js';
import { Shelves1763900000062 } from './1763900000062-shelves.js';
import { MovementsTogether1763900000063 } from './1763900000063-movements-together.js';
import { WordsOfShown1763900000064 } from './1763900000064-words-of-shown.js';
import { EmailKeys1763900000065 } from './1763900000065-email-keys.js';

/** Every migration, oldest first. They are applied in this order and never edited once released. */
export const migrations = [
  Ground1763640000001,
  Accounts1763640000002,
  Catalogue1763640000003,
  Orders1763640000004,
  Journal1763640000005,
  Identity1763700000006,
  Variants1763800000007,
  ScheduledPrices1763800000008,
  Search1763800000009,
  Reviews1763800000010,
  Imports1763800000011,
  Sales1763800000012,
  Refreshing1763900000013,
  TopSellers1763900000014,
  Delivery1763900000020,
  Webhooks1763900000021,
  Jobs1763900000023,
  EventRetries1763900000024,
  EventQueues1763900000026,
  NotificationChoices1763900000027,
  EventHorizon1763900000028,
  WebhookEnds1763900000029,
  Adjustments1763900000030,
  Refunds1763900000031,
  Settling1763900000032,
  Terms1763900000033,
  OrderTerms1763900000034,
  Addresses1763900000035,
  Discounts1763900000036,
  QuantityBreaks1763900000037,
  Shipments1763900000038,
  HistoryChain1763900000039,
  Invoices1763900000040,
  PublishAt1763900000041,
  Carts1763900000042,
  Reports1763900000044,
  FailedRefunds1763900000046,
  FrozenMoney1763900000047,
  Media1763900000048,
  PostCovers1763900000049,
  Revisions1763900000050,
  Showing1763900000051,
  TagKeeping1763900000052,
  CommentModeration1763900000053,
  Likes1763900000054,
  RefundsMadeElsewhere1763900000055,
  Vocabularies1763900000056,
  PostSearch1763900000057,
  PostImports1763900000058,
  ProductCounts1763900000059,
  RequestWindows1763900000060,
  CheckoutCost1763900000061,
  Shelves1763900000062,
  MovementsTogether1763900000063,
  WordsOfShown1763900000064,
  EmailKeys1763900000065,
];
