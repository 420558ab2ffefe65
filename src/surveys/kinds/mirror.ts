// The mirror: what colleagues believe customers say, beside what customers said; and how it is for them. What it may ask is mirror/customers.ts,
// how it asks mirror/asked.ts, what it makes of it mirror/result.ts.
import { UserError } from '../../errors.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type RoundAsking, surveyKind } from '../kind.ts';
import type { SurveyQuestion } from '../question.ts';
import { guessAsked, momentName, ownAsked } from './mirror/asked.ts';
import {
  type MirrorSettings,
  mirrorChosen,
  mirrorDefaults,
  mirrorFields,
  mirrorSettings,
} from './mirror/choosing.ts';
import {
  type CustomersAnswers,
  customersAnswers,
  customersPeriod,
  keyOf,
  LEAST_CUSTOMERS,
} from './mirror/customers.ts';
import { mirrorExample } from './mirror/example.ts';
import { mirrorMeasures } from './mirror/measures.ts';
import { concludeMirror, type MirrorBeside, mirrorResult } from './mirror/result.ts';
import { mirrorHeadline, mirrorView } from './mirror/view.ts';

/** Of how many of its questions colleagues are asked how it is for themselves: one form holds no more. */
const MOST_OWN = 3;

/** @throws UserError 'survey.mirror-none' where nothing was chosen, 'survey.mirror-few' where too few customers answered it */
async function questions({
  settings: chosen,
  ...asking
}: RoundAsking<MirrorSettings>): Promise<SurveyQuestion[]> {
  if (chosen.questions.length === 0)
    throw new UserError('survey.mirror-none', (locale) => words(locale).none);
  const { now, openedAt = now, db, workspace } = asking;
  const known = await answersTo(chosen, { db, workspace, openedAt }, LEAST_CUSTOMERS);
  const called = await touchpointsCalled(db, workspace.id);
  const asked = chosen.questions.map((question) => {
    const found = known.get(keyOf(question));
    if (!found)
      throw new UserError('survey.mirror-few', (locale) =>
        words(locale).few(
          question.touchpoint === null
            ? momentName(null, null, locale)
            : touchpointName(question.touchpoint, locale, called.get(question.touchpoint)),
          String(LEAST_CUSTOMERS),
          String(chosen.days),
        ),
      );
    return found;
  });
  const own = chosen.own ? withOneRecommendation(asked).slice(0, MOST_OWN) : [];
  return asked.flatMap((question) => [
    guessAsked(question, chosen.days),
    ...(own.includes(question) ? [ownAsked(question)] : []),
  ]);
}

/** Whether one would recommend working here does not depend on the moment: it is asked once. */
function withOneRecommendation(asked: readonly CustomersAnswers[]): CustomersAnswers[] {
  const first = asked.find(({ metric }) => metric === 'nps');
  return asked.filter((question) => question.metric !== 'nps' || question === first);
}

/** Fewer answers than at its opening may be on file by then, but not fewer than digests tell. */
const LEAST_AT_CLOSING = 5;

async function beside({
  settings: chosen,
  now,
  openedAt = now,
  db,
  workspace,
}: RoundAsking<MirrorSettings>): Promise<MirrorBeside> {
  const { from, to } = customersPeriod(openedAt, chosen.days);
  const known = await answersTo(chosen, { db, workspace, openedAt }, LEAST_AT_CLOSING);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    questions: chosen.questions.flatMap((question) => {
      const found = known.get(keyOf(question));
      if (!found) return [];
      const { scores, ...rest } = found;
      return [{ ...rest, key: keyOf(question), scores: Object.fromEntries(scores) }];
    }),
  };
}

async function answersTo(
  { days }: MirrorSettings,
  {
    db,
    workspace,
    openedAt,
  }: Pick<RoundAsking<MirrorSettings>, 'db' | 'workspace'> & { readonly openedAt: Date },
  least: number,
): Promise<ReadonlyMap<string, CustomersAnswers>> {
  const all = await customersAnswers(db, workspace.id, customersPeriod(openedAt, days), least);
  return new Map(all.map((each) => [keyOf(each), each]));
}

const words = phrases({
  en: {
    none: 'Choose at least one of the customers’ questions for colleagues to guess.',
    few: (moment: string, least: string, days: string) =>
      `“${moment}” no longer has ${least} customers’ answers in the last ${days} days: take a longer time, or another question.`,
  },
  fr: {
    none: fr`Choisissez au moins une question des clients à faire estimer.`,
    few: (moment, least, days) =>
      fr`« ${moment} » n’a plus ${least} réponses de clients sur les ${days} derniers jours : prenez une durée plus longue, ou une autre question.`,
  },
});

export const mirror = surveyKind({
  name: 'mirror',
  label: { en: 'Mirror', fr: 'Miroir' },
  about: {
    en: 'What colleagues believe customers say, beside what customers said; and how it is for them. You see where the two views differ.',
    fr: fr`Ce que l’équipe croit que disent les clients, à côté de ce qu’ils disent ; et ce qu’il en est pour elle. Vous voyez où les regards diffèrent.`,
  },
  order: 1,
  ownItems: true,
  settings: mirrorSettings,
  defaults: mirrorDefaults,
  fields: mirrorFields,
  chosen: mirrorChosen,
  questions,
  beside,
  result: mirrorResult,
  conclude: concludeMirror,
  headline: mirrorHeadline,
  view: mirrorView,
  measures: mirrorMeasures,
  example: mirrorExample,
});
