// The one letter of a day: each kind of what waits draws its own part of it, the weightiest first.
import { type LetterReader, readerOf, type Writing } from '../correspondence/tell.ts';
import type { Tx } from '../database/client.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Block, Message } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import type { Note } from './note.ts';
import type { DrawWaiting, WaitingKind } from './waiting.ts';

/** So many things of one kind at most, where nothing else waits. */
const SHOWN = 8;
/** Where several kinds do, they share about so many: a telephone's screen. */
const SHARED = 10;

/** Null where nothing of what was noted waits any more. */
export async function letterAbout(
  tx: Tx,
  writing: Writing,
  person: Person,
  { waiting, notes }: { readonly waiting: readonly WaitingKind[]; readonly notes: readonly Note[] },
): Promise<{ message: Message; locale: Locale } | null> {
  const said: DrawWaiting[] = [];
  for (const kind of byOrder(waiting)) {
    const theirs = notes.filter(({ about }) => about === kind.about);
    const draw = theirs.length === 0 ? null : await kind.say(tx, writing, person, theirs);
    if (draw) said.push(draw);
  }
  if (said.length === 0) return null;
  const reader = readerOf(person, writing.workspace, writing.now);
  return { message: drawn(said, reader), locale: reader.locale };
}

export function byOrder(waiting: readonly WaitingKind[]): WaitingKind[] {
  return waiting.toSorted((a, b) => a.order - b.order);
}

function drawn(said: readonly DrawWaiting[], reader: LetterReader): Message {
  const take = Math.min(SHOWN, Math.max(1, Math.floor(SHARED / said.length)));
  const parts = said.map((draw) => draw(reader, take));
  // Pressing something draws the list of it anew: where there are several lists, none of them is the letter.
  const [again, ...others] = new Map(parts.map((part) => [part.again?.name, part.again])).values();
  return {
    summary: inOneLine(parts.map(({ summary }) => summary)),
    blocks: parts.flatMap(({ blocks }, i): readonly Block[] =>
      i === 0 ? blocks : [{ kind: 'divider' }, ...blocks],
    ),
    ...(again && others.length === 0 ? { again } : {}),
  };
}

/** A notification reads them one after the other. */
function inOneLine(summaries: readonly string[]): string {
  return summaries.reduce((said, next) => `${said}${/[.?!…]$/.test(said) ? ' ' : ' · '}${next}`);
}
