// Which language a comment is in, French or English: by its small words, then by what the others of the lot say.
// The two languages' own words decide between two; for a third language nothing is claimed.
import { fold } from '../../terms/fold.ts';
import { tokensOf } from '../../terms/terms.ts';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** What one word says by itself. A word that both languages have ("on", "son", "a") says nothing. */
export function spoken(form: string): Language | null {
  const folded = fold(form);
  if (english.has(folded)) return 'en';
  return french.has(folded) || /[àâçèéêëîïôùûœ]/i.test(form) ? 'fr' : null;
}

/** The language of a text by its small words; null where they do not tell. */
export function languageOf(text: string): Language | null {
  return elected(tokensOf(text).map(({ form }) => spoken(form)));
}

/** The more votes; null when as many. */
export function elected(votes: Iterable<Language | null>): Language | null {
  let lead = 0;
  for (const vote of votes) lead += vote === 'fr' ? 1 : vote === 'en' ? -1 : 0;
  return lead > 0 ? 'fr' : lead < 0 ? 'en' : null;
}

/**
 * Gives the undecided ("Parfait", "delivery damaged") the language whose comments use their words more, as naive Bayes does; where
 * that does not tell either, the one of most comments. All null when none was decided.
 * @param documents the words of each comment, as numbers; those below 0 are none
 */
export function settle(
  documents: readonly Int32Array[],
  decided: readonly (Language | null)[],
): (Language | null)[] {
  const uses: Record<Language, Map<number, number>> = { fr: new Map(), en: new Map() };
  const sizes: Record<Language, number> = { fr: 0, en: 0 };
  const asked = new Set(documents.flatMap((document, at) => (decided[at] ? [] : [...document])));
  documents.forEach((document, at) => {
    const language = decided[at];
    if (!language) return;
    sizes[language]++;
    const its = new Set(document.filter((word) => asked.has(word)));
    for (const word of its) uses[language].set(word, (uses[language].get(word) ?? 0) + 1);
  });
  const lean = (word: number) => {
    const [fr, en] = [uses.fr.get(word) ?? 0, uses.en.get(word) ?? 0];
    if (word < 0 || fr + en === 0) return 0;
    return Math.log((fr + 0.5) / (sizes.fr + 1)) - Math.log((en + 0.5) / (sizes.en + 1));
  };
  const most = sizes.fr + sizes.en === 0 ? null : sizes.fr >= sizes.en ? 'fr' : 'en';
  return documents.map((document, at) => {
    const known = decided[at];
    if (known) return known;
    const sum = [...new Set(document)].reduce((total, word) => total + lean(word), 0);
    return sum > 0 ? 'fr' : sum < 0 ? 'en' : most;
  });
}

const french = words(`
  ai ainsi alors apres assez au aucun aucune aujourd aussi autre autres aux avais avait avant avec avez avoir avons beaucoup bien bonjour
  c ce cela celle celui ces cet cette chaque chez comme contre dans de depuis des deux doit donc du elle elles encore est et etait etaient
  ete etes etre eu fait faut il ils j jamais je jusqu juste l la le les leur leurs lors lui ma mais mal meme merci mes mieux moins mon n ne
  ni nos notre nous ont ou par parce pas pendant peu peut plusieurs plutot pourquoi pourtant pouvoir pres puis qu quand que quel quelle
  qui quoi sa sais sera serait ses seul si soit sommes sont souvent sous suis sur surtout ta te tellement toujours tous toute toutes tres
  trop un une vos votre vous vraiment vu y ça
`);

const english = words(`
  about after again all also am an and any are aren around at be because been before being both but by can cannot could couldn did didn do
  does doesn doing don each ever every everything few for from get gets getting give given gone good got great had hadn has hasn have haven having he
  her here him his how i if in into is isn it its just keep keeps know less like made make many more most much my nd need never new no not nothing now of off
  often once one only our out over own really same she should so some still such than thank thanks that the their them then there these they
  this those though three through to together too two under until up us ve ll very was wasn we well were weren what when where which while who why
  will with within without won would wouldn yet you your
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).map(fold));
}
