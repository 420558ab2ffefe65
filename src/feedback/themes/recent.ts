// What is new in one period of a company: which comments are read, and how many there must be before anything is said.
// How a theme is found: themes.ts. How it is worded: digests.
import type { Store } from '../../database/client.ts';
import { localeOf } from '../../i18n/locale.ts';
import type { Language } from '../../terms/language.ts';
import { stemOf } from '../../terms/stems.ts';
import { tokensOf } from '../../terms/terms.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import {
  answersIn,
  type FeedbackFilters,
  type Intake,
  type Metric,
  metrics,
  type Period,
} from '../filters.ts';
import { furtherWords, textsOf } from '../further.ts';
import { ASKED, type AskedScore, askedOf } from '../scores.ts';
import { unasked } from '../sources/elicited.ts';
import { isCrowd, LEAST_CUSTOMERS } from '../verbatims.ts';
import { foundThemes } from './apart.ts';
import { applyChoices, membersOf } from './choices.ts';
import { themeChoices } from './chosen.ts';
import type { Comment, Theme, ThemeVerbatim } from './theme.ts';

/** Periods of the same length, just before, that a period is compared with. */
export const REFERENCE_PERIODS = 8;

/** In fewer of them with comments, what is ordinary cannot be told from what is new. */
const LEAST_PERIODS = 3;

/** Comments that are read at most, so that a large company's digest stays within its time and memory. */
export const READ_MOST = { now: 10_000, eachBefore: 2_000 } as const;

export interface ThemeQuestion extends Period {
  readonly filters?: FeedbackFilters;
  /** Instead of the comments given in the period: those that came in. They are none of the periods before. */
  readonly intake?: Intake;
  /** Ids of feedback that readers saw not long ago. */
  readonly avoid?: ReadonlySet<string>;
  /** Least number of distinct customers in the period; a comment of an unknown customer counts as one of its own. */
  readonly floor?: number;
  /** Who reads: names that admins gave are in this language where they gave one. Absent, or null: in the theme's own. */
  readonly locale?: Language | null;
}

export interface NewTheme extends Omit<Theme, 'verbatim' | 'otherVerbatim'> {
  /** Of this period, redacted; in the reader's language where the theme is of two. Data, never markup. */
  readonly verbatim: NewVerbatim | null;
  /** Of a theme in two languages, one in the other. */
  readonly otherVerbatim: NewVerbatim | null;
}

export interface NewVerbatim extends ThemeVerbatim {
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
  readonly asked?: AskedScore | null;
}

export interface NewThemes {
  /** Those that an admin pinned, then the others, the strongest first. */
  readonly themes: readonly NewTheme[];
  /** Comments of this period that were read, in French or in English. */
  readonly comments: number;
  /** Besides, in languages that are not read for themes. */
  readonly inOther: number;
  /** Comments of the periods before. */
  readonly referenceComments: number;
  /** Whether there were more, of which these are drawn at random, the same each time. */
  readonly sampled: boolean;
}

/**
 * Null where nothing can be said: fewer than 8 comments or than `floor` customers in the period, or fewer than 3 of the 8 periods
 * before with comments. The company's own name is no theme. What admins pinned, renamed and muted is applied. Reads at most 10,000 comments of the period and 2,000 of each of the
 * 8 before it.
 */
export async function newThemes(
  db: Store,
  workspace: Pick<Workspace, 'id' | 'name' | 'locale'>,
  { from, to, filters = {}, intake, avoid, floor = LEAST_CUSTOMERS, locale = null }: ThemeQuestion,
): Promise<NewThemes | null> {
  // Twice the same: PostgreSQL takes the rows of one workspace to lie in the order of their ids, and would go through a whole history
  // so until it has met enough of the period. Of a list it finds them by their dates.
  const workspaceId = { in: [workspace.id, workspace.id] };
  // What we asked for ourselves is no theme of theirs.
  const ofThemselves = await unasked(db, workspace.id);
  const commentsIn = (which: Period | Intake) => ({
    AND: [
      ofThemselves,
      { ...answersIn(workspace.id, which, filters), workspaceId },
      { verbatim: { not: null } },
      { verbatim: { not: '' } },
    ],
  });
  const isHistory = intake && {
    OR: [{ receivedAt: { lt: intake.received.from } }, { answeredAt: { lt: intake.givenSince } }],
  };
  const historyIn = (period: Period) => {
    const { AND } = commentsIn(period);
    return { AND: [...AND, ...(isHistory ? [isHistory] : [])] };
  };
  const now = commentsIn(intake ?? { from, to });
  if (!(await isCrowd(db, now, floor))) return null;
  const periods = periodsBefore({ from, to });
  const before: DrawnComments[] = [];
  for (const period of periods)
    before.push(await draw(db, workspace.id, historyIn(period), READ_MOST.eachBefore));
  if (before.filter(({ comments }) => comments.length > 0).length < LEAST_PERIODS) return null;
  const { comments: current, more } = await draw(db, workspace.id, now, READ_MOST.now);
  const reference = before.flatMap(({ comments }) => comments);
  const choices = await themeChoices(db, workspace.id);
  const { themes: found, inOther } = await foundThemes(current, reference, {
    referenceStarts: periods.map((period) => period.from),
    names: [workspace.name],
    language: localeOf(workspace.locale),
    reader: locale,
    pinned: choices.filter(({ isPinned, isMuted, joined }) => isPinned && !isMuted && joined.length === 0),
    joined: choices
      .filter(({ joined }) => joined.length > 0)
      .map((each) => ({ members: membersOf(each), pinned: each.isPinned && !each.isMuted })),
    ...(avoid ? { avoid } : {}),
  });
  return {
    themes: applyChoices(found, choices, locale).map((theme) => ({
      ...theme,
      verbatim: verbatimAmong(current, theme, theme.verbatim),
      otherVerbatim: verbatimAmong(current, theme, theme.otherVerbatim),
    })),
    comments: current.length - inOther.now,
    inOther: inOther.now,
    referenceComments: reference.length - inOther.before,
    sampled: more || before.some((each) => each.more),
  };
}

/** First to last; the last one ends where this one starts. */
function periodsBefore({ from, to }: Period): Period[] {
  const length = to.getTime() - from.getTime();
  const start = (back: number) => new Date(from.getTime() - back * length);
  return Array.from({ length: REFERENCE_PERIODS }, (_, at) => ({
    from: start(REFERENCE_PERIODS - at),
    to: start(REFERENCE_PERIODS - at - 1),
  }));
}

interface ReadComment extends Comment {
  /** Each for itself; `text` has them all. */
  readonly texts: readonly string[];
  readonly touchpoint: string | null;
  readonly metric: Metric | null;
  readonly score: number | null;
  readonly asked: AskedScore | null;
}

type AnswersWhere = Parameters<typeof isCrowd>[1];

interface DrawnComments {
  readonly comments: readonly ReadComment[];
  /** Whether some were left out. */
  readonly more: boolean;
}

/** Ids are keyed hashes: the first ones are a random choice, neither of the last days nor of one source. */
async function draw(
  db: Store,
  workspaceId: string,
  where: AnswersWhere,
  most: number,
): Promise<DrawnComments> {
  const rows = await db.feedback.findMany({
    where,
    orderBy: { id: 'asc' },
    take: most + 1,
    select: {
      id: true,
      customer: true,
      sourceId: true,
      verbatim: true,
      touchpoint: true,
      metric: true,
      score: true,
      ...ASKED,
      answeredAt: true,
    },
  });
  const further = await furtherWords(
    db,
    workspaceId,
    rows.map(({ id }) => id),
  );
  const comments = rows.slice(0, most).map(({ verbatim, metric: name, sourceId: source, ...row }) => {
    const texts = textsOf({ verbatim }, further.get(row.id));
    const metric = metrics.find((each) => each === name) ?? null;
    return { ...row, asked: askedOf(row), source, texts, text: texts.join('\n\n'), metric };
  });
  return { comments, more: rows.length > most };
}

/** Only of this period, whose customers were counted. */
function verbatimAmong(
  current: readonly ReadComment[],
  { stems, members }: Theme,
  verbatim: ThemeVerbatim | null,
): NewVerbatim | null {
  const quoted = current.find(({ id }) => id === verbatim?.feedbackId);
  if (!quoted || !verbatim) return null;
  const { texts, touchpoint, metric, score, asked } = quoted;
  const { language } = verbatim;
  const its =
    members.length > 1 ? members.flatMap((each) => (each.language === language ? each.stem : [])) : stems;
  const text = texts.find((each) => holds(each, its, language)) ?? quoted.text;
  return { ...verbatim, text, touchpoint, metric, score, asked };
}

/** Whether a text has all words of one of the terms. */
function holds(text: string, stems: readonly string[], language: Language): boolean {
  const said = new Set(tokensOf(text).map(({ form }) => stemOf(form, language)));
  return stems.some((stem) => stem.split(' ').every((word) => said.has(word)));
}
