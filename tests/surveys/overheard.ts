// In which order what a chat keeps, and what the program logs at its most talkative, has those who answered: for whoever would lay that beside
// the order of ballots (joining.ts).
import type { Kept } from '../journeys/chat.ts';
import type { Order, WhoIs } from './joining.ts';

/** Of messages and homes as the chat has them: who stands first, last, and of whom there is most. */
export function chatOrders(kept: readonly Kept[], answered: ReadonlySet<string>, whoIs: WhoIs): Order {
  const of = (what: Kept['what']) =>
    kept.flatMap((each) =>
      each.what === what && answered.has(whoIs(each.account)) ? [whoIs(each.account)] : [],
    );
  const size = new Map<string, number>();
  for (const { account, body } of kept)
    size.set(whoIs(account), (size.get(whoIs(account)) ?? 0) + body.length);
  const messages = of('message');
  const later = messages.filter((who, at) => messages.indexOf(who) < at);
  return {
    'the first message to each in the chat': first(messages),
    'the last message to each in the chat': first(messages.toReversed()).toReversed(),
    'the last message to each who has several in the chat': first(later.toReversed()).toReversed(),
    'those who have most in the chat': [...answered].toSorted(
      (a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0),
    ),
    'homes in the chat': first(of('home')),
  };
}

/** @param names by person, how a line may name them */
export function logOrders(lines: readonly string[], names: ReadonlyMap<string, readonly string[]>): Order {
  const named = lines.flatMap((line) =>
    [...names].flatMap(([person, all]) => (all.some((name) => line.includes(name)) ? [person] : [])),
  );
  return {
    'the program’s log, first named': first(named),
    'the program’s log, last named': first(named.toReversed()).toReversed(),
  };
}

function first(all: readonly string[]): string[] {
  return [...new Set(all)];
}
