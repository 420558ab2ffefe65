import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/client.ts';
import { applyChoices, type ThemeChoice, themeKey } from '../../../src/feedback/themes/choices.ts';
import { choiceOfKey, chooseTheme, themeChoices } from '../../../src/feedback/themes/chosen.ts';
import { newThemes } from '../../../src/feedback/themes/recent.ts';
import type { Theme } from '../../../src/feedback/themes/theme.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { addCompany } from '../answers-on-file.ts';
import { addWeeks, doorstep, said, thisWeek } from './weeks-on-file.ts';

const theme = (stem: string, near: readonly string[] = []): Theme => ({
  language: 'fr',
  name: stem,
  stem,
  stems: [stem, ...near],
  members: [{ language: 'fr', stem }],
  languages: ['fr'],
  count: 10,
  share: 0.1,
  referenceCount: 0,
  referenceShare: 0,
  direction: 'rising',
  z: 5,
  notable: true,
  pinned: false,
  mood: null,
  verbatim: null,
  otherVerbatim: null,
  heldBy: [],
});
const choice = (stem: string, change: Partial<ThemeChoice>): ThemeChoice => ({
  language: 'fr',
  stem,
  seenAs: stem,
  joined: [],
  names: { fr: null, en: null },
  isPinned: false,
  isMuted: false,
  ...change,
});

describe('admins’ choices', () => {
  const themes = [theme('dev port', ['colis devant']), theme('cafard'), theme('badge')];
  const shown = (...choices: ThemeChoice[]) =>
    applyChoices(themes, choices, 'fr').map(({ name, pinned }) => `${name}${pinned ? ' (pinned)' : ''}`);

  it('change nothing when there are none, or none that concerns', () => {
    expect(applyChoices(themes, [], 'fr')).toEqual(themes);
    expect(applyChoices(themes, [choice('unheard of', { isMuted: true })], 'fr')).toEqual(themes);
    expect(applyChoices(themes, [choice('cafard', { language: 'en', isMuted: true })], 'fr')).toEqual(themes);
  });

  it('mute, rename, and put first', () => {
    expect(shown(choice('cafard', { isMuted: true }))).toEqual(['dev port', 'badge']);
    expect(shown(choice('cafard', { names: { fr: ' Nuisibles ', en: null } }))).toEqual([
      'dev port',
      'Nuisibles',
      'badge',
    ]);
    expect(shown(choice('badge', { isPinned: true }))).toEqual(['badge (pinned)', 'dev port', 'cafard']);
    expect(shown(choice('badge', { isPinned: true, names: { fr: 'Accès', en: null } }))).toEqual([
      'Accès (pinned)',
      'dev port',
      'cafard',
    ]);
  });

  it.each([
    ['the reader’s name', { fr: 'Nuisibles', en: 'Pests' }, 'en', 'Pests'],
    ['the reader’s name', { fr: 'Nuisibles', en: 'Pests' }, 'fr', 'Nuisibles'],
    ['the one that is given', { fr: null, en: 'Pests' }, 'fr', 'Pests'],
    ['the one that is given', { fr: 'Nuisibles', en: ' ' }, 'en', 'Nuisibles'],
    [
      'the theme’s own language, for no reader in particular',
      { fr: 'Nuisibles', en: 'Pests' },
      null,
      'Nuisibles',
    ],
    ['customers’ words, where none is given', { fr: ' ', en: null }, 'en', 'cafard'],
  ] as const)('show %s (%o to %s: %s)', (_, names, reader, shownAs) => {
    const [named] = applyChoices([theme('cafard')], [choice('cafard', { names })], reader);
    expect(named?.name).toBe(shownAs);
  });

  it('mute what is also pinned, and rename nothing to a blank', () => {
    expect(shown(choice('badge', { isPinned: true, isMuted: true }))).toEqual(['dev port', 'cafard']);
    expect(shown(choice('badge', { names: { fr: ' ', en: '' } }))).toEqual(['dev port', 'cafard', 'badge']);
  });

  it('follow a theme that another of its terms leads today, unless that term leads one itself', () => {
    expect(shown(choice('colis devant', { isMuted: true }))).toEqual(['cafard', 'badge']);
    const led = [...themes, theme('colis devant')];
    const kept = applyChoices(led, [choice('colis devant', { isMuted: true })], 'fr').map(({ stem }) => stem);
    expect(kept).toEqual(['dev port', 'cafard', 'badge']);
  });

  it('never show a muted theme, lose none that is not muted, and put all pinned ones first', () => {
    const stems = ['dev port', 'cafard', 'badge', 'unheard of'];
    const some = fc.uniqueArray(
      fc.record({
        stem: fc.constantFrom(...stems),
        isPinned: fc.boolean(),
        isMuted: fc.boolean(),
        names: fc.record({ fr: fc.option(fc.string()), en: fc.option(fc.string()) }),
      }),
      { selector: ({ stem }) => stem },
    );
    fc.assert(
      fc.property(some, (drafts) => {
        const chosen = applyChoices(
          themes,
          drafts.map((draft) => choice(draft.stem, draft)),
          'fr',
        );
        const muted = drafts.filter(({ isMuted }) => isMuted).map(({ stem }) => stem);
        const left = themes.filter(({ stem }) => !muted.includes(stem)).map(({ stem }) => stem);
        expect(chosen.map(({ stem }) => stem).toSorted()).toEqual(left.toSorted());
        const flags = chosen.map(({ pinned }) => pinned);
        expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});

describe('the key of a theme', () => {
  it('is an id of 16 characters, another for another language or another stem', () => {
    const keys = (['fr', 'en'] as const).flatMap((language) =>
      ['dev port', 'port devant', 'x'.repeat(5000)].map((stem) => themeKey({ language, stem })),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[\w-]{16}$/);
  });
});

onAnyEngine((engine) => {
  let database: Database;
  const now = thisWeek.to;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    await addCompany(database.db, 'here');
    await addCompany(database.db, 'there');
  });
  const themeNamed = { language: 'fr', stem: 'dev port' } as const;
  const choose = (change: Partial<ThemeChoice>, workspaceId = 'here', byId = 'admin') =>
    chooseTheme(database, workspaceId, { theme: themeNamed, seenAs: 'devant la porte', change, byId, now });
  const kept = () => themeChoices(database.db, 'here');
  const week = async () =>
    (await newThemes(database.db, { id: 'here', name: 'Ici', locale: 'fr' }, thisWeek))?.themes;

  it('keeps one choice a theme, what is not changed stays, and nothing once nothing is chosen', async () => {
    await choose({ names: { fr: ' Colis abandonnés ', en: ' ' } });
    await choose({ isPinned: true });
    expect(await kept()).toMatchObject([
      {
        ...themeNamed,
        seenAs: 'devant la porte',
        names: { fr: 'Colis abandonnés', en: null },
        isPinned: true,
        isMuted: false,
      },
    ]);
    expect(await choiceOfKey(database.db, 'here', themeKey(themeNamed))).toMatchObject(themeNamed);
    expect(await choiceOfKey(database.db, 'there', themeKey(themeNamed))).toBeNull();
    await choose({ isMuted: true });
    expect(await kept()).toMatchObject([
      { isPinned: false, isMuted: true, names: { fr: 'Colis abandonnés', en: null } },
    ]);
    await choose({ isPinned: true });
    expect(await kept()).toMatchObject([{ isPinned: true, isMuted: false }]);
    await choose({ isPinned: false });
    await choose({ names: { fr: '', en: ' ' } });
    expect(await kept()).toEqual([]);
  });

  it('reads a name from before there was one for each language to both, until it is changed', async () => {
    const row = { workspaceId: 'here', ...themeNamed, seenAs: 'devant la porte', byId: 'admin', at: now };
    await database.db.themeChoice.create({ data: { ...row, name: 'Colis abandonnés' } });
    expect(await kept()).toMatchObject([{ names: { fr: 'Colis abandonnés', en: 'Colis abandonnés' } }]);
    await choose({ isPinned: true });
    await choose({ names: { fr: 'Colis abandonnés', en: 'Parcels left outside' } });
    await choose({ isPinned: false });
    expect(await kept()).toMatchObject([{ names: { fr: 'Colis abandonnés', en: 'Parcels left outside' } }]);
    await choose({ names: { fr: '', en: '' } });
    expect(await kept()).toEqual([]);
  });

  it('holds for the same theme when it was made while stems were made in another way', async () => {
    await addWeeks(database.db, 'here', said(doorstep, 12));
    const old = { workspaceId: 'here', language: 'fr', stem: 'devant port', seenAs: 'devant la porte' };
    await database.db.themeChoice.create({
      data: { ...old, nameInFrench: 'Colis abandonnés', byId: 'admin', at: now },
    });
    expect(await week()).toMatchObject([{ name: 'Colis abandonnés', stem: 'dev port' }]);
    await choose({ isPinned: true });
    expect(await database.db.themeChoice.findMany()).toMatchObject([
      { stem: 'dev port', seenAs: 'devant la porte', nameInFrench: 'Colis abandonnés', isPinned: true },
    ]);
  });

  it('names a theme to each reader in their language', async () => {
    await addWeeks(database.db, 'here', said(doorstep, 12));
    await choose({ names: { fr: 'Colis abandonnés', en: 'Parcels left outside' } });
    const nameFor = async (locale: 'fr' | 'en') =>
      (await newThemes(database.db, { id: 'here', name: 'Ici', locale: 'fr' }, { ...thisWeek, locale }))
        ?.themes[0]?.name;
    expect([await nameFor('fr'), await nameFor('en')]).toEqual(['Colis abandonnés', 'Parcels left outside']);
  });

  it('is applied to what is new: renamed, or muted; another company’s changes nothing', async () => {
    await addWeeks(database.db, 'here', said(doorstep, 12));
    await choose({ isMuted: true }, 'there');
    expect(await week()).toMatchObject([
      { name: 'devant la porte', pinned: false, notable: true, count: 12 },
    ]);
    await choose({ names: { fr: 'Colis abandonnés', en: null } });
    expect(await week()).toMatchObject([{ name: 'Colis abandonnés' }]);
    await choose({ isMuted: true });
    expect(await week()).toEqual([]);
  });

  it('reports a pinned theme that is as usual, unless fewer than three customers speak of it', async () => {
    await addWeeks(database.db, 'here');
    expect(await week()).toEqual([]);
    const pin = (stem: string) =>
      chooseTheme(database, 'here', {
        theme: { language: 'fr', stem },
        seenAs: stem,
        change: { isPinned: true },
        byId: 'admin',
        now,
      });
    await pin('livraison');
    await pin('cafard');
    expect(await week()).toMatchObject([{ name: 'livraison', pinned: true, notable: false, count: 10 }]);
  });
});
