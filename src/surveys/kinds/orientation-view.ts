// What the result of an orientation is, and how it reads. How it is made is orientation.ts.
import { z } from 'zod';
import { formats } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import { type ResultReader, saidIn } from '../kind.ts';
import { bilingual } from '../question.ts';
import { type Served, scenarios, served } from './content/orientation.ts';
import { course, courseChart } from './course.ts';
import {
  changeText,
  figureChange,
  figureText,
  marginText,
  notShown,
  plainValue,
  quoted,
  surveyFigure,
  turnoutText,
} from './figure.ts';
import { askedBefore } from './memory.ts';

export const orientationResult = z.object({
  /** Means over the situations; null where too few answered any. */
  all: z
    .object({
      customer: surveyFigure,
      company: surveyFigure,
      /** Null where no situation had advice for it. */
      procedure: surveyFigure.nullable(),
      /** Of the customer's. */
      change: figureChange,
    })
    .nullable(),
  scenarios: z.array(
    z.object({
      key: z.string(),
      situation: bilingual,
      advice: z.array(z.object({ serves: z.enum(served), text: bilingual, figure: surveyFigure })),
      /** Of the advice for the customer. */
      change: figureChange,
    }),
  ),
  /** In the order of the round's; null where too few answered one of the situations. */
  groups: z.array(z.object({ group: z.int(), customer: surveyFigure.nullable() })),
  course,
  memory: askedBefore,
});
export type OrientationResult = z.infer<typeof orientationResult>;
type Situation = OrientationResult['scenarios'][number];

export function orientationHeadline({ all }: OrientationResult, reader: ResultReader): string {
  const say = words(reader.locale);
  if (all === null) return say.nothing;
  const change = changeText(all.change, (value) => plainValue('share', value, reader), reader);
  const said = say.customerFirst(figureText('share', all.customer, reader));
  return change === '' ? say.alone(said) : say.changed(said, change);
}

export function orientationView(of: OrientationResult, reader: ResultReader): Block[] {
  const say = words(reader.locale);
  const percent = (value: number) => plainValue('share', value, reader);
  return [
    ...allBlocks(of, reader),
    ...chartBlocks(of, reader),
    ...of.scenarios.flatMap((situation) => situationBlocks(situation, reader)),
    ...courseChart(
      say.forCustomer,
      of.course,
      { unit: '%', shown: (value) => Math.round(value * 100), text: percent },
      reader,
    ),
    ...groupBlocks(of, reader),
    { kind: 'note', text: say.note },
  ];
}

function allBlocks({ all }: OrientationResult, reader: ResultReader): Block[] {
  const say = words(reader.locale);
  if (all === null) return [];
  const { customer, company, procedure, change } = all;
  const rest = [
    turnoutText(customer, reader),
    changeText(change, (value) => plainValue('share', value, reader), reader),
  ].filter((part) => part !== '');
  const others = procedure
    ? say.othersThree(figureText('share', company, reader), figureText('share', procedure, reader))
    : say.others(figureText('share', company, reader));
  return [
    {
      kind: 'text',
      text: [{ strong: say.customerFirst(figureText('share', customer, reader)) }, ` · ${rest.join(' · ')}`],
    },
    { kind: 'text', text: others },
  ];
}

function chartBlocks({ scenarios: shown }: OrientationResult, reader: ResultReader): Block[] {
  if (shown.length === 0) return [];
  const say = words(reader.locale);
  const { list } = formats(reader.locale, reader.timeZone);
  const has = served.filter((whom) =>
    shown.some(({ advice }) => advice.some(({ serves }) => serves === whom)),
  );
  const shareOf = ({ advice }: Situation, whom: Served) =>
    advice.find(({ serves }) => serves === whom)?.figure.value ?? 0;
  const said = shown.map((each) =>
    say.point(nameOf(each, reader), plainValue('share', shareOf(each, 'customer'), reader)),
  );
  return [
    {
      kind: 'chart',
      chart: {
        title: say.chart,
        form: 'bar',
        categories: shown.map((each) => nameOf(each, reader)),
        series: has.map((whom) => ({
          name: say.whom[whom],
          values: shown.map((each) => Math.round(100 * shareOf(each, whom))),
        })),
        unit: '%',
        sentence: say.chartSentence(list(said)),
      },
    },
  ];
}

function situationBlocks(of: Situation, reader: ResultReader): Block[] {
  const say = words(reader.locale);
  const change = changeText(of.change, (value) => plainValue('share', value, reader), reader);
  return [
    {
      kind: 'text',
      text: [{ strong: nameOf(of, reader) }, `\n${saidIn(of.situation, reader.locale)}`],
    },
    {
      kind: 'list',
      items: of.advice.map(({ serves, text, figure }) => [
        { strong: plainValue('share', figure.value, reader) },
        `${marginText('share', figure, reader)} ${say.whom[serves]} · ${quoted(saidIn(text, reader.locale), reader)}`,
        ...(serves === 'customer' && change !== '' ? [` · ${change}`] : []),
      ]),
    },
  ];
}

/** A situation of the company's own has no name: it is known by how it begins. */
function nameOf({ key, situation }: Situation, { locale }: ResultReader): string {
  const ours = scenarios.find((each) => each.key === key);
  const text = saidIn(situation, locale);
  return ours && saidIn(ours.situation, locale) === text ? saidIn(ours.name, locale) : text;
}

function groupBlocks({ groups }: OrientationResult, reader: ResultReader): Block[] {
  if (groups.length < 2 || groups.every(({ customer }) => customer === null)) return [];
  const say = words(reader.locale);
  return [
    {
      kind: 'table',
      table: {
        title: say.byGroup,
        columns: [{ label: say.group }, { label: say.forCustomer, numeric: true }],
        rows: groups.map(({ group, customer }) => [
          reader.groups[group] ?? '',
          customer ? figureText('share', customer, reader) : notShown(reader),
        ]),
        sentence: say.byGroupSentence,
      },
    },
  ];
}

const words = phrases({
  en: {
    nothing: 'Nothing of it may be shown.',
    customerFirst: (value: string) => `${value} of the advice puts the customer first`,
    alone: (said: string) => `${said}.`,
    changed: (said: string, change: string) => `${said}, ${change}.`,
    others: (company: string) => `${company} puts the company’s figure first.`,
    othersThree: (company: string, procedure: string) =>
      `${company} puts the company’s figure first, ${procedure} the procedure.`,
    whom: { customer: 'for the customer', company: 'for the company', procedure: 'for the procedure' },
    forCustomer: 'For the customer',
    chart: 'Whom the advice serves first, in %',
    point: (name: string, value: string) => `${name} ${value}`,
    chartSentence: (points: string) => `Advice for the customer, situation by situation: ${points}.`,
    byGroup: 'Group by group',
    group: 'Group',
    byGroupSentence: 'In the order of the survey. Where margins overlap, nothing tells the groups apart.',
    note: 'Each of these pieces of advice can be defended. This shows which comes first to mind, of all together and of nobody alone.',
  },
  fr: {
    nothing: 'On ne peut rien en montrer.',
    customerFirst: (value) => `${value} des conseils servent d’abord le client`,
    alone: (said) => `${said}.`,
    changed: (said, change) => `${said}, ${change}.`,
    others: (company) => `${company} servent d’abord les chiffres de l’entreprise.`,
    othersThree: (company, procedure) =>
      `${company} servent d’abord les chiffres de l’entreprise, ${procedure} la procédure.`,
    whom: { customer: 'pour le client', company: 'pour l’entreprise', procedure: 'pour la procédure' },
    forCustomer: 'Pour le client',
    chart: 'Qui le conseil sert d’abord, en %',
    point: (name, value) => `${name} ${value}`,
    chartSentence: (points) => fr`Conseils pour le client, situation par situation : ${points}.`,
    byGroup: 'Groupe par groupe',
    group: 'Groupe',
    byGroupSentence:
      'Dans l’ordre de l’enquête. Là où les marges se recouvrent, rien ne distingue les groupes.',
    note: 'Chacun de ces conseils se défend. On voit ici lequel vient d’abord à l’esprit, de tous ensemble et de personne en particulier.',
  },
});
