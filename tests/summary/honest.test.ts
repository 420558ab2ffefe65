// How much of an honest model's answer is shown, over what the sample company's customers wrote: `npx vitest run tests/summary/honest.test.ts` prints
// it for docs/measured.md. What is not shown, and why, stands in the snapshot: a rule that costs honest sentences more cannot come unseen.
import { expect, it } from 'vitest';
import { LIMITS } from '../../src/summary/ask.ts';
import { checkSentence, type SentenceFault } from '../../src/summary/check.ts';
import { givenOf } from '../../src/summary/given.ts';
import { type HonestAnswer, honestComments, inTheirWords, inWordsOfItsOwn } from './honest.ts';

const locales = ['fr', 'en'] as const;

function lost(locale: (typeof locales)[number], answers: readonly HonestAnswer[]): [SentenceFault, string][] {
  const comments = honestComments[locale].map((text, at) => ({
    feedbackId: `f${at}`,
    customer: `k${at}`,
    text,
  }));
  const figures = [locale === 'fr' ? { value: 14, of: 'devant la porte' } : { value: 7, of: 'front door' }];
  const given = givenOf(comments, { locale, most: comments.length, figures });
  if (given === null) throw new Error('below the floor');
  const labelled = (beginning: string) => {
    const at = given.comments.findIndex(({ text }) => text.startsWith(beginning));
    if (at < 0) throw new Error(`no comment begins with ${beginning}`);
    return `c${at + 1}`;
  };
  return answers.flatMap(({ text, of }): [SentenceFault, string][] => {
    const result = checkSentence({ text, comments: of.map(labelled) }, given, LIMITS.digest);
    return typeof result === 'string' ? [[result, text]] : [];
  });
}

it('honest sentences in customers’ own words are mostly shown', () => {
  const all = locales.flatMap((locale) => inTheirWords[locale]).length;
  const dropped = locales.flatMap((locale) => lost(locale, inTheirWords[locale]));
  console.info(`${all - dropped.length} of ${all} honest sentences in customers' words are shown`);
  expect(dropped.map(([fault, text]) => `${fault}: ${text}`)).toMatchInlineSnapshot(`
    [
      "words: Les clients se plaignent de colis abandonnés devant la porte.",
      "words: Un client a trouvé son colis devant la porte en rentrant.",
      "words: Une cliente en fauteuil ne peut pas rentrer le colis seule.",
      "words: Un client indique que le colis est noté « remis en main propre ».",
      "words: Un client dit qu’il faut envoyer un recommandé pour arrêter l’extension de garantie.",
      "words: Un client n’a toujours pas compris sa facture.",
      "words: Le magasin du centre de Nancy a fermé, regrette un client.",
      "number: Un client a raconté son histoire à trois personnes.",
      "number: Un client a été débité deux fois et n’est toujours pas remboursé.",
      "number: Le client dit qu’il y a 25 minutes d’attente puis ça raccroche.",
      "number: Des clients évoquent « devant la porte » : 14 commentaires.",
      "words: Customers are complaining about parcels left outside the front door.",
      "contrary: A customer says that nobody can tell why a parcel was left outside the front door.",
      "words: A customer notes that the neighbour doesn’t have the parcel.",
      "words: A customer got a text saying they’d tried.",
      "words: A customer waited in all day, then got a text saying they’d tried.",
      "words: A customer couldn’t get past security because their name’s spelt wrong.",
      "words: A customer needs to print a form to send back a kettle.",
      "number: A customer was charged the delivery fee twice.",
      "number: A customer says the drawer runners went after two months.",
      "contrary: Prices are fair but the stock info is wrong, one customer says.",
      "number: A customer was cut off after half an hour on hold.",
    ]
  `);
});

it('and none in words of the model’s own', () => {
  for (const locale of locales)
    expect(lost(locale, inWordsOfItsOwn[locale])).toHaveLength(inWordsOfItsOwn[locale].length);
});
