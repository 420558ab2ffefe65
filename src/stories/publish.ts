// Which story a channel gets next, that it never gets it twice, and that its teller hears of it.

import { step } from '../beat.ts';
import { tellPerson } from '../correspondence/tell.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';
import { refused } from '../delivery/held.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { storyKinds } from './kinds.ts';
import { type Story, storyById, storyLanguage, subjectFor } from './story.ts';
import { publishedLetter } from './views.ts';

/** Untold stories that are looked through for one in the reader's language. */
const LOOKED_AT = 100;
/** Channels that one statement asks about: a digest may go to thousands. */
const AT_ONCE = 500;

/**
 * For each of these channels the oldest approved story not yet told there, one in the reader's language before the others, or in no
 * other; one whose post was refused there counts as not told. Left out where there is none.
 */
export async function nextStories(
  db: Store,
  workspaceId: string,
  addresses: readonly Address[],
  locale: Locale | null = null,
  ownLanguageOnly = false,
): Promise<ReadonlyMap<Address, Story>> {
  const next = new Map<Address, Story>();
  const known = new Map<string, Story | null>();
  for (let i = 0; i < addresses.length; i += AT_ONCE) {
    const some = addresses.slice(i, i + AT_ONCE);
    const heard = await heardIn(db, workspaceId, some);
    for (const address of some) {
      // Most channels of a digest have heard the same ones.
      const ids = heard.get(address) ?? [];
      const key = ids.join(' ');
      const story = known.has(key)
        ? known.get(key)
        : await nextBeside(db, workspaceId, ids, { locale, ownLanguageOnly });
      known.set(key, story ?? null);
      if (story) next.set(address, story);
    }
  }
  return next;
}

/** The stories that were told in each of these channels, in one order. */
async function heardIn(
  db: Store,
  workspaceId: string,
  addresses: readonly Address[],
): Promise<ReadonlyMap<Address, string[]>> {
  const told = await db.storyTelling.findMany({
    where: { workspaceId, address: { in: [...addresses] } },
    orderBy: { storyId: 'asc' },
  });
  const dropped =
    told.length === 0
      ? []
      : await db.delivery.findMany({
          where: { workspaceId, id: { in: told.map((each) => each.deliveryId) }, ...refused },
          select: { id: true },
        });
  const lost = new Set(dropped.map((each) => each.id));
  const heard = new Map<Address, string[]>();
  for (const { address, storyId, deliveryId } of told)
    if (!lost.has(deliveryId)) heard.set(address, [...(heard.get(address) ?? []), storyId]);
  return heard;
}

async function nextBeside(
  db: Store,
  workspaceId: string,
  heard: readonly string[],
  { locale, ownLanguageOnly }: { readonly locale: Locale | null; readonly ownLanguageOnly: boolean },
): Promise<Story | null> {
  const untold = {
    where: { workspaceId, status: 'approved', id: { notIn: [...heard] } },
    orderBy: [{ approvedAt: 'asc' }, { number: 'asc' }],
  } satisfies Prisma.StoryFindManyArgs;
  const maybeOwn =
    locale === null
      ? []
      : await db.story.findMany({
          ...untold,
          where: { ...untold.where, OR: [{ language: locale }, { language: null }] },
          take: LOOKED_AT,
        });
  const own = maybeOwn.find((each) => (storyLanguage(each) ?? locale) === locale);
  const row = own ?? (ownLanguageOnly ? null : await db.story.findFirst(untold));
  return row && storyById(db, workspaceId, row.id);
}

/**
 * In the transaction that queues the digest. The key (story, channel) is the promise that it is told once: false, and
 * nothing recorded, where it has been told there already.
 */
export async function recordTelling(
  tx: Store,
  telling: { workspaceId: string; storyId: string; address: Address; deliveryId: string },
): Promise<boolean> {
  const { workspaceId, storyId, address, deliveryId } = telling;
  const where = { workspaceId_storyId_address: { workspaceId, storyId, address } };
  const before = await tx.storyTelling.findUnique({ where });
  if (!before) {
    await tx.storyTelling.create({ data: telling });
    return true;
  }
  const isLost = (await tx.delivery.count({ where: { workspaceId, id: before.deliveryId, ...refused } })) > 0;
  if (isLost) await tx.storyTelling.update({ where, data: { deliveryId } });
  return isLost;
}

export const tellingTellers = step('stories', ({ database, workspace, channelName, now }) =>
  tellTellers(database, workspace, channelName, now),
);

/** Tells tellers of what was published since last time: one message per story, naming the channels. */
export async function tellTellers(
  database: Database,
  workspace: Workspace,
  channelName: (address: Address) => Promise<string>,
  now: Date,
): Promise<void> {
  const workspaceId = workspace.id;
  const untold = await database.db.storyTelling.findMany({
    where: { workspaceId, tellerTold: false },
    take: 200,
  });
  const sent = await database.db.delivery.findMany({
    where: { workspaceId, id: { in: untold.map((each) => each.deliveryId) }, state: 'sent' },
    select: { id: true },
  });
  const arrived = new Set(sent.map((each) => each.id));
  const told = untold.filter((each) => arrived.has(each.deliveryId));
  for (const storyId of new Set(told.map((each) => each.storyId))) {
    const tellings = told.filter((each) => each.storyId === storyId);
    const names = await Promise.all(tellings.map((each) => channelName(each.address)));
    await transact(database, async (tx) => {
      const story = await storyById(tx, workspaceId, storyId);
      const { count } = await tx.storyTelling.updateMany({
        where: {
          workspaceId,
          storyId,
          address: { in: tellings.map((each) => each.address) },
          tellerTold: false,
        },
        data: { tellerTold: true },
      });
      if (!story || count === 0) return;
      await tellPerson(tx, { workspace, now }, story.teller, {
        kind: storyKinds['story.published'],
        subject: subjectFor(storyId),
        draw: (reader) => publishedLetter(story, formats(reader.locale, reader.timeZone).list(names), reader),
      });
    });
  }
}

/** Those of these that are still approved: a story that was told may be taken back. */
export async function approvedAmong(
  db: Store,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.story.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] }, status: 'approved' },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
