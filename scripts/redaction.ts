// `npm run redaction`: how much of what is personal the redactor takes out of the labelled comments, and how much else with it.
// `--faults` also lists what was missed or wrongly taken out in the development half; the held-out half stays unread.
import { stdout } from 'node:process';
import { redact } from '../src/feedback/redaction.ts';
import {
  type LabelledComment,
  labels,
  readBlind,
  readBypasses,
  readInnocent,
  readLabelled,
} from '../tests/fixtures/redaction/labelled.ts';
import {
  type Figures,
  leaks,
  measure,
  precision,
  recall,
  structured,
  sum,
} from '../tests/fixtures/redaction/measure.ts';

/** Before: commit a09880d, when the list was written and no rule had seen it. */
const BEFORE: Readonly<Record<string, number>> = {
  email: 50,
  phone: 36,
  iban: 8,
  card: 8,
  link: 18,
  identity: 45,
  address: 27,
  name: 33,
  all: 225,
};

const say = (line = '') => stdout.write(`${line}\n`);
const comments = readLabelled();
const half = (wanted: LabelledComment['half']) => comments.filter((comment) => comment.half === wanted);

table('All comments', comments);
table('Development half (odd comments of each file)', half('development'));
table('Held-out half (even comments of each file)', half('held-out'));
table('Written before its writer had read a rule, measured once, then mended', readBlind('first'));
table('Written after that mending, measured once, then mended', readBlind('second'));
table('Written after that by a writer who had read no rule, measured once, then mended', readBlind('third'));
table(
  'By another writer who had read no rule, for other trades and countries, measured once, then mended',
  readBlind('fourth'),
);
table('Written after that by a third writer who had read no rule, measured once', readBlind('fifth'));
bypasses();
if (process.argv.includes('--faults')) faults(half('development'));
time();

function table(title: string, of: readonly LabelledComment[]): void {
  const measured = measure(of, redact);
  const empty = of.filter(({ spans }) => spans.length === 0).length;
  say(`${title}: ${of.length}, of which ${empty} hold nothing personal`);
  say('              comments  spans  found  missed  wrongly out  recall  precision');
  for (const label of labels) say(row(label, measured.byLabel.get(label) ?? sum(measured, [])));
  say(row('structured', sum(measured, structured)));
  say(
    row(
      'all given',
      sum(
        measured,
        labels.filter((label) => label !== 'stranger'),
      ),
    ),
  );
  say();
}

function bypasses(): void {
  const all = readBypasses();
  const heldOut = all.filter((comment) => comment.half === 'held-out');
  say(
    `Bypasses: ${all.length} ways to write what is personal so that a simple pattern overlooks it, ${heldOut.length} of them held out`,
  );
  say('              written  leaked before  leaks  of held-out  leaks');
  const counted = leaks(all, redact);
  const countedHeldOut = leaks(heldOut, redact);
  for (const [label, { spans, missed }] of counted) {
    const out = countedHeldOut.get(label);
    say(
      cells(
        label,
        [spans, 9],
        [BEFORE[label] ?? '-', 15],
        [missed, 7],
        [out?.spans ?? 0, 13],
        [out?.missed ?? 0, 7],
      ),
    );
  }
  const innocent = readInnocent();
  const touched = innocent.filter(({ text, options }) => redact(text, options).text !== text);
  say(`Innocent texts: ${innocent.length}, of which ${touched.length} lose something (before: 2)`);
  say();
}

function cells(
  name: string,
  ...values: readonly (readonly [value: string | number, width: number])[]
): string {
  return name.padEnd(12) + values.map(([value, width]) => String(value).padStart(width)).join('');
}

function row(name: string, figures: Figures): string {
  return cells(
    name,
    [figures.comments, 10],
    [figures.spans, 7],
    [figures.found, 7],
    [figures.missed, 8],
    [figures.wrong, 13],
    [recall(figures).toFixed(3), 8],
    [figures.right + figures.wrong === 0 ? '-' : precision(figures).toFixed(3), 11],
  );
}

function faults(of: readonly LabelledComment[]): void {
  for (const { what, label, words, comment } of measure(of, redact).faults) {
    say(`${what} ${label} ${JSON.stringify(words)}  in ${comment.file}: ${JSON.stringify(comment.text)}`);
    say(`  became ${JSON.stringify(redact(comment.text, comment.options).text)}`);
  }
  say();
}

/** Beside one plain pass over the words of the same comments, since machines differ and are noisy. */
function time(): void {
  const pass = (comment: LabelledComment) => comment.text.replace(/\p{L}+/gu, (word) => word).length;
  const ours = (comment: LabelledComment) => redact(comment.text, comment.options).text.length;
  const rounds = Array.from({ length: 15 }, () => ({ ours: microseconds(ours), pass: microseconds(pass) }));
  const cost = median(rounds.map((round) => round.ours));
  const ratio = median(rounds.map((round) => round.ours / round.pass));
  say(
    `${cost.toFixed(1)} µs a comment, ${ratio.toFixed(1)} times one pass over its words (medians of 15 rounds)`,
  );
}

function microseconds(act: (comment: LabelledComment) => number): number {
  let length = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; i < 10; i++) for (const comment of comments) length += act(comment);
  const took = Number(process.hrtime.bigint() - start) / 1000;
  if (length === 0) throw new Error('the labelled comments are empty');
  return took / (10 * comments.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
