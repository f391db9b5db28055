/** A shelf of the demo shop: what stands on it, what it costs, what is said about it. */
export interface Shelf {
  readonly name: string;
  /** Begins the SKUs. */
  readonly code: string;
  readonly things: readonly string[];
  /** What one thing weighs, about. */
  readonly grams: number;
  /** Cents, from and to. */
  readonly prices: readonly [number, number];
  readonly facts: readonly string[];
  /** What each thing can be chosen by; without, it is the same for everybody. */
  readonly choice?: { readonly name: string; readonly values: readonly string[] };
}

/** The departments of the demo shop with their shelves. */
export const departments: readonly {
  readonly name: string;
  readonly tags: readonly string[];
  readonly shelves: readonly Shelf[];
}[] = [
  {
    name: 'Coffee and tea',
    tags: ['coffee', 'tea', 'morning'],
    shelves: [
      {
        name: 'Kettles',
        code: 'KET',
        grams: 1100,
        prices: [2900, 11900],
        things: [
          'Gooseneck kettle',
          'Whistling kettle',
          'Travel kettle',
          'Enamel kettle',
          'Copper kettle',
          'Glass kettle',
        ],
        facts: [
          'Holds **1.2 litres** and pours without a drip.',
          'The handle stays cool, the lid stays on.',
          'Works on gas, induction and ceramic hobs.',
        ],
      },
      {
        name: 'Brewers',
        code: 'BRW',
        grams: 800,
        prices: [1900, 8900],
        things: [
          'Ceramic dripper',
          'French press',
          'Moka pot',
          'Cold brew jar',
          'Syphon brewer',
          'Paper filter stand',
        ],
        facts: [
          'Makes two large cups or four small ones.',
          'Every part can be bought again, down to the gasket.',
          'Comes with a card of three recipes.',
        ],
      },
      {
        name: 'Cups',
        code: 'CUP',
        grams: 350,
        prices: [900, 3400],
        things: ['Espresso cup', 'Stoneware mug', 'Tasting glass', 'Travel mug', 'Tea bowl', 'Enamel mug'],
        facts: [
          'Fired twice, so that the glaze does not craze.',
          'Stacks with its brothers.',
          'Safe in the dishwasher, better by hand.',
        ],
      },
    ],
  },
  {
    name: 'Kitchen',
    tags: ['kitchen', 'cooking'],
    shelves: [
      {
        name: 'Knives',
        code: 'KNF',
        grams: 250,
        prices: [2400, 18900],
        things: [
          'Paring knife',
          "Chef's knife",
          'Bread knife',
          'Vegetable cleaver',
          'Boning knife',
          'Honing rod',
        ],
        facts: [
          'Carbon steel that takes an edge in a minute and keeps it for a month.',
          'The balance lies one finger in front of the handle.',
          'Sharpened by hand before it leaves us.',
        ],
      },
      {
        name: 'Pots and pans',
        choice: { name: 'Diameter', values: ['18 cm', '24 cm', '28 cm'] },
        code: 'PAN',
        grams: 1900,
        prices: [3900, 22900],
        things: ['Cast iron pan', 'Milk pot', 'Sauté pan', 'Stock pot', 'Enamel casserole', 'Crêpe pan'],
        facts: [
          'Heavy enough to hold its heat, light enough to lift.',
          'Goes from the hob into the oven, up to 260 °C.',
          'Rivets of steel, no glue anywhere.',
        ],
      },
      {
        name: 'Boards and bowls',
        code: 'BRD',
        grams: 1300,
        prices: [1400, 7900],
        things: ['Oak board', 'Beech board', 'Mixing bowl', 'Salad bowl', 'Dough bowl', 'Bread box'],
        facts: [
          'Wood from the forest behind the workshop.',
          'Oiled once here and twice a year by you.',
          'A groove catches what runs.',
        ],
      },
    ],
  },
  {
    name: 'Desk',
    tags: ['desk', 'writing'],
    shelves: [
      {
        name: 'Notebooks',
        choice: { name: 'Ruling', values: ['Lined', 'Dotted', 'Plain'] },
        code: 'NTB',
        grams: 300,
        prices: [700, 2900],
        things: [
          'Pocket notebook',
          'Dotted notebook',
          'Sketch pad',
          'Reporter pad',
          'Ledger',
          'Travel journal',
        ],
        facts: [
          'Paper of 100 g that ink does not cross.',
          'Thread-sewn: it lies flat on the first page and the last.',
          'The cover ages well.',
        ],
      },
      {
        name: 'Pens',
        code: 'PEN',
        grams: 40,
        prices: [400, 9900],
        things: [
          'Fountain pen',
          'Rollerball',
          'Drafting pencil',
          'Fineliner set',
          'Brush pen',
          'Carpenter pencil',
        ],
        facts: [
          'Refills from any good shop fit.',
          'Brass under the lacquer, so it has some weight.',
          'Writes upside down, for whoever needs that.',
        ],
      },
      {
        name: 'Lamps',
        code: 'LMP',
        grams: 2200,
        prices: [4900, 24900],
        things: ['Desk lamp', 'Clamp lamp', 'Reading light', 'Work lamp', 'Wall lamp', 'Paper lantern'],
        facts: [
          'Light of 2700 K that does not flicker.',
          'The joint holds where you leave it.',
          'The bulb can be changed without a tool.',
        ],
      },
    ],
  },
  {
    name: 'Home',
    tags: ['home', 'living'],
    shelves: [
      {
        name: 'Blankets',
        choice: { name: 'Size', values: ['Single', 'Double'] },
        code: 'BLK',
        grams: 1600,
        prices: [3900, 16900],
        things: ['Wool blanket', 'Linen throw', 'Cotton quilt', 'Picnic blanket', 'Lap blanket', 'Bed throw'],
        facts: [
          'Woven on looms from 1962 that still run every day.',
          'Warm when damp and dry by morning.',
          'Moths do not like it: washed with cedar.',
        ],
      },
      {
        name: 'Baskets',
        code: 'BSK',
        grams: 900,
        prices: [1900, 8900],
        things: [
          'Willow basket',
          'Laundry basket',
          'Market basket',
          'Log basket',
          'Wire basket',
          'Bread basket',
        ],
        facts: [
          'Holds twenty kilos and says nothing.',
          'Each takes an afternoon to make.',
          'No plastic in it, and none around it.',
        ],
      },
      {
        name: 'Candles',
        code: 'CDL',
        grams: 450,
        prices: [600, 3900],
        things: [
          'Beeswax candle',
          'Tea lights',
          'Pillar candle',
          'Storm candle',
          'Dinner candles',
          'Citronella candle',
        ],
        facts: [
          'Burns for thirty hours without soot.',
          'Smells of honey and of nothing else.',
          'The wick is cotton, the tin can be refilled.',
        ],
      },
    ],
  },
  {
    name: 'Outdoors',
    tags: ['outdoors', 'travel'],
    shelves: [
      {
        name: 'Bags',
        choice: { name: 'Colour', values: ['Olive', 'Sand', 'Black'] },
        code: 'BAG',
        grams: 900,
        prices: [2900, 19900],
        things: ['Day pack', 'Tote bag', 'Duffel', 'Bike bag', 'Dry bag', 'Weekender'],
        facts: [
          'Waxed canvas that can be waxed again.',
          'We repair the seams for as long as you carry it.',
          'A pocket where you look for one.',
        ],
      },
      {
        name: 'Bottles',
        code: 'BTL',
        grams: 400,
        prices: [1200, 4900],
        things: ['Steel bottle', 'Vacuum flask', 'Folding cup', 'Water can', 'Food jar', 'Filter bottle'],
        facts: [
          'Keeps tea hot for ten hours, or cold for a day.',
          'The cap has one part fewer than others.',
          'Fits the holder of a bicycle.',
        ],
      },
      {
        name: 'Garden tools',
        code: 'GRD',
        grams: 600,
        prices: [900, 9900],
        things: ['Hand trowel', 'Pruning shears', 'Watering can', 'Hoe', 'Dibber', 'Garden twine'],
        facts: [
          'Forged, not stamped.',
          'The ash handle can be replaced in five minutes.',
          'Bright enough to be found in the grass.',
        ],
      },
    ],
  },
];

/** How one thing differs from the next. */
export const makes = ['No. 1', 'No. 2', 'Nordic', 'Classic', 'Studio', 'Small'] as const;
