import { mediumOf, rawForm, show } from '../media.js';
import type { Entries, Scene } from './scene.js';

const medium = async ({ owner }: Scene) => ({ id: (await mediumOf(owner))['id'] as string });
/** One that something public shows. */
const shown = async ({ stoa, owner }: Scene) => {
  const { id, url } = await mediumOf(owner);
  await show(stoa, owner, [id]);
  return { id: id as string, file: String(url).split('/').at(-1) ?? '' };
};

/** The library of images; what is private is in test/media-uses.e2e-spec.ts. */
export const mediaEntries: Entries = {
  listMedia: async (scene) => {
    const { id } = await medium(scene);
    return { shows: id, query: `?owner=${scene.owner.id}` };
  },
  getMedium: async (scene) => ({ params: await shown(scene) }),
  getMediumFile: async (scene) => ({ params: await shown(scene) }),
  createMedium: () => rawForm(),
  updateMedium: async (scene) => ({ params: await medium(scene), body: { alt: 'A kettle' } }),
  deleteMedium: async (scene) => ({ params: await medium(scene) }),
  createMediaUpload: () => ({ body: { type: 'image/png', bytes: 1000 } }),
  // what was taken in before is given again
  finishMediaUpload: async (scene) => ({ params: await medium(scene), changes: false }),
};
