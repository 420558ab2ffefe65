// Puts suggestions into a database for the tests of lists and exports, as submitting and acting would have left them.
import type { Db } from '../../src/database/client.ts';
import type { EventData } from '../../src/suggestions/history.ts';
import type { Status } from '../../src/suggestions/lifecycle.ts';

/** A company with people "nadia", "karim" and "ines" and topics "billing" and "delivery", whose ids are these names. */
export async function addIdeaCompany(db: Db, id: string, timeZone = 'Europe/Paris'): Promise<void> {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.workspace.create({
    data: { id, name: id, locale: 'fr', timeZone, createdAt, workdays: [1, 2, 3, 4, 5], closingDays: [] },
  });
  const people = { nadia: 'Nadia Benali', karim: 'Karim Haddad', ines: 'Inès Roux' };
  await db.person.createMany({
    data: Object.entries(people).map(([person, name]) => ({
      workspaceId: id,
      id: person,
      platform: 'slack',
      externalId: `U-${person}`,
      name,
      timeZone,
      refreshedAt: createdAt,
    })),
  });
  await db.topic.createMany({
    data: [
      { workspaceId: id, id: 'billing', nameFr: 'Facturation', nameEn: 'Billing' },
      { workspaceId: id, id: 'delivery', nameFr: 'Livraison', nameEn: 'Delivery' },
    ],
  });
}

export interface Idea {
  readonly number: number;
  readonly title?: string;
  readonly details?: string;
  readonly topicId?: string;
  readonly status?: Status;
  readonly ownerId?: string | null;
  readonly authorId?: string | null;
  /** Makes it anonymous. */
  readonly sealedAuthor?: string;
  readonly submittedAt?: string;
  readonly dueAt?: string;
  /** Null: no reply is owed. */
  readonly waitingSince?: string | null;
  readonly duplicateOf?: string | null;
  readonly supporters?: number;
}

/** Its id is "i" and its number. By Karim, with Nadia, waiting, unless told otherwise. */
export async function addIdeas(db: Db, workspaceId: string, ideas: readonly Idea[]): Promise<void> {
  await db.suggestion.createMany({
    data: ideas.map((idea) => {
      const submittedAt = new Date(idea.submittedAt ?? '2026-11-09T09:00:00Z');
      const dueAt = new Date(idea.dueAt ?? '2026-11-17T17:00:00Z');
      const { sealedAuthor = null, waitingSince = submittedAt } = idea;
      return {
        workspaceId,
        id: `i${idea.number}`,
        number: idea.number,
        title: idea.title ?? `Idea ${idea.number}`,
        details: idea.details ?? '',
        topicId: idea.topicId ?? 'billing',
        ownerId: idea.ownerId === undefined ? 'nadia' : idea.ownerId,
        anonymous: sealedAuthor !== null,
        authorId: sealedAuthor !== null ? null : idea.authorId === undefined ? 'karim' : idea.authorId,
        sealedAuthor,
        status: idea.status ?? 'received',
        duplicateOf: idea.duplicateOf ?? null,
        submittedAt,
        firstDueAt: dueAt,
        dueAt,
        waitingSince: waitingSince === null ? null : new Date(waitingSince),
        supporters: idea.supporters ?? 0,
        formKey: `form ${idea.number}`,
      };
    }),
  });
}

interface Happened {
  readonly number: number;
  readonly kind: string;
  readonly actorId?: string;
  readonly data?: EventData;
}

/** In this order, at noon of 10 November 2026. */
export async function addEvents(db: Db, workspaceId: string, events: readonly Happened[]): Promise<void> {
  await db.suggestionEvent.createMany({
    data: events.map(({ number, kind, actorId = null, data = {} }, position) => ({
      workspaceId,
      suggestionId: `i${number}`,
      position,
      kind,
      actorId,
      at: new Date('2026-11-10T12:00:00Z'),
      data: { ...data },
    })),
  });
}
