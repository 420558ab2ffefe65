// `portevoix readers`: who gets a newsletter by e-mail. Reading the file is newsletter/reading.ts.
import { stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { forgetReader, importReaders } from '../newsletter/acts.ts';
import { countedLists, knownList } from '../newsletter/lists.ts';
import { emailOf, type MailReader, readersOf } from '../newsletter/readers.ts';
import { addressIn, type ReaderFault, type ReadersFile, readReaders } from '../newsletter/reading.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { readersUsage } from './usage/readers.ts';

export const readersCommand: Command = {
  name: 'readers',
  summary: {
    en: 'Readers of newsletters by e-mail: import, list, remove',
    fr: 'Lecteurs des lettres d’information par e-mail : importer, lister, retirer',
  },
  usage: readersUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'import') return await importFile(office, io, asked);
      if (asked.kind === 'remove') return await remove(office, io, asked);
      return await list(office, io, asked);
    } finally {
      await office.close();
    }
  },
};

type ReadersAsked =
  | { readonly kind: 'import'; readonly file: string; readonly list: string; readonly consent: string }
  | { readonly kind: 'list'; readonly list: string | undefined; readonly json: boolean }
  | { readonly kind: 'remove'; readonly email: string; readonly list: string | undefined };

/** @throws UsageError in the operator's language. */
function parse(args: readonly string[], locale: Locale): ReadersAsked {
  const { values, positionals } = argumentsIn(
    args,
    {
      options: { list: { type: 'string' }, consent: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    },
    locale,
  );
  const words = say(locale);
  const [kind, what, ...more] = positionals;
  const { list, consent, json = false } = values;
  if (more.length > 0) throw new UsageError(words.what);
  if (kind === 'list' && what === undefined && consent === undefined) return { kind, list, json };
  if (json || what === undefined) throw new UsageError(words.what);
  if (kind === 'remove' && consent === undefined) return { kind, email: what, list };
  if (kind !== 'import') throw new UsageError(words.what);
  if (list === undefined) throw new UsageError(words.noList);
  if (consent === undefined || consent.trim() === '') throw new UsageError(words.noConsent);
  return { kind, file: what, list, consent: consent.trim() };
}

async function importFile(
  office: BackOffice,
  io: Io,
  { file, list, consent }: Extract<ReadersAsked, { kind: 'import' }>,
): Promise<ExitStatus> {
  const words = say(io.locale);
  const number = (count: number) => formats(io.locale, 'UTC').number(count);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UserError('readers.noFile', (locale) => say(locale).noFile(file));
  const read = await readReaders(file);
  if (read.readers.length === 0) {
    for (const line of faultLines(read, io.locale)) io.err(line);
    throw new UserError('readers.none', (locale) => say(locale).none);
  }
  if (read.taken !== null) io.err(words.taken(read.taken.email, read.taken.language));
  const joined = await importReaders(office, { list, readers: read.readers, consent }, byHand(io));
  const told = (count: number, forms: { one: string; other: string }) => {
    if (count > 0) io.out(plural(io.locale, count, forms));
  };
  io.out(plural(io.locale, joined.added, words.added(number(joined.added), joined.list.name)));
  told(joined.known, words.known(number(joined.known)));
  told(joined.revived, words.revived(number(joined.revived)));
  told(joined.left, words.left(number(joined.left)));
  told(read.repeated, words.repeated(number(read.repeated)));
  for (const line of faultLines(read, io.locale)) io.err(line);
  return read.faults.length > 0 ? 1 : 0;
}

/** More would scroll the first ones away. */
const MOST_FAULTS = 20;

function faultLines({ faults }: Pick<ReadersFile, 'faults'>, locale: Locale): string[] {
  if (faults.length === 0) return [];
  const words = say(locale);
  const shown = faults.slice(0, MOST_FAULTS).map(({ line, fault }) => words.line(line, words.faults[fault]));
  const more = faults.length - shown.length;
  return [words.leftOut, ...shown, ...(more > 0 ? [words.more(more)] : [])];
}

async function remove(
  office: BackOffice,
  io: Io,
  { email, list }: Extract<ReadersAsked, { kind: 'remove' }>,
): Promise<ExitStatus> {
  const words = say(io.locale);
  const address = addressIn(email);
  if (address === null) throw new UsageError(words.noAddress(email));
  const lists = await forgetReader(office, { email: address, list }, byHand(io));
  io.err(lists === 0 ? words.unknown : plural(io.locale, lists, words.removed(String(lists))));
  return lists === 0 ? 1 : 0;
}

async function list(
  { database, keys, workspaceId }: BackOffice,
  io: Io,
  { list: name, json }: Extract<ReadersAsked, { kind: 'list' }>,
): Promise<ExitStatus> {
  const words = say(io.locale);
  if (name === undefined) {
    const lists = await countedLists(database.db, workspaceId);
    if (json) {
      const told = lists.map(({ id, name: called, reading, left, bounced }) => {
        return { id, name: called, reading, left, bounced };
      });
      io.out(JSON.stringify(told, null, 2));
    } else {
      if (lists.length === 0) io.err(words.noLists);
      for (const each of lists) io.out(words.counted(each.name, each));
    }
    return 0;
  }
  const { id: listId } = await knownList(database.db, workspaceId, name);
  const told = [];
  for await (const reader of readersOf(database.db, workspaceId, listId)) {
    const { locale, consent, addedAt, bounce } = reader;
    const its = {
      email: emailOf(keys, reader),
      state: stateOf(reader),
      language: locale,
      consent,
      addedAt,
      bounce,
    };
    if (json) told.push(its);
    else io.out([its.email ?? '–', words.states[its.state], ...(bounce ? [bounce] : [])].join('  '));
  }
  if (json) io.out(JSON.stringify(told, null, 2));
  return 0;
}

function stateOf({ unsubscribedAt, bouncedAt }: MailReader): 'reading' | 'left' | 'bounced' {
  if (unsubscribedAt !== null) return 'left';
  return bouncedAt === null ? 'reading' : 'bounced';
}

interface ListCount {
  readonly reading: number;
  readonly left: number;
  readonly bounced: number;
}

const say = phrases({
  en: {
    what: 'Say “readers import FILE --list NAME --consent WORDS”, “readers list” or “readers remove ADDRESS”. See: portevoix readers --help',
    noList: 'Say for which list: --list NAME. It is made where there is none of that name.',
    noConsent:
      'Say where it comes from that they may be written to: --consent “staff newsletter, agreed on 3 March”. It is kept with each of them.',
    noFile: (file: string) => `There is no file ${file}.`,
    none: 'Nobody was written down: the file has no e-mail address that can be written to.',
    taken: (email: number, language: number | null) =>
      `The first line names no columns: the addresses are read from column ${email}${language === null ? '; no column is a language' : `, the language from column ${language}`}.`,
    added: (count: string, list: string) => ({
      one: `${count} reader added to “${list}”.`,
      other: `${count} readers added to “${list}”.`,
    }),
    known: (count: string) => ({ one: `${count} read it already.`, other: `${count} read it already.` }),
    revived: (count: string) => ({
      one: `${count} whose server had refused the address is written to again.`,
      other: `${count} whose server had refused the address are written to again.`,
    }),
    left: (count: string) => ({
      one: `${count} has unsubscribed, and stays so.`,
      other: `${count} have unsubscribed, and stay so.`,
    }),
    repeated: (count: string) => ({
      one: `${count} line has an address that stands further up.`,
      other: `${count} lines have an address that stands further up.`,
    }),
    leftOut:
      'These lines were left out. Correct them and import the file again; who is on the list stays there once:',
    line: (line: number, why: string) => `  line ${line}: ${why}`,
    more: (count: number) => `  and ${count} more.`,
    faults: {
      'no-address': 'no e-mail address, or none that can be written to',
      language: 'the language must be fr or en, or empty',
      unreadable: 'cannot be read: look for a quotation mark that is not closed',
    } satisfies Record<ReaderFault, string>,
    noAddress: (given: string) => `“${given}” is no e-mail address.`,
    unknown: 'Nobody of that address is on a list.',
    removed: (count: string) => ({
      one: `Removed from ${count} list. Nothing is kept of that address.`,
      other: `Removed from ${count} lists. Nothing is kept of that address.`,
    }),
    noLists: 'There is no list yet. Make one: portevoix readers import FILE --list NAME --consent WORDS',
    counted: (name: string, { reading, left, bounced }: ListCount) =>
      `${name}  ${reading} reading, ${left} left, ${bounced} refused by their server`,
    states: { reading: 'reads it', left: 'has left', bounced: 'refused by their server' },
  },
  fr: {
    what: fr`Écrivez « readers import FICHIER --list NOM --consent MOTS », « readers list » ou « readers remove ADRESSE ». Voir : portevoix readers --help`,
    noList: fr`Dites pour quelle liste : --list NOM. Elle est créée s’il n’y en a pas de ce nom.`,
    noConsent: fr`Dites d’où vient leur accord pour être contactés : --consent « lettre interne, accord du 3 mars ». C’est gardé avec chacun d’eux.`,
    noFile: (file) => `Il n’y a pas de fichier ${file}.`,
    none: fr`Personne n’a été inscrit : le fichier ne contient aucune adresse e-mail à laquelle écrire.`,
    taken: (email, language) =>
      fr`La première ligne ne nomme pas de colonnes : les adresses sont lues dans la colonne ${email}${language === null ? ' ; aucune colonne n’est une langue' : `, la langue dans la colonne ${language}`}.`,
    added: (count, list) => ({
      one: fr`${count} lecteur ajouté à « ${list} ».`,
      other: fr`${count} lecteurs ajoutés à « ${list} ».`,
    }),
    known: (count) => ({ one: `${count} la lit déjà.`, other: `${count} la lisent déjà.` }),
    revived: (count) => ({
      one: `${count} dont le serveur avait refusé l’adresse la reçoit à nouveau.`,
      other: `${count} dont le serveur avait refusé l’adresse la reçoivent à nouveau.`,
    }),
    left: (count) => ({
      one: `${count} s’est désinscrit, et le reste.`,
      other: `${count} se sont désinscrits, et le restent.`,
    }),
    repeated: (count) => ({
      one: `${count} ligne a une adresse qui figure plus haut.`,
      other: `${count} lignes ont une adresse qui figure plus haut.`,
    }),
    leftOut: fr`Ces lignes ont été laissées de côté. Corrigez-les et importez à nouveau le fichier ; qui est sur la liste n’y figure qu’une fois :`,
    line: (line, why) => fr`  ligne ${line} : ${why}`,
    more: (count) => fr`  et ${count} de plus.`,
    faults: {
      'no-address': 'pas d’adresse e-mail, ou aucune à laquelle écrire',
      language: 'la langue doit être fr ou en, ou vide',
      unreadable: fr`illisible : cherchez un guillemet qui n’est pas fermé`,
    },
    noAddress: (given) => fr`« ${given} » n’est pas une adresse e-mail.`,
    unknown: 'Personne de cette adresse n’est sur une liste.',
    removed: (count) => ({
      one: fr`Retiré de ${count} liste. Rien n’est gardé de cette adresse.`,
      other: fr`Retiré de ${count} listes. Rien n’est gardé de cette adresse.`,
    }),
    noLists: fr`Il n’y a encore aucune liste. Pour en créer une : portevoix readers import FICHIER --list NOM --consent MOTS`,
    counted: (name, { reading, left, bounced }) =>
      fr`${name}  ${reading} lecteurs, ${left} désinscrits, ${bounced} refusés par leur serveur`,
    states: { reading: 'la lit', left: 'désinscrit', bounced: 'refusé par son serveur' },
  },
});
