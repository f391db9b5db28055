import type { Permission } from '../../access/permissions.js';

/** Of what letters tell. */
export const topics = ['orders', 'security', 'comments', 'reviews', 'low_stock'] as const;
export type Topic = (typeof topics)[number];

/** Those that nobody has to take. The place in the list goes into links that end such letters, and never changes. */
export const optionalTopics = ['comments', 'reviews', 'low_stock'] as const;
export type OptionalTopic = (typeof optionalTopics)[number];

/** What is said of a topic. */
interface TopicFacts {
  readonly name: string;
  readonly description: string;
  /** After "letters about". */
  readonly about: string;
  /** Only for those who may do that. */
  readonly permission?: Permission;
}

/** Every optional topic is on until somebody says no: each tells of the person's own texts, or of their own work. */
export const topicFacts: Readonly<Record<Topic, TopicFacts>> = {
  orders: {
    name: 'Your orders',
    description: 'What becomes of what you bought: placed, paid, sent, delivered, cancelled, refunded.',
    about: 'your orders',
  },
  security: {
    name: 'Security of your account',
    description: 'Passwords, addresses, second factors, keys and devices: what could be somebody else.',
    about: 'the security of your account',
  },
  comments: {
    name: 'Comments',
    description:
      'Comments on your posts and replies to your comments; of each post one letter an hour at most.',
    about: 'comments on your posts and replies to your comments',
  },
  reviews: {
    name: 'Your reviews',
    description: 'Whether a review of yours is shown, and what the shop answers.',
    about: 'what becomes of your reviews',
  },
  low_stock: {
    name: 'Low stock',
    description: 'What is about to be sold out; one letter an hour at most.',
    about: 'low stock',
    permission: 'stock:write',
  },
};

export function isOptional(topic: Topic): topic is OptionalTopic {
  return optionalTopics.some((optional) => optional === topic);
}
