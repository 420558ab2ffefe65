// What people of the simulated year write, and how often they answer how.
import type { Chance } from '../../src/demo/company/chance.ts';
import { type Act, acts } from '../../src/suggestions/lifecycle.ts';

const subjects = [
  'caisse',
  'réserve',
  'badge',
  'site',
  'facture',
  'livraison',
  'vitrine',
  'téléphone',
  'planning',
  'colis',
];
const wishes = [
  'Un rappel pour',
  'Simplifier',
  'Afficher',
  'Une vidéo sur',
  'Tester',
  'A shorter form for',
  'Show',
];
export const reasons = [
  'les clients attendent',
  'on perd du temps le matin',
  'everyone asks for it',
  'c’est illisible',
];

/** Of a hundred first answers, how many are which act. */
const shares: Partial<Record<Act, number>> = {
  decline: 15,
  reply: 40,
  plan: 18,
  study: 7,
  test: 5,
  complete: 8,
  merge: 3,
  reassign: 4,
};
export const answers = acts.flatMap((each) => Array.from({ length: shares[each] ?? 0 }, () => each));

export function draft(chance: Chance): { title: string; details: string } {
  const title = `${chance.pick(wishes)} ${chance.pick(subjects)} ${Math.ceil(chance.next() * 99)}`;
  const details = chance.next() < 0.6 ? `${chance.pick(subjects)} : ${chance.pick(reasons)}` : '';
  return { title, details };
}
