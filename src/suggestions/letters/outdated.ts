// What about an idea waits for its reader's hours and is not theirs any more: it is withdrawn, and they never hear of it. Its author's
// words go to whoever has it now.
import { waitsAfter } from '../../correspondence/cards.ts';
import { toldAt, type Writing } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import { settled } from '../../delivery/claim.ts';
import { anew, giveWay, missedLetters } from '../../delivery/held.ts';
import { addressOf, type Person, personAt } from '../../people/person.ts';
import { letterTime } from '../../workspace/posting.ts';
import type { Suggestion } from '../suggestion.ts';
import { suggestionKinds } from './kinds.ts';
import { subjectFor } from './post.ts';

/** To whoever is to answer it, and to the admins where that is nobody. */
const CARD = suggestionKinds['suggestion.card'].name;
const TO_OWNERS: readonly string[] = [CARD, suggestionKinds['suggestion.passed-on'].name];
const TO_ADMINS = suggestionKinds['suggestion.nobody'].name;
/** What an author says to whoever has their idea. */
export const FROM_AUTHOR: readonly string[] = [
  suggestionKinds['suggestion.wrote-back'].name,
  suggestionKinds['suggestion.contested'].name,
];

/** Cards in channels stay: there the idea is shown whoever has it. */
export async function withdrawOutdated(
  tx: Store,
  writing: Writing,
  { row, owner }: Suggestion,
): Promise<void> {
  const waiting = await tx.delivery.findMany({
    where: { ...waitingLetters(writing, row.id), kind: { in: [...TO_OWNERS, ...FROM_AUTHOR, TO_ADMINS] } },
    select: { id: true, kind: true, address: true },
  });
  const outdated: string[] = [];
  const words: string[] = [];
  for (const { id, kind, address } of waiting) {
    if (kind === TO_ADMINS) {
      if (owner !== null || row.waitingSince === null) outdated.push(id);
    } else if (await isAnothers(address)) (FROM_AUTHOR.includes(kind) ? words : outdated).push(id);
  }
  const { workspace } = writing;
  await giveWay(tx, workspace.id, outdated);
  const missed = { kind: { in: [...FROM_AUTHOR] }, subject: subjectFor(row.id), replaces: null };
  for (const { id, address } of await missedLetters(tx, workspace.id, missed))
    if (await isAnothers(address)) words.push(id);
  if (owner && words.length > 0) {
    const notBefore = letterTime(workspace, owner, toldAt(writing));
    await tx.delivery.updateMany({
      where: { workspaceId: workspace.id, id: { in: words } },
      data: { ...anew, ...settled, toldAt: null, address: addressOf(owner), threadOf: null, notBefore },
    });
  }

  async function isAnothers(address: string): Promise<boolean> {
    if (owner && addressOf(owner) === address) return false;
    return (await personAt(tx, writing.workspace.id, address)) !== null;
  }
}

/** Whether somebody was given an idea's card: not where it waits for their hours. */
export async function hasItsCard(
  tx: Store,
  writing: Writing,
  { row }: Suggestion,
  person: Person,
): Promise<boolean> {
  const card = {
    workspaceId: writing.workspace.id,
    subject: subjectFor(row.id),
    kind: CARD,
    address: addressOf(person),
  };
  const all = await tx.delivery.count({ where: card });
  return all > (await tx.delivery.count({ where: { ...card, ...waitingLetters(writing, row.id) } }));
}

function waitingLetters(writing: Writing, suggestionId: string) {
  const subject = subjectFor(suggestionId);
  return { workspaceId: writing.workspace.id, subject, ...waitsAfter(toldAt(writing)) };
}
