// Tells whoever an action grew from that it is done, once, and after 30 and 90 days what customers say since. What they read is letters.ts,
// who they are audience.ts.
import { step } from '../../beat.ts';
import { zoneOf } from '../../calendar/zone.ts';
import {
  type KeyedWriting,
  type Letter,
  tellChannel,
  tellPeople,
  tellUnnamed,
} from '../../correspondence/tell.ts';
import { type Store, transact } from '../../database/client.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Person } from '../../people/person.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { actionById, type PlanAction } from '../action.ts';
import { append } from '../history.ts';
import { subjectFor } from '../letters/post.ts';
import { groupOf, type Moves } from '../moves.ts';
import { originsTold } from '../origins.ts';
import { type Audience, audienceOf } from './audience.ts';
import { helpedShown } from './helped.ts';
import { type Effect, type EffectLook, looks } from './judging.ts';
import { effectKinds } from './kinds.ts';
import { type ActionTold, doneLetter, lookedBackLetter } from './letters.ts';
import { measuredEffect } from './measuring.ts';
import { lookedAtFrom } from './windows.ts';
import type { ComparedAmong } from './words.ts';

/** When it is looked back on next, and how often it was; null where it is not any more. */
export interface EffectClock {
  readonly effectAt: Date | null;
  readonly effectStep: number;
}

/** From the day it is done (YYYY-MM-DD, the company's). Without something that should move it is looked back on once: to ask whether it has helped. */
export function effectClock(
  doneOn: string,
  { timeZone }: Pick<Workspace, 'timeZone'>,
  moves: Moves | null,
  effectStep: number,
): EffectClock {
  const look = (moves === null ? looks.slice(0, 1) : looks)[effectStep];
  return { effectAt: look === undefined ? null : lookedAtFrom(doneOn, look, zoneOf(timeZone)), effectStep };
}

/**
 * In the transaction that makes it done: each hears it once, whatever comes twice. Its owner did it, or hears of it as of whatever somebody else
 * does with it (letters/post.ts).
 * @param isFirst false where it was done before and opened again: they have heard it
 */
export async function tellDone(
  tx: Store,
  writing: KeyedWriting,
  action: PlanAction,
  said: { readonly by: Person; readonly text: string; readonly isFirst: boolean },
): Promise<void> {
  if (!said.isFirst) return;
  const told = await toldOf(tx, writing.workspace, action);
  await tellAll(tx, writing, await audienceOf(tx, writing, action, [said.by.id, action.owner.id]), {
    kind: effectKinds['action.done'],
    subject: subjectFor(action.row.id),
    draw: (reader) =>
      doneLetter(told, { by: said.by.name, text: said.text }, { willCompare: action.moves !== null }, reader),
  });
}

export const lookingBack = step('plan-looking-back', (beat) => lookBack(beat));

/** How many are dealt with in one beat. */
const BATCH = 50;

/** Safe to call at any time, by any number of replicas. */
export async function lookBack(shell: KeyedShell): Promise<void> {
  const { database, workspace, now } = shell;
  const due = await database.db.action.findMany({
    where: { workspaceId: workspace.id, effectAt: { lte: now } },
    orderBy: [{ effectAt: 'asc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });
  for (const { id } of due) await lookBackOn(shell, id);
}

async function lookBackOn(shell: KeyedShell, id: string): Promise<void> {
  const { database, workspace, now } = shell;
  const action = await actionById(database.db, workspace.id, id);
  const look = action && dueLook(action, workspace, now);
  if (!action || !look) return;
  const { row, moves } = action;
  // Counted before the transaction, which others wait for.
  const effect =
    moves && row.doneOn !== null
      ? await measuredEffect(database.db, workspace, { moves, doneOn: row.doneOn }, look)
      : null;
  await transact(database, async (tx) => {
    const next = effectClock(row.doneOn ?? '', workspace, moves, looks.indexOf(look) + 1);
    const { count } = await tx.action.updateMany({
      where: { workspaceId: workspace.id, id, eventCount: row.eventCount, effectAt: row.effectAt },
      data: { ...next, eventCount: row.eventCount + 1 },
    });
    // Another replica did, or somebody changed it meanwhile: the next beat looks again.
    if (count === 0) return;
    await append(tx, {
      workspaceId: workspace.id,
      actionId: id,
      position: row.eventCount,
      kind: 'looked-back',
      actorId: null,
      at: now,
      data: effect === null ? {} : { effect },
    });
    await tellLookedBack(tx, shell, action, { effect, asks: row.effectStep === 0 });
  });
}

/** The last of its looks that is over: where nobody looked for months, an early word is no news any more. */
function dueLook({ row, status, moves }: PlanAction, workspace: Workspace, now: Date): EffectLook | null {
  if (status !== 'done' || row.doneOn === null || row.effectAt === null || row.effectAt > now) return null;
  const { doneOn } = row;
  const zone = zoneOf(workspace.timeZone);
  const over = (moves === null ? looks.slice(0, 1) : looks).filter(
    (look) => lookedAtFrom(doneOn, look, zone) <= now,
  );
  return over.at(-1) ?? null;
}

async function tellLookedBack(
  tx: Store,
  writing: KeyedWriting,
  action: PlanAction,
  { effect, asks }: { readonly effect: Effect | null; readonly asks: boolean },
): Promise<void> {
  const told = await toldOf(tx, writing.workspace, action);
  const helped = helpedShown(action.row);
  const among = await amongOf(tx, writing.workspace.id, action.moves);
  await tellAll(tx, writing, await audienceOf(tx, writing, action, []), {
    kind: effectKinds['action.looked-back'],
    subject: subjectFor(action.row.id),
    draw: (reader) => lookedBackLetter(told, { effect, among: among(reader.locale), helped, asks }, reader),
  });
}

async function tellAll(
  tx: Store,
  writing: KeyedWriting,
  { people, unnamed, channels }: Audience,
  letter: Letter,
): Promise<void> {
  await tellPeople(tx, writing, people, letter);
  for (const person of unnamed) await tellUnnamed(tx, writing, person, letter);
  for (const place of channels) await tellChannel(tx, writing, place, letter);
}

async function toldOf(tx: Store, { id: workspaceId }: Workspace, action: PlanAction): Promise<ActionTold> {
  const { row } = action;
  const named = async (locale: Locale) =>
    (await originsTold(tx, workspaceId, action.origins, locale)).map(({ text }) => text);
  const origins = { en: await named('en'), fr: await named('fr') };
  return { id: row.id, number: row.number, title: row.title, doneOn: row.doneOn ?? '', origins };
}

/** Of which answers it is, as each reader calls them. */
export async function amongOf(
  db: Store,
  workspaceId: string,
  moves: Moves | null,
): Promise<(locale: Locale) => ComparedAmong> {
  const called = await touchpointsCalled(db, workspaceId);
  // A question is counted wherever it was asked.
  const touchpoint = moves !== null && 'metric' in moves ? moves.touchpoint : null;
  return (locale) => ({
    touchpoint: touchpoint === null ? null : touchpointName(touchpoint, locale, called.get(touchpoint)),
    segment: groupOf(moves),
  });
}
