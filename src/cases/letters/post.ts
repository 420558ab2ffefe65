// Queues what is said of a case: its card where it belongs, redrawn in place; notes in its thread; letters to people.
// What is said is in card.ts and letters.ts; how it is queued is correspondence.
import { cardAt, redrawCards as redrawAll, waitsAfter } from '../../correspondence/cards.ts';
import {
  type Letter,
  readerOf,
  tellPerson as tell,
  tellChannel,
  type Writing,
} from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import { giveWay } from '../../delivery/held.ts';
import { isUnreachable } from '../../delivery/undelivered.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Address, Block } from '../../messages/message.ts';
import { addressOf, type Person, personAt } from '../../people/person.ts';
import { letterTime } from '../../workspace/posting.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Case } from '../case.ts';
import { caseCard } from './card.ts';
import { caseKinds } from './kinds.ts';

const CARD = caseKinds['case.card'];

export function subjectFor(caseId: string): string {
  return `case:${caseId}`;
}

type Said = Pick<Letter, 'kind' | 'draw'>;

/** In the channel, in the rule's language and hours. */
export async function postCard(tx: Store, writing: Writing, shown: Case): Promise<void> {
  await tellChannel(tx, writing, placeOf(shown), {
    ...aboutCard(shown),
    draw: (reader) => caseCard(shown, reader),
  });
}

/** To somebody, as a card that is redrawn like the channel's; `lead` stands above it at first. */
export async function sendCard(
  tx: Store,
  writing: Writing,
  shown: Case,
  person: Person,
  lead: (reader: DatedReader) => readonly Block[] = () => [],
): Promise<void> {
  const draw = (reader: DatedReader) => caseCard(shown, reader, lead(reader));
  await tellPerson(tx, writing, shown, person, { kind: CARD, draw });
}

export async function tellPerson(
  tx: Store,
  writing: Writing,
  shown: Pick<Case, 'row' | 'postingHours'>,
  person: Person,
  said: Said,
): Promise<void> {
  const notBefore = letterToldAt(writing.workspace, shown, person, writing.now);
  await tell(tx, writing, person, { ...said, subject: subjectFor(shown.row.id), notBefore });
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
  writing: Pick<Writing, 'workspace'>,
  shown: Case,
): Promise<string | null> {
  const { address } = shown.channel;
  const card = await cardAt(tx, writing, aboutCard(shown), address);
  return card === null || (await isUnreachable(tx, writing.workspace.id, address)) ? null : card;
}

/** Under the card in the channel. False where the channel would not take that. */
export async function tellThread(tx: Store, writing: Writing, shown: Case, said: Said): Promise<boolean> {
  const threadOf = await cardInChannel(tx, writing, shown);
  if (threadOf === null) return false;
  await tellChannel(tx, writing, placeOf(shown), { ...said, subject: subjectFor(shown.row.id), threadOf });
  return true;
}

/**
 * The card of somebody who was given the case and has it no more is withdrawn while it waits for their hours: they never hear of it.
 * Whose that was, by their address.
 */
export async function withdrawOutdated(
  tx: Store,
  { workspace, now }: Writing,
  after: Case,
): Promise<ReadonlySet<Address>> {
  const kept = [after.channel.address, ...(after.taker ? [addressOf(after.taker)] : [])];
  const outdated = await tx.delivery.findMany({
    where: {
      workspaceId: workspace.id,
      kind: CARD.name,
      subject: subjectFor(after.row.id),
      ...waitsAfter(now),
      address: { notIn: kept },
    },
    select: { id: true, address: true },
  });
  const ids = outdated.map(({ id }) => id);
  await giveWay(tx, workspace.id, ids);
  return new Set(outdated.map(({ address }) => address));
}

/** Every card that was sent shows how the case stands now, and so will one that has to wait for its hour. */
export async function redrawCards(tx: Store, writing: Writing, after: Case): Promise<void> {
  const { workspace, now } = writing;
  const cards = { ...aboutCard(after), redrawn: caseKinds['case.card-redrawn'] };
  await redrawAll(tx, writing, cards, async ({ address }) => {
    const holder = address === after.channel.address ? null : await personAt(tx, workspace.id, address);
    const reader = holder ? readerOf(holder, workspace, now) : channelReader(after, workspace, now);
    return { message: caseCard(after, reader), locale: reader.locale };
  });
}

function aboutCard({ row }: Pick<Case, 'row'>) {
  return { kind: CARD, subject: subjectFor(row.id) };
}

function placeOf({ channel, locale, postingHours }: Case) {
  return { address: channel.address, locale, postingHours };
}

/** In the rule's language. */
export function channelReader({ locale }: Case, { timeZone }: Workspace, now: Date): DatedReader {
  return { locale, timeZone, now };
}
