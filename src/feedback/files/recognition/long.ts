// Files with one line for each question: the lines of one response become one. Pure; the lines are read elsewhere.
import { UserError } from '../../../errors.ts';
import { fr, phrases } from '../../../i18n/phrases.ts';
import type { Heat } from '../../filters.ts';
import type { RawComment, RawItem, RawScore } from '../../item.ts';
import type { FileRecord } from '../record.ts';
import { type RawOf, type ReadScore, rawReader, scoreReader } from './reading.ts';
import type { Understanding } from './understanding.ts';

/** Responses held at once where their lines do not stand together. */
const MOST_HELD = 100_000;

export interface Grouped {
  /** The first of its lines. */
  readonly record: FileRecord;
  readonly raw: RawItem;
}

export interface Grouping {
  /** Whole responses that this line ends. @throws UserError('import.unsorted') where too many are open. */
  add(record: FileRecord, cells: readonly string[]): readonly Grouped[];
  end(): readonly Grouped[];
}

interface Open {
  readonly record: FileRecord;
  readonly raw: RawItem;
  readonly scores: RawScore[];
  readonly comments: RawComment[];
  readonly asked: Set<string>;
}

/** Null where each line is a response of its own. */
export function grouping(understood: Understanding, heat: Heat | null): Grouping | null {
  const { questions, columns } = understood;
  if (questions === null) return null;
  const placeOf = (wanted: string) => columns.findIndex(({ field }) => field === wanted);
  const [question, answer, id] = [placeOf('question'), placeOf('answer'), placeOf('id')];
  const rawOf: RawOf = rawReader(understood, heat);
  const readers = new Map<string, ReadScore>();
  for (const [name, column] of questions)
    if (column.field === 'score') readers.set(name, scoreReader(column, understood.metric));
  let open = new Map<string, Open>();
  let whole: Grouped[] = [];
  const ended = ({ record, raw, scores, comments }: Open): Grouped => ({
    record,
    raw: {
      ...raw,
      scores: [...list<RawScore>(raw.scores), ...scores],
      comments: [...list<RawComment>(raw.comments), ...comments],
    },
  });
  return {
    add(record, cells) {
      const raw = rawOf(cells);
      const own = id >= 0 ? (cells[id] ?? '').trim() : '';
      const key = own === '' ? JSON.stringify([raw.customer, raw.answeredAt]) : `#${own}`;
      const asked = (cells[question] ?? '').trim();
      let response = open.get(key);
      // Where nothing else parts two responses, the same question once more does.
      if (own === '' && response?.asked.has(asked)) {
        whole.push(ended(response));
        response = undefined;
      }
      if (response === undefined) {
        if (open.size >= MOST_HELD) throw new UserError('import.unsorted', (locale) => say(locale).unsorted);
        response = { record, raw, scores: [], comments: [], asked: new Set() };
        open.set(key, response);
      }
      response.asked.add(asked);
      const said = cells[answer] ?? '';
      const kind = questions.get(asked)?.field;
      if (kind === 'score') {
        const read = readers.get(asked);
        if (read) response.scores.push(read(said, ''));
      } else if (kind === 'verbatim') response.comments.push({ text: said, question: asked });
      return [];
    },
    end() {
      const all = [...whole, ...[...open.values()].map(ended)];
      open = new Map();
      whole = [];
      return all;
    },
  };
}

function list<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value : [];
}

const say = phrases({
  en: {
    unsorted: `The file has one line for each question and more than ${MOST_HELD} responses. Split it, for instance by month, and import the parts.`,
  },
  fr: {
    unsorted: fr`Le fichier a une ligne par question et plus de ${MOST_HELD} réponses. Découpez-le, par exemple par mois, puis importez les parties.`,
  },
});
