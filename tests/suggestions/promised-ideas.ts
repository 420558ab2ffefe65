// Puts suggestions and what happened to them into a database for the tests of numbers, as the acts would have left them.
import { type Database, type Db, insertMany } from '../../src/database/client.ts';
import { type Workspace, workspaceById } from '../../src/workspace/workspace.ts';

export interface PromisedIdea {
  readonly number: number;
  readonly topicId?: string;
  readonly anonymous?: boolean;
  readonly submittedAt: Date;
  readonly firstDueAt: Date;
  readonly firstReplyAt?: Date | null;
  readonly firstReplyMin?: number | null;
  /** Left out: since it was submitted, where it has no reply. */
  readonly waitingSince?: Date | null;
  readonly supporters?: number;
  readonly events?: readonly (readonly [kind: string, at: Date])[];
}

/** A company in Paris with two open topics, "till" and "stock", and an archived one, "fax"; ids are names. */
export async function addTopics(db: Db, id: string): Promise<Workspace> {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  await db.workspace.create({ data: { id, name: id, locale: 'fr', timeZone: 'Europe/Paris', createdAt } });
  await db.topic.createMany({
    data: [
      { workspaceId: id, id: 'till', nameEn: 'Till', nameFr: 'Caisse' },
      { workspaceId: id, id: 'stock', nameEn: 'Stock', nameFr: 'Réserve' },
      { workspaceId: id, id: 'fax', nameEn: 'Fax', nameFr: 'Télécopie', archivedAt: createdAt },
    ],
  });
  return workspaceById(db, id);
}

const ideaColumns = {
  workspaceId: 'text',
  id: 'text',
  number: 'integer',
  title: 'text',
  details: 'text',
  topicId: 'text',
  anonymous: 'boolean',
  status: 'text',
  submittedAt: 'instant',
  firstDueAt: 'instant',
  firstReplyAt: 'instant',
  firstReplyMin: 'integer',
  waitingSince: 'instant',
  dueAt: 'instant',
  remindStep: 'integer',
  verdictAsked: 'boolean',
  supporters: 'integer',
  eventCount: 'integer',
  formKey: 'text',
} as const;

/** Their ids are "i" and their numbers. */
export async function addPromisedIdeas(
  store: Database,
  workspaceId: string,
  ideas: readonly PromisedIdea[],
): Promise<void> {
  const rows = ideas.map(({ events = [], waitingSince, ...idea }) => ({
    topicId: 'till',
    anonymous: false,
    firstReplyAt: null,
    firstReplyMin: null,
    supporters: 0,
    ...idea,
    workspaceId,
    id: `i${idea.number}`,
    title: `Idea ${idea.number}`,
    details: '',
    status: idea.firstReplyAt ? 'acknowledged' : 'received',
    waitingSince:
      waitingSince === undefined && !idea.firstReplyAt ? idea.submittedAt : (waitingSince ?? null),
    dueAt: idea.firstDueAt,
    remindStep: 0,
    verdictAsked: false,
    eventCount: events.length,
    formKey: `f${idea.number}`,
  }));
  for (let i = 0; i < rows.length; i += 1_000) {
    await insertMany(store, 'Suggestion', ideaColumns, rows.slice(i, i + 1_000));
  }
  await store.db.suggestionEvent.createMany({
    data: ideas.flatMap(({ number, events = [] }) =>
      events.map(([kind, at], position) => ({
        workspaceId,
        suggestionId: `i${number}`,
        position,
        kind,
        at,
      })),
    ),
  });
}
