// A colleague who leaves, or asks, is erased: no message of either chat that others read has their name or their words any more, and what
// cannot be reached is listed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseCommand } from '../../src/cli/erase.ts';
import { type Database, transact } from '../../src/database/client.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { act } from '../../src/suggestions/answer.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { saveTopic } from '../../src/suggestions/topics.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { somebody } from '../audit/somebody.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { unattended } from '../harness/unattended.ts';
import { type RefusingSlack, startRefusingSlack } from '../peers/refusing-slack.ts';
import { type Human, shownOn } from '../peers/teams-playground.ts';
import { seen } from './seen.ts';

const NAME = 'Karim Haddad';
const TITLE = 'Écrire le jour de livraison en grand sur le carton';
const DETAILS = 'Trois clients sur dix le cherchent, debout devant leur porte.';
const WRITTEN = 'On essaie dès lundi dans deux magasins, puis partout.';
const TRACES = [NAME, TITLE, DETAILS, WRITTEN, TITLE.slice(0, 24)];
const INSTEAD = { fr: '(texte retiré)', en: '(words taken out)' } as const;

interface At {
  readonly database: Database;
  readonly workspaceId: string;
  readonly secret: string;
  readonly now: Date;
}

/** Karim proposes something and answers somebody else's idea; both in topics whose cards stand in these channels. */
async function karimWrites(
  { database, workspaceId, secret, now }: At,
  channels: readonly (string | null)[],
): Promise<void> {
  const { db } = database;
  const workspace = await workspaceById(db, workspaceId);
  const shell = { database, keys: keysFrom([secret]), workspace, now };
  const karim = await db.person.findFirstOrThrow({ where: { workspaceId, name: NAME } });
  const nadia = await db.person.findFirstOrThrow({ where: { workspaceId, name: 'Nadia Benali' } });
  for (const [i, channel] of channels.entries()) {
    const names = { nameFr: `Sujet ${i}`, nameEn: `Topic ${i}`, replyDays: null };
    const topic = { ...names, ownerIds: [nadia.id, karim.id], channel };
    await transact(database, (tx) => saveTopic(tx, workspaceId, topic, null, somebody));
    const { id: topicId } = await db.topic.findFirstOrThrow({ where: { workspaceId, nameEn: names.nameEn } });
    const about = { topicId, anonymous: false, link: null };
    const his = { ...about, title: TITLE, details: DETAILS, author: karim, formKey: `his ${i}` };
    await submitSuggestion(shell, his);
    const hers = { ...about, title: 'Une étagère', details: '', author: nadia, formKey: `hers ${i}` };
    const { row } = await submitSuggestion(shell, hers);
    await act(shell, { actor: karim, suggestionId: row.id, act: 'reply', text: WRITTEN });
  }
}

/** What of this stands in any column of the database. */
async function left({ db, engine }: Database): Promise<string[]> {
  const tables =
    engine === 'sqlite'
      ? await db.$queryRawUnsafe<{ name: string }[]>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      : await db.$queryRawUnsafe<{ name: string }[]>(
          `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
        );
  const all: string[] = [];
  for (const { name } of tables)
    for (const row of await db.$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`))
      all.push(
        JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
      );
  return TRACES.filter((trace) => all.some((text) => text.includes(trace)));
}

describe.skipIf(!hasLocalSlack).each([
  { engine: 'sqlite', locale: 'fr' },
  { engine: 'postgresql', locale: 'en' },
] as const)('a colleague is erased on Slack ($engine, $locale)', ({ engine, locale }) => {
  const secret = newSecret();
  const [nadia, karim] = ['U0NADIA', 'U0KARIM'];
  const users = [
    { id: nadia, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
    { id: karim, name: 'karim', real_name: NAME, tz: 'Europe/Paris' },
  ];
  const members = [nadia, karim];
  const channels = [
    { id: 'C0IDEES', name: 'idees', members },
    { id: 'C0LEFT', name: 'sans-bot', members },
  ];
  let journey: Journey;
  let slack: RefusingSlack;

  beforeAll(async () => {
    journey = await startJourney({
      engine,
      mode: 'socket',
      users,
      channels,
      admins: [nadia],
      locale,
      secret,
    });
    // As Slack answers a bot that was removed from a private channel.
    slack = await startRefusingSlack(journey.peer.apiUrl, (method, args) =>
      method === 'chat.update' && args.get('channel') === 'C0LEFT' ? 'not_in_channel' : null,
    );
    for (const each of members) await journey.speak(each, locale);
    const { app, database, clock } = journey;
    const at = { database, workspaceId: app.workspaceId, secret, now: clock.now() };
    await karimWrites(at, ['slack:C0IDEES', 'slack:C0LEFT']);
    await app.beat();
    await journey.delivered();
    // What follows is the command's own doing.
    await app.stop();
  });
  afterAll(async () => {
    await journey?.stop();
    await slack?.stop();
  });

  const textIn = (place: string) => journey.peer.messages(place).map(seen).join('\n');
  const letters = () => journey.peer.dm(nadia).map(seen).join('\n');

  it('is in the chat and on file before', async () => {
    for (const { id } of channels) expect(textIn(id)).toContain(TITLE);
    expect(letters()).toContain(WRITTEN);
    expect(await left(journey.database)).toEqual(TRACES);
  });

  it('is in no message that others read and in no column afterwards; what could not be reached is listed', async () => {
    const { peer, databaseUrl, clock } = journey;
    const { io, out } = unattended({
      env: {
        DATABASE_URL: databaseUrl,
        PORTEVOIX_SECRET_KEY: secret,
        SLACK_BOT_TOKEN: peer.botToken,
        SLACK_APP_TOKEN: peer.appToken,
        SLACK_API_URL: slack.apiUrl,
        LOG_LEVEL: 'silent',
      },
      clock,
      locale,
    });
    const status = await eraseCommand.run(['--person', NAME, '--json'], io);
    const report = JSON.parse(out.join('\n'));
    expect(report).toMatchObject({ dryRun: false, waiting: [], doubtful: [], mailed: [] });
    expect(new Set(report.notReached.map(({ place }: { place: string }) => place))).toEqual(
      new Set(['#sans-bot']),
    );
    expect(report.reached).toBe(report.posted - report.notReached.length);
    expect(status).toBe(1);
    expect(await left(journey.database)).toEqual([]);
    for (const trace of TRACES) expect(textIn('C0IDEES') + letters()).not.toContain(trace);
    expect(textIn('C0IDEES')).toContain(INSTEAD[locale]);
  });
});

describe.each([{ engine: 'sqlite', locale: 'en' }] as const)(
  'a colleague is erased on Teams ($engine, $locale)',
  ({ engine, locale }) => {
    const client = { fr: 'fr-FR', en: 'en-GB' }[locale];
    const human = (n: number, name: string): Human => ({
      id: `00000000-0000-4000-8000-00000000003${n}`,
      name,
      locale: client,
    });
    const [nadia, karim] = [human(1, 'Nadia Benali'), human(2, NAME)];
    const others = ['Inès Moreau', 'Paul Diallo', 'Adam Leroy', 'Alma Petit'].map((name, i) =>
      human(3 + i, name),
    );
    let journey: TeamsJourney;
    beforeAll(async () => {
      journey = await startTeamsJourney({
        engine,
        locale,
        people: [nadia, karim, ...others],
        admins: [nadia],
      });
      for (const each of [nadia, karim]) await journey.peer.install(each);
    });
    afterAll(() => journey?.stop());

    it('is in no card that others read, and in no column: the running bot edits what stands', async () => {
      const { peer, database, app, clock } = journey;
      const secret = newSecret();
      const { workspaceId } = app;
      await karimWrites({ database, workspaceId, secret, now: clock.now() }, [null]);
      await app.beat();
      await journey.delivered();
      const shown = () =>
        peer
          .to(nadia)
          .map(({ card, summary }) => `${summary}\n${shownOn(card)}`)
          .join('\n');
      for (const trace of [NAME, TITLE, DETAILS, WRITTEN]) expect(shown()).toContain(trace);
      const person = await database.db.person.findFirstOrThrow({ where: { workspaceId, name: NAME } });
      const erasing = { database, keys: keysFrom([secret]), workspaceId };
      const folds = { naming: namingOf(features), wordings: wordingsOf(features) };
      const now = clock.now();
      await erasePerson({ ...erasing, ...folds }, person, { now, by: 'command-line' });
      await app.beat();
      await journey.delivered();
      expect(await left(database)).toEqual([]);
      for (const trace of TRACES) expect(shown()).not.toContain(trace);
      expect(shown()).toContain(INSTEAD[locale]);
    });
  },
);
