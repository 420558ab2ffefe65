// Who hears of what was done to a suggestion: its author, its owner, those who follow it, a channel. Deciding is answer.ts;
// queueing is post.ts.
import { type KeyedWriting, tellChannel, tellPerson, toldAt } from '../../correspondence/tell.ts';
import type { Store } from '../../database/client.ts';
import type { Kind } from '../../delivery/kinds.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import type { Doing } from '../doing.ts';
import { eventOf } from '../history.ts';
import type { Allowed } from '../may.ts';
import { authorIdOf, isWrittenBy, type Suggestion } from '../suggestion.ts';
import { acknowledgedLetter, answerLetter, nowWithLetter, type OwnersAct, reopenedLetter } from './author.ts';
import { announcement, followerLetter } from './follower.ts';
import { hearsAt } from './hears.ts';
import { suggestionKinds } from './kinds.ts';
import { hasItsCard } from './outdated.ts';
import { authorLetter, confirmedLetter, handedOnLetter } from './owner.ts';
import { type Draw, sendCard, subjectFor, tellAuthor, tellOwner } from './post.ts';

export interface Happened {
  readonly doing: Doing;
  readonly before: Suggestion;
  readonly after: Suggestion;
  readonly decision: Allowed;
  /** The suggestion that goes on instead, after `merge`. */
  readonly into?: Suggestion | undefined;
}

/** Tells all whom it concerns. The id of the delivery that carries the words of the act, where one does. */
export async function tell(tx: Store, writing: KeyedWriting, happened: Happened): Promise<string | null> {
  const { doing, after } = happened;
  const { act, actor, text } = doing;
  const kind = suggestionKinds[`suggestion.${eventOf[act]}`];
  switch (act) {
    case 'acknowledge':
      return tellAuthor(tx, writing, after, kind, (reader) => acknowledgedLetter(after, actor.name, reader));
    case 'reply':
    case 'study':
    case 'plan':
    case 'test':
    case 'conclude':
    case 'complete':
    case 'decline':
    case 'merge':
      return tellAnswer(tx, writing, happened, eventOf[act]);
    case 'reassign':
      return tellHandedOver(tx, writing, happened, kind);
    case 'pass-on':
      await sendCard(tx, writing, after);
      return null;
    case 'edit':
    case 'withdraw':
      return tellChanged(tx, writing, happened, eventOf[act]);
    case 'write-back':
    case 'contest': {
      const said = { kind: eventOf[act], by: after.row.anonymous ? null : actor.name, text };
      return tellOwner(tx, writing, after, kind, (reader) => authorLetter(after, said, reader));
    }
    case 'confirm':
      return tellOwner(tx, writing, after, kind, (reader) => confirmedLetter(after, reader));
    case 'reopen':
      return tellReopened(tx, writing, happened, kind);
    default:
      return act satisfies never;
  }
}

async function tellAnswer(
  tx: Store,
  writing: KeyedWriting,
  { doing, after, decision, into }: Happened,
  answer: OwnersAct,
): Promise<string | null> {
  const { actor, text, announceIn } = doing;
  const said = { by: actor.name, text };
  const asks = decision.asksVerdict;
  const goesOn = into && { number: into.row.number, title: into.row.title };
  const id = await tellAuthor(tx, writing, after, suggestionKinds[`suggestion.${answer}`], (reader) =>
    answerLetter(after, answer, said, { asks, into: goesOn }, reader),
  );
  // A conversation is its author's; what becomes of the idea is everybody's who follows it.
  if (answer !== 'replied') {
    const news = { kind: answer, ...said, into: goesOn };
    await tellFollowers(tx, writing, after, (reader, canStop) =>
      followerLetter(after, { ...news, canStop }, reader),
    );
  }
  if (announceIn) {
    await tellChannel(
      tx,
      writing,
      { address: announceIn },
      {
        kind: suggestionKinds['suggestion.announced'],
        subject: subjectFor(after.row.id),
        draw: (reader) => announcement(after, said, reader),
      },
    );
  }
  return id;
}

/** The new owner sees who and why, the author who has it now, the one before that they no longer do. */
async function tellHandedOver(
  tx: Store,
  writing: KeyedWriting,
  { doing, before, after }: Happened,
  kind: Kind,
): Promise<null> {
  const { actor, text, to } = doing;
  const { owner: former } = before;
  await sendCard(tx, writing, after, { by: actor.name, text });
  const hears = await hearsAt(tx, writing.workspace, after, toldAt(writing));
  await tellAuthor(tx, writing, after, kind, (reader) => nowWithLetter(after, hears, reader));
  // Who never heard that they had it hears nothing: their card is withdrawn.
  if (to && former && former.id !== actor.id && (await hasItsCard(tx, writing, after, former))) {
    const draw: Draw = (reader) => handedOnLetter(after, { by: actor.name, to: to.name }, reader);
    await tellPerson(tx, writing, former, {
      kind: suggestionKinds['suggestion.handed-on'],
      subject: subjectFor(after.row.id),
      draw,
    });
  }
  return null;
}

/** Owner and followers hear that its author changed or withdrew it. Their words are for the owner alone. */
async function tellChanged(
  tx: Store,
  writing: KeyedWriting,
  { doing, after }: Happened,
  kind: 'edited' | 'withdrawn',
): Promise<string | null> {
  const said = { kind, by: after.row.anonymous ? null : doing.actor.name, text: doing.text };
  const id = await tellOwner(tx, writing, after, suggestionKinds[`suggestion.${kind}`], (reader) =>
    authorLetter(after, said, reader),
  );
  const news = { kind, by: '', text: '', into: undefined };
  await tellFollowers(tx, writing, after, (reader, canStop) =>
    followerLetter(after, { ...news, canStop }, reader),
  );
  return id;
}

/** Whoever reopened it, the other side hears why. */
async function tellReopened(
  tx: Store,
  writing: KeyedWriting,
  { doing, after }: Happened,
  kind: Kind,
): Promise<string | null> {
  const { actor, text } = doing;
  if (isWrittenBy(writing.keys, after.row, actor.id)) {
    const said = { kind: 'reopened', by: after.row.anonymous ? null : actor.name, text } as const;
    return tellOwner(tx, writing, after, kind, (reader) => authorLetter(after, said, reader));
  }
  return tellAuthor(tx, writing, after, kind, (reader) =>
    reopenedLetter(after, { by: actor.name, text }, reader),
  );
}

/** Those who follow it, and the authors of its duplicates, who follow without being written down and so cannot stop. */
async function tellFollowers(
  tx: Store,
  writing: KeyedWriting,
  suggestion: Suggestion,
  draw: (reader: DatedReader, canStop: boolean) => Message,
): Promise<void> {
  const { id: workspaceId } = writing.workspace;
  const { id: suggestionId } = suggestion.row;
  const about = { kind: suggestionKinds['suggestion.followed'], subject: subjectFor(suggestionId) };
  const followers = await tx.suggestionFollower.findMany({
    where: { workspaceId, suggestionId },
    select: { personId: true },
  });
  const ids = followers.map((each) => each.personId);
  for (const person of ids.length === 0 ? [] : await peopleByIds(tx, workspaceId, ids)) {
    if (person.isActive)
      await tellPerson(tx, writing, person, { ...about, draw: (reader) => draw(reader, true) });
  }
  const duplicates = await tx.suggestion.findMany({ where: { workspaceId, duplicateOf: suggestionId } });
  for (const row of duplicates) {
    const authorId = authorIdOf(writing.keys, row);
    if (authorId === null || ids.includes(authorId) || isWrittenBy(writing.keys, suggestion.row, authorId))
      continue;
    const theirs: Suggestion = { ...suggestion, author: null, row: { ...row, id: suggestionId } };
    await tellAuthor(tx, writing, theirs, about.kind, (reader) => draw(reader, false), 'in-hours');
  }
}
