// LimeSurvey's responses: the JSON of its export, as RemoteControl 2 gives it ("export_responses", headings by code, answers in short), with the
// questions of the survey as "list_questions" gives them; from the vendor's manual and its public source, not tested live. LimeSurvey sends
// nothing by itself; fetching is pullers/limesurvey.ts.
import { fold } from '../../terms/fold.ts';
import { canBeAskedOn, type Scale } from '../scale.ts';
import { elements, fields, inside, isRecord, wordsOf } from './payload.ts';
import { metricOfQuestion, readResponse, type VendorQuestion } from './questions.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { type FieldUse, useOfName } from './uses.ts';
import type { Vendor } from './vendor.ts';

/**
 * `{ responses: [...] }`, with `questions` beside where they are known: what tells a comment from a number, and a scale. Without them a column is known
 * by what the company called it ("nps", "comment") or by the mapping. Submitted responses only, dated as LimeSurvey dated them, where the company is.
 */
export const limesurvey: Vendor = {
  name: 'limesurvey',
  title: 'LimeSurvey',
  asks: [],
  verify: null,
  read(body, options) {
    const list = inside(body, 'responses');
    if (!Array.isArray(list)) return unread('/responses', { code: 'shape', wanted: 'list' });
    const asked = questionsOf(inside(body, 'questions'));
    const rows = placed(list, '/responses');
    const read = readEach(rows, '/responses', (row, at) => readRow(ownRow(row), at, { asked, options }));
    return read.ok ? { ...read, revises: true } : read;
  },
};

/** Up to version 4 each response stands in an object of its own, under its id. */
export function ownRow(value: unknown): unknown {
  const [only, ...more] = fields(value);
  return only !== undefined && more.length === 0 && isRecord(only[1]) ? only[1] : value;
}

interface AskedColumn {
  readonly title: string;
  readonly type: string;
}

/** By code; of a question with parts each part too, as columns name it: "Q2[SQ001]". */
function questionsOf(list: unknown): ReadonlyMap<string, AskedColumn> {
  const rows = elements(list);
  const byId = new Map(rows.map((each) => [wordsOf(inside(each, 'qid')), each]));
  return new Map(
    rows.flatMap((each): [string, AskedColumn][] => {
      const code = wordsOf(inside(each, 'title'));
      if (code === null) return [];
      const own = { title: inWords(inside(each, 'question')), type: typeOf(each) };
      const parent = byId.get(wordsOf(inside(each, 'parent_qid')));
      if (parent === undefined) return [[code, own]];
      const title = [inWords(inside(parent, 'question')), own.title].filter((part) => part !== '').join(': ');
      return [[`${wordsOf(inside(parent, 'title'))}[${code}]`, { title, type: typeOf(parent) }]];
    }),
  );
}

function typeOf(question: unknown): string {
  return wordsOf(inside(question, 'type')) ?? '';
}

/** Questions are written in HTML. */
function inWords(value: unknown): string {
  const text = (wordsOf(value) ?? '').slice(0, 5_000).replace(/<[^>]{0,500}>/g, ' ');
  const plain = text.replace(/&(nbsp|amp|lt|gt|quot|#0?39);/g, (entity) => ENTITIES.get(entity) ?? ' ');
  return plain.replace(/\s+/g, ' ').trim();
}

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', '’'],
  ['&#039;', '’'],
]);

/** Columns of LimeSurvey's own. The address of a respondent's machine is among them: none of these is ever stored. */
const OWN: ReadonlySet<string> = new Set([
  ...['id', 'submitdate', 'lastpage', 'startlanguage', 'seed', 'token', 'startdate', 'datestamp'],
  ...['ipaddr', 'refurl', 'quota_exit'],
]);

/** What LimeSurvey writes where a survey does not date its responses. */
const UNDATED = /^1980-01-01/;

function readRow(
  row: unknown,
  at: string,
  { asked, options }: { readonly asked: ReadonlyMap<string, AskedColumn>; readonly options: ReadOptions },
): Read {
  if (!isRecord(row)) return unread(at, { code: 'shape', wanted: 'object' });
  const submitted = wordsOf(inside(row, 'submitdate'));
  if (submitted === null) return taken([], { ignored: ['response:incomplete'] });
  const columns = fields(row).filter(([name]) => (asked.size > 0 ? isAsked(name, asked) : !OWN.has(name)));
  const questions = columns.map(([name, value]) => questionOf(name, value, asked));
  const language: VendorQuestion = {
    id: 'language',
    guess: 'segment',
    value: inside(row, 'startlanguage'),
  };
  return readResponse(
    {
      id: inside(row, 'id'),
      idAt: `${at}/id`,
      answeredAt: UNDATED.test(submitted) ? (wordsOf(inside(row, 'datestamp')) ?? undefined) : submitted,
      customer: wordsOf(inside(row, 'token')),
      pointer: at,
    },
    [...questions, language],
    options,
  );
}

function isAsked(name: string, asked: ReadonlyMap<string, AskedColumn>): boolean {
  return asked.has(name) || asked.has(mainOf(name));
}

/** "Q2" of "Q2[SQ001]" and of "Q2[comment]". */
function mainOf(name: string): string {
  return name.replace(/\[.*$/s, '');
}

function questionOf(name: string, value: unknown, asked: ReadonlyMap<string, AskedColumn>): VendorQuestion {
  const known = asked.get(name) ?? asked.get(mainOf(name)) ?? { title: '', type: '' };
  const { title, type } = name.endsWith('[comment]') ? { ...known, type: 'T' } : known;
  const scale = SCALES.get(type) ?? null;
  const own = useOfName(name);
  return {
    id: name,
    title: title === '' ? null : title,
    guess: own ?? guessOf(type, title, { scale, value }),
    scale: own === 'nps' ? null : scale,
    value,
  };
}

/** Five and ten points to choose from, alone or in a table. */
const SCALES = new Map<string, Scale>([
  ['5', { low: 1, high: 5 }],
  ['A', { low: 1, high: 5 }],
  ['B', { low: 1, high: 10 }],
]);

/**
 * By the manual's types of questions: a long or huge free text is a comment; a short one may be anything. Of a choice or a number nothing tells the
 * scale, so that only one that asks to recommend is known; what has points is what its words ask.
 */
function guessOf(
  type: string,
  title: string,
  { scale, value }: { readonly scale: Scale | null; readonly value: unknown },
): FieldUse | null {
  if (type === 'T' || type === 'U') return 'verbatim';
  const asks = metricOfQuestion(title);
  if (scale !== null) return asks !== null && canBeAskedOn(asks, scale) ? asks : null;
  if (type === 'S') return /\b(name|nom|prenom)\b/.test(fold(title)) ? 'name' : null;
  const isNumber = /^(?:\d|10)(?:\.0+)?$/.test(wordsOf(value) ?? '');
  const isChosen = ['N', 'L', '!', 'O', 'K', 'F', 'H'].includes(type);
  return asks === 'nps' && isChosen && (isNumber || wordsOf(value) === null) ? 'nps' : null;
}
