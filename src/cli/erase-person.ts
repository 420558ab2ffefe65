// `portevoix erase --person`: takes one colleague's name out of everything that is kept. What is erased and how: erasure/person.ts.

import { erasePerson, type PersonErasure } from '../erasure/person.ts';
import { UserError } from '../errors.ts';
import { namingOf, wordingsOf } from '../handlers/folds.ts';
import { features } from '../handlers/index.ts';
import { formats, plural } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { logger } from '../log.ts';
import { ownAddress, type Person } from '../people/person.ts';
import { isLastAdmin } from '../people/roles.ts';
import { NO_CHAT } from '../people/stand-in.ts';
import { fold } from '../terms/fold.ts';
import { byHand } from './back-office.ts';
import type { BackOffice, ExitStatus, Io } from './command.ts';
import { placeNames, placesJson, type Report, reportPlaces } from './erase-report.ts';
import { openChat, reach } from './reach.ts';

interface PersonAsked {
  /** Their name, or where they are: "slack:U024BE7LH". */
  readonly called: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly keepWords: boolean;
}

/** @throws UserError where nobody, or more than one, is called so, and for the last admin */
export async function erasePersonCalled(
  office: BackOffice,
  io: Io,
  { called, dryRun, json, keepWords }: PersonAsked,
): Promise<ExitStatus> {
  const { database, keys, workspaceId } = office;
  const person = await personCalled(database.db, workspaceId, called.trim());
  if (await isLastAdmin(database.db, person))
    throw new UserError('erase.last-admin', (locale) => words(locale).lastAdmin(person.name));
  const erasing = { database, keys, workspaceId, naming: namingOf(features), wordings: wordingsOf(features) };
  const erasure = await erasePerson(erasing, person, { ...byHand(io), dryRun, keepWords });
  const log = logger(office.config, io.terminal);
  const chat = openChat(io, log);
  try {
    const settled = await reach(office, io, { edits: erasure.edits, chat, log });
    const parts = { erasure, settled, dryRun, nameOf: placeNames(database.db, workspaceId, chat) };
    if (json) io.out(JSON.stringify(await asJson(parts), null, 2));
    else await report(parts, io);
    const isAll = settled.every(({ fate }) => fate.kind === 'reached');
    return dryRun || (isAll && erasure.doubtful.length + erasure.mailed.length === 0) ? 0 : 1;
  } finally {
    await chat?.stop();
  }
}

interface Reported extends Pick<Report, 'settled' | 'dryRun' | 'nameOf'> {
  readonly erasure: PersonErasure;
}

async function asJson({ erasure, settled, dryRun, nameOf }: Reported) {
  const { edits: _, doubtful, mailed, ...counts } = erasure;
  return { dryRun, ...counts, ...(await placesJson({ settled, doubtful, mailed, nameOf })) };
}

/** The person themselves, where one of their linked accounts is meant. */
async function personCalled(
  db: BackOffice['database']['db'],
  workspaceId: string,
  called: string,
): Promise<Person> {
  const all = await db.person.findMany({ where: { workspaceId, platform: { not: NO_CHAT } } });
  const at = all.filter((each) => ownAddress(each) === called);
  const found = at.length > 0 ? at : all.filter(({ name }) => fold(name) === fold(called));
  const ids = new Set(found.map(({ id, linkedTo }) => linkedTo ?? id));
  const [person, other] = all.filter(({ id }) => ids.has(id));
  if (person && !other) return person;
  const there = found.map((each) => `  ${ownAddress(each)}  ${each.name}`).join('\n');
  throw new UserError('erase.whom', (locale) =>
    person ? words(locale).several(there) : words(locale).nobody,
  );
}

async function report({ erasure, settled, dryRun, nameOf }: Reported, io: Io): Promise<void> {
  const { rows, letters, lists, words: taken, copies, posted, mentions, doubtful, mailed } = erasure;
  const say = words(io.locale);
  const count = (n: number, forms: (n: string) => { one: string; other: string }) =>
    io.out(`  ${plural(io.locale, n, forms(formats(io.locale, 'UTC').number(n)))}`);
  io.out(dryRun ? say.would : say.erased);
  count(rows, say.rows);
  count(letters, say.letters);
  count(taken, say.words);
  count(copies, say.copies);
  count(posted, say.posted);
  count(lists, say.lists);
  await reportPlaces({ settled, doubtful, mailed, nameOf }, io);
  for (const of of [
    'suggestions',
    'stories',
    'cases',
    'actions',
    'thanks',
    'words',
    'charter',
    'promises',
  ] as const)
    if (mentions[of].length > 0) io.out(say.mentions[of](mentions[of].join(', ')));
  io.err(say.outOfReach);
}

const words = phrases({
  en: {
    lastAdmin: (name: string) =>
      `${name} is the last admin. Give the role to somebody else first: /portevoix, Roles; or name somebody in ADMIN_USERS, who then writes to the bot once.`,
    nobody:
      'Nobody is on file under this name or address. Write the name as the bot shows it, or the address, as in slack:U024BE7LH.',
    several: (there: string) => `Several people are called so. Say which by the address:\n${there}`,
    would: 'Nothing was changed. Erasing would reach:',
    erased: 'Erased:',
    rows: (n: string) => ({ one: `${n} row that names them`, other: `${n} rows that name them` }),
    letters: (n: string) => ({ one: `${n} message to them`, other: `${n} messages to them` }),
    words: (n: string) => ({ one: `${n} row with their own words`, other: `${n} rows with their own words` }),
    copies: (n: string) => ({
      one: `${n} message or digest on file with their name or their words`,
      other: `${n} messages and digests on file with their name or their words`,
    }),
    posted: (n: string) => ({
      one: `${n} of them in the chat, by an edit`,
      other: `${n} of them in the chat, by an edit`,
    }),
    lists: (n: string) => ({
      one: `${n} mailing list that they read`,
      other: `${n} mailing lists that they read`,
    }),
    mentions: {
      suggestions: (numbers: string) =>
        `Look by hand: the name stands in what was written in these ideas: ${numbers}`,
      stories: (numbers: string) => `Look by hand: the name stands in these best failures: ${numbers}`,
      cases: (numbers: string) =>
        `Look by hand: the name stands in what was written in these cases: ${numbers}`,
      actions: (numbers: string) =>
        `Look by hand: the name stands in what was written in these actions: ${numbers}`,
      words: (numbers: string) => `Look by hand: the name stands in these words of the direction: ${numbers}`,
      charter: (numbers: string) =>
        `Look by hand: the name stands in these versions of the charter: ${numbers}`,
      promises: (numbers: string) =>
        `Look by hand: the name stands in these promises to customers: ${numbers}`,
      thanks: (numbers: string) => `Look by hand: the name stands in these thank-yous: ${numbers}`,
    },
    outOfReach:
      'Out of reach: what the bot wrote to them alone, in their own direct messages; what was shown only to whoever asked; backups; the audit log, which keeps a random id of theirs and no name. What they proposed without their name stays: taking it out would tell that it was theirs. Whoever still is in the chat and writes to the bot is met as somebody new. An e-mail address that came from a file is nobody’s by name: portevoix readers remove ADDRESS forgets it; what was sent stands in their mailbox.',
  },
  fr: {
    lastAdmin: (name) =>
      fr`${name} est la dernière personne à administrer Porte-voix. Donnez d’abord ce rôle à quelqu’un d’autre : /portevoix, Rôles ; ou nommez quelqu’un dans ADMIN_USERS, qui écrit ensuite une fois au bot.`,
    nobody: fr`Personne ne figure sous ce nom ou cette adresse. Écrivez le nom comme le bot le montre, ou l’adresse, comme slack:U024BE7LH.`,
    several: (there) => fr`Plusieurs personnes portent ce nom. Dites laquelle par son adresse :\n${there}`,
    would: 'Rien n’a été changé. Effacer toucherait :',
    erased: 'Effacé :',
    rows: (n) => ({ one: `${n} ligne à son nom`, other: `${n} lignes à son nom` }),
    letters: (n) => ({ one: `${n} message reçu`, other: `${n} messages reçus` }),
    words: (n) => ({ one: `${n} ligne de ses propres mots`, other: `${n} lignes de ses propres mots` }),
    copies: (n) => ({
      one: `${n} message ou bulletin conservé avec son nom ou ses mots`,
      other: `${n} messages et bulletins conservés avec son nom ou ses mots`,
    }),
    posted: (n) => ({
      one: `dont ${n} dans la messagerie, par une modification`,
      other: `dont ${n} dans la messagerie, par une modification`,
    }),
    lists: (n) => ({ one: `${n} liste de diffusion reçue`, other: `${n} listes de diffusion reçues` }),
    mentions: {
      suggestions: (numbers) =>
        fr`À voir à la main : le nom figure dans ce qui est écrit de ces idées : ${numbers}`,
      stories: (numbers) => fr`À voir à la main : le nom figure dans ces récits : ${numbers}`,
      cases: (numbers) => fr`À voir à la main : le nom figure dans ce qui est écrit de ces cas : ${numbers}`,
      actions: (numbers) =>
        fr`À voir à la main : le nom figure dans ce qui est écrit de ces actions : ${numbers}`,
      words: (numbers) => fr`À voir à la main : le nom figure dans ces mots de la direction : ${numbers}`,
      charter: (numbers) => fr`À voir à la main : le nom figure dans ces versions de la charte : ${numbers}`,
      promises: (numbers) =>
        fr`À voir à la main : le nom figure dans ces promesses faites aux clients : ${numbers}`,
      thanks: (numbers) => fr`À voir à la main : le nom figure dans ces mercis : ${numbers}`,
    },
    outOfReach: fr`Hors d’atteinte : ce que le bot lui a écrit, dans ses propres messages directs ; ce qui n’a été montré qu’à la personne qui demandait ; les sauvegardes ; le journal d’audit, qui garde un identifiant aléatoire et aucun nom. Ce qui a été proposé sans nom reste : l’enlever dirait de qui c’était. Qui est encore dans la messagerie et écrit au bot est accueilli comme quelqu’un de nouveau. Une adresse e-mail venue d’un fichier n’a pas de nom : portevoix readers remove ADRESSE l’oublie ; ce qui est parti reste dans sa boîte.`,
  },
});
