// A feature joins by one line: a toy on the list arrives everywhere.
import { beforeAll, describe, expect, it } from 'vitest';
import { NotAdmitted, requestBy } from '../../src/handlers/admission.ts';
import type { Feature } from '../../src/handlers/feature.ts';
import { features } from '../../src/handlers/index.ts';
import { menuOf } from '../../src/handlers/menu.ts';
import type { Request } from '../../src/handlers/request.ts';
import { fit } from '../../src/messages/fit.ts';
import { type Block, words } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Profile } from '../../src/people/directory.ts';
import { profiles } from '../../src/people/profiles.ts';
import { slackViewLimits } from '../../src/platforms/slack/limits.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { frenchWords, teamsManifest } from '../../src/platforms/teams/manifest.ts';
import { namesAsked } from '../platforms/teams/parity-names.ts';
import { type Desk, freshDesk } from './desk.ts';
import { thanks } from './thanks/feature.ts';

const menu = menuOf([...features, thanks]);
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
    karim = { ...desk.admin, isAdmin: false };
  });

  it('is in the menu, and what answers with a form is told so', async () => {
    expect(await menu.actions['thanks']?.(ask())).toMatchObject({ kind: 'open', form: { form: 'thanks' } });
    expect(menu.opening).toEqual([...before.opening, 'thanks']);
    const done = await menu.forms.at(-1)?.submit(ask(), { key: 'k' }, { whom: 'Karim' });
    expect(done).toMatchObject({ kind: 'done', told: 'Karim reads it.' });
    expect(await menu.choosable['thanked']?.(ask())).toEqual([{ value: 'karim', label: 'Karim Haddad' }]);
  });

  it('is asked for by its command in both manifests, in both languages', () => {
    const slack = JSON.stringify(slackManifest(menu, 'both'));
    const publisher = { appId: '0', version: '1', name: 'Porte-voix', website: 'https://example.org' };
    const teams = JSON.stringify([teamsManifest(menu, publisher), frenchWords(menu)]);
    for (const said of ['/thanks', '/merci', 'Thank a colleague', 'Thank for this'])
      expect(slack).toContain(said);
    for (const said of ['"thanks"', 'merci', 'Remercier un collègue', 'Thank for this'])
      expect(teams).toContain(said);
  });

  it('is in help, by the command as the reader has it', async () => {
    const reply = await menu.actions['help']?.(ask({ asker: karim }));
    const text = reply?.kind === 'say' ? plainText(reply.message, 'en') : '';
    expect(text).toContain('/thanks – thank a colleague.');
    const french = menu.help({ ...ask(), locale: 'fr' }).map(words);
    expect(french).toContain('/merci – remercier un collègue.');
  });

  it('is in the home, for whom it is', async () => {
    const hers = plainText(await menu.home(ask()), 'en');
    expect(hers).toContain('Nobody thanked you yet.');
    expect(hers).toContain('No thanks.');
    const page = await menu.home(ask({ asker: karim }));
    expect(plainText(page, 'en')).not.toContain('No thanks.');
    const [hub] = buttonsIn(page.blocks);
    expect(hub).toEqual([
      'Suggest an idea',
      'Thank somebody',
      'All my ideas',
      'What customers say',
      'Tell a best failure',
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

  it('is in the menu of admins, and nobody else may ask for that', async () => {
    const labels = menu.adminMenu(ask()).map(({ label }) => label);
    expect(labels).toEqual([
      'Schedules',
      'Hot cases and feed…',
      'Topics and owners',
      'Touchpoints',
      'All thanks',
      'Settings',
      'Roles',
      'Audit log',
      'API tokens',
      'Help',
    ]);
    await expect(menu.actions['thanks.all']?.(ask({ asker: karim }))).rejects.toMatchObject({
      code: 'not-admin',
    });
    expect(await menu.actions['thanks.all']?.(ask())).toMatchObject({ kind: 'say' });
  });

  it('hears what is written to it, and leaves the rest to the others', async () => {
    const heard = (text: string) =>
      menuOf([thanks, ...features]).heard(ask(), {
        ...{ change: 'written', text, message: { channel: 'D1', id: '1' } },
        ...{ under: null, isAddressed: true, files: [] },
      });
    expect(await heard('thanks')).toMatchObject({ message: { summary: 'You are welcome.' } });
    expect(await heard('An idea')).toMatchObject({ kind: 'say' });
  });

  it('has to be told of in the table of parity', () => {
    const known = new Set(namesAsked(before));
    expect(namesAsked(menu).filter((name) => !known.has(name))).toEqual([
      'thanks',
      'thanks-from-message',
      'thanks.all',
    ]);
  });

  it('is no guest’s until the admins open its command, which the settings offer', async () => {
    const settings = await menu.actions['settings']?.(ask());
    const field =
      settings?.kind === 'open' ? settings.form.fields.find(({ name }) => name === 'guests') : null;
    expect(field).toMatchObject({
      options: expect.arrayContaining([{ value: 'thanks', label: 'Thank people' }]),
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
    expect(await asGuest('thanks')).toMatch(/you may use \/suggest\./);
    await open(['suggest', 'thanks']);
    expect(await asGuest('thanks')).toBe('let in');
    expect(await asGuest('settings')).toMatch(/you may use \/suggest, \/thanks\./);
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

function buttonsIn(blocks: readonly Block[]): string[][] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons' ? [block.buttons.map(({ label }) => label)] : [],
  );
}
