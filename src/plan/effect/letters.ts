// What people and channels read once an action is done, and when it is looked back on. Pure views; who reads them is audience.ts.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { formats, plural } from '../../i18n/formats.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader, Reader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { firstWords } from '../../messages/plain.ts';
import { type Help, type Helped, helps, LEAST_HELPED } from './helped.ts';
import type { Effect } from './judging.ts';
import { type ComparedAmong, effectSentences } from './words.ts';

export interface ActionTold {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** YYYY-MM-DD, the company's. */
  readonly doneOn: string;
  /** "idea #41", as each reader reads it; none where it grew from nothing that is known. */
  readonly origins: Readonly<Record<Locale, readonly string[]>>;
}

/** You said, we did: to whoever it grew from, in whoever did it's own words. */
export function doneLetter(
  action: ActionTold,
  { by, text }: { readonly by: string; readonly text: string },
  { willCompare }: { readonly willCompare: boolean },
  reader: Reader,
): Message {
  const say = words(reader.locale);
  const headline = say.done(action.title, action.number);
  return {
    summary: `${headline} ${firstWords(text)}`,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      { kind: 'quote', text, by },
      ...originNote(action, reader),
      { kind: 'note', text: willCompare ? say.compared : say.asked },
      { kind: 'buttons', buttons: [seeButton(action, reader.locale)] },
    ],
  };
}

export interface LookedBack {
  /** Null where nobody said what should move. */
  readonly effect: Effect | null;
  readonly among: ComparedAmong;
  /** Null while too few have answered. */
  readonly helped: Helped | null;
  /** Whether the question is asked with it. */
  readonly asks: boolean;
}

/** Customers' measure and what colleagues say, side by side, each by itself. */
export function lookedBackLetter(action: ActionTold, looked: LookedBack, reader: DatedReader): Message {
  const say = words(reader.locale);
  const day = formats(reader.locale, 'UTC').day(dateOf(dayOf(action.doneOn)), reader.now);
  const headline = say.lookedBack(action.title, action.number, day);
  const customers = looked.effect && effectSentences(looked.effect, looked.among, reader);
  return {
    summary: customers === null ? headline : `${headline} – ${customers}`,
    blocks: [
      { kind: 'text', text: [{ strong: headline }] },
      ...resultBlocks(looked, reader),
      ...originNote(action, reader),
      ...(looked.asks
        ? askBlocks(action, reader.locale, [seeButton(action, reader.locale)])
        : [{ kind: 'buttons', buttons: [seeButton(action, reader.locale)] } as const]),
    ],
  };
}

/** What is known of it by now: a line of customers, where something should move, and one of colleagues. */
export function resultBlocks({ effect, among, helped }: Omit<LookedBack, 'asks'>, reader: Reader): Block[] {
  const say = words(reader.locale);
  return [
    ...(effect === null
      ? []
      : [
          {
            kind: 'text',
            text: [{ strong: say.customers }, ` ${effectSentences(effect, among, reader)}`],
          } as const,
        ]),
    ...(helped === null
      ? []
      : [
          { kind: 'text', text: [{ strong: say.colleagues }, ` ${helpedSentence(helped, reader)}`] } as const,
        ]),
  ];
}

/** "13 say whether it has helped: 9 yes, 3 partly, 1 no." */
export function helpedSentence(helped: Helped, { locale, timeZone }: Reader): string {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const all = helps.reduce((sum, help) => sum + helped[help], 0);
  return plural(
    locale,
    all,
    say.helped(number(all), number(helped.yes), number(helped.partly), number(helped.no)),
  );
}

/** The one question, with what becomes of the answers. */
export function askBlocks(
  { id }: Pick<ActionTold, 'id'>,
  locale: Locale,
  besides: readonly Button[] = [],
): Block[] {
  const say = words(locale);
  return [
    { kind: 'text', text: [{ strong: say.question }, ` ${say.private(LEAST_HELPED)}`] },
    {
      kind: 'buttons',
      buttons: [
        { label: say.help.yes, action: { name: 'action.helped-yes', subject: id } },
        { label: say.help.partly, action: { name: 'action.helped-partly', subject: id } },
        { label: say.help.no, action: { name: 'action.helped-no', subject: id } },
        ...besides,
      ],
    },
  ];
}

/** After the tap: that it counts, and not which it was. */
export function helpedThanks(isNew: boolean, locale: Locale): string {
  return isNew ? words(locale).thanks : words(locale).known;
}

function seeButton({ id }: Pick<ActionTold, 'id'>, locale: Locale): Button {
  return { label: words(locale).see, action: { name: 'action.view', subject: id } };
}

function originNote({ origins }: ActionTold, reader: Reader): Block[] {
  const from = origins[reader.locale];
  if (from.length === 0) return [];
  const { list } = formats(reader.locale, reader.timeZone);
  return [{ kind: 'note', text: words(reader.locale).grewFrom(list(from)) }];
}

const words = phrases({
  en: {
    done: (title: string, number: number) => `You said, we did: “${title}” (action #${number}) is done.`,
    grewFrom: (origins: string) => `It grew from: ${origins}.`,
    compared: 'What customers say before and after is compared after 30 and 90 days, and told here.',
    asked: 'After 30 days you are asked once whether it has helped.',
    lookedBack: (title: string, number: number, day: string) =>
      `Did it work? “${title}” (action #${number}), done on ${day}`,
    customers: 'Customers:',
    colleagues: 'Colleagues:',
    helped: (all: string, yes: string, partly: string, no: string) => ({
      one: `${all} said whether it has helped: ${yes} yes, ${partly} partly, ${no} no.`,
      other: `${all} said whether it has helped: ${yes} yes, ${partly} partly, ${no} no.`,
    }),
    question: 'Has it helped?',
    private: (least: number) =>
      `Your answer is counted without your name, and the counts are shown once there are ${least}.`,
    help: { yes: 'Yes', partly: 'Partly', no: 'No' } satisfies Record<Help, string>,
    see: 'See the action',
    thanks: 'Thank you: your answer counts. Nobody is shown which one it was.',
    known:
      'You have answered this already: each answer counts once, and nobody can tell which one was yours.',
  },
  fr: {
    done: (title, number) => fr`Vous l’avez dit, c’est fait : « ${title} » (action n° ${number}).`,
    grewFrom: (origins) => fr`À l’origine : ${origins}.`,
    compared:
      'Ce que disent les clients avant et après sera comparé au bout de 30 et de 90 jours, et vous le lirez ici.',
    asked: 'Dans 30 jours, on vous demandera une fois si cela a aidé.',
    lookedBack: (title, number, day) =>
      fr`Est-ce que cela a marché ? « ${title} » (action n° ${number}), terminée le ${day}`,
    customers: 'Les clients :',
    colleagues: 'Les collègues :',
    helped: (all, yes, partly, no) => ({
      one: fr`${all} avis sur la question : oui ${yes}, en partie ${partly}, non ${no}.`,
      other: fr`${all} avis sur la question : oui ${yes}, en partie ${partly}, non ${no}.`,
    }),
    question: 'Est-ce que cela a aidé ?',
    private: (least) =>
      fr`Votre réponse est comptée sans votre nom ; les chiffres s’affichent à partir de ${least} réponses.`,
    help: { yes: 'Oui', partly: 'En partie', no: 'Non' },
    see: 'Voir l’action',
    thanks: 'Merci, votre réponse compte. Personne ne verra laquelle c’était.',
    known: fr`Vous avez déjà répondu : chaque réponse compte une fois, et personne ne peut savoir laquelle était la vôtre.`,
  },
});
