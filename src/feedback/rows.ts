// A response as its rows: one of its own, and one for each further score and text. What personal data is in the words is gone from them, and the
// customer is a hash. Putting them into their tables is inserting.ts.
import type { Keys } from '../keys.ts';
import type { Cleaned } from './cleaned.ts';
import { type FormerId, identify, type SeenBefore, seenAnswers } from './identity.ts';
import type { FeedbackItem, Score } from './item.ts';
import { type Question, questionOf } from './questions.ts';
import type { ReplyPlace } from './reply-address.ts';
import { scaleText } from './scale.ts';
import { segmentKeysOf } from './segment-filter.ts';
import type { Source } from './sources/source.ts';
import { cleanedInParts } from './work/parts.ts';
import { here, type Worker } from './work/work.ts';

/** The purpose under which originals are sealed. */
export const ORIGINAL = 'feedback.original';

export interface RowSettings {
  readonly keys: Keys;
  /** Seal the words as they came where redaction took something out; otherwise they are gone. */
  readonly keepOriginals: boolean;
  /** The company's country: how national phone numbers are read. */
  readonly country?: string;
  /** What came before in the same file; give the same one to every batch of it. */
  readonly seen?: SeenBefore;
  /** Who takes personal data out of the words; this thread where nobody is named. */
  readonly work?: Worker;
}

export interface ScoreColumns {
  readonly metric: string | null;
  readonly score: number | null;
  readonly askedScore: number | null;
  readonly askedScale: string | null;
  readonly scoreQuestion: string | null;
}

export interface WordColumns {
  readonly verbatim: string | null;
  readonly verbatimQuestion: string | null;
  /** Not sealed yet; null where none is kept. */
  readonly original: string | null;
}

export interface ResponseRow extends ScoreColumns, WordColumns {
  readonly workspaceId: string;
  readonly id: string;
  readonly sourceId: string;
  readonly heat: string;
  /** Of it and not only of its source. */
  readonly isHeatSaid: boolean;
  readonly customer: string | null;
  readonly touchpoint: string | null;
  readonly segments: Readonly<Record<string, string>>;
  /** See segment-filter.ts. */
  readonly segmentKeys: string;
  readonly answeredAt: Date;
  readonly former: readonly FormerId[];
  /** Besides the leading ones. */
  readonly scores: readonly ScoreColumns[];
  readonly comments: readonly WordColumns[];
  readonly questions: readonly Question[];
  /** What search finds it by. */
  readonly indexed: string | null;
  /** See reply-places.ts. */
  readonly replyPlace?: ReplyPlace | null;
}

const NO_SCORE = { metric: null, score: null, askedScore: null, askedScale: null, scoreQuestion: null };
const NO_WORDS = { verbatim: null, verbatimQuestion: null, original: null };
const NONE: readonly never[] = [];

export async function rowsOf(
  workspaceId: string,
  source: Pick<Source, 'id' | 'heat'>,
  items: readonly FeedbackItem[],
  { keys, keepOriginals, country, seen = seenAnswers(), work = here }: RowSettings,
): Promise<ResponseRow[]> {
  const clean = await cleanedInParts(work, { items, ...(country === undefined ? {} : { country }) });
  const belonging = { workspaceId, sourceId: source.id };
  return items.map((item, i) => {
    const { comments, indexed, touchpoint, segments } = cleanAt(clean, i);
    const { id, customer, former } = identify(keys, belonging, item, seen);
    const scores = item.scores.map(scoreColumns);
    const words = comments.map(({ text, isChanged }, at): WordColumns => {
      const { text: came = null, question = null } = item.comments[at] ?? {};
      return {
        verbatim: text,
        verbatimQuestion: question === null ? null : questionOf(question).id,
        original: isChanged && keepOriginals ? came : null,
      };
    });
    const score = scores[0] ?? NO_SCORE;
    const said = words[0] ?? NO_WORDS;
    return {
      workspaceId,
      id,
      sourceId: source.id,
      heat: item.heat ?? source.heat,
      isHeatSaid: item.heat !== null,
      metric: score.metric,
      score: score.score,
      askedScore: score.askedScore,
      askedScale: score.askedScale,
      scoreQuestion: score.scoreQuestion,
      verbatim: said.verbatim,
      verbatimQuestion: said.verbatimQuestion,
      original: said.original,
      customer,
      touchpoint,
      segments,
      segmentKeys: segmentKeysOf(segments),
      answeredAt: item.answeredAt,
      former,
      scores: scores.length > 1 ? scores.slice(1) : NONE,
      comments: words.length > 1 ? words.slice(1) : NONE,
      questions: questionsIn(item),
      indexed,
      ...(item.replyPlace === undefined ? {} : { replyPlace: item.replyPlace }),
    };
  });
}

function scoreColumns({ metric, score, asked, question }: Score): ScoreColumns {
  return {
    metric,
    score,
    askedScore: asked === null ? null : asked.score,
    askedScale: asked === null ? null : scaleText(asked.scale),
    scoreQuestion: question === null ? null : questionOf(question).id,
  };
}

function questionsIn({ scores, comments }: FeedbackItem): readonly Question[] {
  const asked = [...scores, ...comments].flatMap(({ question }) => question ?? []);
  return asked.length === 0 ? NONE : asked.map(questionOf);
}

function cleanAt(clean: readonly Cleaned[], i: number): Cleaned {
  const one = clean[i];
  if (one === undefined) throw new Error('fewer answers came back than were given');
  return one;
}
