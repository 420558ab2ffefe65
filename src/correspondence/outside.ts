// Channels that are shared with other companies: who of ours was warned of which, and the last look before anything is posted there,
// since a channel may become shared later. Their names and sharing are the chat's to tell.
import { noted, ofAdmin } from '../audit/note.ts';
import { type Database, type Db, type Store, transact } from '../database/client.ts';
import { kindsFor } from '../delivery/kinds.ts';
import type { Carrier, Outcome } from '../delivery/outcome.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Address, sentence } from '../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../people/channel-names.ts';
import type { Directory } from '../people/directory.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { tellAdmins } from './tell.ts';

export const outsideKinds = kindsFor(
  { what: { en: 'a letter about a channel', fr: 'une lettre sur un canal' } },
  { 'channel.shared': 'told' },
);

/** Saving again within this time confirms. */
const CONFIRM_MS = 10 * 60_000;

interface SavingAddress {
  readonly workspaceId: string;
  readonly address: Address;
  readonly adminId: string;
  readonly now: Date;
}

/** True once an admin who was warned saves again; the first time notes that they were. */
export async function confirmShared(database: Database, saving: SavingAddress): Promise<boolean> {
  return transact(database, (tx) => confirmWithin(tx, saving));
}

async function confirmWithin(db: Store, saving: SavingAddress): Promise<boolean> {
  const { workspaceId, address, adminId, now } = saving;
  const where = { workspaceId_address: { workspaceId, address } };
  const known = await db.sharedChannel.findUnique({ where });
  if (known?.confirmedAt) return true;
  const isAgain =
    known?.warnedId === adminId && Math.abs(now.getTime() - known.warnedAt.getTime()) <= CONFIRM_MS;
  const data = { warnedId: adminId, warnedAt: now, confirmedAt: isAgain ? now : null };
  await db.sharedChannel.upsert({ where, create: { workspaceId, address, ...data }, update: data });
  if (isAgain) await noted(db, ofAdmin(saving), 'shared-channel.confirmed', { channel: address });
  return isAgain;
}

interface Guard {
  readonly db: Db;
  readonly workspaceId: string;
  readonly directory: Pick<Directory, 'isShared'>;
  readonly clock: { now(): Date };
}

/** Posts nothing new in a shared channel that no admin confirmed, and tells the admins the first time. What stands there may be changed. */
export function withinCompany(carrier: Carrier, guard: Guard): Carrier {
  const { probe } = carrier;
  return {
    ...(probe ? { probe: () => probe.call(carrier) } : {}),
    find: (letter, since) => carrier.find(letter, since),
    async send(letter): Promise<Outcome> {
      const isClosed = letter.replaces === undefined && (await isOutside(guard, letter.address));
      if (!isClosed) return carrier.send(letter);
      await warnAdmins(guard, letter.address);
      return { kind: 'never', reason: 'shared', code: 'shared_channel' };
    },
  };
}

async function isOutside({ db, workspaceId, directory }: Guard, address: Address): Promise<boolean> {
  // Where the chat cannot tell just now, it says what it thinks of the message itself.
  const isShared = (await directory.isShared?.(address).catch(() => false)) ?? false;
  if (!isShared) return false;
  const { sharedChannels } = await workspaceById(db, workspaceId);
  if (sharedChannels !== 'confirmed') return true;
  const known = await db.sharedChannel.findUnique({
    where: { workspaceId_address: { workspaceId, address } },
  });
  return !known?.confirmedAt;
}

/** Nobody: found out before posting. */
const FOUND = '';

async function warnAdmins({ db, workspaceId, clock }: Guard, address: Address): Promise<void> {
  const where = { workspaceId_address: { workspaceId, address } };
  const known = await db.sharedChannel.findUnique({ where });
  if (known?.warnedId === FOUND) return;
  const now = clock.now();
  const data = { warnedId: FOUND, warnedAt: now, confirmedAt: null };
  await db.sharedChannel.upsert({ where, create: { workspaceId, address, ...data }, update: data });
  const workspace = await workspaceById(db, workspaceId);
  const name = (await channelNamesOf(db, workspaceId, [address])).get(address);
  await tellAdmins(
    db,
    { workspace, now },
    {
      kind: outsideKinds['channel.shared'],
      subject: `channel:${address}`,
      draw: ({ locale }) =>
        sentence(words(locale).found(name === undefined ? unnamedChannel(locale) : `#${name}`)),
    },
  );
}

const words = phrases({
  en: {
    found: (channel: string) =>
      `${channel} is shared with other companies, so I no longer post there: people outside would read it. Choose another channel for its digests, cases and topics; or allow such channels in Settings, and save the digest or rule again.`,
  },
  fr: {
    found: (channel: string) =>
      fr`${channel} est partagé avec d’autres entreprises : je n’y publie plus rien, on le lirait au-dehors. Choisissez un autre canal pour ses bulletins, cas et sujets ; ou autorisez ces canaux dans les réglages, puis enregistrez à nouveau le bulletin ou la règle.`,
  },
});
