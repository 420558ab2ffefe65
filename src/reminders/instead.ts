// Where a reminder does not reach somebody: others are asked, or it says how things stand when it comes after all.
import type { Writing } from '../correspondence/tell.ts';
import { type Tx, transact } from '../database/client.ts';
import { giveWay, missedLetters } from '../delivery/held.ts';
import { type Delivery, rewrite } from '../delivery/ledger.ts';
import { type Person, personAt } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { reminderKinds } from './kinds.ts';
import { letterAbout } from './letter.ts';
import { type Note, noteAlso, notesIn } from './note.ts';
import type { WaitingKind } from './waiting.ts';

const REMINDER = reminderKinds['reminder.daily'].name;

type Reminding = Writing & { readonly waiting: readonly WaitingKind[] };

/** Of what somebody was asked whom no letter reaches. True where anybody is asked instead. */
export async function askOthers(
  tx: Tx,
  { waiting, ...writing }: Reminding,
  gone: Person,
  notes: readonly Note[],
): Promise<boolean> {
  let isAnybody = false;
  for (const kind of waiting) {
    const theirs = notes.filter(({ about }) => about === kind.about);
    if (theirs.length === 0) continue;
    const others = await kind.others(tx, writing, gone, theirs);
    const asked = others.filter(({ personId }) => personId !== gone.id);
    await noteAlso(tx, writing, asked);
    isAnybody ||= asked.length > 0;
  }
  return isAnybody;
}

/** It has just shown that no letter reaches them: all that they were asked before is asked of others. */
export async function askOthersOfAll(
  tx: Tx,
  { waiting, ...writing }: Reminding,
  gone: Person,
): Promise<void> {
  for (const kind of waiting) {
    const had = (await kind.had?.(tx, writing, gone)) ?? [];
    await askOthers(tx, { ...writing, waiting: [kind] }, gone, had);
  }
}

/** What these letters asked somebody whom they did not reach is asked of others. */
export async function askInstead(
  tx: Tx,
  reminding: Reminding,
  person: Person,
  lost: readonly Pick<Delivery, 'kind' | 'subject'>[],
): Promise<void> {
  const notes = lost.flatMap(({ kind, subject }) => (kind === REMINDER ? notesIn(subject) : []));
  await askOthers(tx, reminding, person, notes);
}

/** Reminders that did not arrive, and are still to be sent again, say how things stand now; where nothing waits any more, they are let go. */
export async function renewReminders({
  database,
  workspace,
  now,
  waiting,
}: Shell & Pick<Reminding, 'waiting'>): Promise<void> {
  const workspaceId = workspace.id;
  for (const { id, address, subject } of await missedLetters(database.db, workspaceId, { kind: REMINDER })) {
    const notes = notesIn(subject);
    if (notes.length === 0) continue;
    await transact(database, async (tx) => {
      const person = await personAt(tx, workspaceId, address);
      const letter = person && (await letterAbout(tx, { workspace, now }, person, { waiting, notes }));
      if (letter) await rewrite(tx, id, { workspaceId, now, address, ...letter });
      else await giveWay(tx, workspaceId, [id]);
    });
  }
}
