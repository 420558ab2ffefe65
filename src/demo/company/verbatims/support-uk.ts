// What British customers wrote after asking support for help: CSAT (1-5), CES 2.0 (1-7, 7 is easiest), or words alone.
import type { DemoScored, DemoVerbatim } from './said.ts';

export const pleasedUk: readonly DemoScored[] = [
  { score: 5, about: 'get-help', text: 'Gemma was brilliant, sorted in five minutes.' },
  { score: 5, about: 'use', product: 'Lavage', text: 'Explained the error code in plain English' },
  { score: 4, about: 'get-help', text: 'Helpful chap, bit of a wait to get through.' },
  {
    score: 5,
    about: 'get-help',
    product: 'Petit électroménager',
    text: 'Replacement toaster booked there and then',
  },
  { score: 4, about: 'get-help', text: 'Fine, thanks' },
  { score: 5, about: 'get-help', text: "She didn't rush me at all. I'm 81 and it matters." },
  { score: 4, about: 'pay', text: 'Refund confirmed, would have liked an email sooner' },
  {
    score: 5,
    about: 'install',
    product: 'Lavage',
    text: 'Talked me through levelling the washer. No more walking across the kitchen!',
  },
  {
    score: 5,
    about: 'delivery',
    text: 'Moved my delivery to after the funeral without making me explain. Thank you.',
  },
  { score: 4, about: 'get-help', text: 'Polite and clear. Line was a bit crackly.' },
  { score: 5, about: 'get-help', text: 'First time a company has rung back when they said they would' },
  {
    score: 5,
    about: 'use',
    product: 'Lavage',
    text: "turns out I'd had eco mode on. felt daft, he was very nice about it",
  },
  { score: 4, about: 'leave', text: 'Return label sent straight away, collection could be quicker.' },
  { score: 5, about: 'get-help', text: '10/10' },
  { score: 4, about: 'buy', product: 'Tables et chaises', text: 'Found me the last one in oak.' },
  { score: 5, about: 'get-help', text: 'Owned up to the mistake straight off, which I respect.' },
  { score: 4, about: 'get-help', text: 'Good answer, had to chase for it' },
  {
    score: 5,
    about: 'get-help',
    product: 'Cuisson',
    text: 'Part arrived before the engineer did, so well done all.',
  },
  { score: 5, about: 'get-help', text: 'Lovely manner on the phone' },
  { score: 4, about: 'pay', text: 'Payment plan moved to the 28th, no bother.' },
];

export const displeasedUk: readonly DemoScored[] = [
  { score: 1, about: 'get-help', text: 'Cut off after half an hour on hold.' },
  { score: 2, about: 'get-help', text: "Told me to email. I'd emailed. Twice." },
  { score: 3, about: 'get-help', text: 'Nice enough, no actual answer though' },
  {
    score: 2,
    about: 'install',
    text: 'Engineer booked for the wrong address and nobody seems able to change it',
  },
  { score: 3, about: 'delivery', product: 'Canapés', text: 'Still no date for the armchair.' },
  {
    score: 1,
    about: 'use',
    product: 'Cuisson',
    weeksAgo: 6,
    customer: 'UK-30418',
    text: "Oven's been dead for three weeks and I'm told to be patient. I've got four kids.",
  },
  {
    score: 2,
    about: 'pay',
    text: 'Asked me to read out my account number, GB82 WEST 1234 5698 7654 32, then lost it.',
  },
  {
    score: 2,
    about: 'delivery',
    weeksAgo: 1,
    text: "Nobody can tell me why a parcel was left outside the front door when I'd paid for a signature.",
  },
];

export const easyUk: readonly DemoScored[] = [
  { score: 7, about: 'get-help', text: 'Dead easy. One call.' },
  { score: 6, about: 'buy', text: 'Changed the colour on my order without starting again, nice.' },
  { score: 7, about: 'get-help', text: 'chat fixed it in about two minutes' },
  { score: 5, about: 'get-help', text: 'Easy once I found the right number' },
  { score: 6, about: 'leave', text: 'Cancelled the warranty online, fewer clicks than expected.' },
  { score: 7, about: 'delivery', text: 'Picked a new slot from the text message. Painless.' },
  { score: 6, about: 'get-help', text: 'Uploaded a photo, got an answer, job done' },
  {
    score: 5,
    about: 'install',
    product: 'Rangement',
    text: 'Instructions were OK with the video, hopeless without.',
  },
  { score: 7, about: 'pay', text: 'Updated my card in the app in seconds' },
  { score: 6, about: 'get-help', text: "Didn't have to repeat myself for once." },
  { score: 6, about: 'use', product: 'Froid', text: 'The help page had exactly my fault on it.' },
  { score: 7, about: 'get-help', text: 'simple' },
  { score: 5, about: 'get-help', text: "Straightforward, if you don't mind the phone menu" },
  { score: 6, about: 'install', text: 'Booked an engineer at 11 at night from bed.' },
  { score: 5, about: 'delivery', text: "Tracking link worked, map didn't" },
  {
    score: 7,
    about: 'buy',
    product: 'Luminaires',
    text: 'Reordered the same lamp from my order history, took no time at all.',
  },
];

export const hardUk: readonly DemoScored[] = [
  { score: 2, about: 'get-help', text: 'Four different people, four different reference numbers.' },
  {
    score: 3,
    about: 'leave',
    product: 'Petit électroménager',
    text: 'Why do I need to print a form to send back a kettle?',
  },
  { score: 4, about: 'get-help', text: 'OK in the end but I had to do all the chasing' },
  {
    score: 1,
    about: 'pay',
    names: ['Siobhan Okonkwo'],
    text: "Couldn't get past security because my name's spelt wrong on your side. It's Siobhan Okonkwo.",
  },
  { score: 3, about: 'use', text: 'App logs me out every time I look for the manual' },
  { score: 2, about: 'install', text: 'Had to send the same photo three times.' },
  { score: 4, about: 'buy', text: 'Checkout kept rejecting my postcode' },
  {
    score: 3,
    about: 'delivery',
    weeksAgo: 2,
    text: 'Had to ring twice about a parcel left at the front door of the wrong flat.',
  },
  {
    score: 2,
    about: 'delivery',
    weeksAgo: 1,
    text: "An hour on chat to report a parcel left outside the front door. And no, the neighbour doesn't have it.",
  },
  {
    score: 3,
    about: 'delivery',
    weeksAgo: 1,
    text: 'parcel left by the front door all weekend while we were away, and the form has no option for that',
  },
];

export const ukWithoutScore: readonly DemoVerbatim[] = [
  { about: 'delivery', text: "Please tell the driver with the red hat he made my dad's day." },
  {
    about: 'get-help',
    product: 'Rangement',
    text: 'Not scoring this, I only rang for a spare key for the cabinet',
  },
  {
    about: 'discover',
    product: 'Froid',
    text: 'Could you put the energy label on the first photo? I always have to hunt for it.',
  },
];
