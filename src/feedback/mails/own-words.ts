// What of a mail its writer wrote: without the mails that it answers, without the signature, without what a company's server puts below. Pure, a line
// at a time. Names and numbers that are left are taken out as in all feedback (redaction.ts).
import { fold } from '../../terms/fold.ts';
import { beginsEarlierMail, wroteAt } from './forwarded.ts';

/** In lines: a mail that is longer is read so far. */
const MOST_LINES = 2_000;

/** '' where nothing of it is the writer's own. */
export function ownWords(body: string): string {
  const lines = body.replaceAll('\u00a0', ' ').split('\n').slice(0, MOST_LINES);
  const ends = [earlierMail(lines), signature(lines), boilerplate(lines)].filter((at) => at >= 0);
  const until = Math.min(lines.length, ...ends);
  const said = lines.slice(0, until).filter((line) => !QUOTED.test(line) && !IS_PICTURE.test(line));
  return withoutClosing(said)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const QUOTED = /^\s{0,3}>/;
/** As mail programs write pictures that they leave out. */
const IS_PICTURE = /^\s*(?:\[(?:cid|image|inline image)[^\]]{0,200}\]|<image\d*\.\w{2,4}>)\s*$/i;

/** "On …, X wrote:", in one line or broken into two or three; "-----Original Message-----"; the lines that say whose a mail was. */
function earlierMail(lines: readonly string[]): number {
  return lines.findIndex((line, at) => {
    const bare = line.trim();
    if (bare === '') return false;
    if (ORIGINAL.test(bare) || beginsEarlierMail(lines, at)) return true;
    return wroteAt(lines, at) !== null;
  });
}

const ORIGINAL =
  /^[-_=*\s]{2,}(?:original message|message d['’]origine|message original|ursprüngliche nachricht|original-nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message|message transféré|weitergeleitete nachricht)[-_=*\s]{2,}$/i;
/** RFC 3676 (4.3): "-- " alone; then what telephones put below. */
function signature(lines: readonly string[]): number {
  return lines.findIndex((line) => /^-- ?$/.test(line) || PHONE_SIGNS.test(line.trim()));
}

const PHONE_SIGNS =
  /^(?:envoyé (?:de|depuis|à partir de) (?:mon|ma|un|outlook|yahoo|mail|courrier|l['’])|sent from (?:my|outlook|yahoo|mail|samsung|the )|von meinem .{2,30} gesendet|gesendet (?:mit|von) |enviado desde |inviato da |verzonden vanaf |télécharge[rz] outlook|obtenez outlook|get outlook for|outlook für .{2,20} (?:herunterladen|beziehen)|get bluemail|envoyé avec |provenance : courrier)/i;

/** What a server puts below for everybody: from there on nothing is the writer's. */
function boilerplate(lines: readonly string[]): number {
  const at = lines.findIndex((line) => BOILERPLATE.test(line.trim()));
  // A customer may speak of confidentiality: only what comes after words of theirs is put below.
  return at > 0 ? at : -1;
}

const BOILERPLATE =
  /^[*_\s]{0,3}(?:ce (?:message|courriel|courrier|mail|e-mail)(?: électronique)?,? (?:et|ainsi que) (?:toutes?|tous|ses|les|l['’]ensemble)|ce (?:message|courriel|mail|e-mail) (?:est|peut être|contient|et tout)|les informations contenues dans ce|si vous n['’]êtes pas (?:le|la) (?:bon )?destinataire|this (?:e-?mail|message|communication)(?:,? (?:and|including) (?:any|all|its)| is (?:intended|confidential)| may contain| contains (?:confidential|privileged))|the information (?:contained )?in this (?:e-?mail|message)|if you (?:are not|have received) (?:the intended|this (?:e-?mail|message) in error)|diese (?:e-?mail|nachricht) (?:enthält|ist|kann)|confidentiality notice|avis de confidentialité|disclaimer|avertissement\s?:|haftungsausschluss|pensez (?:à|a) l['’]environnement|n['’]imprimez ce|please consider the environment|bitte (?:denken|prüfen) sie (?:an die|, ob diese)|garanti sans virus|virus-free|l['’]absence de virus dans ce|this email has been checked for viruses)/i;

const ARMOR = /^-----(BEGIN|END) PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----\s*$/;

/** Without what PGP writes around words that are signed (RFC 9580, 7), and instead of words that are encrypted. */
export function withoutArmor(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let inside: 'head' | 'signed' | 'code' | null = null;
  for (const line of lines) {
    const [, end, what] = ARMOR.exec(line) ?? [];
    if (end !== undefined) inside = end === 'END' ? null : what === 'SIGNED MESSAGE' ? 'head' : 'code';
    else if (inside === 'head') inside = line.trim() === '' ? 'signed' : 'head';
    else if (inside === 'signed') kept.push(line.replace(/^- /, ''));
    else if (inside === null) kept.push(line);
  }
  return kept;
}

/** In lines: a longer rest is no signature. */
const LONGEST_SIGNATURE = 15;
/** In characters: a longer line is none of it. */
const LONGEST_OF_IT = 110;

/** A sentence: somebody goes on after "Merci". */
function saysSomething(line: string): boolean {
  if (line.length > LONGEST_OF_IT) return true;
  return /[.!?…]\s*$/.test(line) && line.trim().split(/\s+/).length > 4 && !/[@\d]/.test(line);
}

/** "Cordialement," and the name, place and numbers below it; a "PS" stays. */
function withoutClosing(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => line.length <= 80 && CLOSINGS.test(fold(line)));
  if (at < 1) return lines;
  const below = lines.slice(at + 1);
  const filled = below.filter((line) => line.trim() !== '');
  const after = below.findIndex((line) => /^\s*(?:ps|p\.s\.|nb)\s?[:.,)-]/i.test(line));
  const signed = after < 0 ? filled : below.slice(0, after).filter((line) => line.trim() !== '');
  if (signed.length > LONGEST_SIGNATURE || signed.some(saysSomething)) return lines;
  return [...lines.slice(0, at), ...(after < 0 ? [] : ['', ...below.slice(after)])];
}

/** After `fold`, the whole line, or with a name behind it. */
const CLOSINGS =
  /^(?:(?:bien |tres )?(?:cordialement|sincerement|respectueusement)(?: a vous| votre)?|(?:bien|tout) a vous|cdlt|cdt|salutations(?: distinguees| cordiales)?|sinceres salutations|meilleures salutations|bonne (?:journee|soiree|reception)(?: a vous)?|(?:kind|best|warm|warmest) regards|regards|best wishes|best|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|many thanks|thanks(?: in advance| again)?|thank you(?: in advance)?|cheers|merci(?: d avance| beaucoup| par avance)?|(?:mit )?(?:freundlichen|freundliche|besten|beste|herzlichen|viele|liebe) (?:grussen|grusse|gruessen|gruesse|gruss)|mfg|hochachtungsvoll|danke(?: im voraus)?|saludos|un saludo|atentamente|cordiali saluti|met vriendelijke groet(?:en)?|atenciosamente|veuillez (?:agreer|recevoir|croire) .*|je vous prie d agreer .*|dans l attente de (?:votre|vous) .*)$/;
