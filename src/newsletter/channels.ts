// Readers of a list who read it as members of channels of the chat: asking the chat who they are and who is left out, and keeping the list as
// the channels are. What that comes to is roll.ts; when it is done by itself, keeping.ts.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import { localeOf } from '../i18n/locale.ts';
import type { Address } from '../messages/message.ts';
import { channelNamesOf } from '../people/channel-names.ts';
import type { ChannelMember, Directory, Untold } from '../people/directory.ts';
import { ownAddress } from '../people/person.ts';
import type { Keeping } from './acts.ts';
import { accountHash, emailHash, newReader, sealedAddress } from './readers.ts';
import { addressIn } from './reading.ts';
import { type ChannelReader, type RollCounts, type RollPlan, rollPlan } from './roll.ts';

/** Why a member of a channel gets no e-mail: nobody of the company, or no address that can be written to. */
export type LeftOut = Exclude<ChannelMember['is'], 'own'> | 'no-address';

export interface Roll {
  readonly readers: readonly ChannelReader[];
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
}

export type AskedRoll =
  | { readonly kind: 'told'; readonly roll: Roll }
  | { readonly kind: 'untold'; readonly why: Untold; readonly channel: Address };

/** Most channels of one list: each is a call or more to the chat. */
export const MOST_CHANNELS = 20;

/** Everybody in these channels, each once. */
export async function rollOf(
  directory: Directory,
  { database: { db }, keys, workspaceId }: Keeping,
  channels: readonly Address[],
): Promise<AskedRoll> {
  const everybody = new Map<Address, ChannelMember>();
  for (const channel of channels) {
    const told = (await directory.members?.(channel)) ?? { kind: 'untold', why: 'no-right' };
    if (told.kind === 'untold') return { ...told, channel };
    for (const member of told.members) everybody.set(member.account, member);
  }
  const chosen = await chosenLocales(db, workspaceId);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const readers: ChannelReader[] = [];
  for (const { account, is, email: written, locale } of everybody.values()) {
    const email = is === 'own' ? addressIn(written ?? '') : null;
    if (email === null) {
      const why = is === 'own' ? 'no-address' : is;
      leftOut[why] = (leftOut[why] ?? 0) + 1;
      continue;
    }
    readers.push({
      email,
      emailHash: emailHash(keys, workspaceId, email),
      accountHash: accountHash(keys, workspaceId, account),
      locale: localeOf(chosen.get(account)) ?? localeOf(locale),
    });
  }
  return { kind: 'told', roll: { readers, leftOut } };
}

/** What people chose here wins over what the chat says. */
async function chosenLocales(db: Store, workspaceId: string): Promise<ReadonlyMap<Address, string | null>> {
  const people = await db.person.findMany({
    where: { workspaceId, chosenLocale: { not: null } },
    select: { platform: true, externalId: true, chosenLocale: true },
  });
  return new Map(people.map((each) => [ownAddress(each), each.chosenLocale]));
}

/** What it would come to; changes nothing. @param readers null: a channel could not be asked */
export async function plannedRoll(
  { keys, workspaceId }: Pick<Keeping, 'keys' | 'workspaceId'>,
  db: Store,
  listId: string,
  readers: readonly ChannelReader[] | null,
): Promise<RollPlan> {
  const rows = await db.mailReader.findMany({
    where: { workspaceId, listId },
    select: {
      ...{ id: true, emailHash: true, accountHash: true, isFromChat: true },
      ...{ unsubscribedAt: true, bouncedAt: true, locale: true },
    },
  });
  const gone = await departed(db, workspaceId);
  return rollPlan(rows, readers, new Set(gone.map((account) => accountHash(keys, workspaceId, account))));
}

/** All accounts of people on file who have left every chat. */
async function departed(db: Store, workspaceId: string): Promise<Address[]> {
  const people = await db.person.findMany({ where: { workspaceId, linkedTo: null, isActive: false } });
  const linked = await db.person.findMany({
    where: { workspaceId, linkedTo: { in: people.map(({ id }) => id) } },
  });
  return [...people, ...linked].map(ownAddress);
}

/** New readers in one transaction. */
const AT_ONCE = 500;

/**
 * Makes the list what its channels are. Stopped in between, doing it again goes on.
 * @param readers null where a channel could not be asked: then only those go who left the company
 * @param by 'noted': what led to it stands in the audit log already
 */
export async function keepRoll(
  keeping: Keeping,
  listId: string,
  {
    readers,
    channels,
  }: { readonly readers: readonly ChannelReader[] | null; readonly channels: readonly Address[] },
  { by, now }: { readonly by: By | 'noted'; readonly now: Date },
): Promise<RollCounts> {
  const { database, keys, workspaceId } = keeping;
  const note = async (tx: Tx, act: 'readers.added' | 'readers.gone', count: number) => {
    if (by !== 'noted' && count > 0)
      await noted(tx, { workspaceId, by, now }, act, { list: listId, readers: count });
  };
  const names = await channelNamesOf(database.db, workspaceId, channels);
  const consent = channels.map((each) => `#${names.get(each) ?? '…'}`).join(', ');
  const counts = await transact(database, async (tx) => {
    const plan = await plannedRoll(keeping, tx, listId, readers);
    await change(tx, keeping, plan);
    await note(tx, 'readers.gone', plan.gone.length);
    return plan.counts;
  });
  for (let added = 0; added < counts.added; added += AT_ONCE)
    await transact(database, async (tx) => {
      // Anew: somebody may have imported, or unsubscribed, meanwhile.
      const { fresh } = await plannedRoll(keeping, tx, listId, readers);
      const some = fresh.slice(0, AT_ONCE);
      if (some.length === 0) return;
      await tx.mailReader.createMany({
        data: some.map(({ email, emailHash: hash, accountHash: account, locale }) => ({
          ...newReader(keys, workspaceId, email),
          ...{
            listId,
            emailHash: hash,
            accountHash: account,
            locale,
            consent,
            addedAt: now,
            isFromChat: true,
          },
        })),
      });
      await note(tx, 'readers.added', some.length);
    });
  return counts;
}

async function change(tx: Tx, { keys, workspaceId }: Keeping, { changed, gone }: RollPlan): Promise<void> {
  for (let from = 0; from < gone.length; from += AT_ONCE)
    await tx.mailReader.deleteMany({ where: { workspaceId, id: { in: gone.slice(from, from + AT_ONCE) } } });
  for (const { id, accountHash: account, locale, email } of changed)
    await tx.mailReader.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        accountHash: account,
        locale,
        ...(email === null
          ? {}
          : {
              sealedEmail: sealedAddress(keys, email.email),
              emailHash: email.emailHash,
              ...{ bouncedAt: null, bounce: null, toldAt: null },
            }),
      },
    });
}

const addresses = z.array(z.string());

export interface ListChannels {
  readonly channels: readonly Address[];
  /** Chosen, and not confirmed; null where none are. */
  readonly proposed: readonly Address[] | null;
  readonly trouble: Untold | null;
}

/** Null where there is no such list. */
export async function channelsOf(
  db: Store,
  workspaceId: string,
  listId: string,
): Promise<(ListChannels & { readonly name: string }) | null> {
  const list = await db.mailList.findUnique({ where: { workspaceId_id: { workspaceId, id: listId } } });
  if (list === null) return null;
  const proposed = addresses.safeParse(list.proposed);
  return {
    name: list.name,
    channels: addresses.parse(list.channels),
    proposed: proposed.success ? proposed.data : null,
    trouble: untoldOf(list.trouble),
  };
}

function untoldOf(code: string | null): Untold | null {
  return code === 'no-right' || code === 'no-channel' || code === 'later' ? code : null;
}

/** Kept until it is confirmed, or another one is made; nobody is written down. */
export async function propose(
  db: Store,
  workspaceId: string,
  listId: string,
  channels: readonly Address[],
): Promise<void> {
  await db.mailList.update({
    where: { workspaceId_id: { workspaceId, id: listId } },
    data: { proposed: [...channels] },
  });
}

/** What is confirmed is what was shown. */
export function proposalMark(channels: readonly Address[]): string {
  return createHash('sha256').update(JSON.stringify(channels)).digest('hex').slice(0, 12);
}

/** Asks the chat again of its own after this long. */
export const FRESH_MS = 6 * 3_600_000;

/** The list is read by the members of these channels from now on. */
export async function confirmChannels(
  keeping: Keeping,
  listId: string,
  {
    readers,
    channels,
  }: { readonly readers: readonly ChannelReader[]; readonly channels: readonly Address[] },
  doer: { readonly by: By; readonly now: Date },
): Promise<RollCounts> {
  const { database, workspaceId } = keeping;
  await transact(database, async (tx) => {
    await tx.mailList.update({
      where: { workspaceId_id: { workspaceId, id: listId } },
      data: {
        ...{ channels: [...channels], proposed: Prisma.DbNull, trouble: null },
        askAt: channels.length === 0 ? null : new Date(doer.now.getTime() + FRESH_MS),
      },
    });
    await noted(tx, { workspaceId, ...doer }, 'readers.channels', {
      list: listId,
      channels: channels.length,
    });
  });
  return keepRoll(keeping, listId, { readers, channels }, { by: 'noted', now: doer.now });
}
