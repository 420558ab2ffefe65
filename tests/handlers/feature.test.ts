// A feature joins by one line: a toy on the list arrives everywhere.
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { readApi } from '../../src/api/api.ts';
import { exportUsageOf } from '../../src/cli/usage/export.ts';
import { beyond, statements, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { compose, digestMessage } from '../../src/digests/compose.ts';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { NotAdmitted, requestBy } from '../../src/handlers/admission.ts';
import type { Feature } from '../../src/handlers/feature.ts';
import {
  checkupsOf,
  exportsOf,
  keptOf,
  kindsOf,
  namingOf,
  routesOf,
  sectionsOf,
  waitingOf,
  wordingsOf,
} from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { menuOf } from '../../src/handlers/menu.ts';
import type { Request } from '../../src/handlers/request.ts';
import { stepsOf } from '../../src/heartbeat.ts';
import { repoint } from '../../src/linking/repoint.ts';
import { fit } from '../../src/messages/fit.ts';
import { type Block, words } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Profile } from '../../src/people/directory.ts';
import { profiles } from '../../src/people/profiles.ts';
import { slackViewLimits } from '../../src/platforms/slack/limits.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { frenchWords, teamsManifest } from '../../src/platforms/teams/manifest.ts';
import { addToken } from '../../src/tokens/token.ts';
import { settleUndelivered } from '../../src/undelivered/settle.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { namesAsked } from '../platforms/teams/parity-names.ts';
import { type Desk, freshDesk, now } from './desk.ts';
import { tellWaved, waves } from './waves/feature.ts';

const all = [...features, waves];
const menu = menuOf(all);
const before = menuOf(features);

describe('a feature that joins the list', () => {
  let desk: Desk;
  let ask: (about?: Parameters<Desk['ask']>[0]) => Request;
  let karim: Desk['admin'];

  beforeAll(async () => {
    desk = await freshDesk('sqlite', 'en');
    ask = (about) => {
      const request = desk.ask(about);
      return { ...request, kit: { ...request.kit, menu } };
    };
    await thankedIn(desk);
    karim = { ...desk.admin, isAdmin: false };
  });

  it('is in the menu, and what answers with a form is told so', async () => {
    expect(await menu.actions['waves']?.(ask())).toMatchObject({ kind: 'open', form: { form: 'waves' } });
    expect(menu.opening).toEqual([...before.opening, 'waves']);
    const done = await menu.forms.at(-1)?.submit(ask(), { key: 'k' }, { whom: 'Karim' });
    expect(done).toMatchObject({ kind: 'done', told: 'Karim reads it.' });
    expect(await menu.choosable['waved']?.(ask())).toEqual([{ value: 'karim', label: 'Karim Haddad' }]);
  });

  it('is asked for by its command in both manifests, in both languages', () => {
    const slack = JSON.stringify(slackManifest(menu, 'both'));
    const publisher = { appId: '0', version: '1', name: 'Porte-voix', website: 'https://example.org' };
    // Teams has room for ten: of more, the last ones stand behind a command of their own.
    const few = menuOf([...features.slice(0, 4), waves]);
    const teams = JSON.stringify([teamsManifest(few, publisher), frenchWords(few)]);
    for (const said of ['/waves', '/coucou', 'Wave to a colleague', 'Wave for this'])
      expect(slack).toContain(said);
    for (const said of ['"waves"', 'coucou', 'Saluer un collègue', 'Wave for this'])
      expect(teams).toContain(said);
  });

  it('is in help, by the command as the reader has it', async () => {
    const reply = await menu.actions['help']?.(ask({ asker: karim }));
    const text = reply?.kind === 'say' ? plainText(reply.message, 'en') : '';
    expect(text).toContain('/waves – wave to a colleague.');
    const french = menu.help({ ...ask(), locale: 'fr' }).map(words);
    expect(french).toContain('/coucou – saluer un collègue.');
  });

  it('is in the home, for whom it is', async () => {
    const hers = plainText(await menu.home(ask()), 'en');
    expect(hers).toContain('Nobody waved to you yet.');
    expect(hers).toContain('No waves.');
    const page = await menu.home(ask({ asker: karim }));
    expect(plainText(page, 'en')).not.toContain('No waves.');
    const [hub] = buttonsIn(page.blocks);
    expect(hub).toEqual([
      'Suggest an idea',
      'Wave to somebody',
      'All my ideas',
      'What customers say',
      'The journey',
      'Tell a best failure',
      'Thank somebody',
      'Action plan',
    ]);
  });

  it('leaves the home room for a dozen like it: each shows less, and none is cut off', async () => {
    const many = Array.from(
      { length: 12 },
      (_, i): Feature => ({
        name: `many ${i}`,
        home: [
          {
            place: 'mine',
            order: 30 + i,
            draw: async (_, take) => [
              ...Array.from({ length: take }, (_, k) => [
                { kind: 'text', text: `Line ${k} of ${i}` } as const,
                { kind: 'note', text: 'More of it' } as const,
              ]).flat(),
              { kind: 'note', text: `+${10 - take} of ${i}` },
            ],
          },
        ],
      }),
    );
    const message = await menuOf([...features, ...many]).home(ask());
    const { blocks } = fit(message, slackViewLimits, 'en');
    expect(plainText({ summary: '', blocks }, 'en')).toBe(plainText({ ...message, summary: '' }, 'en'));
    expect(plainText(message, 'en')).toContain('of 11');
  });

  it('lets what weighs more show several entries while the others show one, and leaves out none of fifty', async () => {
    const many = Array.from(
      { length: 50 },
      (_, i): Feature => ({
        name: `many ${i}`,
        home: [
          {
            ...{ place: 'mine', order: 30 + i, weight: i === 49 ? 3 : 1 },
            draw: async (_, take) => [
              ...Array.from(
                { length: take },
                (_, k) => ({ kind: 'text', text: `Line ${k} of ${i}.` }) as const,
              ),
              { kind: 'note', text: `+${10 - take} of ${i}.` },
            ],
          },
        ],
      }),
    );
    const home = async (some: readonly Feature[]) =>
      plainText(await menuOf([...features, ...some]).home(ask()), 'en');
    const few = await home(many.slice(36));
    expect([...few.matchAll(/Line \d of 48\./g)].length).toBe(1);
    expect([...few.matchAll(/Line \d of 49\./g)].length).toBe(3);
    const message = await menuOf([...features, ...many]).home(ask());
    expect(fit(message, slackViewLimits, 'en').blocks.length).toBeLessThanOrEqual(100);
    expect(
      message.blocks.filter((block) => block.kind === 'note' && /more item/.test(String(block.text))).length,
    ).toBeGreaterThan(40);
    expect(plainText(message, 'en')).toContain('Line 0 of 49.');
  });

  it('is in the menu of admins, and nobody else may ask for that', async () => {
    const labels = menu.adminMenu(ask()).map(({ label }) => label);
    const without = before.adminMenu(ask()).map(({ label }) => label);
    expect(labels).toEqual(without.toSpliced(without.indexOf('Settings'), 0, 'All waves'));
    await expect(menu.actions['waves.all']?.(ask({ asker: karim }))).rejects.toMatchObject({
      code: 'not-admin',
    });
    expect(await menu.actions['waves.all']?.(ask())).toMatchObject({ kind: 'say' });
  });

  it('hears what is written to it, and leaves the rest to the others', async () => {
    const heard = (text: string) =>
      menuOf([waves, ...features]).heard(ask(), {
        ...{ change: 'written', text, message: { channel: 'D1', id: '1' } },
        ...{ under: null, isAddressed: true, files: [] },
      });
    expect(await heard('waves')).toMatchObject({ message: { summary: 'You are welcome.' } });
    expect(await heard('An idea')).toMatchObject({ kind: 'say' });
  });

  it('has to be told of in the table of parity', () => {
    const known = new Set(namesAsked(before));
    const parity = menu.sections.filter(({ id }) => !before.sections.some((each) => each.id === id));
    expect(parity.map(({ id }) => id)).toEqual(['waves']);
    expect([...menu.kinds.keys()].filter((name) => !before.kinds.has(name))).toEqual(['waves.told']);
    expect(namesAsked(menu).filter((name) => !known.has(name))).toEqual([
      'waves',
      'waves-from-message',
      'waves.all',
    ]);
  });

  it('is no guest’s until the admins open its command, which the settings offer', async () => {
    const settings = await menu.actions['settings']?.(ask());
    const field =
      settings?.kind === 'open' ? settings.form.fields.find(({ name }) => name === 'guests') : null;
    expect(field).toMatchObject({
      options: expect.arrayContaining([{ value: 'waves', label: 'Wave to people' }]),
    });
    const { db } = desk.kit.database;
    const open = (guestsMay: readonly string[]) =>
      db.workspace.update({ where: { id: desk.workspace.id }, data: { guestsMay: [...guestsMay] } });
    const gus: Profile = {
      ...{ name: 'Gus', timeZone: 'Europe/Paris', locale: null, standing: 'guest' },
      ...{ isAdmin: false, isActive: true, isBot: false },
    };
    const known = profiles({ profile: async () => gus }, desk.kit.clock);
    const asGuest = (name: string) =>
      requestBy(
        { ...desk.kit, menu, adminUsers: [] },
        {
          ...{
            workspaceId: desk.workspace.id,
            address: 'slack:U9',
            name,
            knowsAll: true,
            belonging: () => 'ours',
          },
          profiles: known,
        },
      ).then(
        () => 'let in',
        (error: unknown) => (error instanceof NotAdmitted ? error.say('en') : String(error)),
      );
    await open(['suggest']);
    expect(await asGuest('waves')).toMatch(/you may use \/suggest\./);
    await open(['suggest', 'waves']);
    expect(await asGuest('waves')).toBe('let in');
    expect(await asGuest('settings')).toMatch(/you may use \/suggest, \/waves\./);
  });

  it('is beaten each minute', () => {
    expect(stepsOf(all).map(({ name }) => name)).toContain('waves');
  });

  it('sends a kind of message of its own, and one that does not arrive is missed by what it is', async () => {
    const one = await freshDesk('sqlite', 'en');
    const { kit, workspace } = one;
    const { database, keys, clock } = kit;
    const { db } = database;
    await db.delivery.deleteMany({});
    await db.workspace.updateMany({ data: { postingHours: 'always' } });
    const his = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    const shell = { database, keys, workspace: await workspaceById(db, workspace.id), now };
    await transact(database, (tx) => tellWaved(tx, shell, his, 'Hello.'));
    const gone = { kind: 'never', reason: 'not-found', code: 'user_disabled' } as const;
    const carrier: Carrier = { send: async () => gone, find: async () => ({ kind: 'absent' }) };
    const kinds = kindsOf(all);
    const log = pino({ level: 'silent' });
    await dispatcher({
      ...{ db, workspaceId: workspace.id, kinds, keys, clock, log, claimant: 'one', paceMs: 0 },
      carriers: new Map([['slack', carrier]]),
    }).run();
    await settleUndelivered({ ...shell, kinds, waiting: waitingOf(all) });
    const told = await db.delivery.findFirstOrThrow({ where: { kind: 'undelivered.told' } });
    expect(plainText(contentFrom(told).message, 'en')).toContain('Karim Haddad did not get a wave: ');
    const listed = await menu.actions['held']?.({ ...one.ask(), kit: { ...kit, menu } });
    expect(listed?.kind === 'say' && plainText(listed.message, 'en')).toContain('Hello.\na wave · ');
  });

  it('has its section in a digest that asks for it, after those that are proposed before it', async () => {
    const sections = sectionsOf(all);
    expect(menu.sections.at(-1)?.id).toBe('waves');
    const { database } = desk.kit;
    const schedule = { sections: ['waves'], filters: {}, channels: [], timeZone: 'Europe/Paris' };
    const cadence = { kind: 'daily', at: '09:00' } as const;
    const period = { from: new Date(0), to: now, previousFrom: new Date(0) };
    const snapshot = await compose(database.db, desk.workspace, { ...schedule, cadence }, period, sections);
    const reader = { locale: 'fr', timeZone: 'Europe/Paris', channel: null } as const;
    expect(plainText(digestMessage(snapshot, reader, sections), 'fr')).toContain('Salué 2 fois.');
  });

  it('is exported by its name, which the help of exports has in both languages', async () => {
    const help = exportUsageOf(exportsOf(all));
    expect(help.en).toContain('\n  waves        in the words of whoever waved\n');
    expect(help.fr).toContain('\n  waves        avec les mots de qui salue\n');
    expect(help.en).toContain('\nwaves: { words }.');
    const [exported] = exportsOf(all).slice(-1);
    const { db } = desk.kit.database;
    const question = { db, workspace: desk.workspace, now, sections: menu.sections };
    const how = { format: 'json', locale: 'en', onRow: () => {} } as const;
    let text = '';
    for await (const piece of exported?.pieces(question, how) ?? []) text += piece;
    expect([exported?.name, JSON.parse(text)]).toEqual(['waves', [{ words: 'One' }, { words: 'Two' }]]);
  });

  it('is told by the HTTP API to whoever has the right, and described in openapi.json', async () => {
    const { database } = desk.kit;
    const api = readApi({ database, clock: desk.kit.clock }, routesOf(all));
    const carried = { body: async () => Buffer.of(), isGone: () => false };
    const described = await api.request('/api/v1/openapi.json', {}, { ...carried, headers: {} });
    expect(Object.keys(JSON.parse(await described.text()).paths)).toContain('/api/v1/waves');
    const made = { name: 'Toy', scopes: ['read:stories'] as const, expiresAt: null, now };
    const { token } = await addToken(database, desk.workspace.id, made);
    const asked = (authorization: string) =>
      api.request('/api/v1/waves', {}, { ...carried, headers: { authorization } });
    const answer = await asked(`Bearer ${token}`);
    expect(await answer.json()).toEqual({ items: [{ words: 'One' }, { words: 'Two' }] });
    expect((await asked('Bearer nobody')).status).toBe(401);
  });

  it('is looked at by doctor', async () => {
    const { db, engine } = desk.kit.database;
    const about = { db, engine, workspaceId: desk.workspace.id, now, locale: 'en' } as const;
    const found = await Promise.all(checkupsOf(all).map(({ look }) => look(about)));
    expect(found.flat()).toContainEqual({ what: 'Waves', ok: true, detail: 'Waved 2 times.' });
  });

  it('follows when two accounts become one, and when a colleague is erased, by the rule of each column', async () => {
    const one = await freshDesk('sqlite', 'en');
    const { database, keys } = one.kit;
    await thankedIn(one);
    const workspaceId = one.workspace.id;
    const naming = namingOf(all);
    const rows = () =>
      statements(database.db, workspaceId).query<{ fromId: string; toId: string }[]>`
        SELECT "fromId", "toId" FROM "Waves" WHERE "workspaceId" = ${workspaceId} ORDER BY "id"`;
    const his = await database.db.person.findFirstOrThrow({ where: { workspaceId, externalId: 'U2' } });
    const { id } = one.admin;
    const both = { engine: 'sqlite', keys, workspaceId, naming, from: his.id, to: id } as const;
    await transact(database, (tx) => repoint(tx, both));
    expect(await rows()).toEqual([
      { fromId: id, toId: id },
      { fromId: id, toId: 'somebody' },
    ]);
    const erasing = { database, keys, workspaceId, naming, wordings: wordingsOf(all) };
    await erasePerson(erasing, one.admin, { now, by: 'command-line' });
    const said = await statements(database.db, workspaceId).query<{ words: string }[]>`
      SELECT "words" FROM "Waves" WHERE "workspaceId" = ${workspaceId}`;
    expect(said).toEqual([{ words: '(words taken out)' }]);
    const [left, ...others] = await rows();
    expect([left?.toId, others.length, left?.fromId === id]).toEqual(['somebody', 0, false]);
  });

  it('gives up what a customer said when that one is erased, in its own table', async () => {
    const one = await freshDesk('sqlite', 'en');
    const { database } = one.kit;
    const { db } = database;
    await thankedIn(one);
    const workspaceId = one.workspace.id;
    const said = 'Nobody ever called me back so fast.';
    const { id: feedbackId } = await db.feedback.findFirstOrThrow({ where: { workspaceId } });
    await db.feedback.updateMany({ where: { workspaceId, id: feedbackId }, data: { customer: 'hers' } });
    await statements(db, workspaceId).execute`
      UPDATE "Waves" SET "feedbackId" = ${feedbackId}, "customerSaid" = ${said}
      WHERE "workspaceId" = ${workspaceId} AND "id" = '1'`;
    expect((await eraseCustomer(database, workspaceId, ['hers'], { kept: keptOf(all), now })).answers).toBe(
      1,
    );
    const rows = await statements(db, workspaceId).query<{ customerSaid: string }[]>`
      SELECT "customerSaid" FROM "Waves" WHERE "workspaceId" = ${workspaceId}`;
    expect(rows.map(({ customerSaid }) => customerSaid)).toEqual(['', '']);
  });

  it('cannot take the name of another', () => {
    expect(() =>
      menuOf([
        ...features,
        { name: 'other', asks: { topics: { run: async () => ({ kind: 'nothing' }), may: 'everyone' } } },
      ]),
    ).toThrow('both topics and other have "topics"');
  });
});

/** Its table, which nothing but the toy has, and two waves: one of Karim's to the admin, one of hers. */
async function thankedIn({ kit: { database }, workspace, admin }: Desk): Promise<void> {
  const { db } = database;
  const his = await db.person.findFirstOrThrow({ where: { workspaceId: workspace.id, externalId: 'U2' } });
  const sql = beyond(db, 'the whole database');
  await sql.$executeRawUnsafe(
    `CREATE TABLE "Waves" ("workspaceId" TEXT, "id" TEXT, "fromId" TEXT, "toId" TEXT, "words" TEXT,
      "feedbackId" TEXT, "customerSaid" TEXT DEFAULT '')`,
  );
  for (const [id, from, to, words] of [
    ['1', his.id, admin.id, 'One'],
    ['2', admin.id, 'somebody', 'Two'],
  ] as const)
    await statements(db, workspace.id).execute`
      INSERT INTO "Waves" ("workspaceId", "id", "fromId", "toId", "words") VALUES (${workspace.id}, ${id}, ${from}, ${to}, ${words})`;
}

function buttonsIn(blocks: readonly Block[]): string[][] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? [block.buttons.map(({ label }) => label)] : [],
  );
}
