// Orientation: which advice a colleague would give in situations of everyday work, and whom it serves first. Of everybody together, never of
// one. What it asks is orientation-asking.ts.
import { UserError } from '../../errors.ts';
import { type Indifference, indifference, indifferenceOf } from '../../feedback/indicators/indifference.ts';
import { fr } from '../../i18n/phrases.ts';
import { type Share, shareEstimate, shareSide } from '../../statistics/shares.ts';
import { type Concluding, surveyKind } from '../kind.ts';
import type { SurveyQuestion } from '../question.ts';
import { answeredIn, everybodys, type GroupTally } from '../tally.ts';
import { chosenUnless, howManyField, howManyIn, howManyProblem, tickedOf } from './choosing.ts';
import { type Served, scenarios, served, workplaces } from './content/orientation.ts';
import { goneOn } from './course.ts';
import { changesTold, figureOf, type SurveyFigure } from './figure.ts';
import { type AskedTally, lastAsked, remembering } from './memory.ts';
import {
  anywhere,
  calledAs,
  noSituation,
  orientationQuestions,
  orientationSettings,
  SITUATIONS,
  situationsOf,
  workplaceLabel,
  workplaceNames,
} from './orientation-asking.ts';
import {
  type OrientationResult,
  orientationHeadline,
  orientationResult,
  orientationView,
} from './orientation-view.ts';

function conclude({
  questions,
  tallies,
  beside: within,
  earlier,
  on,
}: Concluding<unknown, Indifference, OrientationResult>): OrientationResult {
  const all = everybodys(tallies);
  const memory = earlier?.result.memory ?? {};
  const asked = questions.filter(({ key }) => answeredIn(all, key) > 0);
  const last = asked.map((question) => lastAsked(memory, question));
  const before = last.filter((each) => each !== null);
  const compared = (earlierShare: Share, askedThen: number, laterShare: Share, then: string) => ({
    earlier: shareSide(earlierShare, askedThen),
    later: shareSide(laterShare, all.asked),
    on: then,
    within: within.csat,
  });
  const then = asked.length > 0 && before.length === asked.length ? meanOf(asked, before, 'customer') : null;
  const now = meanOf(asked, [all], 'customer');
  const [changed = null, ...changes] = changesTold(
    [
      then && now ? compared(then.share, then.asked, now.share, latest(before.map((each) => each.on))) : null,
      ...asked.map((question, at) => {
        const one = last[at];
        return one
          ? compared(
              servedIn(one, question.key, 'customer'),
              one.asked,
              servedIn(all, question.key, 'customer'),
              one.on,
            )
          : null;
      }),
    ],
    on,
  );
  return {
    all: now && {
      customer: inAll('customer', all, asked),
      company: inAll('company', all, asked),
      procedure: asked.some((question) => offers(question, 'procedure'))
        ? inAll('procedure', all, asked)
        : null,
      change: changed,
    },
    scenarios: asked.map((question, at) => ({
      key: question.key,
      situation: question.text,
      advice: adviceOf(question).map(({ serves, text }) => ({
        serves,
        text,
        figure: figure(servedIn(all, question.key, serves), all.asked),
      })),
      change: changes[at] ?? null,
    })),
    groups: tallies.flatMap((tally) => {
      // A mean over some of the situations is not one over all of them.
      const isWhole = asked.length > 0 && asked.every(({ key }) => answeredIn(tally, key) > 0);
      return tally.group === null
        ? []
        : [{ group: tally.group, customer: isWhole ? inAll('customer', tally, asked) : null }];
    }),
    course: goneOn(earlier?.result.course ?? [], on, now && now.share.hits / now.share.n),
    memory: remembering(memory, questions, all, on),
  };
}

function adviceOf(question: SurveyQuestion) {
  if (question.kind !== 'choice') return [];
  return question.options.flatMap(({ value, label: text }) => {
    const serves = served.find((each) => calledAs[each] === value);
    return serves ? [{ serves, text }] : [];
  });
}

function offers(question: SurveyQuestion, whom: Served): boolean {
  return adviceOf(question).some(({ serves }) => serves === whom);
}

function servedIn(tally: AskedTally, key: string, whom: Served): Share {
  return { hits: tally.counts[key]?.[calledAs[whom]] ?? 0, n: answeredIn(tally, key) };
}

/**
 * The mean of the situations' shares. The same people answer all of them, and how alike nobody knows any more: so it is taken to rest on no
 * more answers than the situation with the fewest, as if each had answered all of them alike. Its interval is never too narrow for that.
 * @param tallies one for all questions, or one for each; null where there is no question
 */
function meanOf(
  questions: readonly SurveyQuestion[],
  tallies: readonly AskedTally[],
  whom: Served,
): { readonly share: Share; readonly asked: number } | null {
  const shares = questions.flatMap(({ key }, at) => {
    const tally = tallies[at] ?? tallies[0];
    return tally ? [{ ...servedIn(tally, key, whom), asked: tally.asked }] : [];
  });
  const [fewest] = shares.toSorted((a, b) => a.n - b.n);
  if (fewest === undefined || fewest.n === 0) return null;
  const mean = shares.reduce((sum, { hits, n }) => sum + hits / n, 0) / shares.length;
  return { share: { hits: mean * fewest.n, n: fewest.n }, asked: fewest.asked };
}

function inAll(whom: Served, tally: AskedTally, questions: readonly SurveyQuestion[]): SurveyFigure {
  const mean = meanOf(questions, [tally], whom);
  if (mean === null) throw new Error('a mean of no situation');
  return figure(mean.share, mean.asked);
}

function figure(share: Share, asked: number): SurveyFigure {
  return figureOf(shareEstimate(share, asked), asked);
}

function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

/** Eighty people were asked in two channels; the first round and, after the others had their turn, the same situations again. */
function example(): OrientationResult {
  const chosen = { scenarios: 4, workplaces: [] };
  const questions = orientationQuestions(scenarios, chosen, 1);
  const tally = (
    group: number | null,
    asked: number,
    answers: readonly (readonly number[])[],
  ): GroupTally => ({
    group,
    asked,
    counts: Object.fromEntries(
      questions.map((question, at) => [
        question.key,
        Object.fromEntries(
          adviceOf(question).map(({ serves }, place) => [calledAs[serves], answers[at]?.[place] ?? 0]),
        ),
      ]),
    ),
  });
  const round = { settings: chosen, threshold: 5, groups: [], questions, beside: indifference };
  const first = conclude({
    ...round,
    tallies: [
      tally(null, 80, [
        [31, 25],
        [22, 19, 15],
        [20, 27, 9],
        [18, 30, 8],
      ]),
    ],
    earlier: null,
    on: '2026-05-29',
  });
  return conclude({
    ...round,
    tallies: [
      tally(null, 80, [
        [21, 41],
        [33, 18, 11],
        [14, 39, 9],
        [31, 22, 9],
      ]),
      tally(0, 44, [
        [13, 22],
        [19, 10, 6],
        [9, 21, 5],
        [17, 13, 5],
      ]),
      tally(1, 36, [
        [8, 19],
        [14, 8, 5],
        [5, 18, 4],
        [14, 9, 4],
      ]),
    ],
    earlier: { questions, tallies: [], result: first },
    on: '2026-11-30',
  });
}

export const orientation = surveyKind({
  name: 'orientation',
  label: { en: 'Orientation', fr: 'Orientation client' },
  about: {
    en: 'Situations of everyday work, and advice that can all be defended: which would colleagues give, and does it serve the customer, the company’s figures or the procedure first?',
    fr: fr`Des situations de tous les jours, avec des conseils tous défendables : celui que l’on donnerait sert-il d’abord le client, les chiffres de l’entreprise ou la procédure ?`,
  },
  order: 3,
  ownItems: true,
  settings: orientationSettings,
  defaults: { scenarios: 6, workplaces: [] },
  fields: async ({ settings: now, locale }) => [
    howManyField(SITUATIONS, now.scenarios, locale),
    {
      ...{ kind: 'choices', name: 'workplaces', optional: true },
      label: workplaceLabel[locale],
      hint: anywhere[locale],
      options: workplaces.map((value) => ({ value, label: workplaceNames[value][locale] })),
      initial: now.workplaces,
    },
  ],
  chosen: async (values, { locale }) =>
    chosenUnless({ [SITUATIONS.name]: howManyProblem(SITUATIONS, values, locale) }, () => ({
      scenarios: howManyIn(SITUATIONS, values),
      workplaces: tickedOf(values, 'workplaces', workplaces),
    })),
  questions: async ({ db, workspace, round, settings: chosen }) => {
    const questions = orientationQuestions(await situationsOf(db, workspace.id), chosen, round);
    if (questions.length === 0) throw new UserError('survey.no-situation', (locale) => noSituation[locale]);
    return questions;
  },
  beside: ({ db, workspace }) => indifferenceOf(db, workspace.id),
  result: orientationResult,
  conclude,
  headline: orientationHeadline,
  view: orientationView,
  measures: () => [],
  example: example(),
});
