/** An article of the demo journal. */
export interface Article {
  readonly title: string;
  readonly tags: readonly string[];
  readonly content: string;
}

/** Written for the demo; free to keep. */
export const articles: readonly Article[] = [
  {
    title: 'How to pour',
    tags: ['Coffee', 'How to'],
    content: `A pour-over is water, patience and a steady hand. The kettle does half of the work.

## What you need

- 18 g of coffee, ground like coarse sand
- 300 g of water, just off the boil
- a dripper, a filter, and a scale if you have one

## What you do

1. Rinse the filter. The water warms the dripper and takes the taste of paper with it.
2. Pour 40 g over the coffee and wait half a minute. It swells: that is the gas of the roast leaving.
3. Pour the rest in three slow circles, from the middle outwards and back.

If it runs through in less than two minutes, grind finer. If it takes more than four, coarser. **Change one thing at a time**, and write it down.`,
  },
  {
    title: 'Why we sharpen every knife by hand',
    tags: ['Workshop', 'Knives'],
    content: `A machine can put an edge on forty blades an hour. Marta does six.

The difference is at the heel and at the tip. A machine grinds one angle from end to end; a hand follows the blade, steeper where you chop and finer where you slice. You notice after a week, when the one is dull at the tip and the other is not.

> A knife is finished when you stop thinking about it.

We send each one out with a piece of newspaper that it has cut. If yours does not cut it too, send it back.`,
  },
  {
    title: 'A blanket from 1962',
    tags: ['Workshop', 'Home'],
    content: `The looms in our mill were bought second-hand in 1962. They are slow, they are loud, and they make a selvedge that newer ones cannot.

A slow loom pulls the warp less. The wool keeps its crimp, and crimp is air, and air is what keeps you warm. That is all there is to it.

### Washing

Almost never. Hang it out on a foggy morning and take it in before the sun is high. If there is a stain, cold water and a little patience. ~~Hot water~~: you will own a very thick, very small blanket.`,
  },
  {
    title: 'Oil your board before the winter',
    tags: ['How to', 'Kitchen'],
    content: `Heated rooms are dry, and dry wood cracks. Ten minutes in October save a board.

1. Wash it, both sides, and let it stand on its edge overnight.
2. Rub in linseed oil with a cloth, along the grain. More than you think on the end grain.
3. Wait an hour, wipe off what has not gone in, and let it dry for a day.

Spread the cloth out to dry outside: *oily cloths in a heap can catch fire by themselves*.`,
  },
  {
    title: 'What a notebook is for',
    tags: ['Desk', 'Writing'],
    content: `Not for what is finished. Finished things have their place already: a letter, a file, a shelf.

A notebook is for the half of a sentence that comes while the kettle boils; for the sum on the back of the sum; for the drawing that explains to yourself what you were going to say. It has no search, so you leaf through it, and meet what you did not look for.

| Size | Good for |
|---|---|
| Pocket | lists, tickets, the number of a boat |
| A5 | a project, from the first page to the last |
| A4 | people with a table of their own |`,
  },
  {
    title: 'Three recipes for cold brew',
    tags: ['Coffee', 'Recipes'],
    content: `Cold water takes its time and leaves the bitterness behind.

**The plain one.** 80 g of coarse coffee, one litre of water, sixteen hours in the fridge. Strain twice.

**The strong one.** 120 g to the litre, twelve hours. Thin it with milk or with tonic; lemon peel is not a joke here.

**The impatient one.** Brew hot and double strength over a glass full of ice. It is not cold brew, but it is cold and it is now.`,
  },
  {
    title: 'Repair is a feature',
    tags: ['Workshop', 'Opinion'],
    content: `Everything that we sell can be taken apart with tools that you own. We check it before we take it into the shop: one of us sits down with a screwdriver, and if there is glue where a screw should be, it does not come in.

It costs us some beautiful things. It also means that the lamp from 2011 that came in last week went home again, with a new joint, for nine euros.

We keep a list of parts for all of it. Ask for yours.`,
  },
  {
    title: 'A bag for every day',
    tags: ['Travel', 'Outdoors'],
    content: `We asked six people who carry the same bag every day what is in it.

- The midwife: two phones, a torch, a flask, dry socks.
- The teacher: exercise books, an apple, chalk although the board is white.
- The courier: one bottle, one bar, nothing that rattles.
- The surveyor: the same notebook as last year. It is not full.
- The cook: knives, rolled; a spoon of his own.
- The student: a book, a charger, hope.

All of them said the same about the bag: that they had not thought about it in years.`,
  },
  {
    title: 'Keeping basil alive',
    tags: ['Garden', 'How to'],
    content: `Basil from a shop is thirty seedlings in a pot for three. They strangle each other in a week.

Take it apart. Put four or five together, with new earth, in a pot that drains. Water from below, in the morning. Cut the top above a pair of leaves, and where there was one stem there will be two.

And talk to it, if you like. It does not help the basil, but you look at it every day, and that does.`,
  },
  {
    title: 'The light on your desk',
    tags: ['Desk', 'How to'],
    content: `Put the lamp on the side of the hand that does not write, a little in front of you, higher than your eyes. Then there is no shadow where the pen is, and no bulb where you look.

*Warm* light (2700 K) for the evening, *neutral* (4000 K) for drawing. A bulb that flickers makes you tired without your seeing why: film it with your phone, and look for stripes.`,
  },
];

/** What readers say. */
export const remarks: readonly string[] = [
  'Tried it this morning. It works, and I was late for work.',
  'My grandmother did it just like that.',
  'Does this go for hard water too?',
  'Finally somebody says it.',
  'I would add a pinch of salt, but who am I.',
  'Thank you, that saved my board.',
  'How long does it keep in the fridge?',
  'We have had ours for twelve years. Still good.',
];

/** What others answer them. */
export const answers: readonly string[] = [
  'It does. Mine is as hard as they come.',
  'About a week, if it lasts that long.',
  'Same here!',
  'Try it with a little less next time.',
];
