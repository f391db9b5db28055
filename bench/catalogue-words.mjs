// The words that the catalogue of the bench is made of: 40 groups of four things in eight departments, so that names,
// categories and descriptions read like a shop's; and syllables, of which brands and models are made by the ten thousand.

/** Departments, their groups, and what is sold in each group. */
export const departments = {
  Kitchen: {
    Cookware: ['Kettle', 'Saucepan', 'Skillet', 'Casserole'],
    Knives: ['Cleaver', 'Bread Knife', 'Paring Knife', 'Sharpener'],
    Baking: ['Loaf Tin', 'Rolling Pin', 'Mixing Bowl', 'Whisk'],
    Coffee: ['Espresso Maker', 'Grinder', 'Dripper', 'Milk Jug'],
    Storage: ['Jar', 'Lunch Box', 'Bread Bin', 'Canister'],
  },
  Home: {
    Lighting: ['Desk Lamp', 'Lantern', 'Pendant', 'Candle Holder'],
    Bedding: ['Duvet', 'Pillow', 'Blanket', 'Mattress Topper'],
    Bath: ['Towel', 'Bath Mat', 'Soap Dish', 'Shower Curtain'],
    Furniture: ['Stool', 'Bookshelf', 'Armchair', 'Side Table'],
    Decoration: ['Vase', 'Mirror', 'Picture Frame', 'Cushion'],
  },
  Garden: {
    Tools: ['Spade', 'Rake', 'Secateurs', 'Hoe'],
    Watering: ['Watering Can', 'Hose', 'Sprinkler', 'Rain Barrel'],
    Planting: ['Planter', 'Seed Tray', 'Trellis', 'Compost Bin'],
    Grilling: ['Barbecue', 'Fire Pit', 'Skewer Set', 'Smoker'],
    Seating: ['Hammock', 'Deck Chair', 'Bench', 'Parasol'],
  },
  Clothing: {
    Tops: ['Shirt', 'Jumper', 'Cardigan', 'Hoodie'],
    Bottoms: ['Trousers', 'Jeans', 'Skirt', 'Shorts'],
    Outerwear: ['Raincoat', 'Parka', 'Gilet', 'Windbreaker'],
    Footwear: ['Boots', 'Trainers', 'Sandals', 'Slippers'],
    Accessories: ['Scarf', 'Gloves', 'Belt', 'Beanie'],
  },
  Sports: {
    Running: ['Running Shoes', 'Headband', 'Water Bottle', 'Sports Watch'],
    Cycling: ['Helmet', 'Bike Light', 'Pannier', 'Pump'],
    Camping: ['Tent', 'Sleeping Bag', 'Camp Stove', 'Headlamp'],
    Fitness: ['Dumbbell', 'Yoga Mat', 'Kettlebell', 'Skipping Rope'],
    Swimming: ['Goggles', 'Swim Cap', 'Kickboard', 'Wetsuit'],
  },
  Office: {
    Writing: ['Fountain Pen', 'Pencil', 'Marker', 'Highlighter'],
    Paper: ['Notebook', 'Planner', 'Sketchbook', 'Envelope'],
    Desk: ['Monitor Stand', 'Organiser', 'Paperweight', 'Letter Tray'],
    Bags: ['Backpack', 'Briefcase', 'Laptop Sleeve', 'Messenger Bag'],
    Machines: ['Calculator', 'Label Printer', 'Shredder', 'Laminator'],
  },
  Electronics: {
    Audio: ['Headphones', 'Speaker', 'Turntable', 'Microphone'],
    Cables: ['Charging Cable', 'Adapter', 'Power Bank', 'Extension Lead'],
    Photography: ['Camera Strap', 'Tripod', 'Lens Cap', 'Light Meter'],
    Computing: ['Keyboard', 'Trackball', 'Webcam', 'Docking Station'],
    Smart: ['Thermostat', 'Doorbell', 'Smart Plug', 'Sensor'],
  },
  Children: {
    Toys: ['Building Blocks', 'Spinning Top', 'Puzzle', 'Kite'],
    Games: ['Board Game', 'Card Game', 'Marble Run', 'Dominoes'],
    Books: ['Picture Book', 'Colouring Book', 'Atlas', 'Sticker Album'],
    Nursery: ['Mobile', 'Night Light', 'Changing Mat', 'High Chair'],
    Craft: ['Paint Box', 'Clay Set', 'Bead Kit', 'Stencil'],
  },
};

export const adjectives = [
  'Brushed',
  'Folding',
  'Compact',
  'Classic',
  'Rustic',
  'Modern',
  'Insulated',
  'Lightweight',
  'Handmade',
  'Sturdy',
  'Foldable',
  'Heavy',
  'Slim',
  'Double',
  'Quiet',
  'Waterproof',
  'Striped',
  'Woven',
  'Polished',
  'Matte',
  'Vintage',
  'Portable',
  'Rechargeable',
  'Organic',
];
export const colours = ['black', 'white', 'red', 'green', 'blue', 'sand', 'copper', 'slate'];
export const materials = [
  'steel',
  'cotton',
  'oak',
  'wool',
  'glass',
  'linen',
  'aluminium',
  'leather',
  'bamboo',
  'ceramic',
  'rubber',
  'cork',
];
export const sizes = ['S', 'M', 'L', 'XL'];

/** Forty, so that three of them make 64,000 words that nobody has written before. */
export const syllables =
  'ba be bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se ta te ti to va ve vo'.split(
    ' ',
  );

export const sentences = [
  'Made for every day and for years of it.',
  'A comfortable grip and an honest weight.',
  'Packed without plastic; the box is paper and can be used again.',
  'Parts that wear out can be ordered one by one.',
  'Easy to clean, with a damp cloth and nothing else.',
  'Designed in a small workshop and made in series by people who know how.',
  'Fits where others do not, and stands where others fall over.',
  'The guarantee is ten years, without a form to fill in.',
];
