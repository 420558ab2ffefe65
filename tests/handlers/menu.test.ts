import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestMessage } from '../../src/digests/compose.ts';
import { troubleMessage } from '../../src/digests/trouble-letter.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import type { Block } from '../../src/messages/message.ts';
import { formLimits, shortcutLimits } from '../../src/platforms/slack/limits.ts';
import { fold } from '../../src/terms/fold.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import type { Told } from './use-all.ts';
import { allTold } from './whole-menu.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
  .map((path) => readFileSync(join(SRC, path), 'utf8'));

/** The names in buttons and selects that our code writes out. */
const written = new Set(
  sources.flatMap((source) =>
    [
      ...source.matchAll(/(?:(?:action: |pageOf\(.*, )\{ name: |\bask: )'([\w.-]+)'/g),
      ...[...source.matchAll(/\baskNames: \{([^}]*)\}/g)].flatMap(([, names = '']) => [
        ...names.matchAll(/'([\w.-]+)'/g),
      ]),
    ].map(([, name]) => name ?? ''),
  ),
);

function actionsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map((button) => button.action.name);
    return block.kind === 'select' ? [block.action.name] : [];
  });
}

describe('the menu', () => {
  it('has every action that a button of ours names, and no other', () => {
    expect(Object.keys(menu.actions).toSorted()).toEqual([...written].toSorted());
  });

  it('has each command, alias, shortcut and form once', () => {
    const commands = menu.commands.flatMap(({ name, inFrench = [], aliases = [] }) =>
      [name, inFrench, aliases].flat().map(fold),
    );
    const shortcuts = menu.shortcuts.map((shortcut) => shortcut.name);
    const forms = menu.forms.map((form) => form.name);
    for (const names of [commands, shortcuts, forms]) expect(new Set(names).size).toBe(names.length);
  });
});

describe.each(locales)('the shortcuts on a message in %s', (locale: Locale) => {
  it('have a name and a description that Slack takes whole', () => {
    expect(menu.shortcuts).not.toEqual([]);
    for (const { title, description } of menu.shortcuts) {
      expect(title[locale].length, title[locale]).toBeLessThanOrEqual(shortcutLimits.name);
      expect(description[locale].length, description[locale]).toBeLessThanOrEqual(shortcutLimits.description);
    }
  });
});

describe.each(locales)('what the menu answers in %s', (locale: Locale) => {
  let told: Told;
  beforeAll(async () => {
    told = await allTold(locale);
  });

  it('has buttons only for actions that exist', () => {
    const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' };
    const trouble = troubleMessage({ id: 's', name: 'S' }, [{ name: 'c', reason: 'archived' }], 1, locale);
    const drawn = [...told.messages, digestMessage(fullSnapshot, reader, menu.sections), trouble].flatMap(
      ({ blocks }) => actionsIn(blocks),
    );
    expect(new Set(drawn).size).toBeGreaterThan(20);
    expect(drawn.filter((name) => !Object.hasOwn(menu.actions, name))).toEqual([]);
  });

  it('opens only forms that exist, and every one of them', () => {
    const opened = new Set(told.forms.map((form) => form.form));
    expect([...opened].toSorted()).toEqual(menu.forms.map((form) => form.name).toSorted());
  });

  it('keeps each title and button of a form whole, and each field’s name its own', () => {
    for (const { title, submit, fields } of told.forms) {
      expect(title.length, title).toBeLessThanOrEqual(formLimits.title);
      expect(submit.length, submit).toBeLessThanOrEqual(formLimits.submit);
      expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length);
    }
  });

  it('says something in each message, with a summary that stands alone', () => {
    for (const { summary, blocks } of told.messages) {
      expect(summary.trim()).not.toBe('');
      expect(blocks).not.toEqual([]);
    }
  });
});
