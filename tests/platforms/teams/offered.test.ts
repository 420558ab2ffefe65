// More commands than Teams shows: none is dropped, and those that are seldom used are behind one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/handlers/feature.ts';
import { features } from '../../../src/handlers/index.ts';
import { menuOf } from '../../../src/handlers/menu.ts';
import type { CommandEntry } from '../../../src/handlers/request.ts';
import { frenchWords, teamsManifest } from '../../../src/platforms/teams/manifest.ts';
import { askWhich, chosenCommand, inCompose, inList } from '../../../src/platforms/teams/offered.ts';
import { freshDesk } from '../../handlers/desk.ts';

const require = createRequire(import.meta.url);
const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v1.19');
const validate = (() => {
  const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(schemas, 'MicrosoftTeams.schema.json'), 'utf8')));
})();

const command = (name: string, more: Partial<CommandEntry> = {}): CommandEntry => ({
  name,
  inFrench: `${name}-fr`,
  description: { en: `Does ${name}`, fr: `Fait ${name}` },
  may: 'everyone',
  run: async () => ({ kind: 'say', message: { summary: `${name} was asked`, blocks: [] } }),
  ...more,
});

/** Besides ours: of them the second is rare, and the last is an admin's. */
const toys: Feature = {
  name: 'toys',
  commands: Array.from({ length: 16 - menuOf(features).commands.length }, (_, i) =>
    command(`toy${i + 1}`, i === 1 ? { isRare: true } : {}),
  ).with(-1, command('admins', { may: 'admin' })),
};
const menu = menuOf([...features, toys]);
const publisher = {
  appId: '00000000-0000-4000-8000-000000000011',
  version: '1.0.0',
  name: 'P',
  website: 'https://example.org',
};
const names = (entries: readonly CommandEntry[]) => entries.map(({ name }) => name);

describe('sixteen commands on Teams', () => {
  const { shown, rest } = inCompose(menu);

  it('stand in a manifest that Teams takes: some as they are, the others behind one, in both languages', () => {
    expect(menu.commands).toHaveLength(16);
    const manifest = teamsManifest(menu, publisher);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
    const said = JSON.stringify(manifest);
    expect(said).toContain('"id":"more","title":"More…"');
    expect(JSON.stringify(frenchWords(menu))).toContain('"Plus…"');
    expect(10 - menu.shortcuts.length).toBe(shown.length + 1);
    // Without this they would be too many.
    const all = { ...menu, shortcuts: [], commands: [] };
    const crowded = JSON.parse(JSON.stringify(teamsManifest(all, publisher)));
    crowded.composeExtensions[0].commands = menu.commands.map(({ name }) => ({
      id: name,
      title: name,
      type: 'action',
      fetchTask: true,
    }));
    expect(validate(crowded)).toBe(false);
  });

  it('are all there, each once: the rare one goes behind first, then those that come last', () => {
    expect([...names(shown), ...names(rest)].toSorted()).toEqual(names(menu.commands).toSorted());
    expect(names(rest)).toContain('toy2');
    expect(names(rest)).toContain('admins');
    expect(names(rest)).toContain('survey');
    const usual = menu.commands.filter(({ isRare }) => !isRare);
    expect(names(shown)).toEqual(names(usual).slice(0, shown.length));
    const listed = names(inList(menu));
    expect(['portevoix', 'toy2'].map((name) => listed.includes(name))).toEqual([true, false]);
  });

  it('are offered behind the one to whoever may use them, and each is found by its button', async () => {
    const desk = await freshDesk('sqlite', 'en');
    const buttonsFor = async (asker: typeof desk.admin) => {
      const reply = await askWhich(menu)(desk.ask({ asker }));
      const blocks = reply.kind === 'say' ? reply.message.blocks : [];
      return blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    };
    const offered = await buttonsFor(desk.admin);
    expect(offered.map(({ action }) => chosenCommand(action, menu)?.name)).toEqual(names(rest));
    const others = await buttonsFor({ ...desk.admin, isAdmin: false });
    expect(others.map(({ label }) => label)).toEqual(
      offered.map(({ label }) => label).filter((label) => label !== 'Admins'),
    );
    expect(chosenCommand({ name: 'teams.command', subject: 'bomb' }, menu)).toBeNull();
    expect(chosenCommand({ name: 'help' }, menu)).toBeNull();
  });

  it('are in the list of the bot as far as it goes, beside help, which names all', () => {
    expect(inList(menu)).toHaveLength(9);
    expect(inList({ commands: menu.commands.slice(0, 10) })).toHaveLength(9);
    expect(inList({ commands: menu.commands.slice(0, 9) })).toHaveLength(9);
  });
});

describe('as many commands as Teams shows', () => {
  it('stand as they are', () => {
    const few = menuOf(features.slice(0, 6));
    expect(inCompose(few)).toEqual({ shown: few.commands, rest: [] });
    expect(inList(few)).toEqual(few.commands);
  });

  it('leave room for one at least, or the manifest is not made', () => {
    const [shortcut] = menu.shortcuts;
    const shortcuts = Array.from(
      { length: 10 },
      () => shortcut ?? { ...command('x'), title: { en: '', fr: '' } },
    );
    expect(() => inCompose({ commands: menu.commands, shortcuts })).toThrow(
      'actions on messages are all of them',
    );
  });
});
