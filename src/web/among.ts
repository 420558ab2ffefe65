// Which of the companies that a process serves have something to be told of, asked once for all: most have nothing, and are asked no
// further. What it is, each is asked for itself.
import { beyond, type Db } from '../database/client.ts';
import type { Prisma } from '../database/generated/sqlite/client.ts';

/** @param companies workspaces; a few thousand at most, as both engines take in one statement */
export type Among = (db: Db, companies: readonly string[]) => Promise<readonly string[]>;

/** With a letter that is so. */
export function withLetters(letter: Omit<Prisma.DeliveryWhereInput, 'workspaceId'>): Among {
  return async (db, companies) => {
    const where = { ...letter, workspaceId: { in: [...companies] } };
    const rows = await beyond(db, 'the whole database').delivery.groupBy({ by: ['workspaceId'], where });
    return idsOf(rows);
  };
}

/** With an idea that is so. */
export function withIdeas(idea: Omit<Prisma.SuggestionWhereInput, 'workspaceId'>): Among {
  return async (db, companies) => {
    const where = { ...idea, workspaceId: { in: [...companies] } };
    const rows = await beyond(db, 'the whole database').suggestion.groupBy({ by: ['workspaceId'], where });
    return idsOf(rows);
  };
}

/** Whom a chat refuses. */
export function withRefusals(platform: string): Among {
  return async (db, companies) => {
    const where = { platform, workspaceId: { in: [...companies] } };
    const rows = await beyond(db, 'the whole database').chatRefusal.groupBy({ by: ['workspaceId'], where });
    return idsOf(rows);
  };
}

/** Whom a chat has asked for a rest, over or not. */
export function withPauses(platform: string): Among {
  return async (db, companies) => {
    const where = { platform, pausedUntil: { gt: 0 }, workspaceId: { in: [...companies] } };
    const rows = await beyond(db, 'the whole database').pace.groupBy({ by: ['workspaceId'], where });
    return idsOf(rows);
  };
}

/** With a mailing list. */
export const withLists: Among = async (db, companies) => {
  const where = { workspaceId: { in: [...companies] } };
  const rows = await beyond(db, 'the whole database').mailList.groupBy({ by: ['workspaceId'], where });
  return idsOf(rows);
};

/** With a source of answers. */
export const withSources: Among = async (db, companies) => {
  const where = { workspaceId: { in: [...companies] } };
  const rows = await beyond(db, 'the whole database').source.groupBy({ by: ['workspaceId'], where });
  return idsOf(rows);
};

/** With a mailbox that customers' mails are forwarded to. */
export const withMailboxes: Among = async (db, companies) => {
  const where = { workspaceId: { in: [...companies] } };
  const rows = await beyond(db, 'the whole database').mailbox.groupBy({ by: ['workspaceId'], where });
  return idsOf(rows);
};

/** With customers' mails that wait for an admin. */
export const withMails: Among = async (db, companies) => {
  const where = { workspaceId: { in: [...companies] } };
  const rows = await beyond(db, 'the whole database').mailWaiting.groupBy({ by: ['workspaceId'], where });
  return idsOf(rows);
};

/** Either of both. */
export function either(one: Among, other: Among): Among {
  return async (db, companies) => [
    ...new Set([...(await one(db, companies)), ...(await other(db, companies))]),
  ];
}

function idsOf(rows: readonly { readonly workspaceId: string }[]): readonly string[] {
  return rows.map(({ workspaceId }) => workspaceId);
}
