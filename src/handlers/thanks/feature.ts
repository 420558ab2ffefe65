// Thanks: a colleague thanked for what they did, with the customer's words or a fact; whoever is thanked says who reads it.
import { thanks as thanksSection } from '../../digests/sections/thanks.ts';
import { keptInThanks } from '../../thanks/forget.ts';
import { thanksKinds } from '../../thanks/kinds.ts';
import { recallingThanks } from '../../thanks/month.ts';
import type { Feature } from '../feature.ts';
import { openThanks, thanksCommand, thanksFormEntry } from './give.ts';
import { listThanks, thankedBlocks } from './mine.ts';
import { alwaysPrivate, keepPrivate, othersMay } from './private.ts';
import { thanksWords as words } from './words.ts';

/** Whose a thank-you is decides who may act on it. */
const may = 'everyone';

export const thanks: Feature = {
  name: 'thanks',
  commands: [thanksCommand],
  asks: {
    thanks: { run: openThanks, opens: true, may },
    'thanks.mine': { run: listThanks, may },
    'thanks.private': { run: keepPrivate, may },
    'thanks.always-private': { run: alwaysPrivate, may },
    'thanks.others-may': { run: othersMay, may },
  },
  forms: [thanksFormEntry],
  help: [{ command: 'thanks', text: (locale) => words(locale).help }],
  hub: [{ order: 45, label: (locale) => words(locale).hub, ask: 'thanks' }],
  home: [{ place: 'you', order: 5, draw: thankedBlocks }],
  steps: [recallingThanks],
  sections: [thanksSection],
  kinds: thanksKinds,
  naming: [
    { table: 'Thanks', column: 'giverId', erased: 'row' },
    { table: 'Thanks', column: 'thankedId', erased: 'row' },
    { table: 'ThanksWish', column: 'personId', erased: 'row' },
  ],
  wordings: [
    { table: 'Thanks', columns: ['fact', 'value'], by: 'giverId', about: { kind: 'thanks', id: 'id' } },
  ],
  kept: [keptInThanks],
};
