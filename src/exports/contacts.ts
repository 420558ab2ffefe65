// The lines of all closed months of contacts, for accounting: the amounts of a month add up to its total.
import { type ContactLineRow, lineRows, lineSheet } from '../contacts/sheet.ts';
import { closedStatement } from '../contacts/statement.ts';
import { defineExport, type ExportQuestion } from './export.ts';

async function* closedLines({ db, workspace, since }: ExportQuestion): AsyncGenerator<ContactLineRow> {
  const months = await db.contactStatement.findMany({
    where: {
      workspaceId: workspace.id,
      ...(since === undefined ? {} : { month: { gte: since.slice(0, 7) } }),
    },
    orderBy: { month: 'asc' },
    select: { month: true },
  });
  for (const { month } of months) {
    const statement = await closedStatement(db, workspace.id, month);
    if (statement) yield* lineRows(statement);
  }
}

const ELEMENTS =
  '{ month, state, department, reason, channel, madeIn, contacts, minutes, uncosted, amount, currency }.';

export const contactsExport = defineExport<ContactLineRow>({
  name: 'contacts',
  about: {
    en: 'what contacts of closed months cost, by month, department, reason and channel; amounts add up to the month’s',
    fr: 'ce que coûtent les contacts des mois clos, par mois, service, motif et canal ; les montants font celui du mois',
  },
  elements: {
    en: `${ELEMENTS} Amounts and minutes are texts with a point; department is null where nobody knows it.`,
    fr: `${ELEMENTS} Montants et minutes sont des textes avec un point ; department est nul si personne ne le connaît.`,
  },
  isDated: true,
  rows: closedLines,
  sheet: lineSheet,
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} ligne`, other: `${count} lignes` }
      : { one: `${count} line`, other: `${count} lines` },
});
