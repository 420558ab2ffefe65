// What a model may not make of a comment, way by way: each sentence is made of the comment's own words, as far as can be, and says something else.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { checkSentence } from '../../src/summary/check.ts';
import { givenOf } from '../../src/summary/given.ts';
import { checkedName } from '../../src/summary/name.ts';
import { english } from './attacks-en.ts';
import { french } from './attacks-fr.ts';

const given = (locale: Locale, ...texts: readonly string[]) => {
  const comments = [...texts, ...Array.from({ length: 8 }, () => '…')].map((text, at) => ({
    ...{ feedbackId: `f${at + 1}`, customer: `k${at + 1}`, text },
  }));
  const found = givenOf(comments, {
    locale,
    most: 40,
    figures: [{ value: 14, of: locale === 'fr' ? 'colis' : 'parcels' }],
  });
  if (found === null) throw new Error('below the floor');
  return found;
};
const passes = (locale: Locale, text: string, comments: readonly string[]) => {
  const cited = comments.map((_, at) => `c${at + 1}`);
  return (
    typeof checkSentence({ text, comments: cited }, given(locale, ...comments), { longest: 220 }) !== 'string'
  );
};

interface Attack {
  readonly way: string;
  readonly comment: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

function attacksIn(written: string): Attack[] {
  return written
    .trim()
    .split('\n\n')
    .map((each) => {
      const lines = each.split('\n');
      const having = (sign: string) =>
        lines.flatMap((line) => (line.startsWith(sign) ? [line.slice(2)] : []));
      return { way: having('#').join(), comment: having(':').join(), good: having('+'), bad: having('-') };
    });
}

const attacks: Readonly<Record<Locale, readonly Attack[]>> = {
  fr: attacksIn(french),
  en: attacksIn(english),
};

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  describe.each(attacks[locale])('$way, of “$comment”', ({ comment, good, bad }) => {
    it.each(bad)('not “%s”', (text) => {
      expect(passes(locale, text, [comment, comment])).toBe(false);
      expect(passes(locale, text, [comment])).toBe(false);
    });
    it.each(good)('but “%s”', (text) => {
      expect(passes(locale, text, [comment])).toBe(true);
    });
  });

  it('nor what two comments say each a half of', () => {
    const [text, ...comments] =
      locale === 'fr'
        ? ['Un client dit : « le colis est perdu ».', 'le colis', 'est perdu']
        : ['A customer says: “the parcel is lost”.', 'the parcel', 'is lost'];
    expect(passes(locale, text ?? '', comments)).toBe(false);
    expect(passes(locale, (text ?? '').replaceAll(/[:“”«»]/g, ''), comments)).toBe(false);
  });
});

it('a name joins no words that three customers did not join, and drops no "not"', () => {
  const three = (text: string) => [text, text, text];
  const name = (text: string, comments: readonly string[]) =>
    checkedName({ text, comments: comments.map((_, at) => `c${at + 1}`) }, given('fr', ...comments)) !== null;
  expect(name('Livreur très poli', three('Livreur toujours très poli'))).toBe(true);
  expect(name('Livreur voleur', [...three('Le livreur est gentil'), ...three('Un voleur rôde')])).toBe(false);
  expect(name('Livraison rapide', three('Livraison pas rapide'))).toBe(false);
  expect(name('Cliquez ici', three('Le livreur est gentil'))).toBe(false);
  expect(name('Livreur gen\u0336til', three('Livreur gentil'))).toBe(false);
});

it('a comment that says one word over and over is read to an end', () => {
  const comment = `perdu ${'colis '.repeat(75)}`;
  expect(passes('fr', `Un client dit que le ${'colis '.repeat(28)}perdu.`, [comment])).toBe(false);
  expect(passes('fr', `Un client dit que le ${'colis '.repeat(28)}colis.`, [`${comment} pas`])).toBe(false);
});
