// `portevoix import-contacts`: contacts that customers had to make, from a CSV file or a workbook. What a contact may be is contacts/item.ts.
import { stat } from 'node:fs/promises';
import { dateOf, dayOf } from '../calendar/day.ts';
import { channelMeant } from '../contacts/channels.ts';
import type { SaidColumn } from '../contacts/columns.ts';
import { openContacts } from '../contacts/file.ts';
import { type ContactPreview, importContacts, previewContacts, readingOf } from '../contacts/import.ts';
import { nameOfChannel } from '../contacts/sheet.ts';
import { UserError } from '../errors.ts';
import { type DateOrder, dateOrders } from '../feedback/dates/instant.ts';
import { parseMap } from '../feedback/files/columns.ts';
import { formats, plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { ContactChannel } from '../touchpoints/channel.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import { asUsage, type Command, UsageError } from './command.ts';
import { importContactsUsage } from './usage/import-contacts.ts';

export const importContactsCommand: Command = {
  name: 'import-contacts',
  summary: {
    en: 'Contacts that customers had to make, from a CSV, XLSX or ODS file',
    fr: 'Les contacts que des clients ont dû prendre, depuis un fichier CSV, XLSX ou ODS',
  },
  usage: importContactsUsage,
  async run(args, io) {
    const { locale, clock } = io;
    const asked = await parse(args, locale);
    const say = words(locale);
    const found = await stat(asked.file).catch(() => null);
    if (!found?.isFile())
      throw new UserError('contacts.noFile', (reader) => words(reader).noFile(asked.file));
    const office = await openBackOffice(io);
    try {
      const { database, keys, workspaceId } = office;
      const workspace = await workspaceById(database.db, workspaceId);
      const now = clock.now();
      const file = await openContacts(asked.file, {
        said: asked.said,
        channel: asked.channel,
        dateOrder: asked.dateOrder,
        usualDateOrder: workspace.country === 'US' ? 'mdy' : 'dmy',
        timeZone: workspace.timeZone,
        ...(await readingOf(database.db, workspace)),
        now,
        locale,
      });
      const kept = file.columns.flatMap(({ header, field }) =>
        field === null ? [] : say.column(header, field),
      );
      const left = file.columns.flatMap(({ header, field }) =>
        field === null && header.trim() !== '' ? header : [],
      );
      io.err(say.columns(kept.join(', ')));
      if (left.length > 0) io.err(say.leftOut(left.join(', ')));
      const importing = { database, keys, workspace, clock, locale };
      if (asked.dryRun) {
        let told = 0;
        const preview = await previewContacts(importing, file, ({ line, column, reason }) => {
          if (told++ < MOST_TOLD) io.err(say.rejected(line, column, reason));
        });
        if (asked.json) io.out(JSON.stringify({ dryRun: true, ...preview }, null, 2));
        else for (const line of [say.dryRun, ...previewLines(preview, locale)]) io.out(line);
        return 0;
      }
      const summary = await importContacts(importing, file, { path: asked.file, by: 'command-line' });
      if (asked.json) io.out(JSON.stringify(summary));
      else {
        const { number } = formats(locale, 'UTC');
        io.out(say.imported(plural(locale, summary.imported, say.rows(number(summary.imported)))));
        if (summary.duplicates > 0)
          io.out(plural(locale, summary.duplicates, say.known(number(summary.duplicates))));
        for (const line of previewLines(summary, locale)) io.out(line);
        if (summary.rejects !== null) io.out(say.rejects(summary.rejects));
        io.out(say.undo(summary.number));
      }
      return 0;
    } finally {
      await office.close();
    }
  },
};

/** More would scroll the first ones away. */
const MOST_TOLD = 20;

interface ContactsAsked {
  readonly file: string;
  readonly said: readonly SaidColumn[];
  readonly channel: ContactChannel | null;
  readonly dateOrder: DateOrder | null;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** @throws UsageError in the operator's language */
async function parse(args: readonly string[], locale: Locale): Promise<ContactsAsked> {
  const say = words(locale);
  const options = {
    map: { type: 'string', multiple: true },
    channel: { type: 'string' },
    dates: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  } as const;
  const { values, positionals } = argumentsIn(args, { options, allowPositionals: true }, locale);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(say.oneFile);
  const channel = values.channel === undefined ? null : channelMeant(values.channel);
  if (channel === null && values.channel !== undefined) throw new UsageError(say.badChannel(values.channel));
  const dateOrder = dateOrders.find((each) => each === values.dates) ?? null;
  if (dateOrder === null && values.dates !== undefined) throw new UsageError(say.badDates);
  const said = await asUsage(locale, async () => (values.map ?? []).flatMap((text) => parseMap(text)));
  return { file, said, channel, dateOrder, dryRun: values['dry-run'] ?? false, json: values.json ?? false };
}

function previewLines(preview: ContactPreview, locale: Locale): string[] {
  const say = words(locale);
  const { number, fullDay, list } = formats(locale, 'UTC');
  const { contacts, from, to, channels, rejected, furniture, unknown, late, newDepartments } = preview;
  const many = (count: number, forms: (count: string) => { one: string; other: string }) =>
    count === 0 ? [] : [plural(locale, count, forms(number(count)))];
  const day = (text: string) => fullDay(dateOf(dayOf(text)));
  const named = Object.entries(channels).map(
    ([channel, count]) => `${nameOfChannel(channel, locale)} ${number(count)}`,
  );
  return [
    ...(from === null || to === null
      ? [say.none]
      : [
          say.span(
            plural(locale, contacts, say.contacts(number(contacts))),
            day(from),
            day(to),
            named.join(', '),
          ),
        ]),
    ...many(unknown, say.unknown),
    ...many(late, say.late),
    ...(newDepartments.length === 0 ? [] : [say.newDepartments(list(newDepartments))]),
    ...many(rejected, say.refused),
    ...many(furniture, say.furniture),
  ];
}

const words = phrases({
  en: {
    oneFile: 'Name one file to import. See: portevoix import-contacts --help',
    noFile: (file: string) => `There is no file ${file}.`,
    badChannel: (given: string) =>
      `--channel: “${given}” is none of shop, web, app, phone, email, chat, post, field, other.`,
    badDates: '--dates: dmy, mdy or ymd.',
    column: (header: string, field: string) => `“${header}” = ${field}`,
    columns: (columns: string) => `Columns: ${columns}`,
    leftOut: (columns: string) => `Not stored: ${columns}`,
    dryRun: 'Nothing was stored: this was a dry run.',
    rows: (count: string) => ({ one: `${count} row`, other: `${count} rows` }),
    imported: (rows: string) => `Stored: ${rows}.`,
    known: (count: string) => ({
      one: `${count} row was there already; nothing changed.`,
      other: `${count} rows were there already; nothing changed.`,
    }),
    contacts: (count: string) => ({ one: `${count} contact`, other: `${count} contacts` }),
    none: 'There is no contact in it.',
    span: (contacts: string, from: string, to: string, channels: string) =>
      `In the file: ${contacts}, from ${from} to ${to} (${channels}).`,
    unknown: (count: string) => ({
      one: `${count} has a reason that no rule knows: it is counted with no department.`,
      other: `${count} have a reason that no rule knows: they are counted with no department.`,
    }),
    late: (count: string) => ({
      one: `${count} is of a month that is closed: it is in the next statement, as late.`,
      other: `${count} are of months that are closed: they are in the next statement, as late.`,
    }),
    newDepartments: (names: string) =>
      `New departments: ${names}. Admins give them a channel under “Contacts”.`,
    refused: (count: string) => ({ one: `${count} row was refused.`, other: `${count} rows were refused.` }),
    rejected: (line: number, column: string, reason: string) =>
      column === '' ? `  line ${line}: ${reason}` : `  line ${line}, “${column}”: ${reason}`,
    furniture: (count: string) => ({
      one: `${count} row of totals or notes was passed over.`,
      other: `${count} rows of totals or notes were passed over.`,
    }),
    rejects: (file: string) => `What was refused, with the reason of each: ${file}`,
    undo: (number: number) => `To take it back: portevoix contacts undo ${number}`,
  },
  fr: {
    oneFile: fr`Indiquez un fichier à importer. Voir : portevoix import-contacts --help`,
    noFile: (file) => `Il n’y a pas de fichier ${file}.`,
    badChannel: (given) =>
      fr`--channel : « ${given} » n’est pas l’un de shop, web, app, phone, email, chat, post, field, other.`,
    badDates: fr`--dates : dmy, mdy ou ymd.`,
    column: (header, field) => fr`« ${header} » = ${field}`,
    columns: (columns) => fr`Colonnes : ${columns}`,
    leftOut: (columns) => fr`Non enregistrées : ${columns}`,
    dryRun: fr`Rien n’a été enregistré : c’était un essai.`,
    rows: (count) => ({ one: `${count} ligne`, other: `${count} lignes` }),
    imported: (rows) => fr`Enregistré : ${rows}.`,
    known: (count) => ({
      one: fr`${count} ligne était déjà là ; rien n’a changé.`,
      other: fr`${count} lignes étaient déjà là ; rien n’a changé.`,
    }),
    contacts: (count) => ({ one: `${count} contact`, other: `${count} contacts` }),
    none: 'Il ne contient aucun contact.',
    span: (contacts, from, to, channels) =>
      fr`Dans le fichier : ${contacts}, du ${from} au ${to} (${channels}).`,
    unknown: (count) => ({
      one: fr`${count} a un motif qu’aucune règle ne connaît : il n’est compté pour aucun service.`,
      other: fr`${count} ont un motif qu’aucune règle ne connaît : ils ne sont comptés pour aucun service.`,
    }),
    late: (count) => ({
      one: fr`${count} est d’un mois déjà clos : il sera dans le prochain relevé, comme retard.`,
      other: fr`${count} sont de mois déjà clos : ils seront dans le prochain relevé, comme retards.`,
    }),
    newDepartments: (names) =>
      fr`Nouveaux services : ${names}. Les admins leur donnent un canal sous « Contacts ».`,
    refused: (count) => ({
      one: `${count} ligne a été refusée.`,
      other: `${count} lignes ont été refusées.`,
    }),
    rejected: (line, column, reason) =>
      column === '' ? fr`  ligne ${line} : ${reason}` : fr`  ligne ${line}, « ${column} » : ${reason}`,
    furniture: (count) => ({
      one: fr`${count} ligne de total ou de note a été ignorée.`,
      other: fr`${count} lignes de totaux ou de notes ont été ignorées.`,
    }),
    rejects: (file) => fr`Ce qui a été refusé, avec la raison de chacun : ${file}`,
    undo: (number) => fr`Pour le retirer : portevoix contacts undo ${number}`,
  },
});
