// Files of answers that admins share with the bot.
import { keptInPreviews } from '../../imports/forget.ts';
import { importKinds } from '../../imports/telling.ts';
import type { Feature } from '../feature.ts';
import { cancelImporting, startImporting, tryImportAgain } from './acts.ts';
import { importChangeForm, openImportChange } from './change.ts';
import { filesHanded } from './handed.ts';
import { importUndoForm, openImportUndo } from './undo.ts';

export const imports: Feature = {
  name: 'imports',
  asks: {
    'import.start': { run: startImporting, may: 'admin' },
    'import.change': { run: openImportChange, opens: true, may: 'admin' },
    'import.cancel': { run: cancelImporting, may: 'admin' },
    'import.again': { run: tryImportAgain, may: 'admin' },
    'import.undo': { run: openImportUndo, opens: true, may: 'admin' },
  },
  forms: [importChangeForm, importUndoForm],
  heard: filesHanded,
  kinds: importKinds,
  kept: [keptInPreviews],
  naming: [
    { table: 'FileImport', column: 'personId', once: ['fileId'], erased: 'row' },
    { table: 'Batch', column: 'personId', erased: 'stand-in' },
    { table: 'Batch', column: 'undoneById', erased: 'stand-in' },
  ],
};
