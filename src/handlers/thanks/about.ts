// What a thank-you may grow from: a customer's answer, a resolved case, a best failure. What of it is known already stands in the form.
import { findCase, mustBeIn } from '../../cases/may.ts';
import { answersIn } from '../../feedback/filters.ts';
import { type ShownAnswer, shownAnswers } from '../../feedback/shown.ts';
import { isCrowd, LEAST_CUSTOMERS } from '../../feedback/verbatims.ts';
import type { Address } from '../../messages/message.ts';
import { addressOf, type Person } from '../../people/person.ts';
import { storyById } from '../../stories/story.ts';
import type { Request } from '../request.ts';

/** What is known before anything is filled in. */
export interface KnownThanks {
  readonly whom: readonly Address[];
  readonly fact: string;
  /** The customer's words that it would carry. */
  readonly answer: (ShownAnswer & { readonly text: string }) | null;
}

export const NOTHING_KNOWN: KnownThanks = { whom: [], fact: '', answer: null };

/**
 * Nothing of what is gone, or not the asker's to read. @param subject "feedback:ID", "case:ID" or "story:ID"
 * @throws UserError of a case that is not theirs to see
 */
export async function knownOf(request: Request, subject: string | null): Promise<KnownThanks> {
  const [kind = '', ...rest] = (subject ?? '').split(':');
  const id = rest.join(':');
  switch (kind) {
    case 'feedback':
      return { ...NOTHING_KNOWN, answer: await answerOf(request, id) };
    case 'case':
      return ofCase(request, id);
    case 'story':
      return ofStory(request, id);
    default:
      return NOTHING_KNOWN;
  }
}

/** Under the same floor as searching: nobody is quoted before the company has heard enough customers. */
async function answerOf({ kit, workspace, at }: Request, id: string): Promise<KnownThanks['answer']> {
  const { db } = kit.database;
  const everything = answersIn(workspace.id, { from: new Date(0), to: new Date(at.getTime() + 1) }, {});
  if (!(await isCrowd(db, everything, LEAST_CUSTOMERS))) return null;
  const answer = (await shownAnswers(db, workspace.id, [id])).get(id);
  const text = answer?.text ?? null;
  return answer && text !== null ? { ...answer, text } : null;
}

async function ofCase(request: Request, id: string): Promise<KnownThanks> {
  const { kit, workspace, asker } = request;
  const found = await findCase(kit.database.db, workspace.id, id);
  await mustBeIn(kit.directory, found, asker);
  return { ...NOTHING_KNOWN, whom: others(request, found.resolvedBy), fact: found.row.resolution };
}

async function ofStory(request: Request, id: string): Promise<KnownThanks> {
  const { kit, workspace } = request;
  const story = await storyById(kit.database.db, workspace.id, id);
  if (story?.status !== 'approved') return NOTHING_KNOWN;
  const hero = story.row.credit === 'agreed' ? story.credited : null;
  const answer = story.row.feedbackId === null ? null : await answerOf(request, story.row.feedbackId);
  return { whom: others(request, hero ?? story.teller), fact: story.row.weDid, answer };
}

function others({ asker }: Request, person: Person | null): readonly Address[] {
  return person === null || person.id === asker.id || !person.isActive ? [] : [addressOf(person)];
}
