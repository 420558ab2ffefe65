// A file of answers, CSV or XLSX: what the command line and the chat import with. Each kind's own reading is in its folder of files/.
export type { Guess, GuessSettings } from './files/guess.ts';
export { type DryRun, dryRunFile, type ImportSummary, importFile } from './files/import.ts';
export { guessFile } from './files/read.ts';
