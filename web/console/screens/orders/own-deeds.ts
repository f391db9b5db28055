import { queries } from '../../queries.js';

const deeds = new Set<string>();

/** Remembers that this tab made the shipment or the refund with that id. */
export function noteDeed<Made extends { readonly id: string }>(made: Made): Made {
  deeds.add(made.id);
  return made;
}

/** Whether this tab made it, or is just about to make something. */
export const isOwnDeed = (id: string): boolean => deeds.has(id) || queries.isMutating() > 0;
