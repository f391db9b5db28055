import { productOf } from '../catalogue.js';
import { approvedOf, buys, reviewBody, reviewOf } from '../reviews.js';
import type { Entries, Scene } from './scene.js';

const product = async ({ editor }: Scene) => (await productOf(editor, { stock: 10 }))['id'] as string;
/** A product that somebody has bought; nobody's is bought by the owner. */
const bought = async (scene: Scene) => {
  const id = await product(scene);
  await buys(scene.stoa, scene.who === 'nobody' ? scene.owner : scene.caller, id);
  return { id };
};
const pending = async (scene: Scene) => {
  const productId = await product(scene);
  await buys(scene.stoa, scene.owner, productId);
  return { id: (await reviewOf(scene.owner, productId))['id'] as string };
};
const approved = async (scene: Scene) => {
  const productId = await product(scene);
  await buys(scene.stoa, scene.owner, productId);
  const people = { buyer: scene.owner, moderator: scene.editor };
  return { id: (await approvedOf(people, productId))['id'] as string };
};
const answered = async (scene: Scene) => {
  const review = await approved(scene);
  await scene.editor.put(`/reviews/${review.id}/reply`, { body: 'Thank you.' });
  return review;
};

/** Reviews of the owner. */
export const reviewEntries: Entries = {
  listProductReviews: async (scene) => ({ params: { id: await product(scene) } }),
  createReview: async (scene) => ({ params: await bought(scene), body: reviewBody() }),
  listReviews: async (scene) => ({ shows: (await pending(scene)).id }),
  getReview: async (scene) => ({ params: await approved(scene) }),
  updateReview: async (scene) => ({ params: await pending(scene), body: { rating: 2 } }),
  deleteReview: async (scene) => ({ params: await pending(scene) }),

  approveReview: async (scene) => ({ params: await pending(scene) }),
  rejectReview: async (scene) => ({ params: await pending(scene), body: { reason: 'Not of the kettle.' } }),
  replaceReviewReply: async (scene) => ({ params: await approved(scene), body: { body: 'Thank you.' } }),
  deleteReviewReply: async (scene) => ({ params: await answered(scene) }),
};
