// To the author, once for each promised day that passed without an answer: who is asked now, and who is next. A pure view.
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Message } from '../../messages/message.ts';
import { pushText } from '../../messages/plain.ts';
import type { Suggestion } from '../suggestion.ts';

export interface LateReply {
  /** The names of those who are reminded now; none where nobody is here. */
  readonly asked: readonly string[];
  /** From when somebody above is asked too; `sponsor` null: the admins. Null: that day has come. */
  readonly then: { readonly at: Date; readonly sponsor: string | null } | null;
}

export function lateLetter({ row }: Suggestion, { asked, then }: LateReply, reader: DatedReader): Message {
  const say = words(reader.locale);
  const { day, list } = formats(reader.locale, reader.timeZone);
  const headline = say.late(row.number, day(row.dueAt, reader.now));
  const who = asked.length === 0 ? say.nobody : say.asked(list(asked));
  const next =
    then === null
      ? say.weekly
      : say.next(day(then.at, reader.now), then.sponsor === null ? say.admins : say.to(then.sponsor));
  return {
    summary: pushText(headline, { title: row.title }, reader.locale),
    blocks: [
      { kind: 'text', text: headline },
      { kind: 'text', text: `${who} ${next}` },
      { kind: 'note', text: row.title },
      {
        kind: 'buttons',
        buttons: [{ label: say.see, action: { name: 'suggestion.view', subject: row.id } }],
      },
    ],
  };
}

const words = phrases({
  en: {
    late: (number: number, day: string) =>
      `The answer to your idea #${number} was due on ${day}, and has not come.`,
    asked: (names: string) => `Asked again now: ${names}.`,
    nobody: 'Nobody who could answer is here at the moment.',
    next: (day: string, who: string) => `Without an answer, ${who} will be asked on ${day}.`,
    weekly: 'They are asked every week until you have an answer.',
    to: (name: string) => name,
    admins: 'the admins',
    see: 'See the idea',
  },
  fr: {
    late: (number, day) =>
      fr`La réponse à votre idée n° ${number} était attendue ${day}, et n’est pas venue.`,
    asked: (names) => fr`Relance envoyée à ${names}.`,
    nobody: 'Personne n’est disponible pour répondre en ce moment.',
    next: (day, who) => `Sans réponse, la question sera posée ${day} ${who}.`,
    weekly: 'Une relance part chaque semaine jusqu’à ce que vous ayez une réponse.',
    to: (name) => `à ${name}`,
    admins: 'aux admins',
    see: 'Voir l’idée',
  },
});
