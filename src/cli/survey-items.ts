// `portevoix surveys items`: what surveys can ask, from a file. Reading the file is surveys/items/file.ts.
import { stat } from 'node:fs/promises';
import { transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { columnOf, type ItemsFile, type LineFault, readItems } from '../surveys/items/file.ts';
import { type OwnKind, ownKinds, partsOf } from '../surveys/items/item.ts';
import { importItems, itemsOf, MOST_OWN_ITEMS } from '../surveys/items/kept.ts';
import { byHand } from './back-office.ts';
import type { BackOffice, ExitStatus, Io } from './command.ts';

/** Exit status 1 where not all of it was taken. */
export async function importItemsFile(
  { database, workspaceId }: BackOffice,
  io: Io,
  file: string,
): Promise<ExitStatus> {
  const words = say(io.locale);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UserError('items.noFile', (locale) => say(locale).noFile(file));
  const read = await readItems(file);
  const { kind, items } = read;
  const done = await transact(database, (tx) => importItems(tx, { workspaceId, kind, items }, byHand(io)));
  const { number } = formats(io.locale, 'UTC');
  const told = (count: number, forms: { one: string; other: string }) => {
    if (count > 0) io.out(plural(io.locale, count, forms));
  };
  told(done.added, words.added(number(done.added)));
  told(done.changed, words.changed(number(done.changed)));
  told(done.asTheyWere, words.asTheyWere(number(done.asTheyWere)));
  for (const line of faultLines(read, io.locale)) io.err(line);
  if (done.full.length > 0) io.err(words.full(String(MOST_OWN_ITEMS), done.full.join(', ')));
  if (done.roundFull.length > 0) io.err(words.roundFull(done.roundFull.join(', ')));
  if (done.noStep.length > 0) io.err(words.noStep(done.noStep.join(', ')));
  if (items.length === 0 && read.faults.length === 0) io.err(words.none);
  const left = done.full.length + done.roundFull.length + done.noStep.length + read.faults.length;
  return left > 0 || items.length === 0 ? 1 : 0;
}

function faultLines({ kind, faults }: ItemsFile, locale: Locale): string[] {
  if (faults.length === 0) return [];
  const words = say(locale);
  return [words.leftOut, ...faults.map((fault) => words.line(fault.line, why(kind, fault, locale)))];
}

function why(kind: OwnKind, fault: LineFault, locale: Locale): string {
  const { faults } = say(locale);
  switch (fault.fault) {
    case 'missing':
      return faults.missing(columnOf(kind, fault.part, 'fr'), columnOf(kind, fault.part, 'en'));
    case 'too-long':
      return faults.tooLong(columnOf(kind, fault.part, fault.locale), String(fault.most));
    default:
      return faults[fault.fault];
  }
}

/** All of them, with their keys. */
export async function listItems(
  { database, workspaceId }: BackOffice,
  io: Io,
  json: boolean,
): Promise<ExitStatus> {
  const words = say(io.locale);
  const all = [];
  for (const kind of ownKinds)
    for (const { key, words: said, from, isOff, touchpoint } of await itemsOf(database.db, workspaceId, kind))
      all.push({ kind, key, from, asked: !isOff, step: touchpoint, words: said });
  if (json) io.out(JSON.stringify(all, null, 2));
  else
    for (const { kind, key, from, asked, words: said } of all) {
      const marks = [...(from === 'ours' ? [] : [words.from[from]]), ...(asked ? [] : [words.off])];
      const text = said[partsOf[kind][0]?.name ?? '']?.[io.locale] ?? '';
      io.out([kind, key, text, ...(marks.length > 0 ? [`(${marks.join(', ')})`] : [])].join('  '));
    }
  return 0;
}

const say = phrases({
  en: {
    noFile: (file: string) => `There is no file ${file}.`,
    none: 'The file has no line below its columns.',
    added: (count: string) => ({ one: `${count} question added.`, other: `${count} questions added.` }),
    changed: (count: string) => ({ one: `${count} question changed.`, other: `${count} questions changed.` }),
    asTheyWere: (count: string) => ({ one: `${count} was so already.`, other: `${count} were so already.` }),
    full: (most: string, keys: string) =>
      `There is room for ${most} of your own of each kind. These were left out: ${keys}. Delete some in the chat first.`,
    roundFull: (keys: string) =>
      `A round asks eight practices at most. These were left out: ${keys}. Leave others out in the chat first.`,
    noStep: (keys: string) =>
      `The step that these name is not on the employees’ journey, so they were left out: ${keys}. “portevoix export journey” has them all.`,
    leftOut:
      'These lines were left out; all that was there before is as it was. Correct them and import the file again:',
    line: (line: number, reason: string) => `  line ${line}: ${reason}`,
    faults: {
      unreadable: 'cannot be read: look for a quotation mark that is not closed',
      'no-key':
        'the key must be 1 to 40 small letters a to z, digits, dots and hyphens, beginning with a letter or digit, and not “recommend” or “word”',
      'key-twice': 'the key stands further up already',
      missing: (fr: string, en: string) => `write “${fr}” or “${en}”, or both`,
      tooLong: (column: string, most: string) => `“${column}” may have ${most} characters at most`,
    },
    from: { own: 'your own', replaced: 'in your words' },
    off: 'not asked',
  },
  fr: {
    noFile: (file) => `Il n’y a pas de fichier ${file}.`,
    none: 'Le fichier n’a aucune ligne sous ses colonnes.',
    added: (count) => ({ one: `${count} question ajoutée.`, other: `${count} questions ajoutées.` }),
    changed: (count) => ({ one: `${count} question modifiée.`, other: `${count} questions modifiées.` }),
    asTheyWere: (count) => ({ one: `${count} l’était déjà.`, other: `${count} l’étaient déjà.` }),
    full: (most, keys) =>
      fr`Questions de votre cru par type d’enquête, au plus : ${most}. Laissées de côté : ${keys}. Supprimez-en d’abord dans la messagerie.`,
    roundFull: (keys) =>
      fr`Une vague pose huit pratiques au plus. Laissées de côté : ${keys}. Écartez-en d’autres d’abord dans la messagerie.`,
    noStep: (keys) =>
      fr`L’étape que ces questions nomment n’est pas sur le parcours des collaborateurs ; laissées de côté : ${keys}. « portevoix export journey » les donne toutes.`,
    leftOut: fr`Ces lignes ont été laissées de côté ; ce qui existait reste tel quel. Corrigez-les et importez à nouveau le fichier :`,
    line: (line, reason) => fr`  ligne ${line} : ${reason}`,
    faults: {
      unreadable: fr`illisible : cherchez un guillemet qui n’est pas fermé`,
      'no-key': fr`la clé doit compter de 1 à 40 lettres minuscules de a à z, chiffres, points et traits d’union, commencer par une lettre ou un chiffre, et n’être ni « recommend » ni « word »`,
      'key-twice': 'la clé figure déjà plus haut',
      missing: (french, english) => fr`écrivez « ${french} » ou « ${english} », ou les deux`,
      tooLong: (column, most) => fr`« ${column} » ne peut dépasser ${most} caractères`,
    },
    from: { own: 'de votre cru', replaced: 'dans vos mots' },
    off: 'écartée',
  },
});
