// What themes are called: the name of a thing, as the comments have it, whatever word of theirs moved most.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf, holdersOf } from '../../../src/feedback/themes/corpus.ts';
import { nameOf } from '../../../src/feedback/themes/naming.ts';
import { readerOf } from '../../../src/feedback/themes/reading.ts';
import { namesNothing } from '../../../src/feedback/themes/word-classes.ts';
import { fold } from '../../../src/terms/fold.ts';
import type { Language } from '../../../src/terms/language.ts';
import { noNames } from './no-names.ts';
import { ordinaryWeeks, plant, referenceStarts, themesOf } from './weeks.ts';

interface Said {
  readonly language: Language;
  /** One of these is the name of the strongest theme. */
  readonly names: readonly string[];
  readonly ways: readonly string[];
}

const table: readonly Said[] = [
  {
    language: 'fr',
    names: ['délai de livraison', 'délais de livraison'],
    ways: [
      'le {délai|delai} de livraison {est|était} {trop long|interminable}',
      'délais de livraison {jamais respectés|trop longs}',
      '{attendu|patienté} {trois semaines|un mois}, délai de livraison inadmissible',
    ],
  },
  {
    language: 'fr',
    names: ['remboursement'],
    ways: [
      '{toujours pas|jamais} remboursé{ | de ma commande}',
      'j’attends mon remboursement',
      'impossible de se faire rembourser',
      'remboursement {refusé|en attente}',
    ],
  },
  {
    language: 'fr',
    names: ['service client'],
    ways: [
      'le service client {ne répond pas|est injoignable}',
      'service client {nul|inexistant|désagréable}',
      '{appelé|contacté} le service client {dix fois|en vain}',
    ],
  },
  {
    language: 'fr',
    names: ['commande', 'colis', 'commande jamais arrivée', 'colis pas arrivé', 'colis arrivé'],
    ways: [
      '{colis|commande} {jamais arrivé|pas arrivée|jamais arrivée}',
      '{ma commande|mon colis} n’est {pas|jamais} {arrivé|arrivée}',
      'pourtant {la commande|le colis} est {bien arrivé|arrivée} ailleurs',
    ],
  },
  {
    language: 'fr',
    names: ['colis volé'],
    ways: [
      'on m’a volé mon colis',
      'colis volé {dans le hall|devant chez moi}',
      'le livreur a volé le colis',
    ],
  },
  {
    language: 'fr',
    names: ['mise à jour', 'mise à jour est une catastrophe'],
    ways: ['{votre|la} mise à jour est une catastrophe {totale|sans nom|pour moi}'],
  },
  {
    language: 'fr',
    names: ['point relais fermé'],
    ways: [
      'le point relais {est|était} {toujours|} fermé',
      'point relais fermé {à midi|sans prévenir}',
      'votre point relais est fermé',
    ],
  },
  {
    language: 'fr',
    names: ['colis pas arrivé', 'colis jamais arrivé'],
    ways: [
      'mon colis n’est {pas|jamais} arrivé',
      'le colis n’est {toujours pas|jamais} arrivé {en gare|chez moi}',
      'colis {jamais|pas} arrivé',
    ],
  },
  {
    language: 'fr',
    names: ['file d’attente', 'caisse', 'caisses', 'file d’attente aux caisses'],
    ways: [
      '{marre|fatigué} d’attendre {ainsi|encore} à la caisse',
      'attendre {une heure|debout} aux caisses',
      'on nous fait attendre en caisse',
    ],
  },
  {
    language: 'fr',
    names: ['mise à jour'],
    ways: [
      'la {mise à jour|mise a jour} a tout cassé',
      'depuis la mise à jour {rien ne va|plus rien}',
      'mises à jour ratées',
    ],
  },
  {
    language: 'en',
    names: ['delivery times', 'delivery time'],
    ways: [
      'delivery times are {too long|awful}',
      '{very|so} long delivery times',
      'the delivery time was {a joke|not respected}',
    ],
  },
  {
    language: 'en',
    names: ['gift card', 'gift cards', 'gift card blocked', 'gift cards blocked'],
    ways: [
      'my gift card {was blocked|is blocked}',
      'gift card blocked {again|without notice}',
      'our gift cards are blocked',
    ],
  },
  {
    language: 'en',
    names: ['rude driver', 'rude drivers'],
    ways: [
      'the driver {was|is} {so |very |}rude',
      'your drivers are rude {again|to everyone}',
      'driver was rude {at the gate|on the phone}',
    ],
  },
  {
    language: 'en',
    names: ['bed bugs'],
    ways: [
      'bed bugs in {the mattress|my new sofa}',
      'found {bed bugs|a bed bug} under the cushion',
      'infested because of bed bugs',
    ],
  },
];

const found = ({ language, ways }: Pick<Said, 'language' | 'ways'>, seed: number) => {
  const weeks = ordinaryWeeks({ seed, perWeek: 300, english: language === 'en' ? 1 : 0 });
  const { current, reference } = plant(weeks, { language, ways, share: 0.15 }, seed);
  return { comments: [...current, ...reference], themes: themesOf(current, reference, { referenceStarts }) };
};

/** What each term that enough comments hold would be called, folded. */
function namesOfTerms(language: Language): string[] {
  const weeks = ordinaryWeeks({ seed: 21, perWeek: 300, english: language === 'en' ? 1 : 0 });
  const reader = readerOf();
  const placed = [...weeks.current, ...weeks.reference.slice(-600)].map((comment, at) => ({
    comment,
    language,
    period: Math.floor(at / 300),
    source: '',
    codes: reader.codesOf(reader.read(comment.text), language),
  }));
  const corpus = corpusOf(language, placed, reader);
  const names = [...holdersOf(corpus, corpus.terms.words.keys())].flatMap(
    ([term, holders]) => nameOf(corpus, reader, term, holders) ?? [],
  );
  return [...new Set(names.map((name) => fold(name)))];
}

describe('the name of a theme', () => {
  it.each(table.map((each, at) => ({ ...each, at })))('is $names.0 in $language', ({ at, ...said }) => {
    const { themes } = found(said, 300 + at);
    expect(said.names).toContain(themes[0]?.name.toLowerCase());
  });

  it.each([
    ['fr', ['c’est {vraiment|bien} pire qu’avant', 'de pire en pire', 'pire {que jamais|encore}']],
    [
      'fr',
      ['pourtant {tout allait bien|je suis fidèle}', 'et pourtant {rien|non}', 'malheureusement {oui|non}'],
    ],
    ['en', ['it got {worse|much worse}', 'worse {than ever|again}', 'however {it was so|not now}']],
  ] as const)('is never that of what weighs or joins, in %s: %s', (language, ways) => {
    for (const { name } of found({ language, ways }, 340).themes)
      expect(fold(name)).not.toMatch(/^(?:pire|pourtant|malheureusement|worse|however|jamais|ever)$/);
  });

  it.each(['fr', 'en'] as const)(
    'is that of a thing for at least 85 in 100 terms of ordinary weeks, in %s',
    (language) => {
      const names = namesOfTerms(language);
      expect(names.length).toBeGreaterThan(150);
      const others = names.filter((name) => noNames[language].has(name));
      expect(others.length / names.length).toBeLessThan(0.15);
    },
  );

  it('is made of the words of some comment, names something, and is no verb where customers name a thing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table), fc.integer({ min: 1, max: 10_000 }), (said, seed) => {
        const { comments, themes } = found(said, seed);
        expect(themes.length).toBeGreaterThan(0);
        for (const { name } of themes) {
          expect(namesNothing(name)).toBe(false);
          expect(name).not.toMatch(/^(?:rembours(?:er|é)|arrivée?s?|volée?s?|blocked|attendre)$/i);
          const words = fold(name).split(' ');
          const isSaid = (text: string) => words.every((word) => ` ${fold(text)} `.includes(` ${word} `));
          expect(comments.some(({ text }) => isSaid(text))).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });
});
