// You said, we did: a theme and an idea became an action, which is done. Its authors and the channel hear it, and a month later what
// customers say since; one of them says whether it has helped. On both chats, on Teams by the buttons from the digest on.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { addAction } from '../../src/plan/add.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import type { ScheduleDraft } from '../../src/schedules/schedule.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addAnswers, times } from '../feedback/answers-on-file.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, type Sent, shownOn, TEAM_CHANNEL } from '../peers/teams-playground.ts';
import {
  ADAM,
  answerTo,
  CAMILLE,
  CHANNEL,
  company,
  createTopic,
  fill,
  INES,
  NOOR,
  PAUL,
  personId,
  suggest,
  whisperedAfter,
} from './ideas.ts';
import { parcelsOnThePavement } from './parcels.ts';
import { seen } from './seen.ts';

const DAY = 86_400_000;
const THEME = 'colis sur le trottoir';
const TITLE = 'Ring before delivering';

/** An action of somebody's that grew from ideas, and from a theme that a digest told in a channel. */
async function planned(
  database: Database,
  workspaceId: string,
  about: {
    readonly owner: string;
    readonly ideas: readonly string[];
    readonly channel: string;
    readonly locale: 'fr' | 'en';
    readonly now: Date;
  },
): Promise<string> {
  const { db } = database;
  const { owner: id, ideas, channel, locale, now } = about;
  const owner = await db.person.findFirstOrThrow({ where: { workspaceId, id } });
  await digestTold(db, workspaceId, { channel, locale, at: new Date(now.getTime() - DAY) });
  const shell = { database, workspace: await workspaceById(db, workspaceId), now };
  const { row } = await addAction(shell, {
    draft: {
      title: TITLE,
      forWhom: '',
      dueOn: null,
      touchpoint: 'delivery',
      moves: { metric: 'csat', direction: 'up' },
    },
    owner,
    by: owner,
    origin: { kind: 'theme', subject: 'key', name: THEME },
    formKey: randomUUID(),
  });
  await db.actionOrigin.createMany({
    data: ideas.map((subject) => ({ workspaceId, actionId: row.id, kind: 'suggestion', subject })),
  });
  return row.id;
}

async function digestTold(
  db: Database['db'],
  workspaceId: string,
  { channel, locale, at }: { readonly channel: string; readonly locale: string; readonly at: Date },
): Promise<void> {
  const id = randomUUID();
  const how = { sections: [], filters: {}, cadence: {}, timeZone: 'Europe/Paris', locale };
  const schedule = { name: 'Week', adminId: 'nobody', plannedUntil: at, deletedAt: at, formKey: id, ...how };
  await db.schedule.create({ data: { workspaceId, id, ...schedule } });
  const span = { from: at.toISOString(), to: at.toISOString(), timeZone: 'Europe/Paris', weekly: true };
  const snapshot = { ...span, sections: [{ id: 'themes', data: { themes: [{ name: THEME }] } }] };
  const covers = { occurrenceAt: at, coversFrom: at, coversTo: at, outcome: 'posted', createdAt: at };
  await db.digestRun.create({ data: { workspaceId, id, scheduleId: id, ...covers, snapshot } });
  const sent = { state: 'sent', queuedAt: at, notBefore: at, sentAt: at, content: {} };
  const post = { id: randomUUID(), kind: 'digest', subject: `run:${id}`, address: channel };
  await db.delivery.create({ data: { workspaceId, ...post, ...sent } });
}

/** Satisfied: 40 of 100 before, 80 of 100 after. */
async function customersAnswer(db: Database['db'], workspaceId: string, done: Date): Promise<void> {
  await db.source.create({ data: { workspaceId, id: 'phone', name: 'phone', createdAt: done } });
  const csat = (score: number, days: number) => ({
    metric: 'csat' as const,
    score,
    at: new Date(done.getTime() + days * DAY).toISOString(),
    touchpoint: 'delivery',
  });
  await addAnswers(db, workspaceId, [
    ...[-10, -17].flatMap((day) => [...times(30, csat(2, day)), ...times(20, csat(5, day))]),
    ...[10, 17].flatMap((day) => times(40, csat(5, day))),
    ...times(20, csat(2, 1)),
  ]);
}

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('*', '');

describe.skipIf(!hasLocalSlack)('on Slack, in French', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ engine: 'sqlite', mode: 'socket', ...company('fr') });
    for (const user of [INES, PAUL])
      await answerTo(journey, user, () => journey.peer.command(user, '/idees', '', CHANNEL));
    await createTopic(journey, { nameFr: 'Livraison', nameEn: 'Delivery' }, [ADAM]);
  });
  afterAll(() => journey?.stop());

  const heard = async (user: string, text: RegExp) => plain(seen(await journey.letter(user, text)));
  const inChannel = (text: string) =>
    journey.peer.until(`"${text}" in the channel`, () =>
      journey.peer.messages(CHANNEL).find((each) => plain(seen(each)).includes(text)),
    );

  it('its authors, one of them without a name, and the channel hear it once; a month later what customers say', async () => {
    const { peer, database, app, clock } = journey;
    const first = await suggest(journey, CAMILLE, { title: 'Appeler avant' });
    const hidden = await suggest(journey, NOOR, { title: 'Sonner avant', anonymous: true });
    const ideas = await database.db.suggestion.findMany({ where: { number: { in: [first, hidden] } } });
    await planned(database, app.workspaceId, {
      owner: await personId(journey, INES),
      ideas: ideas.map(({ id }) => id),
      channel: `slack:${CHANNEL}`,
      locale: 'fr',
      now: clock.now(),
    });
    const view = await answerTo(journey, INES, () => peer.command(INES, '/plan', '1', CHANNEL));
    const done = clock.now();
    await fill(journey, INES, view, 'action.finish', { text: 'Chaque camion appelle.' });
    await journey.delivered();

    const news = 'Vous l’avez dit, c’est fait : « Ring before delivering » (action n° 1).';
    for (const user of [CAMILLE, NOOR]) {
      const letter = await heard(user, /c’est fait/);
      expect(letter).toContain(news);
      expect(letter).toContain('Chaque camion appelle.');
    }
    await inChannel(news);
    for (const user of [CAMILLE, NOOR])
      expect(peer.dm(user).filter((each) => plain(seen(each)).includes(news))).toHaveLength(1);
    expect(peer.dm(INES).filter((each) => plain(seen(each)).includes(news))).toEqual([]);

    await customersAnswer(database.db, app.workspaceId, done);
    clock.advance(32 * DAY);
    await app.beat();
    await app.beat();
    await journey.delivered();
    const told =
      'Satisfaction à chaud (Livraison) : 40 % ± 9 sur 100 réponses dans les 30 jours d’avant, 80 % ± 8 sur 100 réponses dans les 30 jours d’après. Une hausse que le hasard n’explique pas ; d’autres choses ont changé aussi.';
    for (const user of [CAMILLE, NOOR, INES])
      expect(await heard(user, /Est-ce que cela a marché/)).toContain(told);
    const post = await inChannel(told);

    const thanks = await whisperedAfter(journey, PAUL, () => peer.press(PAUL, post, 'action.helped-partly'));
    expect(plain(seen(thanks))).toContain('Merci, votre réponse compte.');
    const again = await whisperedAfter(journey, PAUL, () => peer.press(PAUL, post, 'action.helped-yes'));
    expect(plain(seen(again))).toContain('Vous avez déjà répondu');
    const after = await answerTo(journey, PAUL, () => peer.command(PAUL, '/plan', '1', CHANNEL));
    expect(plain(seen(after))).toContain(told);
    expect(JSON.stringify(after.blocks)).toContain('S46 · fait');
    const table = await whisperedAfter(journey, PAUL, () => peer.press(PAUL, after, 'action.weeks'));
    expect(plain(seen(table))).toContain('S46 · fait');
  });
});

describe('on Teams, in English', () => {
  const human = (n: number, name: string): Human => ({
    id: `00000000-0000-4000-8000-00000000004${n}`,
    name,
    locale: 'en-GB',
  });
  const [camille, ines, paul] = [human(0, 'Camille Roux'), human(1, 'Inès Moreau'), human(2, 'Paul Diallo')];
  const others = [3, 4, 5].map((n) => human(n, `Colleague ${n}`));
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({
      engine: 'sqlite',
      locale: 'en',
      people: [camille, ines, paul, ...others],
      admins: [paul],
    });
    for (const each of [camille, ines, paul]) await journey.peer.install(each);
    await journey.peer.join(ines);
  });
  afterAll(() => journey?.stop());

  const posted = (text: string) =>
    journey.peer.until(`"${text}" in the channel`, () =>
      journey.peer
        .sent()
        .find(
          (each) => each.conversation.startsWith(TEAM_CHANNEL) && plain(shownOn(each.card)).includes(text),
        ),
    );
  const asked = async (who: Human, text: string): Promise<Sent> => {
    const known = journey.peer.to(who).length;
    await journey.peer.tell(who, text);
    return journey.peer.until(`an answer to ${text}`, () => journey.peer.to(who).slice(known).at(-1));
  };

  it('a theme that a digest told in the channel becomes an action by its button, with the idea that asked for it', async () => {
    const { peer, database, app, clock } = journey;
    const now = clock.now();
    await parcelsOnThePavement(database, app.workspaceId, now);
    const draft: ScheduleDraft = {
      ...{
        name: 'Week',
        channels: [{ address: `teams:${TEAM_CHANNEL}`, name: 'sav' }],
        sections: ['themes'],
      },
      ...{ filters: {}, cadence: { kind: 'weekly', weekday: 1, at: '11:00' }, timeZone: 'Europe/Paris' },
      ...{ locale: 'en', country: null, onHolidays: 'skip', whenEmpty: 'silent', pausedUntil: null },
    };
    const { id: adminId } = await database.db.person.findFirstOrThrow({ where: { name: paul.name } });
    const saving = { workspaceId: app.workspaceId, now: new Date(now.getTime() - 7 * DAY), adminId };
    await createSchedule(database, saving, draft, 'the form');
    clock.moveTo(new Date('2026-11-09T10:01:00Z'));
    await app.beat();
    await posted('trottoir');

    await peer.tell(camille, 'suggest Ring before');
    const door = await journey.letter(camille, 'Your form is ready.');
    const idea = peer.dialog(await peer.press(camille, door, 'suggest'));
    await peer.submit(camille, idea, { title: 'Ring before', details: '' });
    await journey.delivered();

    const themes = await asked(ines, 'voice themes');
    const making = peer.dialog(await peer.press(ines, themes, 'plan.add'));
    expect(plain(shownOn(making.card))).toMatch(/Grew from what customers say of “.*trottoir.*”/);
    await peer.submit(ines, making, { title: TITLE, touchpoint: 'delivery', moves: 'csat up' });
    const made = await database.db.action.findFirstOrThrow({ include: { origins: true } });
    expect(made.origins).toMatchObject([{ kind: 'theme', name: expect.stringContaining('trottoir') }]);

    const own = await asked(paul, 'suggestions 1');
    const joining = peer.dialog(await peer.press(paul, own, 'plan.add'));
    await peer.submit(paul, joining, { into: made.id });
    const view = await asked(ines, 'plan 1');
    expect(plain(shownOn(view.card))).toMatch(
      /Grew from idea #1, “Ring before” and what customers say of “.*trottoir/,
    );
  });

  it('done, the author and the channel hear it once, and a month later with its owner what customers say', async () => {
    const { peer, database, app, clock } = journey;
    const view = await asked(ines, 'plan 1');
    const done = clock.now();
    await peer.submit(ines, peer.dialog(await peer.press(ines, view, 'action.finish')), {
      text: 'Every van rings.',
    });
    const said = 'You said, we did: “Ring before delivering” (action #1) is done.';
    const news = await posted(said);
    expect(shownOn(news.card)).toContain('Every van rings.');
    expect(shownOn((await journey.letter(camille, said)).card)).toContain('Every van rings.');
    await journey.delivered();
    const hears = (who: Human) => peer.to(who).filter(({ summary }) => plain(summary).includes(said)).length;
    expect([camille, ines].map(hears)).toEqual([1, 0]);

    await customersAnswer(database.db, app.workspaceId, done);
    clock.advance(32 * DAY);
    await app.beat();
    await app.beat();
    await journey.delivered();
    const told =
      'Satisfaction just after an interaction (Delivery): 40% ± 9 of 100 answers in the 30 days before, 80% ± 8 of 100 answers in the 30 days after. A rise beyond chance; other things changed too.';
    const post = await posted(told);
    for (const who of [camille, ines])
      await peer.until(`${who.name} reads what customers say`, () =>
        peer.to(who).find(({ card }) => plain(shownOn(card)).includes(told)),
      );
    await peer.press(paul, post, 'action.helped-yes');
    await journey.letter(paul, 'Thank you: your answer counts.');
    const after = await asked(paul, 'plan 1');
    expect(plain(shownOn(after.card))).toContain(told);
    expect(JSON.stringify(after.card)).toContain('W46 · done');
  });
});
