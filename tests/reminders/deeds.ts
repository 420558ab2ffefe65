// What may happen in a life of letters (life.ts), at random.
import fc from 'fast-check';
import type { ActionAct } from '../../src/plan/lifecycle.ts';

/** Who works here: Inès has an account on either chat, which may become one. */
export const colleagues = ['nadia', 'karim', 'ines', 'ines-teams', 'noor'] as const;
export type Name = (typeof colleagues)[number];
const who = fc.constantFrom(...colleagues);
const which = fc.nat({ max: 9 });
/** Days from today to the one that an action is for; null: none. */
const days = fc.option(fc.oneof(fc.integer({ min: -2, max: 7 }), fc.constant(40)), { freq: 6 });

export type Deed =
  | {
      readonly does: 'propose' | 'reply' | 'unhappy' | 'take' | 'contact' | 'resolve';
      readonly which: number;
    }
  | { readonly does: 'toy' | 'settle' | 'leave' | 'return'; readonly who: Name; readonly which: number }
  | { readonly does: 'away'; readonly who: Name; readonly days: number }
  | { readonly does: 'plan'; readonly who: Name; readonly days: number | null }
  | {
      readonly does: 'act';
      readonly act: ActionAct;
      readonly which: number;
      readonly who: Name;
      readonly days: number | null;
    }
  | { readonly does: 'link' }
  | { readonly does: 'pass' | 'back' | 'stand-still'; readonly hours: number };

export const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      hours: fc.oneof(fc.constant(4), fc.constant(4), fc.integer({ min: 1, max: 30 })),
    }),
  },
  fc.record({ does: fc.constant('back' as const), hours: fc.integer({ min: 1, max: 20 }) }),
  // Nobody runs the program for so long: up to five weeks.
  fc.record({ does: fc.constant('stand-still' as const), hours: fc.integer({ min: 24, max: 840 }) }),
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('propose', 'reply', 'unhappy', 'take', 'contact', 'resolve' as const),
      which,
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('plan' as const), who, days }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      act: fc.constantFrom<ActionAct[]>(
        ...([
          'start',
          'note',
          'postpone',
          'postpone',
          'hand-over',
          'edit',
          'finish',
          'drop',
          'reopen',
        ] as const),
      ),
      which,
      who,
      days,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      does: fc.constantFrom('toy', 'toy', 'toy', 'toy', 'toy', 'settle', 'leave', 'return' as const),
      who,
      which,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('away' as const), who, days: fc.integer({ min: 1, max: 9 }) }),
  },
  fc.record({ does: fc.constant('link' as const) }),
);
