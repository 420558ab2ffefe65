// What actions grew from, as people read it: which idea, case, best failure, theme, survey or promise it was, or of which step the visits.
import type { Store } from '../database/client.ts';
import { touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Action, Text } from '../messages/message.ts';
import type { GrownFrom } from './action.ts';

export const originKinds = [
  ...(['suggestion', 'case', 'story', 'theme', 'survey', 'promise'] as const),
  ...(['visit', 'contacts'] as const),
] as const;
export type OriginKind = (typeof originKinds)[number];

export interface OriginTold {
  /** "idea #12, “Number the invoice lines”". */
  readonly text: string;
  /** What shows it; null where nothing does. */
  readonly see: { readonly label: string; readonly action: Action } | null;
}

/** In the order given; those that are no longer there are left out. Of a case its number alone: its words are for its channel. */
export async function originsTold(
  db: Store,
  workspaceId: string,
  origins: readonly GrownFrom[],
  locale: Locale,
): Promise<OriginTold[]> {
  const say = words(locale);
  const ids = (kind: OriginKind) => origins.flatMap((each) => (each.kind === kind ? each.subject : []));
  const numbered = { id: true, number: true } as const;
  const where = (kind: OriginKind) => ({ workspaceId, id: { in: ids(kind) } });
  const ideas = await db.suggestion.findMany({
    where: where('suggestion'),
    select: { ...numbered, title: true },
  });
  const cases = await db.customerCase.findMany({ where: where('case'), select: numbered });
  const stories = await db.story.findMany({
    where: where('story'),
    select: { ...numbered, title: true, status: true },
  });
  const rounds = await db.surveyRound.findMany({
    where: where('survey'),
    select: { id: true, survey: { select: { name: true } } },
  });
  const called = await touchpointsCalled(db, workspaceId);
  const promises = await db.promiseVersion.findMany({
    where: { workspaceId, promiseId: { in: ids('promise') } },
    orderBy: { number: 'desc' },
    select: { promiseId: true, sentence: true },
  });
  return origins.flatMap(({ kind, subject, name }): OriginTold[] => {
    const at = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
      rows.find(({ id }) => id === subject);
    const idea = kind === 'suggestion' ? at(ideas) : undefined;
    if (idea)
      return [
        {
          text: say.idea(idea.number, idea.title),
          see: { label: say.seeIdea(idea.number), action: { name: 'suggestion.view', subject } },
        },
      ];
    const found = kind === 'case' ? at(cases) : undefined;
    if (found)
      return [
        {
          text: say.case(found.number),
          see: { label: say.seeCase(found.number), action: { name: 'case.view', subject } },
        },
      ];
    const story = kind === 'story' ? at(stories) : undefined;
    if (story)
      return [{ text: say.story(story.number, story.status === 'approved' ? story.title : null), see: null }];
    const round = kind === 'survey' ? at(rounds) : undefined;
    if (round)
      return [
        {
          text: say.survey(round.survey.name),
          see: { label: say.seeSurvey, action: { name: 'survey.result', subject } },
        },
      ];
    if (kind === 'visit')
      return [
        {
          text: say.visits(touchpointName(subject, locale, called.get(subject))),
          see: { label: say.seeVisits, action: { name: 'visits.at', subject: `${subject}/0` } },
        },
      ];
    if (kind === 'contacts') return name === null ? [] : [{ text: say.contacts(name), see: null }];
    const promise = kind === 'promise' ? promises.find(({ promiseId }) => promiseId === subject) : undefined;
    if (promise)
      return [
        {
          text: say.promise(promise.sentence),
          see: { label: say.seePromises, action: { name: 'promises' } },
        },
      ];
    return kind === 'theme' && name !== null ? [{ text: say.theme(name), see: null }] : [];
  });
}

/** "Grew from idea #12 and case #3". Nothing where it grew from nothing. */
export function originsText(
  told: readonly OriginTold[],
  list: (items: readonly string[]) => string,
  locale: Locale,
): Text[] {
  return told.length === 0 ? [] : [words(locale).grewFrom(list(told.map(({ text }) => text)))];
}

const words = phrases({
  en: {
    grewFrom: (what: string) => `Grew from ${what}.`,
    idea: (number: number, title: string) => `idea #${number}, “${title}”`,
    case: (number: number) => `case #${number}`,
    story: (number: number, title: string | null) =>
      title === null ? `best failure #${number}` : `best failure #${number}, “${title}”`,
    theme: (name: string) => `what customers say of “${name}”`,
    survey: (name: string) => `the survey “${name}”`,
    contacts: (department: string) => `what contacts from “${department}” cost`,
    seeSurvey: 'See the result of the survey',
    visits: (step: string) => `visits of “${step}”`,
    seeVisits: 'See the visits',
    promise: (sentence: string) => `the promise “${sentence}”`,
    seePromises: 'See our promises',
    seeIdea: (number: number) => `See idea #${number}`,
    seeCase: (number: number) => `See case #${number}`,
  },
  fr: {
    grewFrom: (what) => fr`À l’origine : ${what}.`,
    idea: (number, title) => fr`l’idée n° ${number}, « ${title} »`,
    case: (number) => fr`le cas n° ${number}`,
    story: (number, title) =>
      title === null ? fr`le raté n° ${number}` : fr`le raté n° ${number}, « ${title} »`,
    theme: (name) => fr`ce que les clients disent de « ${name} »`,
    survey: (name) => fr`l’enquête « ${name} »`,
    visits: (step) => fr`les visites de l’étape « ${step} »`,
    seeVisits: 'Voir les visites',
    contacts: (department) => fr`ce que coûtent les contacts venus de « ${department} »`,
    seeSurvey: fr`Voir le résultat de l’enquête`,
    promise: (sentence) => fr`la promesse « ${sentence} »`,
    seePromises: 'Voir nos promesses',
    seeIdea: (number) => fr`Voir l’idée n° ${number}`,
    seeCase: (number) => fr`Voir le cas n° ${number}`,
  },
});
