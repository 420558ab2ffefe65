// What all values of each column show, gathered row by row in memory that does not grow with the file. Pure; what it means is in understanding.ts.
import { type OrderEvidence, orderGathering } from '../../dates/order.ts';
import { isNoAnswer } from '../../no-answer.ts';

/** Distinct values that are counted; a column of scores or of segments has fewer. */
const MOST_DISTINCT = 200;
/** Values that are compared for whether any comes twice. */
const MOST_COMPARED = 20_000;
/** Longer texts are counted by their beginning. In characters. */
const LONGEST = 300;

/** In characters: names of shops, products and regions are shorter. */
const LONG = 60;

export interface ColumnSummary {
  /** Cells with something in them, and of these those that say "N/A" and the like. */
  readonly filled: number;
  readonly noAnswers: number;
  /** Each answer with how often it came, in the order of the file; the first MOST_DISTINCT. */
  readonly values: ReadonlyMap<string, number>;
  /** There are more than in `values`. */
  readonly isMany: boolean;
  /** Cells whose value had come before, as far as they were compared. */
  readonly again: number;
  /** In characters, how many are longer than LONG, and the mean number of words. */
  readonly longest: number;
  readonly long: number;
  readonly words: number;
  /** In which order its dates may be read. */
  readonly order: OrderEvidence;
}

/** Of a file with one line for each question: the answers to each. */
export interface LongSummary {
  readonly question: number;
  readonly answer: number;
  readonly questions: ReadonlyMap<string, ColumnSummary>;
}

export interface Summary {
  readonly rows: number;
  readonly columns: readonly ColumnSummary[];
  readonly long: LongSummary | null;
}

export interface Summariser {
  add(cells: readonly string[]): void;
  summary(): Summary;
}

/** @param long the places of the question and of its answer, where each line is one of several of a response */
export function summariser(
  columns: number,
  long: { readonly question: number; readonly answer: number } | null = null,
): Summariser {
  const gathered = Array.from({ length: columns }, gatherer);
  const questions = new Map<string, Gatherer>();
  let rows = 0;
  return {
    add(cells) {
      rows++;
      for (let i = 0; i < columns; i++) gathered[i]?.add(cells[i] ?? '');
      if (long === null) return;
      const question = (cells[long.question] ?? '').trim();
      if (question === '') return;
      let answers = questions.get(question);
      if (answers === undefined) {
        if (questions.size >= MOST_DISTINCT) return;
        answers = gatherer();
        questions.set(question, answers);
      }
      answers.add(cells[long.answer] ?? '');
    },
    summary: () => ({
      rows,
      columns: gathered.map((each) => each.summary()),
      long:
        long === null
          ? null
          : {
              ...long,
              questions: new Map([...questions].map(([name, each]) => [name, each.summary()] as const)),
            },
    }),
  };
}

interface Gatherer {
  add(cell: string): void;
  summary(): ColumnSummary;
}

/** What could begin a date whose order has to be found. */
const DATED = /^\D{0,14}\d{1,2}(?:[-/.\s]|\p{L}{2})/u;
/** Longer texts are none. In characters. */
const LONGEST_DATE = 60;

function gatherer(): Gatherer {
  const values = new Map<string, number>();
  let compared: Set<number> | null = new Set();
  const count = {
    filled: 0,
    noAnswers: 0,
    longest: 0,
    long: 0,
    again: 0,
  };
  const order = orderGathering();
  let texts = 0;
  let words = 0;
  let isMany = false;
  return {
    add(cell) {
      const text = cell.trim();
      if (text === '') return;
      count.filled++;
      if (text.length <= LONGEST_DATE && DATED.test(text)) order.add(text);
      const known = values.get(text);
      if (known !== undefined) {
        values.set(text, known + 1);
        count.again++;
        return;
      }
      if (isMany && compared === null) return;
      if (isNoAnswer(text)) {
        count.noAnswers++;
        return;
      }
      count.longest = Math.max(count.longest, text.length);
      if (text.length > LONG) count.long++;
      texts++;
      words += text.length < LONGEST ? text.split(/\s+/).length : LONGEST / 6;
      const short = text.slice(0, LONGEST);
      if (values.size < MOST_DISTINCT) values.set(short, 1);
      else isMany = true;
      if (compared === null) return;
      const print = printOf(short);
      if (compared.has(print)) count.again++;
      compared.add(print);
      if (compared.size > MOST_COMPARED) compared = null;
    },
    summary: () => ({
      ...count,
      order: order.evidence(),
      words: words / Math.max(1, texts),
      values,
      isMany,
    }),
  };
}

/** A number that is another one for another text, but for one pair in a thousand million. */
function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) print = Math.imul(print ^ text.charCodeAt(i), 0x01000193);
  return print;
}

const NOTHING: ColumnSummary = gatherer().summary();

/** Of one place; an empty one beyond the last. */
export function columnOf({ columns }: Summary, at: number): ColumnSummary {
  return columns[at] ?? NOTHING;
}
