// Who hears of what was done to a suggestion: its author, its owner, and the cards that show it. Deciding is answer.ts.
import type { Store } from '../database/client.ts';
import { enqueue, sealAddress } from '../delivery/ledger.ts';
import type { Reader } from '../i18n/reader.ts';
import type { Message } from '../messages/message.ts';
import { addressOf, localeFor, peopleByIds } from '../people/person.ts';
import { ownerCard } from './card.ts';
import type { Doing, Shell } from './doing.ts';
import { eventOf } from './history.ts';
import { acknowledgedLetter, answerLetter, wroteBackLetter } from './letters.ts';
import { authorIdOf, type Suggestion } from './suggestion.ts';

/** The author hears of what the owner does, the owner of what comes to them. */
export async function tell(
  tx: Store,
  { workspace, keys, now }: Shell,
  after: Suggestion,
  doing: Doing,
): Promise<void> {
  const { act: done, actor, text } = doing;
  switch (done) {
    case 'acknowledge':
      return tellAuthor((reader) => acknowledgedLetter(after, actor.name, reader));
    case 'reply':
      return tellAuthor((reader) => answerLetter(after, 'replied', { by: actor.name, text }, reader));
    case 'decline':
      return tellAuthor((reader) => answerLetter(after, 'declined', { by: actor.name, text }, reader));
    case 'complete':
      return tellAuthor((reader) => answerLetter(after, 'completed', { by: actor.name, text }, reader));
    case 'reassign':
      return tellOwner('suggestion.card', (reader) => ownerCard(after, reader));
    case 'write-back': {
      const by = after.row.anonymous ? null : actor.name;
      return tellOwner('suggestion.wrote-back', (reader) => wroteBackLetter(after, { by, text }, reader));
    }
    default:
      done satisfies never;
  }

  async function tellAuthor(letter: (reader: Reader) => Message): Promise<void> {
    const authorId = authorIdOf(keys, after.row);
    const [author] = authorId === null ? [] : await peopleByIds(tx, workspace.id, [authorId]);
    if (!author) return;
    const locale = localeFor(author, workspace);
    const { anonymous, id } = after.row;
    await enqueue(tx, {
      workspaceId: workspace.id,
      kind: `suggestion.${eventOf[done]}`,
      address: anonymous ? sealAddress(keys, addressOf(author)) : addressOf(author),
      ...(anonymous ? {} : { subject: `suggestion:${id}` }),
      message: letter({ locale, timeZone: author.timeZone }),
      locale,
      now,
    });
  }

  async function tellOwner(kind: string, letter: (reader: Reader) => Message): Promise<void> {
    if (!after.owner) return;
    const locale = localeFor(after.owner, workspace);
    await enqueue(tx, {
      workspaceId: workspace.id,
      kind,
      subject: `suggestion:${after.row.id}`,
      address: addressOf(after.owner),
      message: letter({ locale, timeZone: after.owner.timeZone }),
      locale,
      now,
    });
  }
}

/** Every owner's card that was sent or waits shows how the suggestion stands now. */
export async function redrawCards(tx: Store, { workspace, now }: Shell, after: Suggestion): Promise<void> {
  const workspaceId = workspace.id;
  const cards = await tx.delivery.findMany({
    where: {
      workspaceId,
      subject: `suggestion:${after.row.id}`,
      kind: 'suggestion.card',
      replaces: null,
      state: { not: 'dropped' },
    },
  });
  for (const card of cards) {
    const [platform, externalId] = card.address.split(':') as [string, string];
    const holder = await tx.person.findUnique({
      where: { workspaceId_platform_externalId: { workspaceId, platform, externalId } },
    });
    const locale = localeFor(holder, workspace);
    await enqueue(tx, {
      workspaceId,
      kind: 'suggestion.card-redrawn',
      subject: `suggestion:${after.row.id}`,
      address: card.address,
      replaces: card.id,
      message: ownerCard(after, { locale, timeZone: holder?.timeZone ?? workspace.timeZone }),
      locale,
      now,
    });
  }
}
