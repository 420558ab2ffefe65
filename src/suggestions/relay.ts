// What people write under a card or under a letter, instead of in a form: an owner's words go to the author as a reply,
// the author's go to the owner; what they change or take back follows.
import type { KeyedWriting } from '../correspondence/tell.ts';
import { type Store, transact } from '../database/client.ts';
import { deliveryAt, isTo, placeKey, subjectOf } from '../delivery/ledger.ts';
import type { Remote } from '../delivery/outcome.ts';
import { addressOf, type Person } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { act } from './answer.ts';
import { dataOf, type EventData } from './history.ts';
import { answerLetter, takenBack } from './letters/author.ts';
import { suggestionKinds } from './letters/kinds.ts';
import { authorLetter } from './letters/owner.ts';
import { authorOf, type Draw, replaceLetter, suggestionIn } from './letters/post.ts';
import { findSuggestion, keepsItsWords, rolesOf } from './may.ts';
import { passedOnKey } from './outbox/hidden-act.ts';
import { changeUnnamed, waitingUnder } from './outbox/outbox.ts';
import { isReply } from './reply-words.ts';
import type { Suggestion } from './suggestion.ts';

/** A message that somebody wrote in a chat. */
export interface Written {
  readonly by: Person;
  readonly text: string;
  /** The same without mentions and links, where the chat tells which words are. */
  readonly spoken?: string;
  readonly message: Remote;
}

export type Relayed =
  /** It was passed on. */
  | {
      readonly kind: 'passed-on';
      readonly as: 'reply' | 'write-back';
      readonly suggestion: Suggestion;
      /** The full hour for which an anonymous author's words wait; null where they are on their way. */
      readonly at: Date | null;
    }
  /** It should be, and is longer than anybody wants to read. */
  | { readonly kind: 'too-long' }
  /** It stands under a direct message of ours that nobody reads answers to. */
  | { readonly kind: 'not-here' }
  /** None of our business: colleagues talking under a card, or a thread that is not ours. */
  | { readonly kind: 'ignored' };

/**
 * @param under the message of ours at the head of the thread
 * @param most characters
 * @throws UserError as `act` does, when it is somebody's turn to speak but too late
 */
export async function relay(
  shell: KeyedShell,
  under: Remote,
  written: Written,
  most: number,
): Promise<Relayed> {
  const { database, keys, workspace } = shell;
  const { by, text, spoken, message } = written;
  const above = await deliveryAt(database.db, keys, workspace.id, by.platform, under);
  const suggestionId = above && suggestionIn(subjectOf(keys, above));
  if (!above || text.trim() === '') return { kind: 'ignored' };
  // Where others read along, colleagues may talk among themselves under whatever we post.
  const elsewhere: Relayed = {
    kind: isTo(keys, above, addressOf(by)) ? 'not-here' : 'ignored',
  };
  if (!suggestionId) return elsewhere;
  const suggestion = await findSuggestion(database.db, workspace.id, suggestionId);
  const roles = rolesOf(keys, suggestion, by);
  const isCard = above.kind === suggestionKinds['suggestion.card'].name;
  const as = isCard ? 'reply' : 'write-back';
  if (!roles.includes(isCard ? 'owner' : 'author')) return elsewhere;
  if ([...text].length > most) return { kind: 'too-long' };
  const formKey = placeKey(keys, by.platform, message);
  const card = isCard ? { underCard: { id: above.id, address: above.address } } : {};
  const { passedOnAt } = await act(shell, {
    suggestionId,
    actor: by,
    act: as,
    text,
    spoken,
    formKey,
    ...card,
  });
  return { kind: 'passed-on', as, suggestion, at: passedOnAt };
}

/**
 * What was relayed is changed for its reader too, or taken back there ('' as text); an anonymous author's at the full hour. False
 * where it was never relayed.
 */
export async function follow(shell: KeyedShell, { by, text, message }: Written): Promise<boolean> {
  const { database, keys } = shell;
  const formKey = placeKey(keys, by.platform, message);
  const suggestionId = await unnamedUnder(shell, formKey);
  if (suggestionId === null)
    return transact(database, (tx) => followWithin(tx, shell, { by, text, formKey }));
  await changeUnnamed(shell, by, { suggestionId, formKey, text });
  return true;
}

/** The suggestion about which an anonymous author wrote this message; null where it was somebody else's, or nobody's. */
async function unnamedUnder(
  { database, keys, workspace }: KeyedShell,
  formKey: string,
): Promise<string | null> {
  const { db } = database;
  const waiting = await waitingUnder(db, keys, workspace.id, formKey);
  if (waiting?.act.hidden.kind === 'act') return waiting.act.hidden.doing.suggestionId;
  const passedOn = await eventUnder(db, workspace.id, passedOnKey(keys, formKey));
  // What came before there was an outbox is known by the message itself.
  const event = passedOn ?? (await eventUnder(db, workspace.id, formKey));
  return event?.actorId === null ? event.suggestionId : null;
}

/** The same, now, in the caller's transaction, by the key that the history has of the message. */
export async function followWithin(
  tx: Store,
  { keys, workspace, now }: KeyedShell,
  { by, text, formKey }: { readonly by: Person; readonly text: string; readonly formKey: string },
): Promise<boolean> {
  const event = await eventUnder(tx, workspace.id, formKey);
  if (!event) return false;
  const suggestion = await findSuggestion(tx, workspace.id, event.suggestionId);
  if (event.kind === 'replied' && text !== '' && !isReply(text)) throw keepsItsWords(suggestion.row.number);
  const changed = text === '' ? 'deleted' : 'edited';
  const data: EventData = { ...dataOf(event), text, changed };
  const { workspaceId, suggestionId, position } = event;
  await tx.suggestionEvent.update({
    where: { workspaceId_suggestionId_position: { workspaceId, suggestionId, position } },
    data: { data: { ...data } },
  });
  if (event.letterId !== null) {
    const wroteBack = event.kind === 'wrote-back';
    await rewrite(tx, { keys, workspace, now }, event.letterId, suggestion, { by, text, wroteBack });
  }
  return true;
}

function eventUnder(db: Store, workspaceId: string, formKey: string) {
  return db.suggestionEvent.findUnique({ where: { workspaceId_formKey: { workspaceId, formKey } } });
}

async function rewrite(
  tx: Store,
  writing: KeyedWriting,
  letterId: string,
  suggestion: Suggestion,
  { by, text, wroteBack }: { by: Person; text: string; wroteBack: boolean },
): Promise<void> {
  const name = wroteBack && suggestion.row.anonymous ? null : by.name;
  const draw: Draw = (reader) => {
    if (text === '') return takenBack(suggestion, name, reader);
    if (wroteBack) return authorLetter(suggestion, { kind: 'wrote-back', by: name, text }, reader);
    const asks = suggestion.row.verdictAsked;
    return answerLetter(suggestion, 'replied', { by: by.name, text }, { asks }, reader);
  };
  const person = wroteBack ? suggestion.owner : await authorOf(tx, writing.keys, suggestion);
  await replaceLetter(tx, writing, letterId, { kind: suggestionKinds['suggestion.changed'], person, draw });
}
