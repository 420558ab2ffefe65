// One company on two chats: an author on Teams and an owner on Slack talk through the bot, both peers running.

import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, startApp } from '../../src/app/app.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { enqueue } from '../../src/delivery/ledger.ts';
import { newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { createSchedule } from '../../src/schedules/save.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { freePort, hasLocalSlack, journeyClock } from '../harness/journey.ts';
import { kind } from '../harness/kinds.ts';
import { type Peer, startLocalSlack } from '../peers/local-slack.ts';
import {
  type Human,
  type Playground,
  shownOn,
  startPlayground,
  TEAM_CHANNEL,
  TENANT,
} from '../peers/teams-playground.ts';
import { inLocale } from './idea-words.ts';
import { shown } from './ideas.ts';
import { filledIn } from './seen.ts';

const say = inLocale.en;
const INES = 'U0INES';
const CHANNEL = 'C0SAV';
const names = ['Camille Roux', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit', 'Zoé Blanc'];
const people = names.map(
  (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000002${i}`, name, locale: 'en-GB' }),
);
const [camille] = people;
if (!camille) throw new Error('nobody');

describe.skipIf(!hasLocalSlack)('a company on Slack and on Teams', () => {
  let slack: Peer;
  let teams: Playground;
  let app: App;
  let database: Database;
  const clock = journeyClock(new Date('2026-11-09T09:00:00Z'));
  beforeAll(async () => {
    slack = await startLocalSlack({
      mode: 'socket',
      users: [{ id: INES, name: 'ines', real_name: 'Inès Moreau', tz: 'Europe/London' }],
      channels: [{ id: CHANNEL, name: 'sav', members: [INES] }],
    });
    const databaseUrl = await freshUrl('sqlite');
    app = await startApp({
      general: {
        port: 0,
        host: '127.0.0.1',
        adminUsers: [INES],
        logLevel: 'silent',
        logFormat: 'json',
        timeZoneDefault: 'Europe/London',
        localeDefault: 'en',
        metrics: false,
        keepOriginals: true,
      },
      storage: { databaseUrl, secretKeys: [newSecret()], newSecretFile: null },
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        plainPickers: false,
        mode: { kind: 'socket', appToken: slack.appToken },
      },
      teams: { credentials: null, tenantId: TENANT, admittedTenants: [] },
      clock,
      log: pino({ level: 'silent' }),
      paceMs: 0,
    });
    const url = `http://127.0.0.1:${app.port}/teams/messages`;
    teams = await startPlayground(url, people, await freePort());
    database = await openedHere(databaseUrl);
  });
  afterAll(async () => {
    await app?.stop();
    await teams?.stop();
    await slack?.stop();
  });

  it('is one workspace', async () => {
    expect(await database.db.workspace.findMany()).toMatchObject([
      { slackTeamId: slack.teamId, teamsTenantId: TENANT },
    ]);
  });

  it('lets an author on Teams and an owner on Slack answer each other', async () => {
    // Who only looks at their home is put on file at the full hour.
    await slack.command(INES, '/portevoix', '', CHANNEL);
    await slack.until('a menu on Slack', () => slack.whispers(INES).at(-1));
    const owner = await database.db.person.findFirstOrThrow({ where: { externalId: INES } });
    const billing = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, ownerIds: [owner.id] };
    await transact(database, (tx) => saveTopic(tx, app.workspaceId, billing, null, somebody));
    const { id: topic } = await database.db.topic.findFirstOrThrow({ where: { nameEn: 'Billing' } });

    await teams.install(camille);
    const form = teams.dialog(await teams.extend(camille, 'suggest'));
    await teams.submit(camille, form, { title: 'Number the lines', details: 'One by one.', topic });
    const { number } = await database.db.suggestion.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await teams.until('the receipt', () =>
      teams.to(camille).find(({ summary }) => summary === say.receipt(number, 'Number the lines')),
    );
    const card = await slack.until('the card on Slack', () =>
      slack.dm(INES).find(({ text }) => text === say.waits(number, 'Number the lines')),
    );
    expect(shown(card)).toContain('from Camille Roux');

    await slack.reply(INES, card, 'From January on.');
    const answer = await teams.until('the answer on Teams', () =>
      teams.to(camille).find(({ summary }) => summary.startsWith(say.answered(number))),
    );
    expect(shownOn(answer.card)).toContain('From January on.');

    await teams.tell(camille, 'Even for credit notes?', answer);
    const back = await slack.until('her words on Slack', () =>
      slack.dm(INES).find(({ text }) => text.startsWith(say.wroteBack(number))),
    );
    expect(shown(back)).toContain('Even for credit notes?');
    await teams.press(camille, answer, 'suggestion.confirm');
    const { events } = await database.db.suggestion.findFirstOrThrow({
      where: { number },
      include: { events: { orderBy: { at: 'asc' } } },
    });
    expect(events.map(({ kind }) => kind)).toEqual(['submitted', 'replied', 'wrote-back', 'confirmed']);
  });

  it('posts one digest in the channels of both; on Teams, answers it in its thread and edits it in its place', async () => {
    await teams.join(camille);
    const { id: adminId } = await database.db.person.findFirstOrThrow({ where: { externalId: INES } });
    await createSchedule(
      database,
      { workspaceId: app.workspaceId, now: clock.now(), adminId },
      {
        name: 'Daily',
        channels: [
          { address: `slack:${CHANNEL}`, name: 'sav' },
          { address: `teams:${TEAM_CHANNEL}`, name: 'sav' },
        ],
        sections: ['headline', 'suggestions'],
        filters: {},
        cadence: { kind: 'weekly', weekday: 2, at: '09:00' },
        timeZone: 'Europe/London',
        locale: 'en',
        country: null,
        onHolidays: 'ignore',
        whenEmpty: 'note',
        pausedUntil: null,
      },
      'daily',
    );
    clock.moveTo(new Date('2026-11-10T09:00:30Z'));
    await app.beat();
    const here = await slack.until('the digest on Slack', () =>
      slack.messages(CHANNEL).find((each) => each.ephemeral_to === undefined),
    );
    const root = await teams.until('the digest on Teams', () =>
      teams.sent().find(({ conversation }) => conversation === TEAM_CHANNEL),
    );
    expect(root.summary).toContain('Customers');
    expect(here.text).toContain('Customers');
    expect(shownOn(root.card)).not.toBe('');
    await vi.waitFor(async () => {
      const rows = await database.db.delivery.findMany({ select: { state: true } });
      expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent']));
    }, 10_000);

    const address = `teams:${TEAM_CHANNEL}`;
    const { id: posted } = await database.db.delivery.findFirstOrThrow({ where: { address } });
    const letter = {
      workspaceId: app.workspaceId,
      kind: kind('voice.shared'),
      address,
      locale: 'en',
      now: clock.now(),
    } as const;
    await enqueue(database.db, { ...letter, message: sentence('The details'), threadOf: posted });
    await enqueue(database.db, { ...letter, message: sentence('Mended'), replaces: posted });
    await app.beat();
    const below = await teams.until('the details', () =>
      teams.sent().find(({ summary }) => summary === 'The details'),
    );
    expect(below.conversation).toBe(`${TEAM_CHANNEL};messageid=${root.id}`);
    const mended = await teams.until('the edit', () =>
      teams.sent().find(({ summary }) => summary === 'Mended'),
    );
    expect([mended.id, mended.conversation, mended.edits]).toEqual([root.id, TEAM_CHANNEL, 1]);
  });

  it('keeps the channels of Teams where an admin edits the schedule on Slack', async () => {
    const channels = async () =>
      (await database.db.schedule.findFirstOrThrow({ include: { channels: true } })).channels
        .map(({ address }) => address)
        .toSorted();
    const before = await channels();
    expect(before).toEqual([`slack:${CHANNEL}`, `teams:${TEAM_CHANNEL}`]);
    const whispered = (text: string) =>
      slack.until(text, () => slack.whispers(INES).findLast((each) => each.text.startsWith(text)));
    await slack.command(INES, '/portevoix', '', CHANNEL);
    slack.press(INES, await whispered('Porte-voix, for admins'), 'schedules');
    slack.press(INES, await whispered('Schedules'), 'schedule.edit');
    const form = await slack.until('the form', () => {
      const open = slack.modal();
      return open?.callback_id === 'schedule' && open;
    });
    expect(JSON.stringify(form.blocks)).toContain('#sav (teams)');
    const { 'channels#2': boxes, ...proposed } = filledIn(form);
    expect(boxes).toEqual([`teams:${TEAM_CHANNEL}`]);
    await slack.submit(INES, { ...proposed, name: 'Renamed', channels: before });
    expect(slack.errors()).toEqual({});
    expect(await database.db.schedule.findFirstOrThrow()).toMatchObject({ name: 'Renamed' });
    expect(await channels()).toEqual(before);
  });

  it('says which of its chats it can serve', async () => {
    const ready = await fetch(`http://127.0.0.1:${app.port}/readyz`);
    expect(ready.status).toBe(200);
  });
});
