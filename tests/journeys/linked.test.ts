// Somebody on Slack and on Teams becomes one person by a code, with both peers running; and two again.

import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app/app.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { newSecret } from '../../src/keys.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { freePort, hasLocalSlack, journeyClock } from '../harness/journey.ts';
import { type Peer, startLocalSlack } from '../peers/local-slack.ts';
import { type Human, type Playground, shownOn, startPlayground, TENANT } from '../peers/teams-playground.ts';
import { inLocale } from './idea-words.ts';
import { seen } from './seen.ts';

const say = inLocale.en;
const INES = 'U0INES';
const CAMILLE = 'U0CAMILLE';
const CHANNEL = 'C0SAV';
const names = ['Camille R.', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit', 'Zoé Blanc'];
const people = names.map(
  (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000003${i}`, name, locale: 'en-GB' }),
);
const [camille] = people;
if (!camille) throw new Error('nobody');

describe.skipIf(!hasLocalSlack)('somebody on Slack and on Teams', () => {
  let slack: Peer;
  let teams: Playground;
  let app: App;
  let database: Database;
  let code: string;
  let topic: string;
  beforeAll(async () => {
    const tz = 'Europe/London';
    slack = await startLocalSlack({
      mode: 'socket',
      users: [
        { id: INES, name: 'ines', real_name: 'Inès Moreau', tz },
        { id: CAMILLE, name: 'camille', real_name: 'Camille Roux', tz },
      ],
      channels: [{ id: CHANNEL, name: 'sav', members: [INES, CAMILLE] }],
    });
    const databaseUrl = await freshUrl('sqlite');
    app = await startApp({
      general: {
        port: 0,
        host: '127.0.0.1',
        adminUsers: [INES],
        logLevel: 'silent',
        logFormat: 'json',
        timeZoneDefault: tz,
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
      clock: journeyClock(new Date('2026-11-09T09:00:00Z')),
      log: pino({ level: 'silent' }),
      paceMs: 0,
    });
    teams = await startPlayground(`http://127.0.0.1:${app.port}/teams/messages`, people, await freePort());
    database = await openedHere(databaseUrl);
    // Who only looks at their home is put on file at the full hour.
    await slack.command(INES, '/portevoix', '', CHANNEL);
    await slack.until('a menu', () => slack.whispers(INES).at(-1));
    const owner = await database.db.person.findFirstOrThrow({ where: { externalId: INES } });
    const billing = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null, ownerIds: [owner.id] };
    await transact(database, (tx) => saveTopic(tx, app.workspaceId, billing, null, somebody));
    topic = (await database.db.topic.findFirstOrThrow({ where: { nameEn: 'Billing' } })).id;
  });
  afterAll(async () => {
    await app?.stop();
    await teams?.stop();
    await slack?.stop();
  });

  /** An idea sent on Teams, and its card on Slack. */
  const propose = async (title: string, details: string) => {
    const form = teams.dialog(await teams.extend(camille, 'suggest'));
    await teams.submit(camille, form, { title, details, topic });
    const { number } = await database.db.suggestion.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const card = await slack.until('the card', () =>
      slack.dm(INES).find(({ text }) => text === say.waits(number, title)),
    );
    return { number, card };
  };
  const onSlack = (start: string) => slack.dm(CAMILLE).filter(({ text }) => text.startsWith(start));
  const onTeams = (start: string) => teams.to(camille).filter(({ summary }) => summary.startsWith(start));
  const door = (start: string) =>
    teams.until(start, () => teams.to(camille).findLast(({ summary }) => summary.startsWith(start)));

  it('is given a code on Slack, of no use there; on Teams a wrong one is refused', async () => {
    await teams.install(camille);
    slack.openHome(CAMILLE);
    await slack.until('the way to link', () => {
      const home = slack.home(CAMILLE);
      return home && seen(home).includes('I am also on Teams…');
    });
    slack.press(CAMILLE, 'home', 'link');
    const form = await slack.until('the code', () => {
      const open = slack.modal();
      return open?.callback_id === 'link' && open;
    });
    const [shown = ''] = /\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b/.exec(seen(form)) ?? [];
    code = shown;
    expect(code).not.toBe('');
    await slack.submit(CAMILLE, { code });
    expect(slack.errors()).toEqual({
      code: 'This is the code that I gave you here. Type it to me on the other chat.',
    });
    slack.close(CAMILLE);
    await teams.tell(camille, 'portevoix link ABCD-EFGH');
    expect(
      await door('That is none of my codes. Check its 8 letters and digits, or ask for a new one'),
    ).toBeTruthy();
  });

  it('types it on Teams, is told whose it is, and is one person from then on', async () => {
    const earlier = await propose('Number the lines', 'One by one.');
    await teams.tell(camille, `portevoix link ${code}`);
    const ready = await teams.until('the door', () =>
      teams.to(camille).findLast(({ card }) => JSON.stringify(card).includes(code)),
    );
    const form = teams.dialog(await teams.press(camille, ready, 'portevoix'));
    expect(shownOn(form.card)).toContain('This code was asked for by Camille Roux, on Slack. Is that you?');
    const answer = JSON.stringify(await teams.submit(camille, form, {}));
    expect(answer).toContain('Done: on both chats you are Camille Roux. Your letters arrive on Slack');
    expect(await database.db.person.count({ where: { linkedTo: { not: null } } })).toBe(1);

    await slack.reply(INES, earlier.card, 'From January on.');
    const start = say.answered(earlier.number);
    await slack.until('the answer on Slack', () => onSlack(start)[0]);
    expect([onSlack(start).length, onTeams(start).length]).toEqual([1, 0]);
  });

  it('finds the same idea, answered, on both', async () => {
    await slack.command(CAMILLE, '/suggestions', '', CHANNEL);
    const list = await slack.until('the list on Slack', () =>
      slack.whispers(CAMILLE).findLast((each) => seen(each).includes('Number the lines')),
    );
    expect(seen(list)).toContain('Inès Moreau');
    await teams.tell(camille, 'suggestions');
    const there = await teams.until('the list on Teams', () =>
      teams
        .to(camille)
        .findLast(
          ({ card }) => shownOn(card).includes('Number the lines') && shownOn(card).includes('Answered'),
        ),
    );
    expect(shownOn(there.card)).toContain('Answered');
  });

  it('chooses in the home where letters go, and hears of the next answer there alone', async () => {
    slack.openHome(CAMILLE);
    await slack.until('what is linked', () => {
      const home = slack.home(CAMILLE);
      return (
        home && seen(home).includes('One person on two chats: Camille Roux (Slack) and Camille R. (Teams).')
      );
    });
    slack.press(CAMILLE, 'home', 'link.letters', { chosen: 'teams' });
    await expect
      .poll(() => database.db.person.count({ where: { lettersTo: `teams:${camille.id}` } }), {
        timeout: 10_000,
      })
      .toBe(1);
    const next = await propose('Warmer coffee', 'In the canteen.');
    await slack.reply(INES, next.card, 'In March.');
    const start = say.answered(next.number);
    await teams.until('the answer on Teams', () => onTeams(start)[0]);
    expect([onSlack(start).length, onTeams(start).length]).toEqual([0, 1]);
  });

  it('is two people again after unlinking: what was written stays on Slack, where the code was asked for', async () => {
    slack.press(CAMILLE, 'home', 'link.undo');
    await slack.until('the way to link', () => {
      const home = slack.home(CAMILLE);
      return home && seen(home).includes('I am also on Teams…');
    });
    const authors = await database.db.suggestion.findMany({ select: { authorId: true } });
    const { id } = await database.db.person.findFirstOrThrow({ where: { externalId: CAMILLE } });
    expect(new Set(authors.map(({ authorId }) => authorId))).toEqual(new Set([id]));
    await teams.tell(camille, 'suggestions');
    const list = await teams.until('an empty list', () =>
      teams.to(camille).findLast(({ card }) => shownOn(card).includes(say.nothing)),
    );
    expect(shownOn(list.card)).not.toContain('Number the lines');
  });
});
