// Numbers of papers (passport, identity card, driving licence, health card) that no check digit proves: what stands before says what they are.
// Numbers that prove themselves are identity.ts.
import type { Mark } from './kind.ts';

/** Six characters or more with at least five digits right after the paper's name; what is said of the paper itself stays. */
export function maskPapers(text: string, mark: Mark): string {
  if (!PAPER_HINT.test(text)) return text;
  return text.replace(NUMBERED_PAPER, (at: string, paper: string, number: string) => {
    const digits = number.match(/\d/g)?.length ?? 0;
    const isDate = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(number);
    return digits < 5 || isDate ? at : paper + mark('identity', number.length);
  });
}

const PAPER =
  String.raw`passe?ports?|carte(?:\snationale)?\sd['’]identit[ée]|cni|identity\scard|id\scard|(?:permis|titre|carte)\sde\s(?:conduire|s[ée]jour)|permis|carte\s(?:vitale|verte)|` +
  String.raw`driv(?:ing|er['’]?s?)\slicen[cs]e|residence\s(?:permit|card)|green\scard|nhs|medicare|reisepass|personalausweis|ausweis|f[üu]hrerschein|pasaporte|passaporto|paspoort|identiteitskaart|rijbewijs|carta\sd['’]identit[àa]`;
const PAPER_HINT = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${PAPER})(?![\p{L}\p{N}])`, 'iu');
const SAID_OF_IT = String.raw`(?:\s(?:belge|fran[çc]aise?|suisse|british|french|us|uk))?(?:\s?(?:n[°ºo]\.?|no\.?|nr\.?|num(?:ber|[ée]ro|mer)?|is|est|ist|es|was|#))*\s?:?\s?`;
/** In one block, with dashes or dots, or digits in groups. */
const NUMBER = String.raw`(?:\d{2,10}(?:[\s.-]\d{2,10}){1,5}|[A-Z]{0,3}[\s-]?\d{5,18}[A-Z]{0,2}|[A-Z\d]{6,18})(?![\p{L}\p{N}])(?!\s?(?:€|eur|euros?|\$|£|people|personnes|fois|times|km)(?!\p{L}))`;
const NUMBERED_PAPER = new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${PAPER})${SAID_OF_IT})(${NUMBER})`, 'giu');
