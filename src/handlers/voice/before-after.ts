// /voice before … after …: two stretches of time side by side, with what changed beyond chance. Which days these are is two-windows.ts, how they are
// compared digests/before-after.ts. It never says why.
import { dateOf, dayOf } from '../../calendar/day.ts';
import { instantsOf } from '../../calendar/days-asked.ts';
import { type Zone, zoneOf } from '../../calendar/zone.ts';
import { type BeforeAndAfter, heldAgainst } from '../../digests/before-after.ts';
import {
  type Figure,
  figureCount,
  figureMargin,
  figureName,
  figureOf,
  figureValue,
  figureWord,
  notEnough,
  valueText,
} from '../../digests/figure.ts';
import { sayFigure } from '../../digests/figure-words.ts';
import { severalNotes } from '../../digests/sections/indicators.ts';
import { LEAST_ANSWERS } from '../../feedback/indicators/indicators.ts';
import { askedInSeveral } from '../../feedback/indicators/several-questions.ts';
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Reader } from '../../i18n/reader.ts';
import type { Table } from '../../messages/chart.ts';
import { type Block, type Message, sentence, type Text } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { answersNamed } from './named.ts';
import type { VoiceQuestion } from './question.ts';
import type { DaySpan } from './two-windows.ts';

type CompareQuestion = Extract<VoiceQuestion, { kind: 'compare' }>;

export async function beforeAfterMessage(request: Request, question: CompareQuestion): Promise<Message> {
  const named = await answersNamed(request, question.only);
  if ('instead' in named) return named.instead;
  const { kit, workspace, asker, locale, formats: format } = request;
  const { db } = kit.database;
  const say = words(locale);
  const zone = zoneOf(workspace.timeZone);
  const periods = { before: periodOf(question.before, zone), after: periodOf(question.after, zone) };
  const found = await heldAgainst(db, workspace, periods, named.filters);
  const whole = say.title(spanText(question.before, locale), spanText(question.after, locale));
  const title = named.said === '' ? whole : `${whole} · ${named.said}`;
  const reader = { locale, timeZone: asker.timeZone };
  const { volume } = found.changes.vitals;
  if (volume.now + volume.before === 0) return sentence(`${title}. ${say.nobody}`);
  const several = await askedInSeveral(db, workspace.id, periods.after, named.filters);
  const table = tableOf(found, question, reader, whole);
  return {
    summary: `${title}. ${table.sentence}`,
    blocks: [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'table', table },
      { kind: 'text', text: table.sentence },
      ...(found.leftOut === 0
        ? []
        : [
            {
              kind: 'note',
              text: plural(locale, found.leftOut, say.leftOut(format.number(found.leftOut))),
            } as const,
          ]),
      ...churnNote(found, reader),
      { kind: 'note', text: say.method },
      ...severalNotes(several, locale),
    ],
  };
}

function periodOf({ first, last }: DaySpan, zone: Zone) {
  const days = { first: dayOf(first), last: dayOf(last), previous: dayOf(first) };
  const { from, to } = instantsOf(days, zone);
  return { from, to };
}

function lengthOf({ first, last }: DaySpan): number {
  return dayOf(last) - dayOf(first) + 1;
}

function spanText({ first, last }: DaySpan, locale: Request['locale']): string {
  return formats(locale, 'UTC').days(dateOf(dayOf(first)), dateOf(dayOf(last)));
}

/** A row for each figure: what it was, what it is, and whether that is a change. */
function tableOf(
  { changes }: BeforeAndAfter,
  question: CompareQuestion,
  reader: Reader,
  title: string,
): Table & { readonly sentence: string } {
  const say = words(reader.locale);
  const { responses, churn } = changes.vitals;
  const figures = [...changes.indicators, ...responses, ...(churn ? [churn] : [])].map(figureOf);
  const { columns } = say;
  return {
    title,
    columns: [
      { label: columns.figure },
      { label: columns.before, numeric: true },
      { label: columns.after, numeric: true },
      { label: columns.change },
    ],
    rows: [...figures.map((each) => rowOf(each, reader)), volumeRow(changes, question, reader)],
    sentence: sentenceOf(figures, changes, reader),
  };
}

function rowOf(shown: Figure, reader: Reader): Text[] {
  const value = figureValue(shown, reader);
  return [
    nameOf(shown, reader),
    shown.previous === null ? '–' : valueText(shown.metric, shown.previous, reader),
    value === null
      ? `${notEnough(reader)} (${figureCount(shown, reader)})`
      : [{ strong: value }, `${figureMargin(shown, reader)} · ${figureCount(shown, reader)}`],
    shown.direction === null ? words(reader.locale).tooFew(String(LEAST_ANSWERS)) : figureWord(shown, reader),
  ];
}

/** Of customers lost without the name of a month: there may be more than one, and they stand below. */
function nameOf(shown: Figure, reader: Reader): string {
  return figureName(shown.metric === 'churn' ? { ...shown, month: undefined } : shown, reader);
}

/** A day, of sources that were heard of on both sides where that is not all of them: stretches may not be equally long. */
function volumeRow(
  { vitals: { volume } }: BeforeAndAfter['changes'],
  { before, after }: CompareQuestion,
  { locale, timeZone }: Reader,
): Text[] {
  const say = words(locale);
  const { number } = formats(locale, timeZone);
  const counted = volume.alike ?? volume;
  const aDay = (count: number, span: DaySpan) => {
    const each = count / lengthOf(span);
    return number(each, each < 10 ? 1 : 0);
  };
  return [
    volume.alike ? say.volumeAlike : say.volume,
    aDay(counted.before, before),
    aDay(counted.now, after),
    volume.direction === null ? say.notAlike : sayFigure(locale).word[volume.direction],
  ];
}

/** What changed, by name; or that nothing did. */
function sentenceOf(
  figures: readonly Figure[],
  { vitals }: BeforeAndAfter['changes'],
  reader: Reader,
): string {
  const say = words(reader.locale);
  const { list } = formats(reader.locale, reader.timeZone);
  const named = (direction: 'rise' | 'fall') => [
    ...figures.filter((each) => each.direction === direction).map((each) => nameOf(each, reader)),
    ...(vitals.volume.direction === direction ? [say.volume] : []),
  ];
  const [up, down] = [named('rise'), named('fall')];
  const told = [
    ...(up.length === 0 ? [] : [say.up(list(up))]),
    ...(down.length === 0 ? [] : [say.down(list(down))]),
  ];
  return told.length === 0 ? say.nothing : [...told, say.others].join(' ');
}

function churnNote({ changes }: BeforeAndAfter, { locale, timeZone }: Reader): Block[] {
  const { churn } = changes.vitals;
  if (churn === null) return [];
  const { days } = formats(locale, timeZone);
  const last = new Date(churn.over.to.getTime() - 1);
  return [{ kind: 'note', text: words(locale).churn(days(churn.over.from, last)) }];
}

const words = phrases({
  en: {
    title: (before: string, after: string) => `Before and after · ${before}, then ${after}`,
    nobody: 'Nobody answered in either.',
    columns: { figure: 'Figure', before: 'Before', after: 'After', change: 'Change' },
    volume: 'Answers a day',
    volumeAlike: 'Answers a day, of sources heard of both times',
    notAlike: 'no source was heard of both times',
    tooFew: (least: string) => `under ${least} on a side: not compared`,
    up: (names: string) => `Up beyond chance: ${names}.`,
    down: (names: string) => `Down beyond chance: ${names}.`,
    others: 'Other things changed too.',
    nothing: 'Nothing changed beyond chance.',
    leftOut: (count: string) => ({
      one: `${count} answer is left out of the figures: its source was heard of on one side only.`,
      other: `${count} answers are left out of the figures: their sources were heard of on one side only.`,
    }),
    churn: (span: string) => `Customers lost: of the whole months on each side; after: ${span}.`,
    method:
      'By the day answers were given; 95% margins. Up or down: the change passes its test, all of them taken together. It says that something changed, not why; for the last days answers may still come in.',
  },
  fr: {
    title: (before, after) => fr`Avant et après · ${before}, puis ${after}`,
    nobody: 'Personne n’a répondu, ni avant ni après.',
    columns: { figure: 'Chiffre', before: 'Avant', after: 'Après', change: 'Évolution' },
    volume: 'Réponses par jour',
    volumeAlike: 'Réponses par jour, des sources entendues les deux fois',
    notAlike: 'aucune source entendue les deux fois',
    tooFew: (least) => fr`moins de ${least} d’un côté : pas de comparaison`,
    up: (names) => fr`En hausse, plus que par hasard : ${names}.`,
    down: (names) => fr`En baisse, plus que par hasard : ${names}.`,
    others: 'D’autres choses ont changé aussi.',
    nothing: 'Rien n’a changé plus que par hasard.',
    leftOut: (count) => ({
      one: fr`${count} réponse ne compte pas dans les chiffres : sa source n’a parlé que d’un côté.`,
      other: fr`${count} réponses ne comptent pas dans les chiffres : leurs sources n’ont parlé que d’un côté.`,
    }),
    churn: (span) => fr`Clients perdus : sur les mois entiers de chaque côté ; après : ${span}.`,
    method: fr`Au jour où les réponses ont été données ; marges à 95 %. Hausse ou baisse : l’écart est significatif, tous pris ensemble. Cela dit que quelque chose a changé, pas pourquoi ; pour les derniers jours, des réponses peuvent encore arriver.`,
  },
});
