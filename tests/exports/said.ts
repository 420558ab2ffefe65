// What customers said before any tool wrote it down: the truth that an export of it is held against.
import { DateTime } from 'luxon';
import type { Chance } from '../../src/demo/company/chance.ts';

export interface Said {
  /** From 1. */
  readonly number: number;
  readonly customer: string;
  /** To the second, in UTC. */
  readonly at: DateTime;
  /** From 0 to 1, best last; null: the question was left blank. */
  readonly recommend: number | null;
  readonly content: number | null;
  readonly ease: number | null;
  /** '' where nothing was said. */
  readonly words: string;
  readonly wish: string;
}

const words = [
  'Livraison rapide, merci à toute l’équipe',
  'Le colis est arrivé ouvert ; rien ne manquait',
  'J’attends toujours ma commande,\net personne ne répond',
  'On m’a répondu "on verra", puis plus rien',
  'The parcel came broken, twice',
  'Quick answer, and the right one',
  'Trop cher pour ce que c’est',
  'I had to call three times',
  'Très bon accueil en boutique',
  'Nothing to say against it',
  'La facture est incompréhensible',
  'Works as it should; thank you',
];
const wishes = [
  'Answer the phone faster',
  'Des horaires plus larges le samedi',
  'A smaller packaging',
  'Une notice en français',
  'Nothing really',
  'Garder le même livreur',
];

/** 4 to 40 answers over some weeks, in the order in which they were given. */
export function someSaid(chance: Chance): Said[] {
  const count = 4 + Math.floor(chance.next() * 37);
  let at = DateTime.fromISO('2026-08-03T06:00:00Z', { zone: 'utc' }).plus({
    days: Math.floor(chance.next() * 40),
  });
  const felt = () => (chance.next() < 0.06 ? null : chance.next());
  return Array.from({ length: count }, (_, i) => {
    at = at.plus({ minutes: 1 + Math.floor(chance.next() * 2_500), seconds: Math.floor(chance.next() * 60) });
    const said = {
      number: i + 1,
      customer: `C-${1000 + Math.floor(chance.next() * 500)}`,
      at,
      recommend: felt(),
      content: felt(),
      ease: felt(),
      words: chance.next() < 0.25 ? '' : chance.pick(words),
      wish: chance.next() < 0.5 ? '' : chance.pick(wishes),
    };
    // An answer says something.
    return said.words === ''
      ? { ...said, recommend: said.recommend ?? 0.5, content: said.content ?? 0.5, ease: said.ease ?? 0.5 }
      : said;
  });
}
