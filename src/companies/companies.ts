// The companies that a process serves: each opened once, all of them beaten each minute, none waiting for another.
import { setTimeout as wait } from 'node:timers/promises';
import type { Company } from './company.ts';

export interface Companies {
  /** The company of this workspace, opened by `open` where it is not yet; who asks meanwhile waits for the same. */
  opened(workspaceId: string, open: () => Promise<Company>): Promise<Company>;
  /** Null where this process does not serve it. */
  of(workspaceId: string): Company | null;
  all(): readonly Company[];
  /** Ends it, where this process serves it; it may be opened again. */
  close(workspaceId: string): Promise<void>;
  /**
   * What is done each minute, for a few companies at a time. One that takes long is waited for no longer than the others can spare, goes
   * on by itself, and is not begun a second time before it has ended.
   * @throws AggregateError of what failed, once all had their turn
   */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

/** As many at a time as leave the database room for people who ask. */
const AT_ONCE = 4;
/** How long the others wait for one. */
const PATIENCE_MS = 30_000;

export function companies(patienceMs = PATIENCE_MS): Companies {
  const open = new Map<string, Company>();
  const opening = new Map<string, Promise<Company>>();
  const beating = new Map<string, Promise<void>>();
  let stopped = false;

  async function opened(workspaceId: string, begin: () => Promise<Company>): Promise<Company> {
    const found = open.get(workspaceId) ?? opening.get(workspaceId);
    if (found) return found;
    if (stopped) throw new Error('the program is ending');
    const begun = begin()
      .then(async (company) => {
        if (stopped) {
          await company.stop();
          throw new Error('the program is ending');
        }
        open.set(workspaceId, company);
        return company;
      })
      .finally(() => opening.delete(workspaceId));
    opening.set(workspaceId, begun);
    return begun;
  }

  async function beatOf(company: Company): Promise<void> {
    const { workspaceId } = company;
    const running = beating.get(workspaceId) ?? company.beat().finally(() => beating.delete(workspaceId));
    beating.set(workspaceId, running);
    const late = new AbortController();
    const tooLate = wait(patienceMs, null, { ref: false, signal: late.signal }).then(
      () => {
        // What comes of it later is not lost: the next beat does it again.
        running.catch(() => {});
        throw new Error('a company’s work of this minute takes long; it goes on');
      },
      () => {},
    );
    await Promise.race([running, tooLate]).finally(() => late.abort());
  }

  return {
    opened,
    of: (workspaceId) => open.get(workspaceId) ?? null,
    all: () => [...open.values()],
    async close(workspaceId) {
      const company = open.get(workspaceId);
      open.delete(workspaceId);
      await company?.stop();
    },
    async beat() {
      const left = [...open.values()];
      const failures: unknown[] = [];
      const some = async () => {
        for (let next = left.shift(); next !== undefined; next = left.shift())
          await beatOf(next).catch((error: unknown) => failures.push(error));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, some));
      if (failures.length === 1) throw failures[0];
      if (failures.length > 1)
        throw new AggregateError(failures, `the work of a minute failed for ${failures.length} companies`);
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(opening.values());
      await Promise.all([...open.values()].map((each) => each.stop()));
    },
  };
}
