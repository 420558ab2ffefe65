// What an admin joined as one subject: counted, compared and told as one, over the comments of both languages.
import { describe, expect, it } from 'vitest';
import { termOf } from '../../../src/feedback/themes/reading.ts';
import type {
  Comment,
  JoinedThemes,
  Theme,
  ThemeIdentity,
  ThemeOptions,
} from '../../../src/feedback/themes/theme.ts';
import type { Language } from '../../../src/terms/language.ts';
import { falseWeeksInBoth, powerInBoth } from './power.ts';
import { referenceStarts, themesOf } from './weeks.ts';

/** Comments of one week, 8 being this one, each by another customer. */
function week(at: number, texts: readonly string[], lot = ''): Comment[] {
  const start = (referenceStarts[0]?.getTime() ?? 0) + at * 7 * 86_400_000;
  return texts.map((text, each) => ({
    id: `w${at}-${lot}${String(each).padStart(3, '0')}`,
    customer: `c${at}-${lot}${each}`,
    text,
    metric: 'nps',
    score: 1,
    answeredAt: new Date(start + each * 1000),
  }));
}
const usual = {
  fr: ['La livraison est rapide', 'Le magasin est propre', 'Les prix sont trop élevés', 'Le site est lent'],
  en: ['The delivery was quick', 'The shop is clean', 'Your prices are too high', 'The website is slow'],
};
const of = (texts: readonly string[], size: number) =>
  Array.from({ length: size }, (_, at) => texts[at % texts.length] ?? '');
const times = (count: number, text: string) => of([text], count);
/** Eight weeks of 80 comments in each language, some of which say these besides, and the week after them. */
const ordinary = (at: number) => week(at, [...of(usual.fr, 80), ...of(usual.en, 80)]);
const earlier = (...texts: string[]) =>
  Array.from({ length: 8 }, (_, at) => [...ordinary(at), ...week(at, texts, 'before')]).flat();
const now = (...texts: string[]) => [...ordinary(8), ...week(8, texts, 'new')];

const term = (language: Language, words: string): ThemeIdentity => ({
  language,
  stem: termOf(words, language),
});
const door = [term('fr', 'devant la porte'), term('en', 'front door')] as const;
const join = (...members: ThemeIdentity[]): JoinedThemes => ({ members, pinned: false });
const told = (current: readonly Comment[], reference: readonly Comment[], more: Partial<ThemeOptions> = {}) =>
  themesOf(current, reference, { referenceStarts, ...more });
const joinedAmong = (themes: readonly Theme[]) => themes.filter(({ members }) => members.length > 1);

const FRENCH = 'Encore laissé devant la porte';
const ENGLISH = 'The parcel was at the front door';

describe('a joined subject', () => {
  const reference = earlier(FRENCH, FRENCH, ENGLISH, ENGLISH);
  const current = now(...times(9, FRENCH), ...times(7, ENGLISH), `${FRENCH}, front door, devant la porte`);

  it('counts the comments of both languages, each once, and shares in those of both', () => {
    const [theme] = joinedAmong(told(current, reference, { joined: [join(...door)] }));
    expect(theme).toMatchObject({
      languages: ['fr', 'en'],
      members: door,
      count: 17,
      share: 17 / 177,
      referenceCount: 32,
      direction: 'rising',
      mood: 'unhappy',
      notable: true,
    });
    expect(theme?.referenceShare).toBeCloseTo(4 / 164, 2);
    expect(new Set(theme?.heldBy).size).toBe(17);
  });

  it('is told once, and nothing of it by itself in one language', () => {
    const many = now(...times(25, FRENCH), ...times(20, ENGLISH));
    expect(told(many, reference).map(({ language }) => language)).toEqual(['fr', 'en']);
    expect(told(many, reference, { joined: [join(...door)] })).toMatchObject([{ count: 45 }]);
  });

  it('is quoted in both languages, the reader’s first', () => {
    for (const [reader, first, second] of [
      ['fr', FRENCH, ENGLISH],
      ['en', ENGLISH, FRENCH],
    ] as const) {
      const [theme] = told(current, reference, { joined: [join(...door)], reader });
      expect(theme?.verbatim?.language).toBe(reader);
      expect(theme?.verbatim?.text).toContain(first);
      expect(theme?.otherVerbatim?.text).toContain(second);
    }
  });

  it('is found where neither language alone tells it', () => {
    const few = now(...times(10, FRENCH), ...times(10, ENGLISH));
    const seldom = earlier(FRENCH, FRENCH, ENGLISH, ENGLISH);
    expect(told(few, seldom)).toEqual([]);
    expect(told(few, seldom, { joined: [join(...door)] })).toMatchObject([
      { count: 20, direction: 'rising' },
    ]);
  });

  it('is not told where it only changed its language, though each alone would be', () => {
    const moved = now(...times(20, FRENCH));
    const english = earlier(...times(20, ENGLISH));
    expect(told(moved, english).map(({ direction }) => direction)).toEqual(
      expect.arrayContaining(['rising', 'falling']),
    );
    expect(told(moved, english, { joined: [join(...door)] })).toEqual([]);
  });

  it('is not told where more customers wrote in one language, and spoke of it as often', () => {
    const half = Array.from({ length: 8 }, (_, at) =>
      week(at, [...of(usual.fr, 80), ...times(20, FRENCH), ...of(usual.en, 20)]),
    ).flat();
    const english = week(8, [...of(usual.fr, 80), ...times(20, FRENCH), ...of(usual.en, 200)]);
    expect(told(english, half, { joined: [join(...door)] })).toEqual([]);
  });

  it('counts a term that too few hold to be one by itself', () => {
    const some = now(...times(16, FRENCH), ...times(3, ENGLISH));
    expect(told(some, earlier(), { joined: [join(...door)] })).toMatchObject([{ count: 19 }]);
  });

  it('may be of one language, and of more than two terms', () => {
    const cellar = [term('fr', 'cave'), term('fr', 'sous-sol'), term('en', 'basement')] as const;
    const texts = [
      ...times(5, 'Une odeur de la cave'),
      ...times(5, 'Le sous-sol sent mauvais'),
      ...times(5, 'The basement smells'),
    ];
    const [all] = told(now(...texts), earlier(), { joined: [join(...cellar)] });
    expect(all).toMatchObject({ count: 15, languages: ['fr', 'en'], share: 15 / 175 });
    const [french] = told(now(...texts), earlier(), { joined: [join(...cellar.slice(0, 2))] });
    expect(french).toMatchObject({ count: 10, languages: ['fr'], share: 10 / 90 });
  });

  it('gives way to sharper terms that explain it, as a general one does', () => {
    const parcel = join(term('fr', 'colis'), term('en', 'parcel'));
    const general = earlier(...times(8, 'Le colis va bien'), ...times(8, 'The parcel is fine'));
    const wet = now(
      ...times(8, 'Le colis va bien'),
      ...times(8, 'The parcel is fine'),
      ...times(25, 'Un colis détrempé'),
    );
    const themes = told(wet, general, { joined: [parcel] });
    expect(themes.map(({ name }) => name)).toEqual(['colis détrempé']);
  });

  it('is reported as usual where it is pinned, and not otherwise', () => {
    const same = now(FRENCH, FRENCH, ENGLISH, ENGLISH);
    const pinned = { ...join(...door), pinned: true };
    expect(told(same, reference, { joined: [join(...door)] })).toEqual([]);
    expect(told(same, reference, { joined: [pinned] })).toMatchObject([
      { count: 4, notable: false, pinned: true, languages: ['fr', 'en'] },
    ]);
  });

  it('needs three customers, in whatever language', () => {
    const by = (customers: number) =>
      times(20, FRENCH).map(
        (text, at): Comment => ({
          ...(week(8, [`${text} ${'encore '.repeat(at)}`], `by${at}`)[0] as Comment),
          customer: `loud ${at % customers}`,
        }),
      );
    const count = (customers: number) =>
      told([...ordinary(8), ...by(customers)], earlier(), { joined: [join(...door)] }).length;
    expect([count(2), count(3)]).toEqual([0, 1]);
  });

  it('of words that nobody writes is nothing, and hides nothing', () => {
    const unheard = join(term('fr', 'licorne'), term('en', 'unicorn'));
    const themes = told(current, reference, { joined: [unheard] });
    expect(themes).toEqual(told(current, reference));
    expect(told([], [], { joined: [unheard] })).toEqual([]);
  });
});

describe('a complaint that half write in French and half in English', () => {
  const circumstances = { perWeek: 300, periods: 8 };

  it('is found when it doubles over both languages together, where they were joined', {
    timeout: 120_000,
  }, () => {
    expect(powerInBoth([0.1, 0.2], circumstances, 8)).toBeGreaterThanOrEqual(0.75);
    expect(powerInBoth([0.1, 0.3], circumstances, 2)).toBe(1);
  });

  it('is not found in an ordinary week, with whatever was joined', { timeout: 120_000 }, () => {
    expect(falseWeeksInBoth(circumstances, 6)).toBe(0);
  });
});
