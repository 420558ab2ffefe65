// The pulse: whether colleagues recommend working here, and a few sentences to agree with, asked again and again; what moved since each was last
// asked. What it can ask is content/pulse.ts.
import { z } from 'zod';
import { type Indifference, indifference, indifferenceOf } from '../../feedback/indicators/indifference.ts';
import { fr } from '../../i18n/phrases.ts';
import { npsEstimate, npsSide } from '../../statistics/nps.ts';
import { type Share, satisfied, shareEstimate, shareSide } from '../../statistics/shares.ts';
import { askedItems } from '../items/kept.ts';
import { type Concluding, surveyKind } from '../kind.ts';
import type { SurveyQuestion } from '../question.ts';
import { answeredIn, distributionOf, everybodys } from '../tally.ts';
import { chosenUnless, type HowMany, howManyField, howManyIn, howManyProblem } from './choosing.ts';
import { agreement, type PulseItem, pulseItems, recommendation } from './content/pulse.ts';
import { goneOn } from './course.ts';
import { type ComparedFigure, changesTold, figureOf, type SurveyFigure } from './figure.ts';
import { type AskedTally, lastAsked, remembering } from './memory.ts';
import { type PulseResult, pulseHeadline, pulseResult, pulseView } from './pulse-view.ts';
import { inTurn } from './turns.ts';

const settings = z.object({
  /** Sentences of a round, besides the recommendation. */
  items: z.int().min(3).max(5),
  /** Whether a round asks for a word as well. */
  words: z.boolean(),
});

const SENTENCES: HowMany = {
  name: 'items',
  label: {
    en: 'Sentences a round, besides the recommendation',
    fr: fr`Phrases par vague, outre la recommandation`,
  },
  ...{ least: 3, most: 5 },
};
const wordLabel = { en: 'Room for a word', fr: fr`Place pour un mot libre` };

const RECOMMEND = 'recommend';
const WORD = 'word';

/** @param offered sentences that a round may ask; where none is left, the recommendation alone is asked */
export function pulseQuestions(
  offered: readonly Pick<PulseItem, 'key' | 'text'>[],
  chosen: z.infer<typeof settings>,
  round: number,
): SurveyQuestion[] {
  const items = inTurn(offered, chosen.items, round).map(
    ({ key, text }): SurveyQuestion => ({ kind: 'scale', key, text, from: 1, to: 5, ends: agreement }),
  );
  const recommend = { kind: 'scale', key: RECOMMEND, from: 0, to: 10, ...recommendation } as const;
  const word = { kind: 'words', key: WORD, text: inYourWords, optional: true } as const;
  return [...items, recommend, ...(chosen.words ? [word] : [])];
}

const inYourWords = {
  en: 'What would help you most at the moment?',
  fr: fr`Qu’est-ce qui vous aiderait le plus en ce moment ?`,
};

function conclude({
  questions,
  tallies,
  beside: within,
  earlier,
  on,
}: Concluding<unknown, Indifference, PulseResult>): PulseResult {
  const all = everybodys(tallies);
  const memory = earlier?.result.memory ?? {};
  const isShown = ({ key }: SurveyQuestion) => answeredIn(all, key) > 0;
  const asked = questions.filter(({ key, kind }) => kind === 'scale' && key !== RECOMMEND).filter(isShown);
  const recommend = questions.find(({ key }) => key === RECOMMEND);
  const figure = recommendedIn(all);
  const [changed = null, ...changes] = changesTold(
    [
      recommend && figure ? compared(recommend, within.nps, recommendSide) : null,
      ...asked.map((question) => compared(question, within.csat, (tally) => agreeSide(tally, question.key))),
    ],
    on,
  );
  return {
    recommendation: figure && { figure, change: changed },
    items: asked.flatMap(({ key, text }, at) => {
      const agree = agreeIn(all, key);
      return agree ? [{ key, text, agree, change: changes[at] ?? null }] : [];
    }),
    groups: tallies.flatMap((tally) => {
      const items = asked.map(({ key }) => agreeIn(tally, key));
      const said = recommendedIn(tally);
      return tally.group === null || (said === null && items.every((item) => item === null))
        ? []
        : [{ group: tally.group, recommendation: said, items }];
    }),
    course: goneOn(earlier?.result.course ?? [], on, figure?.value ?? null),
    memory: remembering(memory, questions, all, on),
  };

  function compared(
    question: SurveyQuestion,
    margin: number,
    side: (tally: AskedTally) => ComparedFigure['later'],
  ): ComparedFigure | null {
    const last = lastAsked(memory, question);
    return last && { earlier: side(last), later: side(all), on: last.on, within: margin };
  }
}

function recommendedIn(tally: AskedTally): SurveyFigure | null {
  if (answeredIn(tally, RECOMMEND) === 0) return null;
  return figureOf(npsEstimate(distributionOf(tally, RECOMMEND), tally.asked), tally.asked);
}

function agreeIn(tally: AskedTally, key: string): SurveyFigure | null {
  const share = agreeing(tally, key);
  return share.n === 0 ? null : figureOf(shareEstimate(share, tally.asked), tally.asked);
}

function recommendSide(tally: AskedTally) {
  return npsSide(distributionOf(tally, RECOMMEND), tally.asked);
}

function agreeSide(tally: AskedTally, key: string) {
  return shareSide(agreeing(tally, key), tally.asked);
}

function agreeing(tally: AskedTally, key: string): Share {
  return satisfied(distributionOf(tally, key));
}

/** Eighty people were asked, in two channels; two rounds. */
function example(): PulseResult {
  const chosen = { items: 4, words: true };
  const tally = (group: number | null, asked: number, counts: Record<string, readonly number[]>) => ({
    group,
    asked,
    counts: Object.fromEntries(
      Object.entries(counts).map(([key, times]) => {
        const from = key === RECOMMEND ? 0 : 1;
        return [key, Object.fromEntries(times.map((n, at) => [String(from + at), n]))];
      }),
    ),
  });
  const questions = pulseQuestions(pulseItems, chosen, 1);
  const round = { settings: chosen, threshold: 5, groups: [], questions, beside: indifference };
  const first = conclude({
    ...round,
    tallies: [
      tally(null, 80, {
        means: [3, 8, 17, 20, 8],
        heard: [13, 18, 12, 9, 4],
        informed: [6, 14, 14, 15, 7],
        again: [2, 6, 12, 22, 14],
        [RECOMMEND]: [1, 0, 2, 2, 3, 6, 6, 9, 12, 9, 6],
      }),
    ],
    earlier: null,
    on: '2026-08-31',
  });
  return conclude({
    ...round,
    tallies: [
      tally(null, 80, {
        means: [2, 8, 17, 24, 10],
        heard: [4, 8, 16, 23, 10],
        informed: [4, 12, 16, 20, 9],
        again: [2, 5, 13, 25, 16],
        [RECOMMEND]: [0, 1, 1, 2, 3, 5, 6, 10, 14, 11, 8],
      }),
      tally(0, 44, {
        means: [1, 5, 10, 13, 5],
        heard: [2, 5, 9, 12, 6],
        informed: [3, 8, 8, 10, 5],
        again: [1, 3, 8, 13, 9],
        [RECOMMEND]: [0, 1, 0, 1, 2, 3, 4, 5, 8, 6, 4],
      }),
      tally(1, 36, {
        means: [1, 3, 7, 11, 5],
        heard: [2, 3, 7, 11, 4],
        informed: [1, 4, 8, 10, 4],
        again: [1, 2, 5, 12, 7],
        [RECOMMEND]: [0, 0, 1, 1, 1, 2, 2, 5, 6, 5, 4],
      }),
    ],
    earlier: { questions: [], tallies: [], result: first },
    on: '2026-11-30',
  });
}

export const pulse = surveyKind({
  name: 'pulse',
  label: { en: 'Pulse', fr: 'Pouls' },
  about: {
    en: 'A minute, again and again: would colleagues recommend working here, and what helps or hinders them in serving customers. You see what moved.',
    fr: fr`Une minute, régulièrement : recommande-t-on de travailler ici, et qu’est-ce qui aide ou gêne pour bien servir les clients ? Vous voyez ce qui a bougé.`,
  },
  order: 2,
  ownItems: true,
  settings,
  defaults: { items: 4, words: true },
  fields: async ({ settings: now, locale }) => [
    howManyField(SENTENCES, now.items, locale),
    {
      kind: 'toggle',
      name: 'words',
      label: wordLabel[locale],
      text: inYourWords[locale],
      initial: now.words,
    },
  ],
  chosen: async (values, { locale }) =>
    chosenUnless({ [SENTENCES.name]: howManyProblem(SENTENCES, values, locale) }, () => ({
      items: howManyIn(SENTENCES, values),
      words: values.words === true,
    })),
  questions: async ({ db, workspace, round, settings: chosen }) => {
    const kept = await askedItems(db, workspace.id, 'pulse');
    const offered = kept.flatMap(({ key, words: { text } }) => (text ? [{ key, text }] : []));
    return pulseQuestions(offered, chosen, round);
  },
  beside: ({ db, workspace }) => indifferenceOf(db, workspace.id),
  result: pulseResult,
  conclude,
  headline: pulseHeadline,
  view: pulseView,
  measures: () => [],
  example: example(),
});
