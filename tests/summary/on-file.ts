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

/** What three customers of a desk said (handlers/desk.ts). */
const SAID = 'Nobody called me back.';

/** With the ids "draft" and "name". @returns what each says */
export async function fillSummaries(
  db: Store,
  { workspaceId, askerId, subjects, now }: WhoAsked,
): Promise<Readonly<Record<'draft' | 'name', readonly CheckedSentence[]>>> {
  const answers = await db.feedback.findMany({
    where: { workspaceId, verbatim: SAID },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: 3,
  });
  const [feedbackId = '', ...also] = answers.map(({ id }) => id);
  const draft = [{ feedbackId, text: 'A customer says that nobody called them back.', also: [] }];
  const name = [{ feedbackId, text: 'Nobody called back', also }];
  const there = { workspaceId, askerId, locale: 'en', state: 'there', askedAt: now, nextAt: now };
  const about = { draft: `suggestion:${subjects['suggestion']}`, name: subjects['theme'] ?? '' };
  await db.summary.create({
    data: { ...there, id: 'draft', use: 'reply', subject: about.draft, sentences: draft },
  });
  await db.summary.create({
    data: { ...there, id: 'name', use: 'theme', subject: about.name, sentences: name },
  });
  return { draft, name };
}
