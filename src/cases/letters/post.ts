// Queues what is said of a case: its card where it belongs, redrawn in place; notes in its thread; letters to people.
// What is said is in card.ts and letters.ts.
import type { Store } from '../../database/client.ts';
import { giveWay } from '../../delivery/held.ts';
import type { Kind } from '../../delivery/kinds.ts';
import { enqueue, rewrite } from '../../delivery/ledger.ts';
import { drawable, isUnreachable, standing } from '../../delivery/undelivered.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Address, Block, Message } from '../../messages/message.ts';
import { addressOf, localeFor, type Person, personAt, zoneFor } from '../../people/person.ts';
import { letterTime, postTime } from '../../workspace/posting.ts';
import type { Shell } from '../../workspace/shell.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Case } from '../case.ts';
import { caseCard } from './card.ts';

export type Desk = Pick<Shell, 'workspace' | 'now'>;

export const CARD = 'case.card';

export function subjectFor(caseId: string): string {
  return `case:${caseId}`;
}

/** In the channel, in the rule's language and hours. */
export async function postCard(tx: Store, { workspace, now }: Desk, shown: Case): Promise<void> {
  const reader = channelReader(shown, workspace, now);
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind: CARD,
    subject: subjectFor(shown.row.id),
    address: shown.channel.address,
    message: caseCard(shown, reader),
    locale: reader.locale,
    now,
    notBefore: postTime(workspace, shown.postingHours, now),
  });
}

/** To somebody, as a card that is redrawn like the channel's; `lead` stands above it at first. */
export async function sendCard(
  tx: Store,
  desk: Desk,
  shown: Case,
  person: Person,
  lead: (reader: DatedReader) => readonly Block[] = () => [],
): Promise<void> {
  const draw = (reader: DatedReader) => caseCard(shown, reader, lead(reader));
  await tellPerson(tx, desk, shown, person, { kind: CARD, draw });
}

export async function tellPerson(
  tx: Store,
  { workspace, now }: Desk,
  { row, postingHours }: Pick<Case, 'row' | 'postingHours'>,
  person: Person,
  { kind, draw }: { readonly kind: Kind; readonly draw: (reader: DatedReader) => Message },
): Promise<void> {
  const reader = readerOf(person, workspace, now);
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind,
    subject: subjectFor(row.id),
    address: addressOf(person),
    message: draw(reader),
    locale: reader.locale,
    now,
    notBefore: letterToldAt(workspace, { postingHours }, person, now),
  });
}

/** In their hours, or at once where the rule says so of all its cases. */
export function letterToldAt(
  workspace: Workspace,
  { postingHours }: Pick<Case, 'postingHours'>,
  person: Person,
  now: Date,
): Date {
  return postingHours?.kind === 'always' ? now : letterTime(workspace, person, now);
}

/** The card in the channel; null where none stands there, or the channel takes nothing any more. */
export async function cardInChannel(
  tx: Store,
  { workspace }: Pick<Desk, 'workspace'>,
  shown: Case,
): Promise<string | null> {
  const { address } = shown.channel;
  const where = { ...cardsOf(workspace, shown), ...standing, address };
  const card = await tx.delivery.findFirst({ where, orderBy: { queuedAt: 'desc' }, select: { id: true } });
  return card === null || (await isUnreachable(tx, workspace.id, address)) ? null : card.id;
}

/** Under the card in the channel. False where the channel would not take that. */
export async function tellThread(
  tx: Store,
  { workspace, now }: Desk,
  shown: Case,
  { kind, draw }: { readonly kind: Kind; readonly draw: (reader: DatedReader) => Message },
): Promise<boolean> {
  const { address } = shown.channel;
  const threadOf = await cardInChannel(tx, { workspace }, shown);
  if (threadOf === null) return false;
  const reader = channelReader(shown, workspace, now);
  await enqueue(tx, {
    workspaceId: workspace.id,
    kind,
    subject: subjectFor(shown.row.id),
    address,
    threadOf,
    message: draw(reader),
    locale: reader.locale,
    now,
    notBefore: postTime(workspace, shown.postingHours, now),
  });
  return true;
}

/**
 * The card of somebody who was given the case and has it no more is withdrawn while it waits for their hours: they never hear of it.
 * Whose that was, by their address.
 */
export async function withdrawOutdated(
  tx: Store,
  { workspace, now }: Desk,
  after: Case,
): Promise<ReadonlySet<Address>> {
  const kept = [after.channel.address, ...(after.taker ? [addressOf(after.taker)] : [])];
  const outdated = await tx.delivery.findMany({
    where: {
      ...cardsOf(workspace, after),
      state: 'pending',
      notBefore: { gt: now },
      address: { notIn: kept },
    },
    select: { id: true, address: true },
  });
  const ids = outdated.map(({ id }) => id);
  await giveWay(tx, workspace.id, ids);
  return new Set(outdated.map(({ address }) => address));
}

/** Every card that was sent shows how the case stands now, and so will one that has to wait for its hour. */
export async function redrawCards(tx: Store, { workspace, now }: Desk, after: Case): Promise<void> {
  const cards = await tx.delivery.findMany({
    where: { ...cardsOf(workspace, after), ...drawable },
    select: { id: true, address: true },
  });
  for (const { id, address } of cards) {
    const holder = address === after.channel.address ? null : await personAt(tx, workspace.id, address);
    const reader = holder ? readerOf(holder, workspace, now) : channelReader(after, workspace, now);
    const message = caseCard(after, reader);
    const drawn = { workspaceId: workspace.id, address, message, locale: reader.locale, now };
    if (await rewrite(tx, id, drawn)) continue;
    const subject = subjectFor(after.row.id);
    await enqueue(tx, { ...drawn, kind: 'case.card-redrawn', subject, replaces: id });
  }
}

function cardsOf({ id: workspaceId }: Workspace, { row }: Pick<Case, 'row'>) {
  const subject = subjectFor(row.id);
  return { workspaceId, subject, kind: CARD, replaces: null };
}

/** In the rule's language. */
export function channelReader({ locale }: Case, { timeZone }: Workspace, now: Date): DatedReader {
  return { locale, timeZone, now };
}

export function readerOf(person: Person, workspace: Workspace, now: Date): DatedReader {
  return { locale: localeFor(person, workspace), timeZone: zoneFor(person, workspace), now };
}
