// Maturity: which of five sentences is true of their part of the company, practice by practice, as people see it; where leaders and teams see it
// apart; and what leads further. The sentences are content/maturity.ts.
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { fr } from '../../i18n/phrases.ts';
import { meanEstimate, meanSide } from '../../statistics/means.ts';
import { middleHalf, quantile } from '../../statistics/quantiles.ts';
import { levels, ourItems, type SaidItem, steps } from '../items/item.ts';
import { askedItems, itemsOf } from '../items/kept.ts';
import { type Concluding, type KindShell, type Measure, surveyKind } from '../kind.ts';
import type { Bilingual, SurveyQuestion } from '../question.ts';
import { answeredIn, distributionOf, everybodys, type GroupTally } from '../tally.ts';
import { channelIn } from './choosing.ts';
import { practices } from './content/maturity.ts';
import { type ComparedFigure, changesTold, figureOf } from './figure.ts';
import {
  levelOf,
  type MaturityResult,
  maturityHeadline,
  maturityResult,
  maturityView,
} from './maturity-view.ts';
import { type AskedTally, lastAsked, remembering } from './memory.ts';
import { type SeenHere, seenBy, seenIn } from './observed.ts';

const settings = z.object({
  /** The address of the channel in which leaders are: what they see is held against what the others see. */
  leaders: z.string().nullable(),
});
type MaturitySettings = z.infer<typeof settings>;

const scale = { low: 1, high: 5 };
/** Of the mean level: a fifth of a step. */
const WITHIN = 0.2;
/** Practices for which measures are offered: nobody does ten things. */
const LOWEST = 3;

const whichIsTrue = {
  en: 'Which sentence is true of your part of the company today?',
  fr: fr`Quelle phrase est vraie aujourd’hui de votre partie de l’entreprise ?`,
};

const leadersLabel = { en: 'The leaders’ channel', fr: fr`Le canal des dirigeants` };
const leadersHint = {
  en: 'Where it is among the channels that are asked: what leaders see is held against what the others see.',
  fr: fr`S’il est parmi les canaux interrogés : ce que voient les dirigeants est comparé à ce que voient les autres.`,
};

/** All at once, eight at most: asked by halves, the picture would come in two letters, and of two different moments. */
export function allPractices(asked: readonly SaidItem[] = ourItems.maturity): SurveyQuestion[] {
  return asked.flatMap(({ key, words: { name, ...words } }) =>
    name === undefined
      ? []
      : [
          {
            ...({ kind: 'choice', key, text: name, hint: whichIsTrue } as const),
            options: levels.flatMap((level) => {
              const label = words[`level${level}`];
              return label ? [{ value: String(level), label }] : [];
            }),
          },
        ],
  );
}

const noPractice = {
  en: 'No practice is left to ask: ask one of ours again under “Surveys”, “Questions”, or write one of your own.',
  fr: fr`Il ne reste aucune pratique à proposer : reprenez-en une des nôtres dans « Enquêtes », « Questions », ou écrivez la vôtre.`,
};

/** What the result is made of beside the answers: what the program sees, and what leads further in each practice. */
interface BesidePractices extends SeenHere {
  /** By practice, from level 1 to 2 first; null where a company wrote none. */
  readonly measures: Readonly<Record<string, readonly (Bilingual | null)[]>>;
}

async function besideOf(shell: KindShell): Promise<BesidePractices> {
  const kept = await itemsOf(shell.db, shell.workspace.id, 'maturity');
  const measures = kept.map(({ key, words }) => [key, steps.map((step) => words[`next${step}`] ?? null)]);
  return { ...(await seenBy(shell)), measures: Object.fromEntries(measures) };
}

function conclude({
  settings: { leaders },
  on,
  threshold,
  groups,
  questions,
  tallies,
  beside,
  earlier,
}: Concluding<MaturitySettings, BesidePractices, MaturityResult>): MaturityResult {
  const all = everybodys(tallies);
  const memory = earlier?.result.memory ?? {};
  const place = leaders === null ? -1 : groups.findIndex(({ address }) => address === leaders);
  const leading = tallies.find(({ group }) => group === place) ?? null;
  const asked = questions.filter(({ key }) => answeredIn(all, key) > 1);
  const since = asked.map((question): ComparedFigure | null => {
    const { key } = question;
    const last = lastAsked(memory, question);
    return last && { earlier: sideOf(last, key), later: sideOf(all, key), on: last.on, within: WITHIN };
  });
  // Of one moment: what leaders see stands on the side of what is later.
  const between = asked.map(({ key }): ComparedFigure | null => {
    const others = leading && othersIn(all, leading, { key, threshold });
    return (
      leading && others && { earlier: sideOf(others, key), later: sideOf(leading, key), on, within: null }
    );
  });
  const told = changesTold([...since, ...between], on);
  return {
    on,
    practices: asked.map((question, at) => {
      const { key, text: name } = question;
      const scores = distributionOf(all, key);
      const sides = between[at];
      const apart = told[asked.length + at];
      return {
        key,
        name,
        sentences: question.kind === 'choice' ? question.options.map(({ label }) => label) : [],
        measures: [...(beside.measures[key] ?? [])],
        median: quantile(scores, 0.5),
        half: middleHalf(scores),
        mean: figureOf(meanEstimate(scores, scale, all.asked), all.asked),
        change: told[at] ?? null,
        leaders:
          sides && apart
            ? {
                leaders: sides.later.value,
                others: sides.earlier.value,
                apart: apart.direction === 'rise' || apart.direction === 'fall' ? apart.direction : null,
                p: apart.p,
              }
            : null,
      };
    }),
    observed: seenIn(
      beside,
      groups.map(({ address }) => address),
    ),
    memory: remembering(memory, questions, all, on),
  };
}

function sideOf(tally: AskedTally, key: string) {
  return meanSide(distributionOf(tally, key), scale, tally.asked);
}

/** Everybody but the leaders; null where that is too few, or where leaders may not be told. */
function othersIn(
  all: GroupTally,
  leading: GroupTally,
  { key, threshold }: { readonly key: string; readonly threshold: number },
): AskedTally | null {
  if (answeredIn(leading, key) < 2 || answeredIn(all, key) - answeredIn(leading, key) < threshold)
    return null;
  const counts = Object.entries(all.counts[key] ?? {}).map(
    ([level, n]) => [level, n - (leading.counts[key]?.[level] ?? 0)] as const,
  );
  return { asked: all.asked - leading.asked, counts: { [key]: Object.fromEntries(counts) } };
}

/** Of the lowest practices: what leads from the level that they have reached to the next. */
function measuresOf({ practices: found }: MaturityResult): Measure[] {
  return found
    .toSorted((a, b) => a.median - b.median || a.mean.value - b.mean.value)
    .flatMap(({ key, median, measures }) => {
      const level = levelOf(median);
      const title = measures[level - 1];
      return title ? [{ key: `${key}.${level}`, title }] : [];
    })
    .slice(0, LOWEST);
}

/** Sixty people were asked, eight of them leaders; two rounds. */
function example(): MaturityResult {
  const questions = allPractices();
  const tally = (
    group: number | null,
    asked: number,
    answers: readonly (readonly number[])[],
  ): GroupTally => ({
    group,
    asked,
    counts: Object.fromEntries(
      questions.map(({ key }, at) => [
        key,
        Object.fromEntries((answers[at] ?? []).map((n, level) => [String(level + 1), n])),
      ]),
    ),
  });
  const seen: BesidePractices = {
    measures: Object.fromEntries(practices.map(({ key, measures }) => [key, measures])),
    ideas: { replied: 34, of: 41 },
    channels: 6,
    cases: { opened: 15, resolved: 12 },
    pulses: [
      {
        channels: ['slack:C0DIRECTION', 'slack:C0GENERAL'],
        on: '2026-11-06',
        recommendation: { value: 24, n: 44, asked: 60, low: 15, high: 32, margin: 9 },
      },
    ],
  };
  const groups = [
    { address: 'slack:C0DIRECTION', name: '#direction' },
    { address: 'slack:C0GENERAL', name: '#general' },
  ];
  const round = { settings: { leaders: 'slack:C0DIRECTION' }, threshold: 5, groups, questions, beside: seen };
  const first = conclude({
    ...round,
    tallies: [
      tally(null, 58, [
        [9, 19, 9, 3, 1],
        [6, 17, 12, 5, 1],
        [10, 18, 8, 4, 1],
        [8, 15, 12, 5, 1],
        [14, 12, 9, 5, 1],
        [9, 21, 8, 2, 1],
        [5, 16, 14, 5, 1],
        [4, 13, 16, 7, 1],
      ]),
    ],
    earlier: null,
    on: '2025-11-28',
  });
  return conclude({
    ...round,
    tallies: [
      tally(null, 60, [
        [6, 16, 14, 8, 2],
        [5, 15, 16, 8, 2],
        [9, 19, 11, 5, 2],
        [7, 16, 15, 6, 2],
        [2, 6, 19, 14, 5],
        [8, 22, 11, 4, 1],
        [4, 14, 18, 8, 2],
        [2, 10, 18, 13, 3],
      ]),
      tally(0, 8, [
        [0, 0, 1, 4, 2],
        [0, 1, 3, 2, 1],
        [0, 3, 3, 1, 0],
        [1, 2, 3, 1, 0],
        [0, 1, 3, 2, 1],
        [0, 3, 3, 1, 0],
        [0, 2, 3, 2, 0],
        [0, 1, 3, 2, 1],
      ]),
      tally(1, 52, [
        [6, 16, 13, 4, 0],
        [5, 14, 13, 6, 1],
        [9, 16, 8, 4, 2],
        [6, 14, 12, 5, 2],
        [2, 5, 16, 12, 4],
        [8, 19, 8, 3, 1],
        [4, 12, 15, 6, 2],
        [2, 9, 15, 11, 2],
      ]),
    ],
    earlier: { questions, tallies: [], result: first },
    on: '2026-11-30',
  });
}

export const maturity = surveyKind({
  name: 'maturity',
  label: { en: 'Maturity', fr: 'Maturité' },
  about: {
    en: 'Eight practices, five sentences each: which is true of your part of the company? You see the level of each, where leaders and teams see it apart, and what leads further.',
    fr: fr`Huit pratiques, cinq phrases chacune : laquelle est vraie de votre partie de l’entreprise ? Vous voyez le niveau de chacune, les écarts entre dirigeants et équipes, et quoi faire ensuite.`,
  },
  order: 4,
  ownItems: true,
  settings,
  defaults: { leaders: null },
  fields: async ({ settings: now, locale }) => [
    {
      ...{ kind: 'channels', name: 'leaders', most: 1, optional: true },
      label: leadersLabel[locale],
      hint: leadersHint[locale],
      ...(now.leaders === null ? {} : { initial: [now.leaders] }),
    },
  ],
  chosen: async (values) => ({ ok: true, value: { leaders: channelIn(values, 'leaders') } }),
  questions: async ({ db, workspace }) => {
    const asked = await askedItems(db, workspace.id, 'maturity');
    if (asked.length === 0) throw new UserError('survey.no-practice', (locale) => noPractice[locale]);
    return allPractices(asked);
  },
  beside: besideOf,
  result: maturityResult,
  conclude,
  headline: maturityHeadline,
  view: maturityView,
  measures: measuresOf,
  example: example(),
});
