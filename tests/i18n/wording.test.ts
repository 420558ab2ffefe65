import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digestDetails, digestMessage } from '../../src/digests/compose.ts';
import { menu } from '../../src/handlers/index.ts';
import { formats, numbered } from '../../src/i18n/formats.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { fullSnapshot } from '../digests/snapshots.ts';
import { allTold } from '../handlers/whole-menu.ts';

/** Neither a key of the program's or a file's, nor a date as machines write it, nor an address of a person or channel. */
const ofNoScreen = [
  /(?<![\w/.:@-])[a-z]+(?:_[a-z]+)+\b/,
  /\b20\d\d-[01]\d-[0-3]\d\b/,
  /\b[CUWGD]0[A-Z0-9]{6,}\b|@thread\.|\bslack:|\bteams:|(?<=\S)\s?[0-9a-f]{8}-[0-9a-f]{4}-/,
];

/** What no screen says in that language. */
const never: Readonly<Record<Locale, readonly RegExp[]>> = {
  fr: [
    /\bsalons?\b/i,
    /(?<![\d,.\s]|\d\s)\b[01] (?:réponses|idées|clients|personnes|jours|heures|canaux|messages|lignes|sources|sujets|comments|commentaires)\b/,
    /(?<!\d)1,\d (?:réponses|idées|jours|heures)\b/,
    ...ofNoScreen,
    /(?<![\d:.,+-])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])/,
    /\b1 (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/,
  ],
  en: [
    /n°/,
    /\d\s%/,
    /(?<![\d,.])\b1 (?:answers|ideas|customers|people|days|hours|channels|messages|rows|sources|topics|comments|cases)\b/,
    ...ofNoScreen,
  ],
};

/** Keys of ours whose values people read. */
const READ = new Set([
  'text',
  'title',
  'summary',
  'label',
  'hint',
  'value',
  'strong',
  'told',
  'items',
  'submit',
]);

function readIn(value: unknown, key = 'text'): string[] {
  if (typeof value === 'string') return READ.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => readIn(each, key));
  if (typeof value !== 'object' || value === null) return [];
  // Of an option people read the label; its value goes to the program.
  if (key === 'options' && 'label' in value) return readIn(value.label);
  return Object.entries(value).flatMap(([name, each]) => readIn(each, name));
}

function wrong(said: unknown, locale: Locale): string[] {
  return readIn(said).filter((text) => never[locale].some((words) => words.test(text)));
}

describe.each(locales)('in %s nobody reads what that language does not say', (locale) => {
  it('in anything the menu answers, opens or sends', async () => {
    const { messages, forms } = await allTold(locale);
    expect(wrong([...messages, ...forms], locale)).toEqual([]);
  });

  it('in a digest and its details', () => {
    const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
    const said = [
      digestMessage(fullSnapshot, reader, menu.sections),
      digestDetails(fullSnapshot, reader, menu.sections),
    ];
    expect(readIn(said).length).toBeGreaterThan(20);
    expect(wrong(said, locale)).toEqual([]);
  });
});

describe('the words of all rooms', () => {
  const folder = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !/generated|demo\/company|stop-words|fragments/.test(path),
  );
  const written = files.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/^( *)(en|fr): \{\n(.*?)^\1\},?$/gms)].map(
      ([, , locale = '', words = '']) => ({ path, locale, words }),
    ),
  );

  it('name a channel canal and a schedule bulletin in French', () => {
    const french = written.filter(({ locale }) => locale === 'fr');
    expect(french.length).toBeGreaterThan(80);
    expect(french.filter(({ words }) => /\bsalons?\b|rendez-vous/i.test(words))).toEqual([]);
  });

  it('name a command in French as it is called in French', () => {
    const renamed = menu.commands.flatMap(({ name, inFrench }) => (inFrench === undefined ? [] : [name]));
    expect(renamed).toContain('survey');
    const english = new RegExp(`(?<![\\w/.])/(?:${renamed.join('|')})\\b`);
    const french = written.filter(({ locale }) => locale === 'fr');
    expect(french.filter(({ words }) => english.test(words)).map(({ path }) => path)).toEqual([]);
  });

  it('write #12, never n° 12, and no space before % in English', () => {
    const english = written.filter(({ locale }) => locale === 'en');
    expect(english.length).toBeGreaterThan(80);
    expect(english.filter(({ words }) => /n°|\d %/.test(words))).toEqual([]);
  });
});

describe('dates and numbers', () => {
  const [now, later] = [new Date('2026-11-29T09:00:00Z'), new Date('2027-01-01T09:00:00Z')];

  it('call the first of a month 1er in French alone', () => {
    const first = new Date('2026-12-01T09:00:00Z');
    const { day, fullDay, dayAndMonth, days } = formats('fr', 'Europe/Paris');
    expect([
      day(first, now),
      fullDay(first),
      dayAndMonth(first),
      days(first, new Date('2026-12-07')),
    ]).toEqual(['mardi 1er décembre', 'mardi 1er décembre 2026', '1er décembre', '1er\u20137 décembre 2026']);
    expect(day(new Date('2026-12-11T09:00:00Z'), now)).toBe('vendredi 11 décembre');
    expect(formats('en', 'Europe/Paris').day(first, now)).toBe('Tuesday 1 December');
  });

  it('have their year where it is not this one, as the reader’s zone has it', () => {
    expect(formats('fr', 'Europe/Paris').day(later, now)).toBe('vendredi 1er janvier 2027');
    expect(formats('en', 'Europe/Paris').moment(later, now)).toBe('Friday 1 January 2027 at 10:00');
    const midnight = new Date('2026-12-31T23:30:00Z');
    expect(formats('en', 'Europe/Paris').day(midnight, now)).toBe('Friday 1 January 2027');
    expect(formats('en', 'Europe/London').day(midnight, now)).toBe('Thursday 31 December');
  });

  it('span days without spaces in English, with spaces only between months', () => {
    const { days } = formats('en', 'UTC');
    expect(days(new Date('2026-11-21'), new Date('2026-11-28'))).toBe('21\u201328 November 2026');
    const months = days(new Date('2026-11-21'), new Date('2026-12-01'));
    expect(months.replaceAll(/\s/g, ' ')).toBe('21 November \u2013 1 December 2026');
  });

  it('never group the number of an idea', () => {
    expect([numbered('en', 12_345), numbered('fr', 12_345)]).toEqual(['#12345', 'n°\u00a012345']);
  });
});
