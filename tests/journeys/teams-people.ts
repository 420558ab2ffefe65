// The people of a company on Teams, and what one of them reads once they have asked: what journeys on the playground share, where they look at more than
// chat.ts shows.
import type { TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn } from '../peers/teams-playground.ts';

type Six<T> = readonly [T, T, T, T, T, T];

/** Camille, Inès, Adam, Paul, Noor, Alma: as many as the playground takes, each with Teams in this language. */
export function sixHumans(locale: 'fr' | 'en'): Six<Human> {
  const human = (n: number, name: string): Human => ({
    id: `00000000-0000-4000-8000-00000000003${n}`,
    name,
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
  });
  return [
    human(0, 'Camille Roux'),
    human(1, 'Inès Moreau'),
    human(2, 'Adam Leroy'),
    human(3, 'Paul Diallo'),
    human(4, 'Noor Haddad'),
    human(5, 'Alma Petit'),
  ];
}

/** The next message that comes to somebody once they wrote this to the bot. */
export async function answerOnTeams({ peer }: TeamsJourney, who: Human, text: string): Promise<Sent> {
  const known = peer.to(who).length;
  await peer.tell(who, text);
  return peer.until(`an answer to ${text}`, () => peer.to(who).slice(known).at(-1));
}

/** The newest message with this text that comes to somebody because of `ask`, and not before. */
export async function toldOnTeams(
  { peer }: TeamsJourney,
  who: Human,
  ask: () => Promise<unknown>,
  text: string,
): Promise<Sent> {
  const before = peer.to(who).length;
  await ask();
  return peer.until(`“${text}” to ${who.name}`, () =>
    peer
      .to(who)
      .slice(before)
      .findLast(({ card }) => shownOn(card).includes(text)),
  );
}
