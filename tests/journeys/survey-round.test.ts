// A round of a survey through the whole program, on both chats: opened for a channel, its members invited and reminded by the same words whether
// they answered or not, closed by itself, and its result told where it was asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { surveyKinds } from '../../src/surveys/kinds/index.ts';
import { openSurvey } from '../../src/surveys/open.ts';
import { roundById, type SurveyRound } from '../../src/surveys/round.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import { surveyRow } from '../surveys/on-file.ts';
import { everyPairing } from './ideas.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const said = {
  fr: {
    client: 'fr-FR',
    invited: 'Six questions, 2 minutes, jusqu’au lundi 16 novembre à 18 h.',
    confidential: 'Votre réponse est confidentielle ; elle n’est pas anonyme.',
    reminded: 'Si vous n’avez pas encore répondu',
    opened: 'La vague 1 de « Pouls » est ouverte',
  },
  en: {
    client: 'en-GB',
    invited: 'Six questions, 2 minutes, until Monday 16 November at 18:00.',
    confidential: 'Your answer is confidential; it is not anonymous.',
    reminded: 'If you have not answered yet',
    opened: 'Round 1 of “Pouls” is open',
  },
} as const;

/** The program's, so that answers given here are given to it. */
const SECRET = newSecret();

interface Going {
  readonly app: { readonly workspaceId: string };
  readonly database: Database;
  readonly clock: { now(): Date };
}

async function shellOf({ app, database, clock }: Going): Promise<KeyedShell> {
  const workspace = await workspaceById(database.db, app.workspaceId);
  return { database, workspace, keys: keysFrom([SECRET]), now: clock.now() };
}

/** A pulse of this channel, opened by an admin. */
async function opened(going: Going, channel: string): Promise<SurveyRound> {
  const shell = await shellOf(going);
  const workspaceId = shell.workspace.id;
  const { db } = going.database;
  const { id: createdById } = await db.person.findFirstOrThrow({
    where: { workspaceId, name: 'Nadia Benali' },
  });
  const settings = JSON.parse(JSON.stringify(surveyKinds.find(({ name }) => name === 'pulse')?.defaults));
  const row = surveyRow({ workspaceId, id: 'pulse', createdById, now: shell.now });
  await db.survey.create({ data: { ...row, name: 'Pouls', settings, channels: [channel], threshold: 3 } });
  return openSurvey(shell, { kinds: surveyKinds, surveyId: 'pulse', by: { person: createdById } });
}

/** So many of those who were asked answer; their ids in the chat. */
async function answeredBy(
  going: Going,
  { row, questions }: SurveyRound,
  count: number,
): Promise<readonly string[]> {
  const { db } = going.database;
  const { workspaceId, id: roundId } = row;
  const asked = await db.surveyInvited.findMany({ where: { workspaceId, roundId } });
  const answers = Object.fromEntries(
    questions.flatMap((each) => (each.kind === 'scale' ? [[each.key, each.to] as const] : [])),
  );
  const given = asked.slice(0, count).map(({ personId }) => personId);
  for (const personId of given) await giveBallot(await shellOf(going), { roundId, personId, answers });
  const people = await db.person.findMany({ where: { workspaceId, id: { in: given } } });
  return people.map(({ externalId }) => externalId);
}

const names = [
  'Nadia Benali',
  'Karim Haddad',
  'Inès Moreau',
  'Claire Roussel',
  'Jack Ellison',
  'Gemma Whitfield',
];

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'a round on Slack ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    const users = names.map((real_name, i) => {
      return { id: `U0P${i}`, name: `p${i}`, real_name, tz: 'Europe/Paris' };
    });
    let journey: Journey;
    let round: SurveyRound;
    beforeAll(async () => {
      const members = users.map(({ id }) => id);
      const channels = [{ id: 'C0GENERAL', name: 'general', members }];
      journey = await startJourney({
        engine,
        mode,
        users,
        channels,
        admins: ['U0P0'],
        locale,
        secret: SECRET,
      });
      for (const { id } of users) await journey.speak(id, locale);
      round = await opened(journey, 'slack:C0GENERAL');
      await journey.app.beat();
      await journey.delivered();
    });
    afterAll(() => journey?.stop());

    /** The blocks of each message to somebody that says this, as the peer has them. */
    const to = (user: string, words: string): string[] =>
      journey.peer
        .dm(user)
        .map((each) => JSON.stringify(each.blocks))
        .filter((each) => plain(each).includes(words));

    it('invites each member of its channel once, in their language, and tells its admin how many', async () => {
      for (const { id } of users) {
        expect(to(id, say.invited)).toHaveLength(1);
        expect(plain(to(id, say.invited)[0] ?? '')).toContain(say.confidential);
      }
      expect(to('U0P0', say.opened)).toHaveLength(1);
      const { db } = journey.database;
      expect((await roundById(db, journey.app.workspaceId, round.row.id)).row).toMatchObject({
        state: 'open',
        asked: 6,
      });
    });

    it('reminds all by the same blocks, whoever answered, and closes by itself', async () => {
      const { app, clock, database } = journey;
      const answering = await answeredBy(journey, round, 4);
      if (round.row.remindAt === null) throw new Error('no reminder');
      clock.moveTo(round.row.remindAt);
      await app.beat();
      await journey.delivered();
      const bodies = users.map(({ id }) => to(id, say.reminded));
      expect(bodies.map(({ length }) => length)).toEqual(users.map(() => 1));
      expect(answering).toHaveLength(4);
      expect(new Set(bodies.flat()).size).toBe(1);
      clock.moveTo(round.row.closesAt);
      await app.beat();
      const { row } = await roundById(database.db, app.workspaceId, round.row.id);
      expect(row).toMatchObject({ state: 'closed', asked: 6, answered: 4 });
      const told = await database.db.delivery.findMany({
        where: { workspaceId: app.workspaceId, kind: 'survey.result' },
      });
      expect(told.map(({ address }) => address)).toEqual(['slack:C0GENERAL']);
    });
  },
);

describe.each(
  enough([
    { engine: 'postgresql', locale: 'en' },
    { engine: 'sqlite', locale: 'fr' },
  ] as const),
)('a round on Teams ($engine, $locale)', ({ engine, locale }) => {
  const say = said[locale];
  const people = names.map((name, i): Human => {
    return { id: `00000000-0000-4000-8000-00000000002${i}`, name, locale: say.client };
  });
  let journey: TeamsJourney;
  let round: SurveyRound;
  beforeAll(async () => {
    const [nadia] = people;
    if (!nadia) throw new Error('nobody');
    journey = await startTeamsJourney({ engine, locale, people, admins: [nadia], secret: SECRET });
    for (const each of people) await journey.peer.install(each);
    await journey.peer.join(nadia);
    round = await opened(journey, `teams:${TEAM_CHANNEL}`);
    await journey.app.beat();
    await journey.delivered();
  });
  afterAll(() => journey?.stop());

  const to = (human: Human, words: string): string[] =>
    journey.peer
      .to(human)
      .map(({ card }) => JSON.stringify(card))
      .filter((each) => plain(each).includes(words));

  it('invites each member of its channel’s team once, and reminds all by the same card, whoever answered', async () => {
    const { app, clock } = journey;
    for (const each of people) {
      expect(to(each, say.invited)).toHaveLength(1);
      expect(plain(to(each, say.invited)[0] ?? '')).toContain(say.confidential);
    }
    await answeredBy(journey, round, 3);
    if (round.row.remindAt === null) throw new Error('no reminder');
    clock.moveTo(round.row.remindAt);
    await app.beat();
    await journey.delivered();
    const bodies = people.map((each) => to(each, say.reminded));
    expect(bodies.map(({ length }) => length)).toEqual(people.map(() => 1));
    expect(new Set(bodies.flat()).size).toBe(1);
  });
});
