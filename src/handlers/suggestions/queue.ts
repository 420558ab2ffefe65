// An owner's queue: the suggestions to which they owe a reply, first due first, and telling many authors at once that
// theirs was read.
import { UserError } from '../../errors.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Block, type Button, sentence } from '../../messages/message.ts';
import { act } from '../../suggestions/answer.ts';
import { type Listed, newFor } from '../../suggestions/finding/lists.ts';
import { markedDue } from '../../suggestions/letters/reminder.ts';
import { calendarFor } from '../../workspace/posting.ts';
import type { Ask, Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { lineSaying, viewButton } from './line.ts';
import { encodeList, firstPage, type ListKind } from './list-state.ts';

/** The lines of a part of the queue, each with its button. */
export function queueLines({ suggestions }: Listed, request: Request): Block[] {
  const { workspace, asker, locale, at: now } = request;
  const say = words(locale);
  const calendar = calendarFor(workspace, asker);
  return suggestions.flatMap((each): Block[] => {
    const { id: subject, number } = each.row;
    const answer: Button = { label: say.answer(number), action: { name: 'suggestion.reply', subject } };
    const due = markedDue(each.row.dueAt, { now, calendar }, { locale, timeZone: asker.timeZone });
    return [
      lineSaying(each, due, request),
      { kind: 'buttons', buttons: [answer, viewButton(each, request)] },
    ];
  });
}

/** The button that acknowledges all that are new; nothing for fewer than two. */
export async function acknowledgeButton({ kit, workspace, asker, locale }: Request): Promise<Block[]> {
  const count = (await newFor(kit.database.db, workspace.id, asker)).length;
  if (count < 2) return [];
  const label = words(locale).acknowledge(formats(locale, asker.timeZone).number(count));
  return [{ kind: 'buttons', buttons: [{ label, action: { name: 'suggestions.acknowledge-all' } }] }];
}

/** Each for itself: one that was answered or handed over meanwhile is left out, and one that fails stops no other. */
export const acknowledgeAll: Ask = async (request) => {
  const { kit, workspace, asker } = request;
  const shell = shellOf(request);
  let done = 0;
  let failed = 0;
  for (const suggestionId of await newFor(kit.database.db, workspace.id, asker)) {
    try {
      await act(shell, { suggestionId, actor: asker, act: 'acknowledge', text: '' });
      done += 1;
    } catch (error) {
      if (error instanceof UserError) continue;
      const name = error instanceof Error ? error.name : typeof error;
      kit.log.error({ error: name, suggestion: suggestionId }, 'a suggestion could not be acknowledged');
      failed += 1;
    }
  }
  kit.nudge();
  return { kind: 'say', message: sentence(outcomeWords(done, failed, request)), did: true };
};

function outcomeWords(done: number, failed: number, { locale, formats: { number } }: Request): string {
  const say = words(locale);
  if (done === 0 && failed === 0) return say.nothingNew;
  return [
    ...(done === 0 ? [] : [plural(locale, done, say.known(number(done)))]),
    ...(failed === 0 ? [] : [plural(locale, failed, say.failed(number(failed)))]),
  ].join(' ');
}

/** "+12 more", and the way to them. */
export function more(
  kind: ListKind,
  { suggestions, total }: Listed,
  { locale, formats: { number } }: Request,
): Block[] {
  const hidden = total - suggestions.length;
  if (hidden <= 0) return [];
  const say = words(locale);
  const subject = encodeList(firstPage(kind));
  return [
    { kind: 'note', text: say.more(number(hidden)) },
    {
      kind: 'buttons',
      buttons: [{ label: say.all(number(total)), action: { name: 'suggestions.list', subject } }],
    },
  ];
}

const words = phrases({
  en: {
    answer: (number: number) => `Answer #${number}`,
    acknowledge: (count: string) => `I have received the ${count} new ones`,
    known: (count: string) => ({
      one: `${count} author knows that you have received their idea. The answer is still due.`,
      other: `${count} authors know that you have received their idea. The answers are still due.`,
    }),
    nothingNew: 'Nothing new: all that wait for you were acknowledged before.',
    failed: (count: string) => ({
      one: `${count} idea could not be acknowledged; try again in a moment.`,
      other: `${count} ideas could not be acknowledged; try again in a moment.`,
    }),
    more: (count: string) => `+${count} more`,
    all: (count: string) => `See all ${count}`,
  },
  fr: {
    answer: (number) => fr`Répondre à la n° ${number}`,
    acknowledge: (count) => `J’ai bien reçu les ${count} nouvelles`,
    known: (count) => ({
      one: `${count} auteur sait que vous avez reçu son idée. La réponse reste attendue.`,
      other: `${count} auteurs savent que vous avez reçu leur idée. Les réponses restent attendues.`,
    }),
    nothingNew: 'Rien de nouveau : tout ce qui vous attend était déjà marqué comme reçu.',
    failed: (count) => ({
      one: fr`${count} idée n’a pas pu être marquée comme reçue ; réessayez dans un instant.`,
      other: fr`${count} idées n’ont pas pu être marquées comme reçues ; réessayez dans un instant.`,
    }),
    more: (count) => `+${count} de plus`,
    all: (count) => `Voir les ${count}`,
  },
});
