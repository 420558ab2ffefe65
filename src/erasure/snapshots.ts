// The quotes that stored digests keep: found, and blanked. Which figures a digest gave stays.
import type { Store } from '../database/client.ts';
import { answerInDigests } from '../feedback/kept-answers.ts';

/** The field `words` of whatever has one of the ids in its field `id`. */
export interface Quoted {
  readonly id: string;
  readonly words: string;
  readonly ids: ReadonlySet<string>;
  /** What of it reads otherwise from now on, by the names of its fields; absent: it has no words any more. */
  readonly instead?: (fields: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** What sections store as { feedbackId, text }. */
export function quotedOf(feedbackIds: readonly string[]): readonly Quoted[] {
  return [{ ...answerInDigests, ids: new Set(feedbackIds) }];
}

/** How many snapshots are in memory at a time. */
const AT_ONCE = 100;

/** Ids of the stored digests, made at `since` or later, that quote any of these. */
export async function runsQuoting(
  tx: Store,
  workspaceId: string,
  quoted: readonly Quoted[],
  since: Date,
): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; ; ) {
    const runs = await tx.digestRun.findMany({
      where: { workspaceId, id: { gt: after }, createdAt: { gte: since } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true, snapshot: true },
    });
    for (const { id, snapshot } of runs) if (blanked(snapshot, quoted) !== snapshot) found.push(id);
    if (runs.length < AT_ONCE) return found;
    after = runs.at(-1)?.id ?? '';
  }
}

/** Blanks the quotes in these digests, and says how many held any. */
export async function blankSnapshots(
  tx: Store,
  workspaceId: string,
  runIds: readonly string[],
  quoted: readonly Quoted[],
): Promise<number> {
  const runs = await tx.digestRun.findMany({
    where: { workspaceId, id: { in: [...runIds] } },
    select: { id: true, snapshot: true },
  });
  let count = 0;
  for (const { id, snapshot } of runs) {
    const rest = blanked(snapshot, quoted);
    if (rest === snapshot) continue;
    await tx.digestRun.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { snapshot: JSON.parse(JSON.stringify(rest)) },
    });
    count += 1;
  }
  return count;
}

/**
 * Whatever a section stores as { feedbackId, text } has no text any more, or another one; { storyId, customerSaid }, and the like of other rooms,
 * nothing that was said. The very same value where nothing is quoted.
 */
export function blanked(value: unknown, quoted: readonly Quoted[]): unknown {
  if (Array.isArray(value)) {
    const items = value.map((each) => blanked(each, quoted));
    return items.some((each, i) => each !== value[i]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const others = othersIn(value, quoted);
  const rest = entries.map(([key, inside]): [string, unknown] =>
    Object.hasOwn(others, key) ? [key, others[key]] : [key, blanked(inside, quoted)],
  );
  return rest.some(([, inside], i) => inside !== entries[i]?.[1]) ? Object.fromEntries(rest) : value;
}

/** The fields that read otherwise from now on, with what they read. */
function othersIn(value: object, quoted: readonly Quoted[]): Readonly<Record<string, unknown>> {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const found = quoted.find(({ id, ids }) => typeof fields[id] === 'string' && ids.has(fields[id]));
  if (found === undefined || !Object.hasOwn(fields, found.words)) return {};
  return found.instead?.(fields) ?? { [found.words]: '' };
}
