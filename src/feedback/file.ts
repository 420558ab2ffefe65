// A file of answers, CSV or XLSX: what the command line and the chat import with. Each kind's own reading is in its folder of files/.

export { type DryRun, dryRunFile } from './files/dry-run.ts';
export type { Guess, GuessSettings } from './files/guess.ts';
export { type ImportSummary, importFile } from './files/import.ts';
export { guessFile } from './files/read.ts';
