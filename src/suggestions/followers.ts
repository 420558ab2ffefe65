// Supporting ("+1") and following a suggestion. Who supports is never shown, only how many do.
import { type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { append, type EventKind } from './history.ts';
import { redrawCards } from './letters/post.ts';
import { isOpen } from './lifecycle.ts';
import { findSuggestion } from './may.ts';
import { authorNamedIn, type Suggestion } from './suggestion.ts';

export type Following = 'support' | 'follow' | 'unfollow';

export interface Followed {
  readonly suggestion: Suggestion;
  /** False where nothing changed: it was so already. */
  readonly isNew: boolean;
}

/**
 * Supporting follows too; to stop following takes the support back.
 * @throws UserError 'suggestion.not-found', 'suggestion.own', 'suggestion.closed-to-support'
 */
export function setFollowing(
  shell: KeyedShell,
  { suggestionId, person, wish }: { suggestionId: string; person: Person; wish: Following },
): Promise<Followed> {
  return transact(shell.database, async (tx) => {
    const { workspace, now } = shell;
    const before = await findSuggestion(tx, workspace.id, suggestionId);
    const { row, status } = before;
    // Who hides their name supports as anybody does: a refusal, or a number that stays, would tell who wrote it.
    if (wish !== 'unfollow' && authorNamedIn(before) === person.id) throw own(row.number);
    if (wish === 'support' && !isOpen(status)) throw closed(row.number);
    const change = await changeFollowing(tx, before, person, wish);
    if (!change) return { suggestion: before, isNew: false };
    const updated = await tx.suggestion.update({
      where: { workspaceId_id: { workspaceId: workspace.id, id: row.id } },
      data: { supporters: { increment: change.support }, eventCount: { increment: 1 } },
    });
    const { at, kind } = { at: now, kind: change.kind };
    const event = { workspaceId: workspace.id, suggestionId: row.id, position: row.eventCount };
    await append(tx, { ...event, kind, actorId: person.id, at });
    const after: Suggestion = { ...before, row: updated };
    if (change.support !== 0) await redrawCards(tx, shell, after);
    return { suggestion: after, isNew: true };
  });
}

/** Null where it is so already; otherwise by how much the support changes. */
async function changeFollowing(
  tx: Store,
  { row }: Suggestion,
  person: Person,
  wish: Following,
): Promise<{ kind: EventKind; support: number } | null> {
  const key = { workspaceId: row.workspaceId, suggestionId: row.id, personId: person.id };
  const where = { workspaceId_suggestionId_personId: key };
  const known = await tx.suggestionFollower.findUnique({ where });
  if (wish === 'unfollow') {
    if (!known) return null;
    await tx.suggestionFollower.delete({ where });
    return { kind: 'unfollowed', support: known.supports ? -1 : 0 };
  }
  if (known && (wish === 'follow' || known.supports)) return null;
  const supports = wish === 'support';
  if (known) await tx.suggestionFollower.update({ where, data: { supports } });
  else await tx.suggestionFollower.create({ data: { ...key, supports } });
  return supports ? { kind: 'supported', support: 1 } : { kind: 'followed', support: 0 };
}

function own(number: number): UserError {
  return new UserError('suggestion.own', (locale) => words(locale).own(number));
}

function closed(number: number): UserError {
  return new UserError('suggestion.closed-to-support', (locale) => words(locale).closed(number));
}

const words = phrases({
  en: {
    own: (number: number) =>
      `Idea #${number} is yours: it has your support already, and you hear all that becomes of it.`,
    closed: (number: number) => `Idea #${number} is closed. It can be followed, no longer supported.`,
  },
  fr: {
    own: (number) =>
      fr`L’idée n° ${number} est la vôtre : elle a déjà votre soutien, et vous saurez tout ce qu’elle devient.`,
    closed: (number) => fr`L’idée n° ${number} est close. On peut la suivre, plus la soutenir.`,
  },
});
