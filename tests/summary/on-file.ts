// A draft of an answer and a name for a theme, as they stand once somebody asked for both and a model answered.
import type { Store } from '../../src/database/client.ts';
import type { CheckedSentence } from '../../src/summary/check.ts';

interface WhoAsked {
  readonly workspaceId: string;
  readonly askerId: string;
  /** By kind, as a desk has them: "suggestion" and "theme". */
  readonly subjects: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** With the ids "draft" and "name". @returns what both say */
export async function fillSummaries(
  db: Store,
  { workspaceId, askerId, subjects, now }: WhoAsked,
): Promise<CheckedSentence[]> {
  const { id: feedbackId } = await db.feedback.findFirstOrThrow({
    where: { workspaceId, verbatim: { not: null } },
  });
  const sentences = [{ feedbackId, text: 'Parcels at the door', also: [] }];
  const there = { workspaceId, askerId, locale: 'en', state: 'there', sentences, askedAt: now, nextAt: now };
  const draft = { id: 'draft', use: 'reply', subject: `suggestion:${subjects['suggestion']}` };
  const name = { id: 'name', use: 'theme', subject: subjects['theme'] ?? '' };
  for (const each of [draft, name]) await db.summary.create({ data: { ...there, ...each } });
  return sentences;
}
