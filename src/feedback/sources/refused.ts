// Bodies that were refused, counted in memory and written down once a minute: a flood of them costs no database anything.
import type { Store } from '../../database/client.ts';
import type { Source } from './source.ts';
import { noteRefused } from './webhook.ts';

type WhichSource = Pick<Source, 'workspaceId' | 'id'>;

export interface Refusals {
  /** @param code why, and nothing of the body */
  note(source: WhichSource, code: string, now: Date): void | Promise<void>;
  /** Something was taken: what was refused before is no longer a fault that goes on. */
  forget(source: WhichSource): void;
}

export interface CountedRefusals extends Refusals {
  /** Writes what was counted since; on failure it is counted again. */
  write(db: Store): Promise<void>;
}

interface RefusalCount {
  readonly source: WhichSource;
  readonly count: number;
  readonly code: string;
  readonly now: Date;
}

export function countedRefusals(): CountedRefusals {
  const counted = new Map<string, RefusalCount>();
  const add = (more: RefusalCount): void => {
    const key = `${more.source.workspaceId} ${more.source.id}`;
    const known = counted.get(key);
    counted.set(key, { ...more, count: more.count + (known?.count ?? 0) });
  };
  return {
    note: ({ workspaceId, id }, code, now) => add({ source: { workspaceId, id }, count: 1, code, now }),
    forget: ({ workspaceId, id }) => void counted.delete(`${workspaceId} ${id}`),
    async write(db) {
      const all = [...counted.values()];
      counted.clear();
      for (const [i, { source, count, code, now }] of all.entries()) {
        try {
          await noteRefused(db, source, { code, now, count });
        } catch (error) {
          for (const each of all.slice(i)) add(each);
          throw error;
        }
      }
    },
  };
}

/** Each written at once. */
export function writtenRefusals(db: Store): Refusals {
  return { note: (source, code, now) => noteRefused(db, source, { code, now }), forget() {} };
}
