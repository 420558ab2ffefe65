// What is read of a closed round: in the channels that were asked, by whoever made it, in the chat's answer to "results". Pure views; what each
// kind makes of the answers it says itself (kind.ts).
import { dateOf, dayOf } from '../../calendar/day.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { DatedReader } from '../../i18n/reader.ts';
import type { Block, Button, Message } from '../../messages/message.ts';
import { type Measure, type ResultReader, type SurveyKind, saidIn } from '../kind.ts';
import type { SurveyRound } from '../round.ts';
import type { CommentTold, RoundTold, WhatFollows } from '../told.ts';
import { untoldBlocks } from './untold.ts';
import { notCountedText } from './waits.ts';

/** In a channel, or to whoever was asked where no channel was. @param kind null: of a kind that this program no longer has */
export function resultMessage(told: RoundTold, kind: SurveyKind | null, reader: DatedReader): Message {
  const say = words(reader.locale);
  const { row, survey } = told.round;
  const headline = headlineOf(told.round, kind, reader);
  return {
    summary: say.summary(survey.name, headline),
    blocks: [
      { kind: 'heading', text: survey.name },
      ...resultBlocks(told, kind, reader),
      ...measureList(told, kind, reader),
      { kind: 'text', text: decisionText(told.decision, reader) },
      ...(row.result === null ? [] : [{ kind: 'buttons', buttons: resultButtons(told, reader) } as const]),
    ],
  };
}

/** To whoever made it: the same, and what is theirs to decide. */
export function decideMessage(told: RoundTold, kind: SurveyKind | null, reader: DatedReader): Message {
  const say = words(reader.locale);
  const { row, survey } = told.round;
  if (row.result === null) return resultMessage(told, kind, reader);
  const isOpen = told.decision.kind === 'none';
  const about = { subject: row.id };
  const buttons: Button[] = [
    {
      label: say.act,
      action: { name: 'plan.add', subject: `survey:${row.id}` },
      ...(isOpen ? { style: 'primary' } : {}),
    },
    ...(told.decision.kind === 'actions'
      ? []
      : [{ label: say.sayWhy, action: { name: 'survey.why', ...about } }]),
    ...resultButtons(told, reader),
  ];
  return {
    summary: say.toDecide(survey.name),
    again: { name: 'survey.result', ...about },
    blocks: [
      { kind: 'heading', text: survey.name },
      ...resultBlocks(told, kind, reader),
      ...measureButtons(told, kind, reader),
      { kind: 'text', text: decisionText(told.decision, reader) },
      ...(isOpen ? [{ kind: 'note', text: say.atMostTwo } as const] : []),
      { kind: 'buttons', buttons },
    ],
  };
}

/** With what was written, where enough wrote. @param decides whether what follows is the reader's to decide */
export function wholeResult(
  told: RoundTold,
  kind: SurveyKind | null,
  { comments, decides }: { readonly comments: readonly CommentTold[]; readonly decides: boolean },
  reader: DatedReader,
): Message {
  const say = words(reader.locale);
  const message = (decides ? decideMessage : resultMessage)(told, kind, reader);
  const hidden = told.comments - comments.length;
  const { number } = formats(reader.locale, reader.timeZone);
  if (told.round.row.result === null) return message;
  const written: Block[] =
    comments.length === 0
      ? [{ kind: 'note', text: say.noComments(number(told.round.row.commentThreshold)) }]
      : [
          { kind: 'text', text: [{ strong: say.written }] },
          ...comments.map(({ text }) => ({ kind: 'quote', text }) as const),
          ...(hidden > 0 ? [{ kind: 'note', text: say.moreWritten(number(hidden)) } as const] : []),
        ];
  const asksForWords = told.round.questions.some((question) => question.kind === 'words');
  return { ...message, blocks: [...message.blocks, ...(asksForWords ? written : [])] };
}

/** "The gap on delivery is wide." Of a round that shows nothing: why. */
export function headlineOf(round: SurveyRound, kind: SurveyKind | null, reader: DatedReader): string {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const { result, answered, unreadable, threshold } = round.row;
  if (result === null) return answered || unreadable ? say.tooFew(number(threshold)) : say.nobody;
  return kind === null ? say.noKind : kind.headline(result, readerOf(round, reader));
}

function resultBlocks(told: RoundTold, kind: SurveyKind | null, reader: DatedReader): Block[] {
  const say = words(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  const { row } = told.round;
  const headline: Block = { kind: 'text', text: [{ strong: headlineOf(told.round, kind, reader) }] };
  const counted = say.asked(number(row.answered ?? 0), number(row.asked));
  const asked = [counted, notCountedText(row.unreadable, reader.locale) ?? []].flat().join(' ');
  if (row.result === null) return [headline, { kind: 'note', text: asked }];
  return [
    headline,
    ...(kind === null ? [] : kind.view(row.result, readerOf(told.round, reader))),
    ...untoldBlocks(told.round, reader),
    { kind: 'note', text: [asked, say.shownFrom(number(row.threshold))].join(' ') },
    ...(kind?.ownItems ? [{ kind: 'note', text: say.ownItems } as const] : []),
  ];
}

function measureList(told: RoundTold, kind: SurveyKind | null, { locale }: DatedReader): Block[] {
  const measures = measuresOf(told.round, kind);
  return measures.length === 0
    ? []
    : [
        { kind: 'text', text: [{ strong: words(locale).further }] },
        { kind: 'list', items: measures.map(({ title }) => saidIn(title, locale)) },
      ];
}

/** Each with what makes it an action. */
function measureButtons(told: RoundTold, kind: SurveyKind | null, { locale }: DatedReader): Block[] {
  const say = words(locale);
  const { round } = told;
  const measures = measuresOf(round, kind);
  return measures.length === 0
    ? []
    : [
        { kind: 'text', text: [{ strong: say.further }] },
        ...measures.flatMap(({ key, title }): Block[] => [
          { kind: 'text', text: saidIn(title, locale) },
          {
            kind: 'buttons',
            buttons: [
              {
                label: say.addToPlan,
                action: { name: 'plan.add', subject: `survey:${round.row.id}:${key}` },
              },
            ],
          },
        ]),
      ];
}

/** What could be done about a round; none where it shows nothing. */
export function measuresOf({ row }: SurveyRound, kind: SurveyKind | null): readonly Measure[] {
  return row.result === null || kind === null ? [] : kind.measures(row.result);
}

function readerOf({ groups, row }: SurveyRound, { locale, timeZone }: DatedReader): ResultReader {
  return { locale, timeZone, groups: groups.map(({ name }) => name), round: row.number };
}

function resultButtons({ round, comments }: RoundTold, { locale, timeZone }: DatedReader): Button[] {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  return comments === 0
    ? []
    : [
        {
          label: plural(locale, comments, say.readComments(number(comments))),
          action: { name: 'survey.result', subject: round.row.id },
        },
      ];
}

/** What happens next. */
export function decisionText(decision: WhatFollows, { locale, timeZone, now }: DatedReader): string {
  const say = words(locale);
  const { list, day } = formats(locale, timeZone);
  switch (decision.kind) {
    case 'actions': {
      const named = decision.actions.map(({ number, title }) => say.action(number, title));
      return plural(locale, named.length, say.actions(list(named)));
    }
    case 'word':
      return say.why(decision.why);
    case 'none':
      return decision.until === null ? say.nothing : say.until(day(dateOf(dayOf(decision.until)), now));
    default:
      return decision satisfies never;
  }
}

const words = phrases({
  en: {
    summary: (name: string, headline: string) => `${name}: ${headline}`,
    toDecide: (name: string) => `The result of “${name}” is there: what follows from it?`,
    asked: (answered: string, asked: string) => `${answered} of ${asked} who were asked have answered.`,
    shownFrom: (threshold: string) =>
      `Nothing is shown that fewer than ${threshold} answers stand behind, nor anything by which it could be worked out.`,
    ownItems: 'The questions are of our own making, and not validated by research.',
    tooFew: (threshold: string) =>
      `Fewer than ${threshold} answers were counted, so nothing of it is shown, and nothing of it was kept.`,
    nobody: 'Nobody answered this time.',
    noKind: 'This version of Porte-voix can no longer show this kind of survey.',
    action: (number: number, title: string) => `#${number}, ${title}`,
    actions: (list: string) => ({
      one: `What follows: action ${list}.`,
      other: `What follows: actions ${list}.`,
    }),
    why: (why: string) => `Nothing is done about it for now. Why: ${why}`,
    until: (day: string) => `What follows is not decided yet: you will hear by ${day}.`,
    nothing: 'Nothing follows from it.',
    act: 'Make it an action',
    further: 'What leads further',
    addToPlan: 'Add to the action plan',
    sayWhy: 'Say why nothing is done',
    atMostTwo:
      'Choose one thing, two at most: nobody does ten. Or say in a word why nothing is done. Whoever was asked reads it here.',
    readComments: (count: string) => ({ one: `Read ${count} comment`, other: `Read the ${count} comments` }),
    written: 'In their own words, in random order',
    moreWritten: (count: string) => `${count} more are in the export: portevoix surveys results`,
    noComments: (count: string) => `What was written is shown once ${count} have written.`,
  },
  fr: {
    summary: (name, headline) => fr`${name} : ${headline}`,
    toDecide: (name) => fr`Le résultat de « ${name} » est là : quelle suite lui donnez-vous ?`,
    asked: (answered, asked) => fr`Ont répondu : ${answered} sur ${asked}.`,
    shownFrom: (threshold) =>
      fr`On ne montre rien qui repose sur moins de ${threshold} réponses, ni rien qui permette de le recalculer.`,
    ownItems: fr`Les questions sont de notre cru ; aucune étude ne les a validées.`,
    tooFew: (threshold) =>
      fr`Il y a eu moins de ${threshold} réponses comptées : on n’en montre rien, et rien n’en a été gardé.`,
    nobody: fr`Personne n’a répondu cette fois-ci.`,
    noKind: fr`Cette version de Porte-voix ne sait plus montrer ce type d’enquête.`,
    action: (number, title) => fr`n° ${number}, ${title}`,
    actions: (list) => ({
      one: fr`La suite : l’action ${list}.`,
      other: fr`La suite : les actions ${list}.`,
    }),
    why: (why) => fr`Rien n’est prévu pour l’instant. Pourquoi : ${why}`,
    until: (day) => fr`La suite n’est pas encore décidée : réponse au plus tard le ${day}.`,
    nothing: fr`Aucune suite n’est prévue.`,
    act: 'En faire une action',
    further: 'Pour aller plus loin',
    addToPlan: fr`Ajouter au plan d’action`,
    sayWhy: fr`Dire pourquoi on ne fait rien`,
    atMostTwo: fr`Choisissez une chose, deux au plus : personne n’en mène dix. Ou dites en un mot pourquoi rien n’est prévu. Les personnes interrogées le liront ici.`,
    readComments: (count) => ({
      one: fr`Lire ${count} commentaire`,
      other: fr`Lire les ${count} commentaires`,
    }),
    written: fr`Dans leurs mots, dans un ordre tiré au hasard`,
    moreWritten: (count) => fr`${count} de plus dans l’export : portevoix surveys results`,
    noComments: (count) => fr`Les commentaires s’affichent à partir de ${count}.`,
  },
});
