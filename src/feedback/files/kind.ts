// Tells workbooks from CSV files by what is in them, and names the kinds of files that people send instead: each with what to do.
import { open } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { openArchive } from './book/archive.ts';
import { notWorkbook } from './book/refusals.ts';

/** @throws UserError for what is neither: it says how to make one of it. */
export async function kindOf(file: string): Promise<'csv' | 'xlsx' | 'ods'> {
  const start = await bytesAt(file, 0, 512);
  const begins = (signature: string): boolean => start.startsWith(signature);
  if (begins('PK\x03\x04')) return bookIn(file);
  if (begins(COMPOUND)) throw refused((await isProtected(file, start)) ? 'password' : 'oldExcel');
  if (MARKUP.test(start))
    throw refused(/<(?:html|table|meta|!doctype html)/i.test(start) ? 'webPage' : 'xml');
  if (FOREIGN.some(begins)) throw refused('notTable');
  return 'csv';
}

async function bookIn(file: string): Promise<'xlsx' | 'ods'> {
  const archive = await openArchive(file);
  try {
    if (archive.has('xl/workbook.bin')) throw refused('binary');
    if (archive.has('[Content_Types].xml')) return 'xlsx';
    if (archive.has('content.xml') && archive.has('mimetype')) {
      let type = '';
      for await (const bytes of archive.part('mimetype', 1_000)) type += bytes.toString('latin1');
      if (/opendocument\.spreadsheet/.test(type)) return 'ods';
      throw notWorkbook();
    }
    if (archive.has('Index/Document.iwa') || archive.has('Index.zip')) throw refused('numbers');
    throw notWorkbook();
  } finally {
    await archive.close();
  }
}

/** Microsoft's compound file: Excel 97-2003, and every workbook that asks for a password. [MS-CFB] 2.2 */
const COMPOUND = '\xd0\xcf\x11\xe0';
const SECTOR_AT = 0x30;
const DIRECTORY = 4_096;

/** A workbook with a password is one stream of the compound file, by this name ([MS-OFFCRYPTO] 2.3.1), which stands in its directory. */
async function isProtected(file: string, start: string): Promise<boolean> {
  const header = Buffer.from(start, 'latin1');
  if (header.length < SECTOR_AT + 4) return false;
  const sector = header.readUInt32LE(SECTOR_AT);
  const size = header.readUInt16LE(0x1e) === 12 ? 4_096 : 512;
  const directory = await bytesAt(file, (sector + 1) * size, DIRECTORY);
  return directory.includes(Buffer.from('EncryptedPackage', 'utf16le').toString('latin1'));
}

/** A byte order mark may stand before it. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|body|table|\?xml|!--)/i;
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

async function bytesAt(file: string, at: number, length: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

interface Words {
  readonly password: string;
  readonly oldExcel: string;
  readonly binary: string;
  readonly numbers: string;
  readonly webPage: string;
  readonly xml: string;
  readonly notTable: string;
}

const CODES: Readonly<Record<keyof Words, string>> = {
  password: 'import.locked',
  oldExcel: 'import.oldExcel',
  binary: 'import.notWorkbook',
  numbers: 'import.notWorkbook',
  webPage: 'import.notTable',
  xml: 'import.notTable',
  notTable: 'import.notTable',
};

function refused(kind: keyof Words): UserError {
  return new UserError(CODES[kind], (locale: Locale) => say(locale)[kind]);
}

const say = phrases<Words>({
  en: {
    password:
      'This workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook), save it, and import that file.',
    oldExcel:
      'This is a workbook of Excel 97-2003 (.xls), which cannot be read. Open it in Excel or LibreOffice, save it as .xlsx or CSV, and import that file.',
    binary:
      'This is a binary workbook (.xlsb), which cannot be read. Open it in Excel, save it as “Excel Workbook (.xlsx)” or CSV, and import that file.',
    numbers:
      'This is a Numbers document, which cannot be read. Open it in Numbers, choose File, Export To, Excel or CSV, and import that file.',
    webPage:
      'This is a web page, whatever its name says: some tools export one as .xls. Open it in Excel or LibreOffice, save it as .xlsx or CSV, and import that file.',
    xml: 'This is an XML file. If Excel opens it, save it there as .xlsx or CSV, and import that file.',
    notTable:
      'This file is neither a CSV file nor a workbook (.xlsx, .ods). Open it where it was made, save it as .xlsx or CSV, and import that file.',
  },
  fr: {
    password: fr`Ce classeur est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier, Informations, Protéger le classeur), enregistrez-le, puis importez ce fichier-là.`,
    oldExcel: fr`Ce classeur est au format Excel 97-2003 (.xls), que je ne sais pas lire. Ouvrez-le dans Excel ou LibreOffice, enregistrez-le en .xlsx ou en CSV, puis importez ce fichier-là.`,
    binary: fr`Ce classeur est au format binaire (.xlsb), que je ne sais pas lire. Ouvrez-le dans Excel, enregistrez-le au format « Classeur Excel (.xlsx) » ou en CSV, puis importez ce fichier-là.`,
    numbers: fr`C’est un document Numbers, que je ne sais pas lire. Ouvrez-le dans Numbers, choisissez Fichier, Exporter vers, Excel ou CSV, puis importez ce fichier-là.`,
    webPage: fr`C’est une page web, quoi que dise son nom : certains outils en exportent sous le nom de .xls. Ouvrez-la dans Excel ou LibreOffice, enregistrez-la en .xlsx ou en CSV, puis importez ce fichier-là.`,
    xml: fr`C’est un fichier XML. Si Excel l’ouvre, enregistrez-le depuis Excel en .xlsx ou en CSV, puis importez ce fichier-là.`,
    notTable: fr`Ce fichier n’est ni un CSV ni un classeur (.xlsx, .ods). Ouvrez-le là où il a été créé, enregistrez-le en .xlsx ou en CSV, puis importez ce fichier-là.`,
  },
});
