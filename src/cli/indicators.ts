// `portevoix indicators`: the numbers of a period, for people as lines and for scripts as JSON.
import { dateOf } from '../calendar/day.ts';
import { units } from '../calendar/stretches.ts';
import { heats, metrics } from '../feedback/filters.ts';
import { groupsAsked, questionAsked, type WrittenFilters } from '../feedback/indicators/asked.ts';
import { vitals } from '../feedback/indicators/counts/vitals.ts';
import { answersOf, type Indicator, indicators } from '../feedback/indicators/indicators.ts';
import { askedInSeveral } from '../feedback/indicators/several-questions.ts';
import { moods } from '../feedback/scale.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { asUsage, type Command, UsageError } from './command.ts';
import { indicatorLine, rateLine } from './indicator-line.ts';
import { periodLines } from './indicators-by-period.ts';
import { indicatorsUsage } from './usage/indicators.ts';

export const indicatorsCommand: Command = {
  name: 'indicators',
  summary: {
    en: 'NPS, CSAT and CES of a period, with margins and changes',
    fr: 'NPS, CSAT et CES d’une période, avec marges et écarts',
  },
  usage: indicatorsUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      const { db } = office.database;
      const workspace = await workspaceById(db, office.workspaceId);
      const now = io.clock.now();
      const unit = units.find((each) => each === asked.by?.toLowerCase());
      if (unit !== undefined) {
        for (const line of await periodLines(office.database, workspace, { ...asked, unit }, io))
          io.out(line);
        return 0;
      }
      const { days, question } = await asUsage(io.locale, () =>
        questionAsked(office.database, workspace, asked, now),
      );
      const { filters } = question;
      const { by } = asked;
      const called = await touchpointsCalled(db, office.workspaceId);
      const found =
        by === undefined
          ? await indicators(db, office.workspaceId, question)
          : await asUsage(io.locale, () =>
              groupsAsked(office.database, office.workspaceId, question, { by, others: units }),
            );
      if (asked.json) {
        io.out(JSON.stringify(found.map(forScripts), null, 2));
        return 0;
      }
      const words = say(io.locale);
      const { days: span, fullDay } = formats(io.locale, 'UTC');
      io.out(words.period(span(dateOf(days.first), dateOf(days.last)), fullDay(dateOf(days.previous))));
      if (found.length === 0) io.out(words.nothing);
      for (const indicator of found) io.out(indicatorLine(indicator, by ?? '', io.locale, called));
      const isEach = by?.toLowerCase() === 'question' || filters.mood !== undefined;
      const several = isEach
        ? []
        : await askedInSeveral(db, office.workspaceId, answersOf(question).now, filters);
      if (several.length > 0) io.out(words.several(several.map((metric) => metric.toUpperCase()).join(', ')));
      if (by === undefined) {
        const { responses, churn } = await vitals(db, workspace, question);
        for (const rate of [...responses, ...(churn ? [churn] : [])]) io.out(rateLine(rate, io.locale));
      }
      return 0;
    } finally {
      await office.close();
    }
  },
};

interface IndicatorArguments extends WrittenFilters {
  readonly json: boolean;
  readonly by: string | undefined;
}

const OPTIONS = {
  json: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  source: { type: 'string', multiple: true },
  metric: { type: 'string', multiple: true },
  touchpoint: { type: 'string', multiple: true },
  segment: { type: 'string', multiple: true },
  heat: { type: 'string' },
  mixed: { type: 'boolean' },
  by: { type: 'string' },
  mood: { type: 'string' },
} as const;

/** Options of earlier versions, one range for all scales. */
const FORMER = /^--score-(min|max)(=|$)/;

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): IndicatorArguments {
  const words = say(locale);
  const former = args.find((each) => FORMER.test(each));
  if (former !== undefined) throw new UsageError(words.former(former.split('=')[0] ?? ''));
  const { values } = argumentsIn(args, { options: OPTIONS }, locale);
  return {
    json: values.json ?? false,
    from: values.from,
    to: values.to,
    by: values.by,
    sources: values.source ?? [],
    touchpoints: values.touchpoint ?? [],
    segments: values.segment ?? [],
    filters: {
      metrics: (values.metric ?? []).map((name) => oneOf('--metric', name, metrics)),
      ...(values.heat === undefined ? {} : { heat: oneOf('--heat', values.heat, heats) }),
      ...(values.mixed ? { mixed: true } : {}),
      ...(values.mood === undefined ? {} : { mood: oneOf('--mood', values.mood, moods) }),
    },
  };

  function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
    const found = known.find((each) => each === given.toLowerCase());
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }
}

/** Exactly what the usage promises; `undefined` is left out by JSON. */
function forScripts(indicator: Indicator & { readonly group?: string | null }) {
  const { group, metric, heat, value, n, low, high, margin, previous } = indicator;
  const { change, changeWithin, significant, direction, reason } = indicator;
  const now = { group, metric, heat, value, n, low, high, margin };
  return { ...now, previous, change, changeWithin, significant, direction, reason };
}

const say = phrases({
  en: {
    period: (days: string, previous: string) => `${days}, compared with the days from ${previous} on`,
    several: (names: string) =>
      `${names}: some answers rate more than one question; the first of each answer counts. Each question for itself: --by question`,
    nothing: 'No scored answers in this period.',
    notOneOf: (option: string, given: string, known: string) =>
      `${option}: “${given}” is not known; there are: ${known}.`,
    former: (option: string) =>
      `${option} is no longer an option: a 6 means something else on each scale. Use --mood happy, --mood neutral or --mood unhappy.`,
  },
  fr: {
    period: (days: string, previous: string) =>
      `${days}, par rapport aux jours écoulés depuis le ${previous}`,
    several: (names) =>
      fr`${names} : certaines réponses notent plus d’une question ; la première de chacune compte. Chaque question à part : --by question`,
    nothing: 'Aucune réponse notée sur cette période.',
    notOneOf: (option: string, given: string, known: string) =>
      fr`${option} : « ${given} » est inconnu ; valeurs possibles : ${known}.`,
    former: (option: string) =>
      fr`L’option ${option} n’existe plus : un 6 ne dit pas la même chose d’une échelle à l’autre. Utilisez --mood happy, --mood neutral ou --mood unhappy.`,
  },
});
