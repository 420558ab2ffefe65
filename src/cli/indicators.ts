// `portevoix indicators`: the numbers of a period, for people as lines and for scripts as JSON.
import { parseArgs } from 'node:util';
import { dayText } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { type FeedbackFilters, heats, metrics } from '../feedback/filters.ts';
import { vitals } from '../feedback/indicators/counts/vitals.ts';
import { type Indicator, indicators } from '../feedback/indicators/indicators.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Command, UsageError } from './command.ts';
import { daysAsked, instantsOf } from './days.ts';
import { openDesk } from './desk.ts';
import { groupsAsked, idsOfSources } from './indicator-groups.ts';
import { indicatorLine, rateLine } from './indicator-line.ts';

const USAGE = `portevoix indicators [--json] [--from DAY] [--to DAY] [filters]

NPS, CSAT and CES 2.0 of a period, each with its 95 % interval and its change since the period just before, which is as
many days long. Without dates: the last 7 full days.

  --from DAY, --to DAY    YYYY-MM-DD in the company's time zone, both days included
  --source NAME           only this source (repeat for several)
  --metric METRIC         only nps, csat or ces (repeat for several)
  --touchpoint NAME       only this touchpoint (repeat for several)
  --heat hot|cold         only answers given just after an interaction, or to a relationship survey
  --mixed                 hot and cold answers counted as one; otherwise each for itself
  --score-min N           only scores of N and more
  --score-max N           only scores of N and less
  --by WHAT               each group by itself, all tested together: touchpoint, source, heat, or a key of the segments
  --json                  one JSON array on standard output, and nothing else

Each element of the array: { metric, value, n, low, high, margin, previous, change, significant }.
  nps   in points, -100 to 100
  csat  a share from 0 to 1 (0.86 is 86 %): answers 4 and 5 of 5
  ces   the mean, 1 to 7, 7 is best
"low" and "high" bound the interval, "margin" is half its width. With fewer than 5 answers value, low, high and margin
are null and "reason" is "not-enough-answers"; previous and change are null where there is nothing to compare.
"heat" is there where hot and cold answers both came, and --mixed did not ask for them together.
With --by each element also has "group" (null: none was given), and "reason" may be "kept-back": its value would let that of a group
under 5 answers be worked out. At most 50 groups are told apart, those with most answers.`;

export const indicatorsCommand: Command = {
  name: 'indicators',
  summary: 'NPS, CSAT and CES of a period, with margins and changes',
  usage: USAGE,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const desk = await openDesk(io);
    try {
      const { db } = desk.database;
      const { timeZone } = await db.workspace.findUniqueOrThrow({ where: { id: desk.workspaceId } });
      const zone = zoneOf(timeZone);
      const days = daysAsked(asked, zone.dayAt(io.clock.now().getTime()), io.locale);
      const sourceIds = await idsOfSources(db, desk.workspaceId, asked.sources, io.locale);
      const question = { ...instantsOf(days, zone), filters: { ...asked.filters, sourceIds } };
      const found =
        asked.by === undefined
          ? await indicators(db, desk.workspaceId, question)
          : await groupsAsked(desk.database, desk.workspaceId, question, asked.by, io.locale);
      if (asked.json) {
        io.out(JSON.stringify(found.map(forScripts), null, 2));
        return 0;
      }
      const words = say(io.locale);
      io.out(words.period(dayText(days.first), dayText(days.last), dayText(days.previous)));
      if (found.length === 0) io.out(words.nothing);
      for (const indicator of found) io.out(indicatorLine(indicator, io.locale));
      if (asked.by === undefined) {
        const { responses, churn } = await vitals(db, { id: desk.workspaceId, timeZone }, question);
        for (const rate of [...responses, ...(churn ? [churn] : [])]) io.out(rateLine(rate, io.locale));
      }
      return 0;
    } finally {
      await desk.close();
    }
  },
};

interface Asked {
  readonly json: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly by: string | undefined;
  readonly sources: readonly string[];
  readonly filters: FeedbackFilters;
}

const OPTIONS = {
  json: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  source: { type: 'string', multiple: true },
  metric: { type: 'string', multiple: true },
  touchpoint: { type: 'string', multiple: true },
  heat: { type: 'string' },
  mixed: { type: 'boolean' },
  by: { type: 'string' },
  'score-min': { type: 'string' },
  'score-max': { type: 'string' },
} as const;

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): Asked {
  const values = valuesOf(args);
  const words = say(locale);
  const scoreMin = score('--score-min', values['score-min']);
  const scoreMax = score('--score-max', values['score-max']);
  return {
    json: values.json ?? false,
    from: values.from,
    to: values.to,
    by: values.by,
    sources: values.source ?? [],
    filters: {
      metrics: (values.metric ?? []).map((name) => oneOf('--metric', name, metrics)),
      touchpoints: values.touchpoint ?? [],
      ...(values.heat === undefined ? {} : { heat: oneOf('--heat', values.heat, heats) }),
      ...(values.mixed ? { mixed: true } : {}),
      ...(scoreMin === undefined ? {} : { scoreMin }),
      ...(scoreMax === undefined ? {} : { scoreMax }),
    },
  };

  function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
    const found = known.find((each) => each === given.toLowerCase());
    if (found === undefined) throw new UsageError(words.notOneOf(option, given, known.join(', ')));
    return found;
  }

  function score(option: string, given: string | undefined): number | undefined {
    if (given === undefined) return undefined;
    const value = given.trim() === '' ? Number.NaN : Number(given.replace(',', '.'));
    if (!Number.isFinite(value)) throw new UsageError(words.notANumber(option, given));
    return value;
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Exactly what the usage promises; `undefined` is left out by JSON. */
function forScripts(indicator: Indicator & { readonly group?: string | null }) {
  const { group, metric, heat, value, n, low, high, margin, previous, change, significant, reason } =
    indicator;
  return { group, metric, heat, value, n, low, high, margin, previous, change, significant, reason };
}

const say = phrases({
  en: {
    period: (first: string, last: string, previous: string) =>
      `${first} to ${last}, compared with the days from ${previous} on`,
    nothing: 'No scored answers in this period.',
    notOneOf: (option: string, given: string, known: string) =>
      `${option}: "${given}" is not known; there are: ${known}.`,
    notANumber: (option: string, given: string) => `${option}: "${given}" is not a number.`,
  },
  fr: {
    period: (first: string, last: string, previous: string) =>
      fr`Du ${first} au ${last}, par rapport aux jours écoulés depuis le ${previous}`,
    nothing: 'Aucune réponse notée sur cette période.',
    notOneOf: (option: string, given: string, known: string) =>
      fr`${option} : « ${given} » est inconnu ; il y a : ${known}.`,
    notANumber: (option: string, given: string) => fr`${option} : « ${given} » n’est pas un nombre.`,
  },
});
