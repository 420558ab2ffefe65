// `portevoix contacts`: what the contacts of a month cost, as a table, JSON or CSV; the files that came in, and taking one back.
import { dayIn } from '../calendar/zone.ts';
import { contactImports, undoContacts } from '../contacts/import.ts';
import { isMonth } from '../contacts/months.ts';
import { lineRows, lineSheet } from '../contacts/sheet.ts';
import { partsOf, statementOf, sumOf } from '../contacts/statement.ts';
import { costText, monthName } from '../contacts/statement-message.ts';
import { toldMonth } from '../contacts/told.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { toCsv } from '../sheet.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { byHand, openBackOffice } from './back-office.ts';
import { type BackOffice, type Command, type Io, UsageError } from './command.ts';
import { contactsUsage } from './usage/contacts.ts';

export const contactsCommand: Command = {
  name: 'contacts',
  summary: {
    en: 'What contacts cost, by the department from which they come; taking an import back',
    fr: 'Ce que coûtent les contacts, par service d’où ils viennent ; de quoi retirer un import',
  },
  usage: contactsUsage,
  async run(args, io) {
    const asked = parse(args, io.locale);
    const office = await openBackOffice(io);
    try {
      if (asked.kind === 'statement') await statement(office, io, asked);
      else if (asked.kind === 'undo') await undo(office, io, asked.number);
      else await imports(office, io, asked.json);
      return 0;
    } finally {
      await office.close();
    }
  },
};

type ContactsCommanded =
  | { readonly kind: 'statement'; readonly month: string | null; readonly as: 'text' | 'json' | 'csv' }
  | { readonly kind: 'imports'; readonly json: boolean }
  | { readonly kind: 'undo'; readonly number: number };

/** @throws UsageError in the operator's language */
function parse(args: readonly string[], locale: Locale): ContactsCommanded {
  const options = {
    month: { type: 'string' },
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
  } as const;
  const { values, positionals } = argumentsIn(args, { options, allowPositionals: true }, locale);
  const { month = null, json = false, csv = false } = values;
  const say = words(locale);
  const [kind, which, ...more] = positionals;
  if (more.length > 0) throw new UsageError(say.what);
  if (kind === 'statement' && which === undefined) {
    if (month !== null && !isMonth(month)) throw new UsageError(say.badMonth(month));
    if (json && csv) throw new UsageError(say.oneForm);
    return { kind, month, as: json ? 'json' : csv ? 'csv' : 'text' };
  }
  if (month !== null || csv) throw new UsageError(say.what);
  if (kind === 'imports' && which === undefined) return { kind, json };
  if (kind === 'undo' && which !== undefined && /^\d{1,9}$/.test(which) && !json)
    return { kind, number: Number(which) };
  throw new UsageError(say.what);
}

async function statement(
  { database: { db }, workspaceId }: BackOffice,
  io: Io,
  { month: wanted, as }: Extract<ContactsCommanded, { kind: 'statement' }>,
): Promise<void> {
  const workspace = await workspaceById(db, workspaceId);
  const month = wanted ?? dayIn(workspace.timeZone, io.clock.now()).slice(0, 7);
  const found = await statementOf(db, workspaceId, month);
  const { locale } = io;
  if (as === 'json') {
    io.out(JSON.stringify(toldMonth(found), null, 2));
    return;
  }
  if (as === 'csv') {
    let file = '';
    for await (const piece of toCsv(lineSheet, lineRows(found), locale)) file += piece;
    io.out(file.trimEnd());
    return;
  }
  const say = words(locale);
  const reader = { locale, timeZone: workspace.timeZone };
  const name = monthName(month, locale);
  io.out(found.closedAt === null ? say.open(name) : say.closed(name));
  for (const part of partsOf(found))
    io.out(
      say.department(
        part.departmentId === null ? say.unknown : part.department,
        costText(sumOf(part.lines), found.currency, reader),
      ),
    );
  const all = sumOf(found.lines);
  io.out(say.department(say.total, costText(all, found.currency, reader)));
  if (all.uncosted > 0)
    io.out(
      plural(locale, all.uncosted, say.uncosted(formats(locale, workspace.timeZone).number(all.uncosted))),
    );
}

async function imports({ database: { db }, workspaceId }: BackOffice, io: Io, json: boolean): Promise<void> {
  const rows = await contactImports(db, workspaceId, 100);
  if (json) {
    io.out(
      JSON.stringify(
        rows.map(({ workspaceId: _, ...row }) => row),
        null,
        2,
      ),
    );
    return;
  }
  const say = words(io.locale);
  const workspace = await workspaceById(db, workspaceId);
  const { number, moment } = formats(io.locale, workspace.timeZone);
  if (rows.length === 0) io.out(say.noImports);
  for (const row of rows) {
    const counts = say.counts(number(row.imported), number(row.duplicates), number(row.rejected));
    const end =
      row.undoneAt !== null
        ? say.undoneOn(moment(row.undoneAt, io.clock.now()))
        : row.endedAt === null
          ? say.stopped
          : null;
    io.out(
      [
        row.number,
        row.fileName,
        moment(row.startedAt, io.clock.now()),
        counts,
        ...(end === null ? [] : [end]),
      ].join(' · '),
    );
  }
}

async function undo({ database, workspaceId }: BackOffice, io: Io, given: number): Promise<void> {
  const { removed, kept } = await undoContacts(database, workspaceId, given, byHand(io));
  const say = words(io.locale);
  const { number } = formats(io.locale, 'UTC');
  io.out(plural(io.locale, removed, say.removed(number(removed))));
  if (kept > 0) io.out(plural(io.locale, kept, say.kept(number(kept))));
}

const words = phrases({
  en: {
    what: 'Say what: statement, imports or undo NUMBER. See: portevoix contacts --help',
    badMonth: (given: string) => `“${given}” is no month: write 2026-10.`,
    oneForm: 'Either --json or --csv.',
    open: (month: string) => `${month}, open: all of it may change.`,
    closed: (month: string) => `${month}, closed.`,
    department: (name: string, cost: string) => `  ${name}: ${cost}`,
    unknown: 'No department known',
    total: 'Total',
    uncosted: (count: string) => ({
      one: `${count} contact has no cost: no unit cost fits.`,
      other: `${count} contacts have no cost: no unit cost fits.`,
    }),
    noImports: 'No file of contacts has come in yet.',
    counts: (imported: string, duplicates: string, rejected: string) =>
      `stored ${imported}, known ${duplicates}, refused ${rejected}`,
    undoneOn: (when: string) => `taken back on ${when}`,
    stopped: 'not finished: import the file again',
    removed: (count: string) => ({ one: `${count} row taken out.`, other: `${count} rows taken out.` }),
    kept: (count: string) => ({
      one: `${count} row stays: a closed month counts it.`,
      other: `${count} rows stay: closed months count them.`,
    }),
  },
  fr: {
    what: fr`Dites quoi : statement, imports ou undo NUMÉRO. Voir : portevoix contacts --help`,
    badMonth: (given) => fr`« ${given} » n’est pas un mois : écrivez 2026-10.`,
    oneForm: 'Soit --json, soit --csv.',
    open: (month) => fr`${month}, ouvert : tout peut encore changer.`,
    closed: (month) => `${month}, clos.`,
    department: (name, cost) => fr`  ${name} : ${cost}`,
    unknown: 'Aucun service connu',
    total: 'Total',
    uncosted: (count) => ({
      one: fr`${count} contact n’a pas de coût : aucun coût unitaire ne convient.`,
      other: fr`${count} contacts n’ont pas de coût : aucun coût unitaire ne convient.`,
    }),
    noImports: 'Aucun fichier de contacts n’est encore arrivé.',
    counts: (imported, duplicates, rejected) =>
      fr`lignes enregistrées : ${imported}, déjà connues : ${duplicates}, refusées : ${rejected}`,
    undoneOn: (when) => `retiré le ${when}`,
    stopped: fr`inachevé : importez de nouveau le fichier`,
    removed: (count) => ({ one: `${count} ligne retirée.`, other: `${count} lignes retirées.` }),
    kept: (count) => ({
      one: fr`${count} ligne reste : un mois clos la compte.`,
      other: fr`${count} lignes restent : des mois clos les comptent.`,
    }),
  },
});
