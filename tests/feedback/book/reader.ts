// A program: reads the file that it is given to its end as an import does, without storing, and tells as JSON what came of it and what memory
// the process took at most, in megabytes.
import { guessFile } from '../../../src/feedback/file.ts';
import { readRows } from '../../../src/feedback/files/rows.ts';

const [, , file = ''] = process.argv;
const now = new Date('2026-11-22T10:00:00Z');
const guess = await guessFile(file, { overrides: [], usualDateOrder: 'dmy', now });
let items = 0;
let rejected = 0;
for await (const rows of readRows(file, guess, { timeZone: 'Europe/Paris', now, locale: 'en', heat: null })) {
  items += rows.items.length;
  rejected += rows.rejected;
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ items, rejected, megabytes }));
