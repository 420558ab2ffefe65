// What British customers wrote in the NPS survey, with the score (0-10) they gave.
import type { DemoScored } from './said.ts';

export const promotersEn: readonly DemoScored[] = [
  {
    score: 10,
    about: 'delivery',
    product: 'Froid',
    text: 'Two lads carried a double fridge up three flights and still had time to make a fuss of the dog.',
  },
  { score: 9, about: 'use', product: 'Canapés', text: 'Sofa is still lovely a year on, even with the kids.' },
  { score: 9, about: 'buy', text: "Ordered on Sunday, here on Thursday. Can't fault it." },
  {
    score: 10,
    about: 'get-help',
    text: 'Spoke to a real human in Leeds within a minute. She rang back the next day to check, too.',
  },
  {
    score: 9,
    about: 'install',
    product: 'Lavage',
    text: "Fitter spotted a dodgy hose that wasn't even yours and swapped it",
  },
  { score: 9, about: 'pay', text: "Refund landed before I'd got home from dropping the thing off." },
  {
    score: 10,
    about: 'use',
    product: 'Lavage',
    text: "Quietest washing machine I've ever owned. I keep checking it's on.",
  },
  {
    score: 9,
    about: 'discover',
    region: 'North West',
    text: 'Nice showroom in Manchester, no hard sell, decent coffee.',
  },
  { score: 10, about: 'buy', text: 'Would happily buy from you again, and have' },
  { score: 9, about: 'delivery', product: 'Literie', text: 'Took the old mattress away without a fuss.' },
  {
    score: 9,
    about: 'use',
    product: 'Tables et chaises',
    text: 'Solid table. Survived my in-laws for a fortnight.',
  },
  {
    score: 10,
    about: 'get-help',
    product: 'Rangement',
    text: 'Missing leg for the sideboard turned up next day with a handwritten sorry',
  },
  { score: 9, about: 'buy', text: "Sizes on the website are spot on, which is rarer than you'd think" },
  {
    score: 10,
    about: 'install',
    product: 'Cuisson',
    text: 'Cooker fitted, tested and all the packaging gone in half an hour.',
  },
  {
    score: 9,
    about: 'get-help',
    product: 'Cuisson',
    weeksAgo: 2,
    customer: 'UK-30418',
    text: 'Rotten start with the oven, but Gemma got us a new one and paid for a week of takeaways. Fair play.',
  },
];

export const passivesEn: readonly DemoScored[] = [
  { score: 8, about: 'delivery', product: 'Canapés', text: 'Good sofa, shame about the all-day slot.' },
  {
    score: 7,
    about: 'use',
    product: 'Froid',
    text: 'Fridge is fine. Shelves feel a bit flimsy for the money.',
  },
  { score: 8, about: 'buy', text: 'Prices are fair but the stock info is wrong half the time' },
  { score: 7, about: 'get-help', text: 'Got there in the end, took three emails.' },
  {
    score: 8,
    about: 'install',
    product: 'Lavage',
    text: 'Decent job, bit of a mess left behind the machine',
  },
  {
    score: 7,
    about: 'discover',
    text: "A bit French in places, the website I mean. Some of the descriptions aren't translated.",
  },
  { score: 8, about: 'use', text: 'No complaints really' },
];

export const detractorsEn: readonly DemoScored[] = [
  {
    score: 3,
    about: 'delivery',
    text: "Waited in all day, then got a text saying they'd tried. They hadn't.",
  },
  { score: 5, about: 'use', product: 'Rangement', text: 'Drawer runners went after two months.' },
  { score: 6, about: 'pay', text: 'Charged the delivery fee twice and it took a fortnight to sort out' },
  {
    score: 2,
    about: 'get-help',
    text: "Chatbot in circles for twenty minutes. Ring me on 07700 900142 if anyone's actually reading these.",
  },
  {
    score: 4,
    about: 'install',
    product: 'Rangement',
    text: "Man came without the bracket. Said he'd be back Tuesday. It's been two Tuesdays.",
  },
  {
    score: 1,
    about: 'leave',
    product: 'Literie',
    text: "Trying to return a bed has been harder than moving house. I'm done.",
  },
  {
    score: 6,
    about: 'delivery',
    weeksAgo: 5,
    text: 'Parcel left outside the front door, though tucked behind the bin, so no harm done I suppose.',
  },
  {
    score: 4,
    about: 'delivery',
    weeksAgo: 1,
    text: 'Came home to a soggy parcel, left outside the front door in the rain. Not even a knock.',
  },
  {
    score: 2,
    about: 'delivery',
    weeksAgo: 1,
    text: 'Third order, third parcel left at the front door for anyone to nick. This one was nicked.',
  },
];
