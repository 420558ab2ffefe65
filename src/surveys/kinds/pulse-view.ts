// What the result of a pulse is, and how it reads: one sentence, and its figures with their charts. How it is made is pulse.ts.
import { z } from 'zod';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block, Text } from '../../messages/message.ts';
import { type ResultReader, saidIn } from '../kind.ts';
import { bilingual } from '../question.ts';
import { pulseItems } from './content/pulse.ts';
import { course, courseChart } from './course.ts';
import {
  changeText,
  figureChange,
  figureText,
  marginText,
  notShown,
  plainValue,
  quoted,
  type SurveyFigure,
  surest,
  surveyFigure,
  turnoutText,
} from './figure.ts';
import { groupTable } from './group-table.ts';
import { askedBefore } from './memory.ts';

const shownItem = z.object({
  key: z.string(),
  text: bilingual,
  /** Of those who answered 4 or 5 of 5. */
  agree: surveyFigure,
  change: figureChange,
});

export const pulseResult = z.object({
  /** Null where too few answered it. */
  recommendation: z.object({ figure: surveyFigure, change: figureChange }).nullable(),
  items: z.array(shownItem),
  /** Of each group of which something may be shown, in the order of the round's; never sorted by what they answered. */
  groups: z.array(
    z.object({
      group: z.int(),
      recommendation: surveyFigure.nullable(),
      /** In the order of `items`. */
      items: z.array(surveyFigure.nullable()),
    }),
  ),
  course,
  memory: askedBefore,
});
export type PulseResult = z.infer<typeof pulseResult>;

export function pulseHeadline(
  { recommendation: recommended, items }: PulseResult,
  reader: ResultReader,
): string {
  const say = words(reader.locale);
  const all = [
    ...(recommended ? [{ ...recommended, name: null }] : []),
    ...items.map(({ agree: figure, change, text }) => ({
      figure,
      change,
      name: saidIn(text, reader.locale),
    })),
  ];
  const told = surest(all) ?? all[0];
  if (!told) return say.nothing;
  const { figure, change, name } = told;
  const unit = name === null ? 'points' : 'share';
  const value = figureText(unit, figure, reader);
  const changed = changeText(change, (of) => plainValue(unit, of, reader), reader);
  const said = name === null ? say.recommended(value) : say.agreed(quoted(name, reader), value);
  return changed === '' ? say.alone(said) : say.changed(said, changed);
}

export function pulseView(of: PulseResult, reader: ResultReader): Block[] {
  return [
    ...recommendationBlocks(of, reader),
    ...itemBlocks(of, reader),
    ...courseChart(
      words(reader.locale).recommendation,
      of.course,
      {
        unit: '',
        shown: (value) => Math.round(value),
        text: (value) => plainValue('points', value, reader),
      },
      reader,
    ),
    ...groupBlocks(of, reader),
  ];
}

function recommendationBlocks({ recommendation: recommended }: PulseResult, reader: ResultReader): Block[] {
  const say = words(reader.locale);
  if (recommended === null) return [{ kind: 'note', text: say.fewRecommended }];
  const { figure, change } = recommended;
  const rest = [
    turnoutText(figure, reader),
    changeText(change, (value) => plainValue('points', value, reader), reader),
  ].filter((part) => part !== '');
  const value = plainValue('points', figure.value, reader);
  return [
    {
      kind: 'text',
      text: [
        { strong: say.recommended(value) },
        `${marginText('points', figure, reader)} · ${rest.join(' · ')}`,
      ],
    },
    { kind: 'note', text: say.howRecommended },
  ];
}

function itemBlocks({ items }: PulseResult, reader: ResultReader): Block[] {
  if (items.length === 0) return [];
  const say = words(reader.locale);
  const lines = items.map(({ text, agree, change }): Text => {
    const changed = changeText(change, (value) => plainValue('share', value, reader), reader);
    return [
      { strong: plainValue('share', agree.value, reader) },
      `${marginText('share', agree, reader)} ${quoted(saidIn(text, reader.locale), reader)}`,
      ...(changed === '' ? [] : [` · ${changed}`]),
    ];
  });
  const said = items.map(({ key, text, agree }) =>
    say.point(shortName(key, saidIn(text, reader.locale), reader), plainValue('share', agree.value, reader)),
  );
  return [
    { kind: 'text', text: say.whoAgrees },
    { kind: 'list', items: lines },
    {
      kind: 'chart',
      chart: {
        title: say.agreement,
        form: 'bar',
        categories: items.map(({ key, text }) => shortName(key, saidIn(text, reader.locale), reader)),
        series: [{ name: say.agreeing, values: items.map(({ agree }) => Math.round(agree.value * 100)) }],
        unit: '%',
        sentence: say.agreementSentence(formats(reader.locale, reader.timeZone).list(said)),
      },
    },
  ];
}

/** What stands at an axis: an item of the company's own has no other name than its text. */
function shortName(key: string, text: string, { locale }: ResultReader): string {
  const ours = pulseItems.find((item) => item.key === key);
  return ours && saidIn(ours.text, locale) === text ? saidIn(ours.name, locale) : text.replace(/\.$/, '');
}

function groupBlocks(
  { groups, items, recommendation: recommended }: PulseResult,
  reader: ResultReader,
): Block[] {
  if (groups.length < 2) return [];
  const say = words(reader.locale);
  const cell = (unit: 'points' | 'share', figure: SurveyFigure | null | undefined) =>
    figure ? figureText(unit, figure, reader) : notShown(reader);
  const asked = [
    ...(recommended ? [{ name: say.recommendation, at: null }] : []),
    ...items.map(({ key, text }, at) => ({ name: shortName(key, saidIn(text, reader.locale), reader), at })),
  ];
  return [
    groupTable({
      ...{ title: say.byGroup, sentence: say.byGroupSentence, numeric: true },
      heads: { groups: say.group, questions: say.question },
      groups: groups.map((each) => ({ name: reader.groups[each.group] ?? '', each })),
      questions: asked,
      cell: ({ each }, { at }) =>
        at === null ? cell('points', each.recommendation) : cell('share', each.items[at]),
    }),
  ];
}

const words = phrases({
  en: {
    recommendation: 'Recommendation as an employer',
    recommended: (value: string) => `Recommendation as an employer: ${value}`,
    howRecommended: 'Of a hundred answers: those of 9 or 10, minus those of 0 to 6. From −100 to 100.',
    fewRecommended: 'Whether colleagues would recommend working here may not be shown.',
    agreed: (sentence: string, value: string) => `${sentence}: ${value} agree`,
    alone: (said: string) => `${said}.`,
    changed: (said: string, change: string) => `${said}, ${change}.`,
    nothing: 'Nothing of it may be shown.',
    whoAgrees: 'Who agrees (4 or 5 of 5):',
    agreement: 'Who agrees, in %',
    agreeing: 'agree',
    point: (name: string, value: string) => `${name} ${value}`,
    agreementSentence: (points: string) => `Who agrees: ${points}.`,
    byGroup: 'Group by group',
    group: 'Group',
    question: 'Question',
    byGroupSentence: 'In the order of the survey. Where margins overlap, nothing tells the groups apart.',
  },
  fr: {
    recommendation: 'Recommandation comme employeur',
    recommended: (value) => fr`Recommandation comme employeur : ${value}`,
    howRecommended: 'Sur cent réponses : celles de 9 ou 10, moins celles de 0 à 6. De −100 à 100.',
    fewRecommended: 'On ne peut pas montrer si l’on recommande de travailler ici.',
    agreed: (sentence, value) => fr`${sentence} : ${value} d’accord`,
    alone: (said) => `${said}.`,
    changed: (said, change) => `${said}, ${change}.`,
    nothing: 'On ne peut rien en montrer.',
    whoAgrees: 'Qui est d’accord (4 ou 5 sur 5) :',
    agreement: 'Qui est d’accord, en %',
    agreeing: 'd’accord',
    point: (name, value) => `${name} ${value}`,
    agreementSentence: (points) => fr`Qui est d’accord : ${points}.`,
    byGroup: 'Groupe par groupe',
    group: 'Groupe',
    question: 'Question',
    byGroupSentence:
      'Dans l’ordre de l’enquête. Là où les marges se recouvrent, rien ne distingue les groupes.',
  },
});
