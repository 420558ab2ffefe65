// Every suggestion. What is in a row, and who is named in it, is decided in suggestions/export/.
import { exportRows } from '../suggestions/export/rows.ts';
import { suggestionSheet } from '../suggestions/export/sheet.ts';
import { defineExport } from './export.ts';

export const suggestionExport = defineExport({
  name: 'suggestions',
  isDated: true,
  rows: ({ db, workspace, since }) => exportRows(db, workspace.id, { from: since }),
  sheet: suggestionSheet,
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} idée`, other: `${count} idées` }
      : { one: `${count} suggestion`, other: `${count} suggestions` },
});
