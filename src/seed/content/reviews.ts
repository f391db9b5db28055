/** What buyers say, by how many stars they give; true of anything that a kitchen needs. */
export const opinions: Readonly<
  Record<1 | 2 | 3 | 4 | 5, readonly (readonly [string | null, string | null])[]>
> = {
  5: [
    ['Exactly what I hoped for', 'Well made, well packed, and here two days early.'],
    ['Use it every morning', 'Three weeks in and I cannot imagine the kitchen without it.'],
    ['Better than the picture', 'The finish is lovely, and it feels solid in the hand.'],
    ['Bought a second one', 'The first was a present for myself. The second is for my sister.'],
    ['Worth every cent', 'I had a cheaper one for years. I should have changed sooner.'],
    ['Simple and good', null],
    [null, 'Does what it says. Easy to clean, too.'],
    ['A joy', 'Small details are thought through, down to the packaging.'],
    ['Made to last', 'It has been dropped once already, by me, and nothing happened.'],
    [null, null],
  ],
  4: [
    ['Very good, with one wish', 'I would have liked a slightly larger size. Otherwise perfect.'],
    ['Good quality', 'A little heavier than I expected, but that may be a good sign.'],
    ['Happy with it', 'The colour is a shade darker than on my screen. Still nice.'],
    [null, 'Good value. The instructions could be clearer.'],
    ['Nearly perfect', 'One star less because it must not go into the dishwasher.'],
    ['Recommended', null],
    [null, null],
  ],
  3: [
    ['It is fine', 'Nothing wrong with it, but nothing special either.'],
    ['Mixed feelings', 'Works well. It took a week longer to arrive than promised.'],
    [null, 'Smaller than I thought. Read the measures, I did not.'],
    ['Decent', null],
  ],
  2: [
    ['Not for me', 'Hard to clean, and I do not reach for it any more.'],
    ['Scratches quickly', 'Looked used after two weeks of gentle use.'],
    [null, 'The idea is good. The handle gets too hot.'],
  ],
  1: [
    ['Arrived damaged', 'There was a dent on one side. I am waiting for an answer.'],
    ['Broke within a week', 'I am sorry to say so, the rest of my order is fine.'],
  ],
};

/** What the shop answers to those who are not content. */
export const apologies: readonly string[] = [
  'We are sorry to read this. Write to us and we send you another, or your money back.',
  'Thank you for telling us. We have passed it on to the people who make it.',
  'That is not how it is meant to be. A letter to you is on its way.',
];

export const rejection = 'Please say something about the product, and leave out the link.';
