// `portevoix community`: questions to customers, links for the company's own mailing, and what customers answered.
import { dayIn } from '../calendar/zone.ts';
import { resultLines } from '../community/letters/letters.ts';
import { linksCsv, linksOf, makeOpenLink, makeSingleLinks } from '../community/links.ts';
import { askedIn, type CommunityQuestion, LEAST_ANSWERS, questionFrom } from '../community/question.ts';
import { UserError } from '../errors.ts';
import { formats, numbered, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { asUsage, type BackOffice, type Command, type ExitStatus, type Io, UsageError } from './command.ts';
import { communityUsage } from './usage/community.ts';

export const communityCommand: Command = {
  name: 'community',
  summary: {
    en: 'Questions to customers: list, links for a mailing, results',
    fr: fr`Questions aux clients : liste, liens pour un envoi, résultats`,
  },
  usage: communityUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'links') return await links(office, io, asked);
      if (asked.kind === 'results') return await results(office, io, asked);
      return await list(office, io, asked.json);
    } finally {
      await office.close();
    }
  },
};

type CommunityAsked =
  | { readonly kind: 'list'; readonly json: boolean }
  /** `count` null: an open one. */
  | { readonly kind: 'links'; readonly number: number; readonly count: number | null }
  | { readonly kind: 'results'; readonly number: number; readonly json: boolean };

/** @throws UsageError in the operator's language */
function parse(args: readonly string[], locale: Locale): CommunityAsked {
  const options = {
    json: { type: 'boolean' },
    count: { type: 'string' },
    open: { type: 'boolean' },
  } as const;
  const { values, positionals } = argumentsIn(args, { options, allowPositionals: true }, locale);
  const { json = false, count, open = false } = values;
  const what = say(locale).what;
  const [kind, which, ...more] = positionals;
  const isOfLinks = count !== undefined || open;
  if (kind === undefined && !isOfLinks) return { kind: 'list', json };
  if (more.length > 0 || which === undefined || !/^\d{1,6}$/.test(which)) throw new UsageError(what);
  const number = Number(which);
  if (kind === 'results' && !isOfLinks) return { kind, number, json };
  if (kind !== 'links' || json || (count !== undefined) === open) throw new UsageError(what);
  if (count !== undefined && !/^\d{1,6}$/.test(count)) throw new UsageError(what);
  return { kind, number, count: count === undefined ? null : Number(count) };
}

async function questionNumbered(
  { database, workspaceId }: BackOffice,
  number: number,
): Promise<CommunityQuestion> {
  const row = await database.db.customerQuestion.findUnique({
    where: { workspaceId_number: { workspaceId, number } },
  });
  if (row === null) throw new UserError('community.no-number', (locale) => say(locale).noNumber(number));
  return questionFrom(row);
}

async function links(
  office: BackOffice,
  io: Io,
  { number, count }: Extract<CommunityAsked, { kind: 'links' }>,
): Promise<ExitStatus> {
  const { database, keys, config } = office;
  const { publicUrl } = config;
  if (publicUrl === undefined) throw new UserError('community.no-address', (locale) => say(locale).noAddress);
  const words = say(io.locale);
  const question = await asUsage(io.locale, () => questionNumbered(office, number));
  const making = { question, ...byHand(io) };
  const tokens = await asUsage(io.locale, async () =>
    count === null
      ? [await makeOpenLink(database, making)]
      : makeSingleLinks(database, keys, { ...making, count }),
  );
  const made = tokens.map((token) => `${publicUrl}/ask/${token}`);
  if (count === null) io.out(made[0] ?? '');
  else io.out(linksCsv(made, words.column).trimEnd());
  io.err(words.once);
  return 0;
}

async function results(
  office: BackOffice,
  io: Io,
  { number, json }: Extract<CommunityAsked, { kind: 'results' }>,
): Promise<ExitStatus> {
  const question = await asUsage(io.locale, () => questionNumbered(office, number));
  const { result, row, word } = question;
  if (result === null) throw new UserError('community.open', (locale) => say(locale).stillOpen(row.endsOn));
  const { options, question: text } = askedIn(question, io.locale);
  if (json) {
    // Who answered may be known: of few, what they did is told to nobody.
    const told = result.answered < LEAST_ANSWERS ? { ...result, chosen: null, wrote: null } : result;
    io.out(JSON.stringify({ question: number, text, options, ...told, endedOn: row.endsOn, word }, null, 2));
    return 0;
  }
  io.out([text, ...resultLines(options, result, io.locale)].join('\n'));
  return 0;
}

async function list(office: BackOffice, io: Io, json: boolean): Promise<ExitStatus> {
  const { database, workspaceId } = office;
  const { db } = database;
  const { timeZone } = await workspaceById(db, workspaceId);
  const words = say(io.locale);
  const rows = await db.customerQuestion.findMany({ where: { workspaceId }, orderBy: { number: 'desc' } });
  const { number: counted } = formats(io.locale, 'UTC');
  const told = [];
  for (const question of rows.map(questionFrom)) {
    const { row } = question;
    const made = await linksOf(db, question);
    told.push({
      ...{ number: row.number, text: askedIn(question, io.locale).question, endsOn: row.endsOn },
      endedOn: row.endedAt === null ? null : dayIn(timeZone, row.endedAt),
      ...{ answered: row.answered, wordUntil: row.wordUntil, hasWord: row.wordAt !== null },
      links: made.map(({ kind, count, answered, revokedAt }) => ({
        ...{ kind, count, answered, isRevoked: revokedAt !== null },
      })),
    });
  }
  if (json) {
    io.out(JSON.stringify(told, null, 2));
    return 0;
  }
  if (told.length === 0) io.out(words.none);
  for (const { number, text, endsOn, endedOn, answered } of told)
    io.out(
      [
        numbered(io.locale, number),
        text,
        endedOn === null ? words.until(endsOn) : words.ended(endsOn),
        plural(io.locale, answered, words.answers(counted(answered))),
      ].join(' · '),
    );
  return 0;
}

const say = phrases({
  en: {
    what: 'Say what: community [--json], community links N --count COUNT, community links N --open, or community results N [--json].',
    none: 'No question to customers yet. One is asked in the chat, from an idea or an action: Ask customers.',
    noNumber: (number: number) => `There is no question #${number} to customers.`,
    noAddress: 'A link needs PUBLIC_URL: where this server is reached from outside.',
    column: 'link',
    once: 'Stored nowhere: whoever has them can answer in customers’ place.',
    stillOpen: (day: string) => `It can be answered until ${day}; nothing is told before.`,
    until: (day: string) => `until ${day}`,
    ended: (day: string) => `ended on ${day}`,
    answers: (count: string) => ({ one: `${count} answer`, other: `${count} answers` }),
  },
  fr: {
    what: fr`Précisez : community [--json], community links N --count NOMBRE, community links N --open ou community results N [--json].`,
    none: fr`Aucune question aux clients. On en pose une dans la messagerie, depuis une idée ou une action : Demander aux clients.`,
    noNumber: (number) => fr`Il n’y a pas de question n° ${number} aux clients.`,
    noAddress: fr`Un lien a besoin de PUBLIC_URL : l’adresse par laquelle ce serveur est joint de l’extérieur.`,
    column: 'lien',
    once: fr`Conservés nulle part : qui les a peut répondre à la place des clients.`,
    stillOpen: (day) => fr`On peut y répondre jusqu’au ${day} ; rien n’en est dit avant.`,
    until: (day) => fr`jusqu’au ${day}`,
    ended: (day) => fr`terminée le ${day}`,
    answers: (count) => ({ one: fr`${count} réponse`, other: fr`${count} réponses` }),
  },
});
