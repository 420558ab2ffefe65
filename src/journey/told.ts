// A map in words, piece by piece, for whatever shows it: message, page, picture and CSV say the same. Pure.

import {
  answersText,
  type Figure,
  figureMargin,
  figureName,
  figureValue,
  halfWidth,
  valueText,
} from '../digests/figure.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Reader } from '../i18n/reader.ts';
import { promiseFacts, verdictName } from '../promises/words.ts';
import type { EmployeesAnswer } from '../surveys/employees-at.ts';
import { VISIT_MONTHS } from '../visits/results.ts';
import { keptText } from '../visits/told.ts';
import type { Difference, JourneyMean } from './comparing.ts';
import type { JourneyMap, MapTouchpoint } from './map.ts';
import { sayJourney } from './words.ts';

/** Named in one line; the rest is counted. */
const MOST_NAMED = 2;

export function placeName({ names }: Pick<MapTouchpoint, 'names'>, { locale }: Reader): string {
  return names[locale];
}

/** "Satisfaction 61 % ± 5". Null where there is no value. */
export function figureText(figure: Figure | null, reader: Reader): string | null {
  const value = figure && figureValue(figure, reader);
  return figure === null || value === null
    ? null
    : `${figureName(figure, reader)} ${value}${figureMargin(figure, reader)}`;
}

/** "17 points below the journey’s mean", "close to the journey’s mean", or why there is nothing to say of it. */
export function standingText(
  {
    figure,
    difference,
    noValue,
    surveyed,
  }: Pick<MapTouchpoint, 'figure' | 'difference' | 'noValue' | 'surveyed'>,
  reader: Reader,
): string {
  const say = sayJourney(reader.locale);
  const { number } = formats(reader.locale, reader.timeZone);
  if (surveyed.length > 0)
    return plural(reader.locale, surveyed.length, say.sentences(number(surveyed.length)));
  if (noValue !== null || figure === null) return say.noValue[noValue ?? 'beyond'];
  if (difference === null) return say.alone;
  const { standing } = difference;
  if (standing === 'near' || standing === 'open') return say.alike[standing];
  return say.apart[standing](distanceText(figure.metric, Math.abs(difference.change), reader));
}

/** "17 points": of NPS, of a share in %, or of a scale from 1 to 7. */
function distanceText(metric: Figure['metric'], by: number, { locale, timeZone }: Reader): string {
  const { number } = formats(locale, timeZone);
  const [shown, digits] = metric === 'ces' ? [by, 1] : metric === 'nps' ? [by, 0] : [by * 100, 0];
  return plural(locale, shown, sayJourney(locale).points(number(shown, digits)));
}

export function meansText({ means, inBothHeats }: JourneyMap, reader: Reader): string | null {
  if (means.length === 0) return null;
  const say = sayJourney(reader.locale);
  const { number, list } = formats(reader.locale, reader.timeZone);
  const told = ({ metric, heat, value, of }: JourneyMean) => {
    const name = figureName({ metric, heat: inBothHeats.includes(metric) ? heat : null }, reader);
    return say.mean(name, valueText(metric, value, reader), number(of));
  };
  return say.means(list(means.map(told)));
}

/** How to read it. */
export function methodText({ lane }: Pick<JourneyMap, 'lane'>, { locale }: Reader): string {
  const say = sayJourney(locale);
  return lane === 'employees' ? say.methodOfEmployees : say.method;
}

/** What somebody who reads one sentence of the map reads. */
export function headline(map: JourneyMap, reader: Reader): string {
  const say = sayJourney(reader.locale);
  const { touchpoints } = map;
  const { list } = formats(reader.locale, reader.timeZone);
  if (map.lane === 'employees') return employeesHeadline(map, reader);
  if (touchpoints.every(({ volume, figure }) => volume === 0 && figure === null)) return say.nobodyAnswered;
  if (touchpoints.every(({ difference }) => difference === null)) return say.nothingToCompare;
  const [first, ...others] = apart(touchpoints);
  if (first === undefined) return say.nothingApart;
  const named = (standing: Difference['standing']) =>
    others
      .filter(({ difference }) => difference?.standing === standing)
      .map((each) => placeName(each, reader));
  const below = named('below');
  const above = named('above');
  const isBelow = first.difference?.standing === 'below';
  return [
    say.standsOut(
      placeName(first, reader),
      figureText(first.figure, reader) ?? '',
      standingText(first, reader),
    ),
    ...(below.length === 0 ? [] : [isBelow ? say.alsoBelow(list(below)) : say.below(list(below))]),
    ...(above.length === 0 ? [] : [isBelow ? say.above(list(above)) : say.alsoAbove(list(above))]),
  ].join(' ');
}

function employeesHeadline({ touchpoints }: JourneyMap, { locale, timeZone }: Reader): string {
  const say = sayJourney(locale);
  const { number } = formats(locale, timeZone);
  const answered = touchpoints.filter(({ surveyed }) => surveyed.length > 0).length;
  return answered === 0
    ? say.nothingSurveyed
    : plural(locale, answered, say.steps(number(answered), number(touchpoints.length)));
}

/** "82 % ± 6 agree, 31 answers · Pulse": of the recommendation its points. */
function answerText({ text, figure, survey }: EmployeesAnswer, reader: Reader): FactThere {
  const say = sayJourney(reader.locale);
  const metric = text === null ? 'nps' : 'csat';
  const value = `${valueText(metric, figure.value, reader)} ${halfWidth({ metric, value: figure.value }, figure.margin, reader)}`;
  const told = text === null ? value : say.agree(value);
  return {
    label: text === null ? say.recommendation : text[reader.locale],
    value: [told, answersText(figure.n, reader), survey].join(' · '),
  };
}

/** Those above and below the mean, the furthest first, in parts of what there is of the metric. */
export function apart(touchpoints: readonly MapTouchpoint[]): MapTouchpoint[] {
  const far = ({ figure, difference }: MapTouchpoint) =>
    Math.abs(difference?.change ?? 0) / (figure?.metric === 'nps' ? 200 : figure?.metric === 'ces' ? 6 : 1);
  return touchpoints
    .filter(({ difference }) => difference?.standing === 'above' || difference?.standing === 'below')
    .toSorted((a, b) => far(b) - far(a));
}

/** "Nobody is asked at: Discovering and Leaving." Null where somebody is everywhere. */
export function gapsText({ touchpoints }: JourneyMap, reader: Reader): string | null {
  const nobody = touchpoints.filter(({ noValue }) => noValue === 'nobody');
  if (nobody.length === 0) return null;
  const { list } = formats(reader.locale, reader.timeZone);
  return sayJourney(reader.locale).nobodyAsked(list(nobody.map((each) => placeName(each, reader))));
}

/** Of answers that are nowhere on the map. */
export function elsewhereTexts(
  { elsewhere: { unnamed, retired, unknown } }: JourneyMap,
  reader: Reader,
): string[] {
  const { locale } = reader;
  const say = sayJourney(locale);
  const { number, list } = formats(locale, reader.timeZone);
  const counted = retired.map(({ names, volume }) => say.counted(names[locale], number(volume)));
  return [
    ...(unnamed === 0 ? [] : [plural(locale, unnamed, say.unnamed(number(unnamed)))]),
    ...(counted.length === 0 ? [] : [say.retired(list(counted))]),
    ...(unknown === 0 ? [] : [plural(locale, unknown, say.unknown(number(unknown)))]),
  ];
}

export interface FactThere {
  readonly label: string;
  readonly value: string;
}

/** All that is beside the figure; nothing of what there is none of. */
export function factsThere(there: MapTouchpoint, reader: Reader, most = MOST_NAMED): FactThere[] {
  const say = sayJourney(reader.locale);
  const { labels } = say;
  const { locale, timeZone } = reader;
  const { number } = formats(locale, timeZone);
  const { theme, openCases, ideas, actions, promises } = there;
  const count = (of: number, forms: (count: string) => { one: string; other: string }) =>
    of === 0 ? [] : [plural(locale, of, forms(number(of)))];
  const said = [...count(ideas.open, say.openIdeas), ...count(ideas.done, say.doneIdeas)];
  const acts = actionTexts(actions, reader);
  const shown = acts.slice(0, most);
  const hidden = acts.length - shown.length;
  const guess = mirrorText(there, reader);
  const visits = visitsText(there, reader);
  return [
    ...there.surveyed.map((each) => answerText(each, reader)),
    ...(theme === null
      ? []
      : [{ label: labels.theme, value: say.theme[theme.direction](theme.name, number(theme.count)) }]),
    ...promises.map((each) => ({
      label: say.promise(each.sentence),
      value: `${verdictName(each.verdict, locale)} · ${promiseFacts(each, reader)}`,
    })),
    ...(openCases === 0 ? [] : [{ label: labels.cases, value: number(openCases) }]),
    ...(guess === null ? [] : [{ label: labels.mirror, value: guess }]),
    ...(visits === null ? [] : [{ label: labels.visits(number(VISIT_MONTHS)), value: visits }]),
    ...(said.length === 0 ? [] : [{ label: labels.ideas, value: said.join(' · ') }]),
    ...(acts.length === 0
      ? []
      : [
          {
            label: labels.actions,
            value: [...shown, ...(hidden > 0 ? [say.more(number(hidden))] : [])].join(' · '),
          },
        ]),
  ];
}

function actionTexts({ underWay, done }: MapTouchpoint['actions'], { locale, timeZone }: Reader): string[] {
  const say = sayJourney(locale);
  const { number } = formats(locale, timeZone);
  const named = (each: { number: number; title: string }) => say.numbered(number(each.number), each.title);
  return [...underWay.map(named), ...done.map((each) => say.done(named(each)))];
}

/** "2 of 3, so between 21 and 94%: too few to say · kept less often than at competitors". Of our own visits; null without one. */
function visitsText({ visits }: MapTouchpoint, reader: Reader): string | null {
  const kept = visits === null ? null : keptText(visits.ours, reader);
  if (visits === null || kept === null) return null;
  const { apart: side } = visits;
  return side === null ? kept : `${kept} · ${sayJourney(reader.locale).visitsApart[side]}`;
}

/** "85 %, 12 points too high". */
function mirrorText({ mirror }: MapTouchpoint, reader: Reader): string | null {
  if (mirror === null) return null;
  const { guess } = mirror;
  const { verdict, unit, colleagues, gap } = guess;
  // Of ease the share of those at ease is guessed, as satisfaction is.
  const metric = unit === 'points' ? 'nps' : unit === 'share' ? 'csat' : 'ces';
  const value = valueText(metric, colleagues.value, reader);
  const say = sayJourney(reader.locale).guess;
  if (verdict === 'near' || verdict === 'open') return say[verdict](value);
  return say[verdict](value, distanceText(metric, Math.abs(gap.change), reader));
}
