// A mirror through the whole program, on both chats: opened for a channel, guessed in its form by three of six colleagues, and told where it was
// asked, beside what customers said.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { openSurvey } from '../../src/surveys/open.ts';
import type { SurveyRound } from '../../src/surveys/round.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { surveyRow } from '../surveys/on-file.ts';
import { everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const said = {
  fr: {
    client: 'fr-FR',
    ...{ command: '/enquete', spoken: 'enquete', list: 'Enquêtes', thanks: 'Merci : vos réponses comptent.' },
    guess: 'Livraison : sur 100 clients, combien sont satisfaits ?',
    own: 'Livraison, vu de votre côté : la façon dont se passe votre travail vous satisfait-elle ?',
    headline:
      'Livraison : vous pensiez que 90 % des clients étaient satisfaits ; ils sont 60 % à le dire. C’est trop haut de 30 points',
    chart: 'Livraison : vous 90 %, les clients 60 %.',
    noCause: 'Un écart dit que deux regards diffèrent, pas pourquoi.',
  },
  en: {
    client: 'en-GB',
    ...{ command: '/survey', spoken: 'survey', list: 'Surveys', thanks: 'Thank you: your answers count.' },
    guess: 'Delivery: of 100 customers, how many are satisfied?',
    own: 'Delivery, seen from your side: how satisfying is the way your own work goes there?',
    headline:
      'Delivery: you thought 90% of customers were satisfied; 60% said they were. Too high by 30 points',
    chart: 'Delivery: you 90%, customers 60%.',
    noCause: 'A gap says that two views differ, not why.',
  },
} as const;

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const names = ['Nadia Benali', 'Karim Haddad', 'Inès Moreau', 'Claire Roussel', 'Jack Ellison', 'Gemma Hill'];
/** In percent, of those who answer; the mean is 90. */
const guesses = ['85', '90', '95'];

interface Going {
  readonly app: { readonly workspaceId: string };
  readonly database: Database;
  readonly clock: { now(): Date };
}

/** A mirror of this channel about delivery, with which 24 of 40 customers were satisfied. */
async function opened({ app, database, clock }: Going, channel: string): Promise<SurveyRound> {
  const { db } = database;
  const workspace = await workspaceById(db, app.workspaceId);
  const { id: workspaceId } = workspace;
  const now = clock.now();
  await db.source.create({ data: { workspaceId, id: 'till', name: 'till', heat: 'hot', createdAt: now } });
  const given = { metric: 'csat', touchpoint: 'delivery', sourceId: 'till' } as const;
  const at = new Date(now.getTime() - 86_400_000).toISOString();
  await addAnswers(db, workspaceId, [
    ...times(24, { ...given, score: 5, at }),
    ...times(16, { ...given, score: 2, at }),
  ]);
  const { id: createdById } = await db.person.findFirstOrThrow({
    where: { workspaceId, name: 'Nadia Benali' },
  });
  const settings = {
    questions: [{ metric: 'csat', heat: 'hot', touchpoint: 'delivery' }],
    ...{ own: true, days: 90 },
  };
  const row = surveyRow({ workspaceId, id: 'mirror', createdById, now });
  await db.survey.create({
    data: { ...row, kind: 'mirror', name: 'Miroir', settings, channels: [channel], threshold: 3 },
  });
  const shell = { database, workspace, keys: keysFrom([newSecret()]), now };
  return openSurvey(shell, { kinds: surveyKinds, surveyId: 'mirror', by: { person: createdById } });
}

/** What the form calls the two questions. */
function fieldsOf({ questions }: SurveyRound): readonly [string, string] {
  const [guess, own] = questions.map(({ key }) => `q:${key}`);
  if (guess === undefined || own === undefined) throw new Error('two questions are asked');
  return [guess, own];
}

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'a mirror on Slack ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    const users = names.map((real_name, i) => {
      return { id: `U0M${i}`, name: `m${i}`, real_name, tz: 'Europe/Paris' };
    });
    let journey: Journey;
    let round: SurveyRound;
    beforeAll(async () => {
      const channels = [{ id: 'C0GENERAL', name: 'general', members: users.map(({ id }) => id) }];
      journey = await startJourney({ engine, mode, users, channels, admins: ['U0M0'], locale });
      for (const { id } of users) await journey.speak(id, locale);
      round = await opened(journey, 'slack:C0GENERAL');
      await journey.app.beat();
      await journey.delivered();
    });
    afterAll(() => journey?.stop());

    it('is guessed in a form that says what a number counts, and may leave out how it is for oneself', async () => {
      const { peer } = journey;
      const [guess, own] = fieldsOf(round);
      for (const [at, number] of guesses.entries()) {
        const user = users[at]?.id ?? '';
        await peer.command(user, say.command, '', 'C0GENERAL');
        peer.press(user, await journey.whisper(user, say.list), 'survey.answer');
        const form = await journey.form('survey.answer');
        for (const question of [say.guess, say.own])
          expect(plain(JSON.stringify(form.blocks))).toContain(question);
        await peer.submit(user, filledIn(form, { [guess]: number, ...(at === 0 ? {} : { [own]: '4' }) }));
        expect(peer.errors()).toEqual({});
        await peer.until('thanks', () => {
          const modal = peer.modal();
          return modal !== null && plain(seen(modal)).includes(say.thanks);
        });
        peer.close(user);
      }
    });

    it('is told in its channel: the gap with its interval, a chart in words too, and no cause', async () => {
      const { app, clock, peer } = journey;
      clock.moveTo(round.row.closesAt);
      await app.beat();
      await journey.delivered();
      const told = peer
        .messages('C0GENERAL')
        .map((each) => plain(JSON.stringify(each.blocks)))
        .find((each) => each.includes(say.headline));
      expect(told).toContain(say.chart);
      expect(told).toContain(say.noCause);
    });
  },
);

describe.each(
  enough([
    { engine: 'sqlite', locale: 'en' },
    { engine: 'postgresql', locale: 'fr' },
  ] as const),
)('a mirror on Teams ($engine, $locale)', ({ engine, locale }) => {
  const say = said[locale];
  const people = names.map((name, i): Human => {
    return { id: `00000000-0000-4000-8000-00000000006${i}`, name, locale: say.client };
  });
  let journey: TeamsJourney;
  let round: SurveyRound;
  beforeAll(async () => {
    const [nadia] = people;
    if (!nadia) throw new Error('nobody');
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia] });
    for (const each of people) await journey.peer.install(each);
    await journey.peer.join(nadia);
    round = await opened(journey, `teams:${TEAM_CHANNEL}`);
    await journey.app.beat();
    await journey.delivered();
  });
  afterAll(() => journey?.stop());

  it('is guessed in a dialog, and told in its channel beside what customers said', async () => {
    const { app, clock, peer } = journey;
    const [guess, own] = fieldsOf(round);
    const shown = ({ card }: { readonly card: unknown }) => plain(shownOn(card));
    for (const [at, number] of guesses.entries()) {
      const who = people[at];
      if (!who) throw new Error('nobody');
      const known = peer.to(who).length;
      await peer.tell(who, say.spoken);
      const list = await peer.until('the list', () =>
        peer
          .to(who)
          .slice(known)
          .find((each) => shown(each).includes('Miroir')),
      );
      const form = peer.dialog(await peer.press(who, list, 'survey.answer'));
      for (const question of [say.guess, say.own])
        expect(plain(JSON.stringify(form.card))).toContain(question);
      const done = peer.dialog(
        await peer.submit(who, form, { [guess]: number, ...(at === 0 ? {} : { [own]: '4' }) }),
      );
      expect(shown(done)).toContain(say.thanks);
    }
    clock.moveTo(round.row.closesAt);
    await app.beat();
    await journey.delivered();
    const told = peer.sent().find((each) => shown(each).includes(say.headline));
    expect(told && shown(told)).toContain(say.noCause);
    expect(plain(JSON.stringify(told?.card))).toContain(say.chart);
  });
});
