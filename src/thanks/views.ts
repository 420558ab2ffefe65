// What is said of a thank-you: the letter to whoever is thanked, what a channel reads, the letter of a month. No counts of anybody but
// the reader's own.
import { about } from '../feedback/shown.ts';
import { formats, plural } from '../i18n/formats.ts';
import { intlTag } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DatedReader, Reader } from '../i18n/reader.ts';
import { dateFormat } from '../i18n/time-zone.ts';
import type { Block, Button, Message } from '../messages/message.ts';
import { type GivenThanks, isPublic, subjectFor } from './thanks.ts';

/** What a channel reads, or is to read, of one. */
export interface ReadWhere {
  /** As people call it, with its sign: "#support". */
  readonly channel: string;
  /** From when on. */
  readonly at: Date;
}

/** To whoever is thanked, and the same once nobody else reads it. @param where null: nobody else does */
export function thanksLetter(given: GivenThanks, where: ReadWhere | null, reader: DatedReader): Message {
  const say = words(reader.locale);
  const { row, giver } = given;
  const named = row.value === '' ? '' : ` ${say.value(row.value)}`;
  return {
    summary: say.thanksYou(giver.name),
    blocks: [
      { kind: 'text', text: [{ strong: say.thanksYou(giver.name) }, named] },
      ...(row.fact === '' ? [] : [{ kind: 'quote', text: row.fact, by: giver.name } as const]),
      ...customersWords(given, reader),
      { kind: 'note', text: where === null ? say.onlyYou(giver.name) : whereLine(where, reader) },
      { kind: 'buttons', buttons: privacyButtons(given, reader) },
    ],
  };
}

/** Whoever is thanked says at any time who reads it: this one, or all, in their list. */
function privacyButtons({ row }: GivenThanks, { locale }: Reader): Button[] {
  const say = words(locale);
  const all: Button = { label: say.all, action: { name: 'thanks.mine' } };
  if (!isPublic(row)) return [all];
  return [{ label: say.keep, action: { name: 'thanks.private', subject: row.id }, style: 'primary' }, all];
}

/** The customer's words that it carries; nothing where there are none. */
function customersWords({ answer }: GivenThanks, reader: Reader): Block[] {
  if (answer === null) return [];
  return [{ kind: 'quote', text: answer.text, of: answer.feedbackId, by: about(answer, reader) }];
}

function whereLine({ channel, at }: ReadWhere, { locale, timeZone, now }: DatedReader): string {
  const say = words(locale);
  return at > now ? say.willBeRead(channel, formats(locale, timeZone).moment(at, now)) : say.isRead(channel);
}

/** What a channel reads: taken out by its id, with all names in it. */
export function postedThanks(given: GivenThanks, reader: Reader): Message {
  const { giver, thanked } = given;
  return {
    summary: words(reader.locale).thanks(giver.name, thanked.name),
    blocks: thanksBlocks(told(given), reader, { isWhole: true }),
  };
}

/** One as channels, digests and screens tell it. */
export interface ToldThanks {
  readonly thanksId: string;
  readonly giver: string;
  readonly thanked: string;
  readonly fact: string;
  readonly value: string;
  readonly words: { readonly feedbackId: string; readonly text: string } | null;
}

export function told({ row, giver, thanked, answer }: GivenThanks): ToldThanks {
  return {
    thanksId: row.id,
    giver: giver.name,
    thanked: thanked.name,
    fact: row.fact,
    value: row.value,
    words: answer && { feedbackId: answer.feedbackId, text: answer.text },
  };
}

/**
 * Everything that says whom it is about stands in quotes that are found by the thank-you's id. Nothing where there is nothing left to read.
 * @param isWhole with the customer's words also where the giver's own say enough
 */
export function thanksBlocks(
  { thanksId, giver, thanked, fact, value, words: customers }: ToldThanks,
  { locale }: Reader,
  { isWhole }: { readonly isWhole: boolean },
): Block[] {
  const say = words(locale);
  const of = subjectFor(thanksId);
  const isKept = customers !== null && customers.text !== '';
  if (fact === '' && !isKept) return [];
  const named = value === '' ? '' : ` · ${value}`;
  const quoted = isKept && (isWhole || fact === '');
  return [
    {
      kind: 'quote',
      text: fact === '' ? say.forThis(thanked) : fact,
      by: say.by(giver, thanked) + named,
      of,
    },
    ...(quoted
      ? [
          {
            kind: 'quote',
            text: customers.text,
            by: say.customer,
            of: customers.feedbackId,
            beside: of,
          } as const,
        ]
      : []),
  ];
}

/** Once a month, to them alone. @param of some, the latest first */
export function monthLetter(of: readonly GivenThanks[], month: Date, reader: Reader): Message {
  const { locale, timeZone } = reader;
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const people = new Set(of.map(({ giver }) => giver.id)).size;
  const when = dateFormat(intlTag(locale), timeZone, { month: 'long' }).format(month);
  const summary = plural(locale, people, say.month(number(people), when));
  return {
    summary,
    blocks: [
      { kind: 'text', text: [{ strong: summary }] },
      ...of.flatMap((given): Block[] => [
        ...(given.row.fact === ''
          ? []
          : [{ kind: 'quote', text: given.row.fact, by: given.giver.name } as const]),
        ...customersWords(given, reader),
      ]),
      { kind: 'note', text: say.monthOnly },
    ],
  };
}

const words = phrases({
  en: {
    thanksYou: (giver: string) => `${giver} thanks you`,
    thanks: (giver: string, thanked: string) => `${giver} thanks ${thanked}`,
    by: (giver: string, thanked: string) => `${giver}, to ${thanked}`,
    forThis: (thanked: string) => `Thank you, ${thanked}, for this customer.`,
    customer: 'A customer',
    value: (value: string) => `(${value})`,
    onlyYou: (giver: string) => `Only you and ${giver} read this.`,
    willBeRead: (channel: string, moment: string) =>
      `${channel} reads it from ${moment} on, and a digest may tell it. If you would rather not, keep it private: now, or whenever you like.`,
    isRead: (channel: string) =>
      `${channel} reads it, and a digest may tell it. If you would rather not, keep it private: it is taken out of both.`,
    keep: 'Keep it private',
    all: 'All thank-yous to you',
    month: (people: string, when: string) => ({
      one: `${people} person thanked you in ${when}, for this:`,
      other: `${people} people thanked you in ${when}, for this:`,
    }),
    monthOnly: 'Only you read this letter.',
  },
  fr: {
    thanksYou: (giver) => `${giver} vous remercie`,
    thanks: (giver, thanked) => `${giver} remercie ${thanked}`,
    by: (giver, thanked) => `${giver}, à ${thanked}`,
    forThis: (thanked) => fr`Merci, ${thanked}, pour ce client.`,
    customer: 'Un client',
    value: (value) => `(${value})`,
    onlyYou: (giver) => fr`Cela reste entre vous et ${giver}.`,
    willBeRead: (channel, moment) =>
      fr`${channel} le lira à partir du ${moment}, et un bulletin pourra le reprendre. Si vous préférez que non, gardez-le privé : maintenant, ou quand vous voudrez.`,
    isRead: (channel) =>
      fr`${channel} peut le lire, et un bulletin pourra le reprendre. Si vous préférez que non, gardez-le privé : il en sera retiré.`,
    keep: 'Le garder privé',
    all: 'Tous vos mercis reçus',
    month: (people, when) => ({
      one: fr`${people} personne vous a dit merci en ${when}, pour ceci :`,
      other: fr`${people} personnes vous ont dit merci en ${when}, pour ceci :`,
    }),
    monthOnly: 'Cette lettre n’est lue que par vous.',
  },
});
