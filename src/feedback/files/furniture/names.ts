// One name for each column, from the rows of a header that has several. Pure; which rows those are is in head.ts.
import { fold } from '../../../terms/fold.ts';
import { headerGuess } from '../headers.ts';

/** What survey tools write under a question to say that its answers stand here, after `fold`. */
const FILLERS = new Set(
  (
    'response|responses|open ended response|open ended|answer|answers|reponse|reponses|reponse ouverte|reponse libre|' +
    'reponse texte|antwort|respuesta|risposta|resposta|antwoord'
  ).split('|'),
);

export function isFiller(text: string): boolean {
  return FILLERS.has(fold(text));
}

/** "Q5", "Q12_3_TEXT", "StartDate", "recordedDate": a name for programs. */
const CODE = /^(?:[A-Za-z]{1,6}\d[\w.#-]*|[A-Za-z]+(?:[_.][A-Za-z0-9]+)+|[A-Za-z]+[a-z][A-Z]\w*)$/;

/** Two rows of a header as one: the second says what the first means, or parts it. */
export function joined(upper: readonly string[], lower: readonly string[]): string[] {
  if (upper.every(isForPrograms) && lower.length >= upper.length && !lower.some(isFiller))
    return described(upper, lower);
  const width = Math.max(upper.length, lower.length);
  const above = spread(upper, lower);
  const folded = lower.map(fold);
  return Array.from({ length: width }, (_, i) => {
    const group = (above[i] ?? '').trim();
    const name = (lower[i] ?? '').trim();
    if (name === '' || isFiller(name)) return group === '' ? name : group;
    // What a tool writes of each response belongs to no question, however far the last one's name is spread.
    if ((upper[i] ?? '').trim() === '' && (isOfResponse(name) || isQuestion(name))) return name;
    if (group === '' || bare(group) === bare(name) || CODE.test(group)) return name;
    const isOnly = folded.indexOf(fold(name)) === i && folded.lastIndexOf(fold(name)) === i;
    return isOnly && means(name) && !isQuestion(group) ? name : `${group} – ${name}`;
  });
}

/** Names for programs above the questions they stand for: the question, or the name too where a question comes twice. */
export function described(codes: readonly string[], questions: readonly string[]): string[] {
  const folded = questions.map(fold);
  return codes.map((code, i) => {
    const question = (questions[i] ?? '').trim();
    if (question === '') return code;
    const isOnly = folded.indexOf(fold(question)) === i && folded.lastIndexOf(fold(question)) === i;
    return isOnly ? question : `${question} (${code})`;
  });
}

/** A name of a group stands over its first column only, and holds for the unnamed ones right of it that the lower row names. */
function spread(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let group = '';
  return lower.map((name, i) => {
    const own = (upper[i] ?? '').trim();
    if (own !== '') group = own;
    else if (name.trim() === '') group = '';
    return own === '' ? group : own;
  });
}

function isForPrograms(name: string): boolean {
  return /^\S+$/.test(name.trim());
}

function bare(name: string): string {
  return fold(name).replaceAll(' ', '');
}

function isOfResponse(name: string): boolean {
  const guess = name === '#' ? 'id' : headerGuess(name);
  return guess === 'date' || guess === 'id' || guess === 'ignore' || guess === 'state';
}

function means(name: string): boolean {
  return headerGuess(name) !== null;
}

/** What is asked says more than "Score" or "Comment" below it. */
function isQuestion(text: string): boolean {
  return text.includes('?') || text.trim().split(/\s+/).length > 4;
}

const LETTERS = 26;

/** "A", "B", … "AA", as spreadsheets call them. */
export function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % LETTERS));
  return place < LETTERS ? last : letterOf(Math.floor(place / LETTERS) - 1) + last;
}
