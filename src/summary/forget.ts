// What is kept of summaries, and for how long: sentences go with the answer whose words they are, whatever took that one's, and all of it after some
// weeks.
import { hourly } from '../beat.ts';
import type { Store } from '../database/client.ts';
import type { ErasedCustomer, FoundOfCustomer, KeptOfCustomers } from '../feedback/kept.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type SummaryModel, sentencesShape } from './summary.ts';

/** For so long the comments of a summary can be shown from it. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
/** More than the settings let a company ask for in a day. */
const AT_ONCE = 500;

export const forgettingSummaries = hourly('summaries', ({ database: { db }, workspaceId, now }) =>
  forgetSummaries(db, workspaceId, now),
);

export async function forgetSummaries(db: Store, workspaceId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  await db.summary.deleteMany({ where: { workspaceId, askedAt: { lt: before } } });
  for (let after = ''; ; ) {
    const rows = await db.summary.findMany({
      where: { workspaceId, state: 'there', id: { gt: after } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
    const ids = [...new Set(rows.flatMap((row) => primariesOf(row)))];
    const left = await db.feedback.findMany({
      where: { workspaceId, id: { in: ids }, verbatim: { not: null } },
      select: { id: true },
    });
    const there = new Set(left.map(({ id }) => id));
    for (const row of rows) await blank(db, row, (id) => !there.has(id));
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? '';
  }
}

/** Of sentences that say something. */
function primariesOf({ sentences }: Pick<SummaryModel, 'sentences'>): readonly string[] {
  return sentencesShape.parse(sentences).flatMap(({ feedbackId, text }) => (text === '' ? [] : [feedbackId]));
}

async function blank(db: Store, row: SummaryModel, isTaken: (feedbackId: string) => boolean): Promise<void> {
  if (!primariesOf(row).some(isTaken)) return;
  const { workspaceId, id, sentences } = row;
  const rest = sentencesShape
    .parse(sentences)
    .map((each) => (isTaken(each.feedbackId) ? { ...each, text: '' } : each));
  await db.summary.updateMany({ where: { workspaceId, id }, data: { sentences: rest } });
}

export const keptInSummaries: KeptOfCustomers = {
  columns: ['Summary.sentences'],
  toRead: { name: 'ideas', line: (numbers, locale) => words(locale).toRead(numbers) },
  async find(tx: Store, { workspaceId, answers }: ErasedCustomer): Promise<FoundOfCustomer> {
    const theirs = new Set(answers.map(({ id }) => id));
    const rows = await tx.summary.findMany({ where: { workspaceId, state: 'there' } });
    const found = rows.filter((row) => primariesOf(row).some((id) => theirs.has(id)));
    const about = found.flatMap(({ use, subject }) =>
      use === 'reply' ? [subject.replace(/^suggestion:/, '')] : [],
    );
    const ideas = await tx.suggestion.findMany({
      where: { workspaceId, id: { in: about } },
      orderBy: { number: 'asc' },
      select: { number: true },
    });
    const said = found.flatMap(({ sentences }) => sentencesShape.parse(sentences));
    return {
      words: said.flatMap(({ feedbackId, text }) => (theirs.has(feedbackId) ? [text] : [])),
      numbers: ideas.map(({ number }) => number),
      async takeOut(within) {
        for (const row of found) await blank(within, row, (id) => theirs.has(id));
      },
    };
  },
};

const words = phrases({
  en: {
    toRead: (numbers: string) =>
      `Look by hand: ideas whose owner got a draft made of these words, and may have answered with them: ${numbers}`,
  },
  fr: {
    toRead: (numbers) =>
      fr`À voir à la main : les idées dont le responsable a reçu un brouillon fait de ces mots, et a pu répondre avec : ${numbers}`,
  },
});
