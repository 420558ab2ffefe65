// What goes wrong, decided by a seed: the same seed plans the same deaths and the same fates of calls in order.
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Call, Fate } from '../peers/fault-proxy.ts';
import { DELIVERY_STEPS, type Death, RECOVERY_STEPS } from './steps.ts';

/** One round in eight kills the process that recovers, too. */
const RECOVERY_DEATHS = 1 / 8;

/** Every step in its turn, so that none is left out; which of the round's messages is chance. */
export function deathsOf(round: number, messages: number, chance: Chance): Death[] {
  const step = DELIVERY_STEPS[round % DELIVERY_STEPS.length] ?? 'after claim';
  const death = { step, passes: Math.floor(chance.next() * messages) };
  if (chance.next() >= RECOVERY_DEATHS) return [death];
  return [death, { step: chance.pick(RECOVERY_STEPS), passes: 0 }];
}

/** What may befall a call; the rest passes. Shares add up to at most 1. */
const FATES: Readonly<Record<string, readonly (readonly [share: number, fate: (chance: Chance) => Fate])[]>> =
  {
    'chat.postMessage': [
      [0.14, () => ({ kind: 'answer lost' })],
      [0.06, () => ({ kind: 'request lost' })],
      [0.1, (chance) => ({ kind: 'limited', retryAfterSeconds: 1 + Math.floor(chance.next() * 30) })],
      [0.05, () => ({ kind: 'delay', ms: 20 })],
    ],
    'conversations.history': [
      [0.1, () => ({ kind: 'answer lost' })],
      [0.1, () => ({ kind: 'limited', retryAfterSeconds: 5 })],
    ],
    'conversations.replies': [[0.1, () => ({ kind: 'request lost' })]],
    'conversations.open': [[0.1, () => ({ kind: 'answer lost' })]],
    'auth.test': [[0.05, () => ({ kind: 'answer lost' })]],
  };

export function fateOf({ method }: Call, chance: Chance): Fate {
  let left = chance.next();
  for (const [share, fate] of FATES[method] ?? []) {
    if (left < share) return fate(chance);
    left -= share;
  }
  return { kind: 'pass' };
}
