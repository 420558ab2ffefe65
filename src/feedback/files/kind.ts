// Tells a workbook from a CSV file by the first bytes, and names the kinds of files that people send instead of either.
import { open } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

/** @throws UserError for what is neither: it says how to make one of it. */
export async function kindOf(file: string): Promise<'csv' | 'xlsx'> {
  const start = await firstBytes(file);
  const begins = (signature: string): boolean => start.startsWith(signature);
  if (begins('PK\x03\x04')) return 'xlsx';
  // Microsoft's compound file: Excel 97-2003, and every workbook that asks for a password.
  if (begins('\xd0\xcf\x11\xe0')) throw new UserError('import.oldExcel', (locale) => say(locale).oldExcel);
  if (FOREIGN.some(begins) || /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml)/i.test(start)) {
    throw new UserError('import.notTable', (locale) => say(locale).notTable);
  }
  return 'csv';
}

/** PDF, PNG, JPEG, GIF, gzip, 7-Zip, RAR, Rich Text, an empty zip archive. */
const FOREIGN = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x1f\x8b',
  '7z\xbc\xaf',
  'Rar!',
  '{\\rtf',
  'PK\x05\x06',
];

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

const say = phrases({
  en: {
    oldExcel:
      'This is a workbook with a password, or of Excel 97-2003 (.xls), and cannot be read. Open it in Excel, take the password off, save it as .xlsx or CSV, and import that file.',
    notTable:
      'This file is neither a CSV file nor an Excel workbook (.xlsx). Open it where it was made, save it as .xlsx or CSV, and import that file.',
  },
  fr: {
    oldExcel: fr`Ce classeur est protégé par un mot de passe, ou au format Excel 97-2003 (.xls) : impossible de le lire. Ouvrez-le dans Excel, retirez le mot de passe, enregistrez-le en .xlsx ou en CSV, puis importez ce fichier-là.`,
    notTable: fr`Ce fichier n’est ni un CSV ni un classeur Excel (.xlsx). Ouvrez-le là où il a été créé, enregistrez-le en .xlsx ou en CSV, puis importez ce fichier-là.`,
  },
});
