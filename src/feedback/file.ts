// A file of answers, of whichever kind: what the command line and the chat import with. Each kind's own reading is in its folder.
export { dryRunCsv as dryRunFile, importCsv as importFile } from './csv/import.ts';
export { guessFile } from './csv/rows.ts';
