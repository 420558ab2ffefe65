// What was written to a customer, as colleagues read it on a case, an action and in the form: the words, by whom, and what became of them. Pure views.
import { GAVE_WAY } from '../delivery/held.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { DatedReader } from '../i18n/reader.ts';
import type { Block, Button } from '../messages/message.ts';
import type { CustomerReply, ReplyFrom } from './reply.ts';
import type { ReplyWay } from './way.ts';
import { whyNotSent } from './why.ts';

/** Earlier ones are counted, not shown. */
const SHOWN = 2;

/** Where it will stand, and who can read it. */
export function goesAs({ kind, isPublic }: Pick<ReplyWay, 'kind' | 'isPublic'>, locale: Locale): string {
  const say = words(locale);
  return isPublic ? say.openly(say.way[kind]) : say.between(say.way[kind]);
}

/** @param subject "case:ID" or "action:ID" */
export function writeButton(subject: string, locale: Locale, isOne = true): Button {
  const { write, writeMany } = words(locale);
  return { label: isOne ? write : writeMany, action: { name: 'customer-reply', subject } };
}

/**
 * The latest ones with their words and what became of each.
 * @param replies oldest first; one text to several customers is told once
 * @param at from where they are shown: of what was written from elsewhere not the words, which erasing finds where they belong
 */
export function replyBlocks(
  replies: readonly CustomerReply[],
  reader: DatedReader,
  at: ReplyFrom | null = null,
): Block[] {
  const say = words(reader.locale);
  const told = together(replies.filter(({ why }) => why !== GAVE_WAY)).toReversed();
  const earlier = told.slice(SHOWN).length;
  return [
    ...told.slice(0, SHOWN).flatMap((group) => groupBlocks(group, reader, at)),
    ...(earlier === 0
      ? []
      : [
          {
            kind: 'note',
            text: plural(
              reader.locale,
              earlier,
              say.earlier(formats(reader.locale, reader.timeZone).number(earlier)),
            ),
          } as const,
        ]),
  ];
}

/** Those that were sent at once with the same words. */
function together(replies: readonly CustomerReply[]): CustomerReply[][] {
  const groups = new Map<string, CustomerReply[]>();
  for (const reply of replies) {
    const key = `${reply.writtenAt.getTime()} ${reply.by.id} ${reply.text}`;
    groups.set(key, [...(groups.get(key) ?? []), reply]);
  }
  return [...groups.values()];
}

function groupBlocks(group: readonly CustomerReply[], reader: DatedReader, at: ReplyFrom | null): Block[] {
  const [first] = group;
  if (!first) return [];
  const say = words(reader.locale);
  const name = first.by.name;
  const lines = group.length === 1 ? [standing(first, reader)] : tally(group, reader);
  return [
    ...(first.text === '' || (at !== null && at.id !== first.from.id)
      ? []
      : [{ kind: 'quote', text: first.text, by: say.by(name), beside: first.feedbackId } as const]),
    ...lines.map((text) => ({ kind: 'note', text }) as const),
  ];
}

/** What became of it, and what to do about that. */
function standing(
  { state, way, sentAt, writtenAt, why }: CustomerReply,
  { locale, timeZone, now }: DatedReader,
): string {
  const say = words(locale);
  const as = say.way[way];
  switch (state) {
    case 'waiting':
      return why === null ? say.waiting(as) : say.retried(as, whyNotSent(why, locale, way));
    case 'held':
      return say.held(as, whyNotSent(why, locale, way));
    case 'sent':
      return say.sent(formats(locale, timeZone).moment(sentAt ?? writtenAt, now), as);
    case 'unknown':
      return say.unknown(as);
    case 'refused':
      return say.refused(as, whyNotSent(why, locale, way));
    default:
      return state satisfies never;
  }
}

/** How many heard, and for each that did not why. */
function tally(group: readonly CustomerReply[], reader: DatedReader): string[] {
  const say = words(reader.locale);
  const { number, list } = formats(reader.locale, reader.timeZone);
  const of = (state: CustomerReply['state']) => group.filter((each) => each.state === state);
  const counts = (['sent', 'waiting', 'held', 'unknown', 'refused'] as const).flatMap((state) => {
    const count = of(state).length;
    return count === 0 ? [] : [plural(reader.locale, count, say.count[state](number(count)))];
  });
  const troubles = [...of('held'), ...of('refused'), ...of('unknown')];
  return [
    plural(reader.locale, group.length, say.toMany(number(group.length), list(counts))),
    ...new Set(troubles.map((each) => standing(each, reader))),
  ];
}

const words = phrases({
  en: {
    way: {
      zendesk: 'a comment on their Zendesk ticket',
      intercom: 'a message in their Intercom conversation',
      'google-play': 'an answer under their review on Google Play',
      'app-store': 'an answer under their review in the App Store',
      trustpilot: 'an answer under their review on Trustpilot',
      mail: 'an e-mail to the address that they gave for it',
    } satisfies Record<ReplyWay['kind'], string>,
    openly: (way: string) => `It will be ${way}. Anybody can read it.`,
    between: (way: string) => `It will be ${way}. It is not public.`,
    write: 'Write to the customer…',
    writeMany: 'Write to the customers…',
    by: (name: string) => `${name}, to the customer`,
    waiting: (way: string) => `It is on its way to the customer, as ${way}.`,
    retried: (way: string, why: string) =>
      `It has not reached the customer yet, as ${way}, and is tried again by itself: ${why}`,
    sent: (moment: string, way: string) => `Sent to the customer on ${moment}, as ${way}.`,
    held: (way: string, why: string) =>
      `It has not reached the customer, as ${way}: ${why} It is tried again once a day; whoever writes again sends their words instead.`,
    unknown: (way: string) =>
      `Nobody knows whether it arrived, as ${way}: look there before you write again. An admin decides in their home, under “Not delivered”.`,
    refused: (way: string, why: string) => `It did not reach the customer, as ${way}: ${why}`,
    earlier: (count: string) => ({
      one: `And ${count} earlier message to the customer.`,
      other: `And ${count} earlier messages to the customer.`,
    }),
    toMany: (count: string, states: string) => ({
      one: `To ${count} customer: ${states}.`,
      other: `To ${count} customers: ${states}.`,
    }),
    count: {
      sent: (count: string) => ({ one: `${count} sent`, other: `${count} sent` }),
      waiting: (count: string) => ({ one: `${count} on its way`, other: `${count} on their way` }),
      held: (count: string) => ({ one: `${count} held up`, other: `${count} held up` }),
      unknown: (count: string) => ({ one: `${count} uncertain`, other: `${count} uncertain` }),
      refused: (count: string) => ({ one: `${count} not sent`, other: `${count} not sent` }),
    },
  },
  fr: {
    way: {
      zendesk: 'un commentaire sur son ticket Zendesk',
      intercom: 'un message dans sa conversation Intercom',
      'google-play': 'une réponse sous son avis Google Play',
      'app-store': fr`une réponse sous son avis sur l’App Store`,
      trustpilot: 'une réponse sous son avis Trustpilot',
      mail: fr`un e-mail à l’adresse qu’il a donnée pour cela`,
    },
    openly: (way) => fr`Ce sera ${way}. Tout le monde pourra le lire.`,
    between: (way) => fr`Ce sera ${way}. Le public ne le verra pas.`,
    write: 'Écrire au client…',
    writeMany: 'Écrire aux clients…',
    by: (name) => fr`${name}, au client`,
    waiting: (way) => fr`En route vers le client : ${way}.`,
    retried: (way, why) =>
      fr`Le client ne l’a pas encore reçu (${way}) ; un nouvel essai aura lieu tout seul : ${why}`,
    sent: (moment, way) => fr`Envoyé au client le ${moment} : ${way}.`,
    held: (way, why) =>
      fr`Le client ne l’a pas reçu (${way}) : ${why} Un nouvel essai a lieu chaque jour ; un nouveau texte le remplacera.`,
    unknown: (way) =>
      fr`Nul ne sait si le client l’a reçu (${way}) : allez d’abord y voir avant de récrire. Un admin en décide depuis son accueil, sous « Non remis ».`,
    refused: (way, why) => fr`Le client ne l’a pas reçu (${way}) : ${why}`,
    earlier: (count) => ({
      one: fr`Et ${count} message plus ancien au client.`,
      other: fr`Et ${count} messages plus anciens au client.`,
    }),
    toMany: (count, states) => ({
      one: fr`À ${count} client : ${states}.`,
      other: fr`À ${count} clients : ${states}.`,
    }),
    count: {
      sent: (count) => ({ one: `${count} envoyé`, other: `${count} envoyés` }),
      waiting: (count) => ({ one: `${count} en route`, other: `${count} en route` }),
      held: (count) => ({ one: `${count} en attente`, other: `${count} en attente` }),
      unknown: (count) => ({ one: `${count} incertain`, other: `${count} incertains` }),
      refused: (count) => ({ one: `${count} non envoyé`, other: `${count} non envoyés` }),
    },
  },
});
