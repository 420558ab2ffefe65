// The letter to whoever was thanked, kept as things are: once nobody else reads the thank-you, it says so wherever it stands.
import { redrawCards } from '../correspondence/cards.ts';
import type { Writing } from '../correspondence/tell.ts';
import type { Store } from '../database/client.ts';
import { localeOf } from '../i18n/locale.ts';
import { zoneFor } from '../people/person.ts';
import { thanksKinds } from './kinds.ts';
import { subjectFor, thanksById } from './thanks.ts';
import { thanksLetter } from './views.ts';

/** @param id of one that is private now */
export async function redrawLetter(tx: Store, writing: Writing, id: string): Promise<void> {
  const given = await thanksById(tx, writing.workspace.id, id);
  if (given === null) return;
  const cards = {
    kind: thanksKinds['thanks.letter'],
    subject: subjectFor(id),
    redrawn: thanksKinds['thanks.letter-redrawn'],
  };
  await redrawCards(tx, writing, cards, (card) => {
    const locale = localeOf((card.content as { locale?: string }).locale) ?? 'en';
    const reader = { locale, timeZone: zoneFor(given.thanked, writing.workspace), now: writing.now };
    return { message: thanksLetter(given, null, reader), locale };
  });
}
