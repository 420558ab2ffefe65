// The map as a table: a row for each touchpoint of both lanes, in the order of the way, over the last 90 days or since a day.
import { msPerDay } from '../calendar/day.ts';
import { defineExport, type ExportQuestion, startOf } from '../exports/export.ts';
import { lanes } from '../feedback/touchpoints/stage.ts';
import { phrases } from '../i18n/phrases.ts';
import { peopleByIds } from '../people/person.ts';
import { knownOf } from '../visits/results.ts';
import type { JourneyStanding } from './comparing.ts';
import type { NoValue } from './figures.ts';
import { journeyMap, type MapTouchpoint } from './map.ts';
import { sayJourney } from './words.ts';

const DAYS = 90;

export interface JourneyRow {
  readonly lane: string;
  readonly stage: string | null;
  readonly touchpoint: string;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly channel: string | null;
  readonly owner: string | null;
  readonly aim: string | null;
  /** Both in UTC, ISO 8601; half-open. */
  readonly from: string;
  readonly to: string;
  readonly answers: number;
  /** "nps", "csat" or "ces", of what is asked most; null where nothing is rated. */
  readonly metric: string | null;
  /** Null where hot and cold did not both come. */
  readonly heat: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly noValue: NoValue | null;
  readonly differenceFromMean: number | null;
  readonly standing: JourneyStanding | null;
  readonly theme: string | null;
  /** "kept", "partly", "not" or "unknown", by the promise's number: "3 not". */
  readonly promises: readonly string[];
  readonly openCases: number;
  readonly openIdeas: number;
  readonly doneIdeas: number;
  /** Numbers of the plan. */
  readonly actionsUnderWay: readonly number[];
  readonly actionsDone: readonly number[];
  /** Of the company's own visits, over the twelve months before `to`: how many there were, in how many what was promised was kept, and Wilson's 95 % interval of that share (0 to 1). */
  readonly visits: number;
  readonly visitsKept: number;
  readonly visitsLow: number | null;
  readonly visitsHigh: number | null;
  /** Colleagues' guess minus what customers said, of the last mirror. */
  readonly guessGap: number | null;
}

async function* journeyRows(question: ExportQuestion): AsyncGenerator<JourneyRow> {
  const { db, workspace, now, since } = question;
  const to = new Date(now.getTime() + 1);
  const from = since === undefined ? new Date(to.getTime() - DAYS * msPerDay) : startOf(question);
  for (const lane of lanes) {
    const map = await journeyMap(db, { workspace, lane, window: { from, to }, reads: 'all' });
    const ids = map.touchpoints.flatMap(({ ownerId }) => ownerId ?? []);
    const people = await peopleByIds(db, workspace.id, [...new Set(ids)]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    for (const there of map.touchpoints)
      yield {
        lane,
        ...rowOf(there),
        owner: names.get(there.ownerId ?? '') ?? null,
        from: from.toISOString(),
        to: to.toISOString(),
      };
  }
}

function rowOf(there: MapTouchpoint): Omit<JourneyRow, 'lane' | 'owner' | 'from' | 'to'> {
  const { figure, difference, actions, ideas } = there;
  return {
    stage: there.stage,
    touchpoint: there.id,
    nameEn: there.names.en,
    nameFr: there.names.fr,
    channel: there.channel,
    aim: there.aim,
    answers: there.volume,
    metric: figure?.metric ?? null,
    heat: figure?.heat ?? null,
    value: figure?.value ?? null,
    low: figure?.low ?? null,
    high: figure?.high ?? null,
    n: figure?.n ?? null,
    noValue: there.noValue,
    differenceFromMean: difference?.change ?? null,
    standing: difference?.standing ?? null,
    theme: there.theme?.name ?? null,
    promises: there.promises.map(({ number, verdict }) => `${number} ${verdict}`),
    openCases: there.openCases,
    openIdeas: ideas.open,
    doneIdeas: ideas.done,
    actionsUnderWay: actions.underWay.map(({ number }) => number),
    actionsDone: actions.done.map(({ number }) => number),
    ...visitedColumns(there),
    guessGap: there.mirror?.guess.gap.change ?? null,
  };
}

function visitedColumns({ visits }: MapTouchpoint) {
  const known = visits === null ? null : knownOf(visits.ours);
  return {
    visits: known?.n ?? 0,
    visitsKept: known?.yes ?? 0,
    visitsLow: known?.low ?? null,
    visitsHigh: known?.high ?? null,
  };
}

const ELEMENTS =
  '{ lane, stage, touchpoint, nameEn, nameFr, channel, owner, aim, from, to, answers, metric, heat, value, low, high, n, noValue, differenceFromMean, standing, theme, promises: ["3 not", ...], openCases, openIdeas, doneIdeas, actionsUnderWay: [number, ...], actionsDone: [number, ...], visits, visitsKept, visitsLow, visitsHigh, guessGap }.';

export const journeyExport = defineExport<JourneyRow>({
  name: 'journey',
  about: {
    en: 'the map of the journey over the last 90 days, or since a day: a row for each touchpoint',
    fr: 'la carte du parcours des 90 derniers jours, ou depuis un jour : une ligne par étape',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: true,
  rows: journeyRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      noValue: row.noValue === null ? null : sayJourney(locale).noValue[row.noValue],
      standing: row.standing === null ? null : sayJourney(locale).stands[row.standing],
      promises: row.promises.join(', '),
      actionsUnderWay: row.actionsUnderWay.join(', '),
      actionsDone: row.actionsDone.join(', '),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} étape`, other: `${count} étapes` }
      : { one: `${count} touchpoint`, other: `${count} touchpoints` },
});

const words = phrases({
  en: {
    columns: {
      lane: 'Journey',
      stage: 'Stage',
      touchpoint: 'Touchpoint',
      nameEn: 'Name in English',
      nameFr: 'Name in French',
      channel: 'Channel',
      owner: 'Looked after by',
      aim: 'Meant to give',
      from: 'From (UTC)',
      to: 'To (UTC)',
      answers: 'Answers',
      metric: 'Metric',
      heat: 'Just lived or relationship',
      value: 'Value',
      low: 'Low end (95%)',
      high: 'High end (95%)',
      n: 'Answers rated',
      noValue: 'Why no value',
      differenceFromMean: 'From the journey’s mean',
      standing: 'Standing',
      theme: 'New in their words',
      promises: 'Promises, by number',
      openCases: 'Open cases',
      openIdeas: 'Open ideas',
      doneIdeas: 'Ideas done',
      actionsUnderWay: 'Actions under way',
      actionsDone: 'Actions done',
      visits: 'Our visits in twelve months',
      visitsKept: 'Kept in our visits',
      visitsLow: 'Low end of the share kept (95%)',
      visitsHigh: 'High end of the share kept (95%)',
      guessGap: 'Colleagues’ guess, minus customers’',
    } satisfies Record<keyof JourneyRow, string>,
  },
  fr: {
    columns: {
      lane: 'Parcours',
      stage: 'Phase',
      touchpoint: 'Étape',
      nameEn: 'Nom en anglais',
      nameFr: 'Nom en français',
      channel: 'Canal',
      owner: 'Qui en prend soin',
      aim: 'Ce qu’on veut donner',
      from: 'Du (UTC)',
      to: 'Au (UTC)',
      answers: 'Réponses',
      metric: 'Mesure',
      heat: 'À chaud ou à froid',
      value: 'Valeur',
      low: 'Borne basse (95 %)',
      high: 'Borne haute (95 %)',
      n: 'Réponses notées',
      noValue: 'Pourquoi pas de valeur',
      differenceFromMean: 'Écart à la moyenne du parcours',
      standing: 'Situation',
      theme: 'Nouveau dans leurs mots',
      promises: 'Promesses, par numéro',
      openCases: 'Cas ouverts',
      openIdeas: 'Idées ouvertes',
      doneIdeas: 'Idées réalisées',
      actionsUnderWay: 'Actions en cours',
      actionsDone: 'Actions terminées',
      visits: 'Nos visites en douze mois',
      visitsKept: 'Tenu lors de nos visites',
      visitsLow: 'Borne basse de la part tenue (95 %)',
      visitsHigh: 'Borne haute de la part tenue (95 %)',
      guessGap: 'Estimation des équipes, moins les clients',
    },
  },
});
