// Orientation: which advice a colleague would give in situations of everyday work, and whom it serves first. Of everybody together, never of
// one. The situations are content/orientation.ts.
import { z } from 'zod';
import type { Store } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { type Indifference, indifference, indifferenceOf } from '../../feedback/indicators/indifference.ts';
import { fr } from '../../i18n/phrases.ts';
import { type Share, shareEstimate, shareSide } from '../../statistics/shares.ts';
import { adviceOf as adviceIn } from '../items/item.ts';
import { askedItems } from '../items/kept.ts';
import { type Concluding, surveyKind } from '../kind.ts';
import type { Bilingual, SurveyQuestion } from '../question.ts';
import { answeredIn, everybodys, type GroupTally } from '../tally.ts';
import { chosenUnless, type HowMany, howManyField, howManyIn, howManyProblem, tickedOf } from './choosing.ts';
import {
  type Scenario,
  type Served,
  scenarios,
  served,
  type Workplace,
  workplaces,
} from './content/orientation.ts';
import { goneOn } from './course.ts';
import { changesTold, figureOf, type SurveyFigure } from './figure.ts';
import { type AskedTally, lastAsked, remembering } from './memory.ts';
import {
  type OrientationResult,
  orientationHeadline,
  orientationResult,
  orientationView,
} from './orientation-view.ts';
import { inTurn } from './turns.ts';

const settings = z.object({
  /** Situations of a round. */
  scenarios: z.int().min(3).max(7),
  /** Where they happen; none: anywhere. */
  workplaces: z.array(z.enum(workplaces)),
});

const SITUATIONS: HowMany = {
  name: 'scenarios',
  label: { en: 'Situations a round', fr: 'Situations par vague' },
  ...{ least: 3, most: 7 },
};
const workplaceLabel = { en: 'Where they happen', fr: fr`Où elles se passent` };
const anywhere = { en: 'None chosen: anywhere.', fr: fr`Sans choix : partout.` };
const workplaceNames: Readonly<Record<Workplace, Bilingual>> = {
  shop: { en: 'In a shop', fr: 'En boutique' },
  support: { en: 'In support', fr: 'Au support' },
  delivery: { en: 'In delivery', fr: fr`À la livraison` },
  'back-office': { en: 'In the back office', fr: 'En back-office' },
  billing: { en: 'In billing', fr: fr`À la facturation` },
  it: { en: 'In IT', fr: fr`À l’informatique` },
  'human-resources': { en: 'In human resources', fr: 'Aux ressources humaines' },
};

/** What an answer is called on its way: a form's data can be looked into, and nobody is to be told before they answer whom an advice serves. */
const calledAs: Readonly<Record<Served, string>> = { customer: 'm', company: 'k', procedure: 'r' };

const whichAdvice = {
  en: 'Which advice would you give a colleague?',
  fr: fr`Quel conseil donneriez-vous à un collègue ?`,
};

interface OfferedSituation extends Pick<Scenario, 'key' | 'situation' | 'advice'> {
  /** Null: of the company's own, asked everywhere. */
  readonly workplace: Workplace | null;
}

export function orientationQuestions(
  offered: readonly OfferedSituation[],
  chosen: z.infer<typeof settings>,
  round: number,
): SurveyQuestion[] {
  const { workplaces: only } = chosen;
  const here = offered.filter(
    ({ workplace }) => only.length === 0 || workplace === null || only.includes(workplace),
  );
  return inTurn(here, chosen.scenarios, round).map(({ key, situation, advice }) => ({
    kind: 'choice',
    key,
    text: situation,
    hint: whichAdvice,
    options: advice.map(({ serves, text }) => ({ value: calledAs[serves], label: text })),
  }));
}

const noSituation = {
  en: 'No situation is left to ask: ask one of ours again under “Surveys”, “Questions”, or write one of your own.',
  fr: fr`Il ne reste aucune situation à proposer : reprenez-en une des nôtres dans « Enquêtes », « Questions », ou écrivez la vôtre.`,
};

/** Ours in their own order of advice, those of the company in one that says nothing of which is which. */
async function situationsOf(db: Store, workspaceId: string): Promise<OfferedSituation[]> {
  const kept = await askedItems(db, workspaceId, 'orientation');
  return kept.flatMap((item) => {
    const ours = scenarios.find(({ key }) => key === item.key);
    const { situation } = item.words;
    if (situation === undefined) return [];
    const advice = item.from === 'ours' && ours ? ours.advice : adviceIn(item);
    return [{ key: item.key, workplace: ours?.workplace ?? null, situation, advice }];
  });
}

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
  settings,
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
