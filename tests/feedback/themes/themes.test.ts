import { describe, expect, it } from 'vitest';
import type { Comment, ThemeOptions } from '../../../src/feedback/themes/theme.ts';
import { findThemes } from '../../../src/feedback/themes/themes.ts';
import { scraps, sentences } from '../../terms/tongues.ts';
import { chanceOf, referenceStarts, themesOf } from './weeks.ts';

const options: ThemeOptions = { referenceStarts };

/** Comments of one week, 8 being this one, each by another customer. */
function week(at: number, texts: readonly string[], lot = '', more: Partial<Comment> = {}): Comment[] {
  const start = (referenceStarts[0]?.getTime() ?? 0) + at * 7 * 86_400_000;
  return texts.map((text, each) => ({
    id: `w${at}-${lot}${String(each).padStart(3, '0')}`,
    customer: `c${at}-${lot}${each}`,
    text,
    answeredAt: new Date(start + each * 1000),
    ...more,
  }));
}

const usual = [
  'La livraison est rapide',
  'Le magasin est propre',
  'Les prix sont trop élevés',
  'Mon conseiller était très aimable',
  'Le site est lent',
];
const ordinary = Array.from({ length: 100 }, (_, at) => usual[at % usual.length] ?? '');
const reference = Array.from({ length: 8 }, (_, at) => week(at, ordinary)).flat();
const times = (count: number, text: string) => Array.from({ length: count }, () => text);
const found = (texts: readonly string[], more: Partial<ThemeOptions> = {}) =>
  themesOf([...week(8, ordinary), ...week(8, texts, 'new')], reference, { ...options, ...more });
const namesOf = (texts: readonly string[], more: Partial<ThemeOptions> = {}) =>
  found(texts, more).map(({ name }) => name);

describe('a theme', () => {
  const unhappy = { metric: 'nps', score: 1 } as const;
  const current = [
    ...week(8, ordinary),
    ...week(8, times(12, 'Mon colis a été posé devant la porte'), 'a', unhappy),
    ...week(8, times(8, 'Paquet laissé devant la PORTE'), 'b', { metric: 'nps', score: 9 }),
    ...week(8, ['Devant la porte'], 'c', unhappy),
  ];

  it('carries its name, its share, the usual one, its mood and the verbatim that tells it', () => {
    const [theme, ...others] = themesOf(current, reference, options);
    expect(others).toEqual([]);
    expect(theme).toMatchObject({
      language: 'fr',
      name: 'devant la porte',
      stem: 'dev port',
      count: 21,
      share: 21 / 121,
      referenceCount: 0,
      referenceShare: 0,
      direction: 'rising',
      notable: true,
      pinned: false,
      mood: 'unhappy',
    });
    // Of 36 characters, the nearest to 40, and of the usual mood; the most recent of them.
    expect(theme?.verbatim).toMatchObject({
      feedbackId: 'w8-a011',
      text: 'Mon colis a été posé devant la porte',
    });
  });

  it('is quoted from what readers have not seen', () => {
    const avoid = new Set(['w8-a011', 'w8-a010']);
    expect(themesOf(current, reference, { ...options, avoid })[0]?.verbatim?.feedbackId).toBe('w8-a009');
    const all = new Set(current.map(({ id }) => id));
    expect(themesOf(current, reference, { ...options, avoid: all })[0]?.verbatim).toBeNull();
  });

  it('is the same whatever the order of the comments', () => {
    const chance = chanceOf(5);
    const mixed = <T>(all: readonly T[]) =>
      all
        .map((each) => ({ each, key: chance() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ each }) => each);
    expect(themesOf(mixed(current), mixed(reference), options)).toEqual(
      themesOf(current, reference, options),
    );
  });

  it('has no mood when its scored comments do not agree, or have no metric', () => {
    const moods = (more: Partial<Comment>[]) =>
      themesOf(
        [
          ...week(8, ordinary),
          ...more.flatMap((each, at) => week(8, times(10, 'Des cafards partout'), `m${at}`, each)),
        ],
        reference,
        options,
      )[0]?.mood;
    expect(moods([unhappy, { metric: 'csat', score: 5 }])).toBeNull();
    expect(moods([unhappy, { metric: 'csat', score: 2 }])).toBe('unhappy');
    expect(moods([{ score: 1 }, {}])).toBeNull();
  });
});

describe('spellings', () => {
  it('are one theme with and without accents, singular and plural, small words between or not', () => {
    const texts = [
      'La mise à jour bloque',
      'les mises a jour bloquent',
      'MISE A JOUR ratée',
      'une mise à jour de trop',
    ];
    const [theme, ...others] = found(texts.flatMap((text) => times(5, text)));
    expect(others).toEqual([]);
    expect(theme).toMatchObject({ stem: 'mis jour', count: 20, name: 'mise à jour' });
  });

  it.each([
    { texts: times(20, 'Panique pendant le Black Friday'), name: 'Black Friday' },
    { texts: times(20, 'Cafards'), name: 'Cafards' },
    { texts: [...times(15, 'Cafards'), 'cafards', 'cafards'], name: 'cafards' },
    { texts: times(20, 'Attention à l’abeille'), name: 'Attention à l’abeille' },
    { texts: times(20, 'Il y a l’abeille'), name: 'abeille' },
    { texts: times(20, 'Il y a des cafards'), name: 'cafards' },
  ])('are shown as people write them: $name', ({ texts, name }) => {
    expect(namesOf(texts)).toContain(name);
  });
});

describe('what is no theme', () => {
  it.each([
    { title: 'stop words', texts: times(30, 'Et alors il y en a encore, comme toujours chez vous') },
    { title: 'numbers', texts: times(30, 'Le 12 34 567') },
    { title: 'what was redacted', texts: times(30, '[téléphone] et [email]') },
    { title: 'links', texts: times(30, 'Et https://colibri.example/aide et www.colibri.example') },
    { title: 'a company’s name that the caller gives', texts: times(30, 'Colibri Express, colibri express') },
    { title: 'a word of two customers', texts: ['Des cafards', 'Les cafards'] },
    { title: 'nothing at all', texts: times(30, '') },
  ])('$title', ({ texts }) => {
    expect(namesOf(texts, { names: ['Colibri Express'] })).toEqual([]);
  });

  it('what fewer than three customers keep repeating, in other words each time', () => {
    const by = (customers: number) => {
      const texts = Array.from({ length: 30 }, (_, at) => `Des cafards, ${'encore '.repeat(at)}`);
      const said = week(8, texts, 'new').map((comment, at) => ({
        ...comment,
        customer: `loud ${at % customers}`,
      }));
      return themesOf([...week(8, ordinary), ...said], reference, options).length;
    };
    expect([by(2), by(3)]).toEqual([0, 1]);
  });

  it('what one customer sends again and again in the same words, whoever else says it once', () => {
    const said = week(8, times(30, 'Des cafards')).map((comment, at) => ({
      ...comment,
      id: `loud ${at}`,
      customer: at < 3 ? `c${at}` : 'loud',
    }));
    expect(themesOf([...week(8, ordinary), ...said], reference, options)).toEqual([]);
  });

  it('a name that everyone uses, nor any term that reaches over it', () => {
    const named = (text: string) => `Chez Colibri ${text.toLowerCase()}, merci à Colibri`;
    const before = Array.from({ length: 8 }, (_, at) =>
      week(at, [...ordinary, ...times(3, named('La livraison'))]),
    );
    const current = [...week(8, ordinary), ...week(8, times(30, 'Une commande de Colibri égarée'), 'new')];
    const names = themesOf(current, before.flat(), options).map(({ name, stems }) => `${name} ${stems}`);
    expect(names).toHaveLength(1);
    expect(names.join()).not.toMatch(/colibri/i);
  });

  it('terms across the end of a clause', () => {
    const stems = found(times(30, 'Beaucoup de cafards. Parking inondé, escalier bloqué')).flatMap(
      (theme) => theme.stems,
    );
    expect(stems).toContain('parking inond');
    expect(stems).not.toContain('cafard parking');
    expect(stems).not.toContain('inond escalier');
  });

  it('anything when there is nothing to compare with', () => {
    expect(themesOf(week(8, ordinary), [], options)).toEqual([]);
    expect(themesOf([], reference, options)).toEqual([]);
    expect(themesOf([], [], { referenceStarts: [] })).toEqual([]);
  });
});

describe('comments in a third language', () => {
  const foreign = ['nl', 'de', 'es', 'it'] as const;
  it.each(foreign)('make no theme, however many, and are counted: %s', (spoken) => {
    const texts = [...sentences[spoken], ...scraps[spoken]];
    const current = [...week(8, ordinary), ...week(8, texts, 'new'), ...week(8, texts, 'again')];
    const { themes, inOther } = findThemes(current, reference, { ...options, language: 'fr' });
    expect(themes).toEqual([]);
    // All sentences; a scrap of two words among 500 French comments may pass for one.
    expect(inOther.now).toBeGreaterThanOrEqual(2 * (sentences[spoken].length + 16));
    expect(inOther.now).toBeLessThanOrEqual(2 * texts.length);
  });

  it('hide no theme of those who are read, and count in no share', () => {
    const current = [
      ...week(8, ordinary),
      ...week(8, times(20, 'Des cafards dans la cuisine'), 'new'),
      ...week(
        8,
        foreign.flatMap((spoken) => sentences[spoken]),
        'foreign',
      ),
    ];
    const { themes, inOther } = findThemes(current, reference, { ...options, language: 'fr' });
    expect(themes).toMatchObject([{ language: 'fr', count: 20, share: 20 / 120 }]);
    expect(inOther.now).toBe(80);
  });
});

describe('several themes', () => {
  it('stay apart when different comments speak of them, and the words that they share are their echo', () => {
    const texts = [...times(25, 'La livraison est détrempée'), ...times(25, 'On a volé la livraison')];
    expect(namesOf(texts).toSorted()).toEqual(['livraison détrempée', 'volé la livraison']);
    const both = [...times(25, 'Cafards dans les toilettes'), ...times(25, 'Parking inondé')];
    expect(namesOf(both).toSorted()).toEqual(['Cafards dans les toilettes', 'Parking inondé']);
  });

  it('come from each language for itself', () => {
    const [french, english] = [
      times(20, 'Il y a une table cassée'),
      times(30, 'There is a table on the stairs'),
    ];
    const byLanguage = found([...french, ...english]).map(({ language, count }) => ({ language, count }));
    expect(byLanguage).toContainEqual({ language: 'fr', count: 20 });
    expect(byLanguage).not.toContainEqual({ language: 'fr', count: 50 });
  });
});

describe('a pinned theme', () => {
  it('is reported though it is as usual, and then says so', () => {
    const [theme, ...others] = themesOf(week(8, ordinary), reference, {
      ...options,
      pinned: [
        { language: 'fr', stem: 'livraison' },
        { language: 'en', stem: 'livraison' },
        { language: 'fr', stem: 'unheard of' },
      ],
    });
    expect(others).toEqual([]);
    expect(theme).toMatchObject({
      name: 'livraison',
      pinned: true,
      notable: false,
      count: 20,
      referenceCount: 160,
    });
  });

  it('is reported once when it is news', () => {
    const themes = found(times(30, 'Des cafards'), { pinned: [{ language: 'fr', stem: 'cafard' }] });
    expect(themes).toHaveLength(1);
    expect(themes[0]).toMatchObject({ pinned: true, notable: true });
  });
});
