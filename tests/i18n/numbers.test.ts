import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { plural } from '../../src/i18n/formats.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';

/** All phrases of the program, as they were given to `phrases`. */
const given = vi.hoisted(() => [] as Record<Locale, object>[]);

vi.mock('../../src/i18n/phrases.ts', async (original) => {
  const real = await original<typeof import('../../src/i18n/phrases.ts')>();
  const phrases: typeof real.phrases = (words) => {
    given.push(words);
    return real.phrases(words);
  };
  return { ...real, phrases };
});

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const speaking = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && /\bphrases\(\{/.test(readFileSync(join(src, path), 'utf8')),
);
// Rooms that another test of this worker has loaded are loaded anew.
vi.resetModules();
for (const path of speaking) await import(pathToFileURL(join(src, path)).href);

const counts = [0, 1, 2, 21] as const;

/** A number as phrases take them: written, counted, or as imports/words.ts has it. */
function counted(count: number, locale: Locale): object {
  return Object.assign(new Number(count), {
    number: String(count),
    isOne: plural(locale, count, { one: '1', other: '' }) === '1',
  });
}

/** What one phrase says of so many, where it is said of numbers: once for each way in which it may take them. */
function saidOf(phrase: Phrase, count: number, locale: Locale): string[][] {
  return [count, counted(count, locale)].flatMap((number) => {
    try {
      const args = Array.from({ length: Math.max(phrase.length, 1) }, () => number);
      return [formOf(phrase(...args), count, locale)];
    } catch {
      // It takes something else than numbers.
      return [];
    }
  });
}

function formOf(said: unknown, count: number, locale: Locale): string[] {
  if (typeof said === 'string') return [said];
  if (Array.isArray(said)) return said.filter((line) => typeof line === 'string');
  if (!isForms(said)) return [];
  return [plural(locale, count, said)];
}

function isForms(said: unknown): said is { one: string; other: string } {
  if (typeof said !== 'object' || said === null || !('one' in said && 'other' in said)) return false;
  return typeof said.one === 'string' && typeof said.other === 'string';
}

type Phrase = (...args: unknown[]) => unknown;

function phrasesIn(words: object): Phrase[] {
  return Object.values(words).flatMap((each): Phrase[] => {
    if (typeof each === 'function') return [each];
    if (typeof each !== 'object' || each === null) return [];
    const { one, other } = each as { one?: Phrase; other?: Phrase };
    // Two functions that are the forms of one phrase.
    if (typeof one === 'function' && typeof other === 'function')
      return [(...args) => ({ one: one(...args), other: other(...args) })];
    return phrasesIn(each);
  });
}

/** Words that end as plurals do and are none, or that follow a number without being counted. */
const alike: Readonly<Record<Locale, RegExp>> = {
  fr: /^(?:alors|après|aux|cas|dans|depuis|des|dis|est|fois|les|mais|mois|pas|plus|pris|puis|s|sans|ses|sous|sur|toujours|vers|vous|deux|hors|près)$/u,
  en: /^(?:address|always|answers|as|asks|belongs|changed|comes|does|ends|goes|hands|has|his|holds|is|its|keeps|knows|leaves|less|mentions|minus|names|needs|plus|prefers|reads|says|sends|stands|supports|takes|tells|thanks|this|us|waits|was|writes|yes|yours)$/u,
};

/** Of these there are always several, as # stands for: past a limit or a threshold of ours, or asked of several only. */
const several = [
  /# (?:caractères|characters|segments|étapes|steps|colonnes|columns|groupes|groups|personnes peuvent)/,
  /(?:premières|first) .*#|#.* (?:premières|first)|(?:premières|first) # | # premières/,
  /# (?:derniers jours|days)|last # days|derniers # /,
  /(?:avant|de|que|from|before|are) # (?:réponses|answers) (?:de|of|from) # |moins de # réponses|fewer than # answers/,
  /# (?:réponses|answers) (?:au plus|are taken)|# lignes\s: Excel|# rows: /,
  /# tables (?:dans|in) #|# tables, |# (?:tokens already|jetons\. )/,
  /# (?:canaux|channels)[ \u00a0\u202f]?;/,
  /(?:^Les|^All|^All my|les) # (?:sources|messages|cases|nouvelles|plus récentes)/,
  /attendent en tout|are waiting in all/,
  /^# (?:des|of the) # (?:commentaires|comments)/,
  /(?:ces|these) # (?:semaines|weeks)|# dernières semaines|last # weeks/,
  // A look at an action compares 30 or 90 days, and tells opinions from five on.
  /(?:les|des|ces) # jours(?: d’|, puis)|# avis sur la question|à partir de # réponses/,
  // Thresholds of surveys, and how many things may grow from one.
  /^# points$|# (?:bulletins|écrans) peuvent|# actions issues|à partir de # commentaires|from # comments on|fondés sur # réponses|au moins # clients|at least # customers|encore # réponses de clients/,
  // Limits of commands and forms, and the year that visits look back on.
  /^# lignes au plus|At most # lines|# jours au plus|# périodes, c’est trop|# periods are too many|Les # derniers mois|The last # months/,
  // How few answers settle nothing, and how many promises are too many.
  /Au-dessous de # réponses|déjà # promesses/,
  // How many links can be made at once, how few customers are told of by one person alone, and how many touchpoints make a mean.
  /(?:1|#) (?:à|and) # (?:liens|links)|^# (?:liens|links)$|moins de # clients|fewer than # customers|over # touchpoints/i,
  // Whose mails are taken: how many rules, and addresses in one; over how many months visits are looked at.
  /# (?:adresses par règle|addresses in one rule)|(?:déjà|There are) # (?:règles|rules)|our visits \(#.months/,
  /(?:vaut|for) # jours de plus|(?:There are|déjà) # pages|derniers points sur #/,
  // From how many on it is told within what time customers heard back, and how many mails stand in a list; a vendor's name, which answers.
  /la moitié en moins #|half of them within #|^More than # customers’ mails|^# répond à une autre adresse/,
];

/** As the forms of our own phrases have them: "idée", "idées". */
const singulars: Readonly<Record<Locale, Set<string>>> = { fr: new Set(), en: new Set() };
for (const words of given) {
  for (const locale of locales) {
    for (const forms of phrasesIn(words[locale]).flatMap((phrase) => formsOf(phrase) ?? [])) {
      const [one, other] = [forms.one, forms.other].map((form) => /(?<!\d)7 (\p{L}{3,})/u.exec(form)?.[1]);
      if (one && other && one !== other && !alike[locale].test(one)) singulars[locale].add(one);
    }
  }
}

function disagreements(locale: Locale, words: readonly Phrase[]): string[] {
  const wrong = words.flatMap((phrase) =>
    counts.flatMap((count) => {
      const ways = saidOf(phrase, count, locale).map((said) =>
        said.filter((text) => disagrees(text, count, locale)),
      );
      const told = ways.some((said) => said.length === 0) ? [] : (ways[0] ?? []);
      return told.map((said) => said.replaceAll(new RegExp(String.raw`(?<!\d)${count}(?!\d)`, 'g'), '#'));
    }),
  );
  return [...new Set(wrong)].filter((said) => !several.some((each) => each.test(said)));
}

function disagrees(said: string, count: number, locale: Locale): boolean {
  const isOne = plural(locale, count, { one: '1', other: '' }) === '1';
  const gap = '[ \\u00a0\\u202f]';
  const after = said.matchAll(
    new RegExp(String.raw`(?<![\d.,#°/-]${gap}?)\b${count}${gap}(\p{L}+)(?:${gap}(\p{L}+))?`, 'gu'),
  );
  return [...after].some(([, noun = '', next = '']) => {
    if (!isOne) return singulars[locale].has(noun);
    if (looksPlural(noun, locale)) return true;
    // A noun's adjective or participle follows it: "1 réponse reçues".
    return locale === 'fr' && singulars.fr.has(noun) && looksPlural(next, locale);
  });
}

function looksPlural(word: string, locale: Locale): boolean {
  return /[sx]$/.test(word) && !alike[locale].test(word);
}

function formsOf(phrase: Phrase): { one: string; other: string } | null {
  try {
    const said = phrase(...Array.from({ length: Math.max(phrase.length, 1) }, () => '7'));
    return isForms(said) ? said : null;
  } catch {
    return null;
  }
}

describe.each(locales)('every phrase with a number in %s', (locale) => {
  const words = given.flatMap((each) => phrasesIn(each[locale]));

  it('agrees with 0, 1, 2 and 21', () => {
    expect(words.length).toBeGreaterThan(500);
    expect(disagreements(locale, words)).toEqual([]);
  });
});

it('would be told: this test finds what disagrees', () => {
  const planted: readonly Phrase[] = [
    (count) => `${String(count)} clients perdus`,
    (count) => ({ one: `${String(count)} idées`, other: `${String(count)} idée` }),
    (count) => ({ one: `${String(count)} idée reçues`, other: `${String(count)} idées reçues` }),
    (count) => ({ one: `${String(count)} idée reçue`, other: `${String(count)} idées reçues` }),
  ];
  expect(disagreements('fr', planted)).toEqual(['# clients perdus', '# idées', '# idée', '# idée reçues']);
  expect(disagreements('en', [(count) => `${String(count)} rows stored`])).toEqual(['# rows stored']);
});
