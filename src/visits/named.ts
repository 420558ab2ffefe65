// Nobody is named in what is told of a visit: personal data goes, as everywhere (feedback/redaction.ts), and besides it the names of colleagues
// whom the bot knows, whole or in part, and whoever is mentioned. What a visit shows is about a step, never about whom somebody met there.
import type { Store } from '../database/client.ts';
import { type Redacted, redact } from '../feedback/redaction.ts';
import { fold } from '../terms/fold.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Takes out of a text what names somebody. */
export type Unnaming = (text: string) => Redacted;

/** With the names of everybody whom this company's chats know, and of those who left. */
export async function unnaming(
  db: Store,
  { id: workspaceId, country }: Pick<Workspace, 'id' | 'country'>,
): Promise<Unnaming> {
  const people = await db.person.findMany({ where: { workspaceId }, select: { name: true } });
  return unnamingOf(
    people.map(({ name }) => name),
    country,
  );
}

/** Pure. A part that is also an everyday word ("petit", "rose") counts where it is written with a capital, as in all redaction. */
export function unnamingOf(people: readonly string[], country: string): Unnaming {
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const name of people) {
    const folded = fold(name);
    if (folded.includes(' ')) whole.add(folded);
    for (const part of folded.split(' ')) if (part.length >= SHORTEST) parts.add(part);
  }
  return (text) => {
    const said = text.replaceAll(MENTION, '@$1');
    const mentioned = [...said.matchAll(AT_SOMEBODY)].map(([, name = '']) => name);
    return redact(said, { country, names: [...mentioned, ...namesIn(said, whole, parts)] });
  };
}

/** In letters. Shorter ones are words more often than names. */
const SHORTEST = 3;
/** As a name is at most, in words. */
const LONGEST = 4;
/** "<@U0123>", "<at>Karim</at>": as chats write that somebody is meant. */
const MENTION = /<(?:@|at>)([^<>|]+)(?:\|[^<>]*)?(?:>|<\/at>)/gu;
const AT_SOMEBODY = /(?<![\p{L}\p{N}.])@(\p{L}[\p{L}\p{N}_-]*)/gu;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

function namesIn(text: string, whole: ReadonlySet<string>, parts: ReadonlySet<string>): string[] {
  const written = text.match(WORD) ?? [];
  const names = new Set<string>();
  for (const [at, word] of written.entries()) {
    if (
      fold(word)
        .split(' ')
        .some((part) => parts.has(part))
    )
      names.add(word);
    for (let length = 2; length <= LONGEST; length++) {
      const some = written.slice(at, at + length).join(' ');
      if (whole.has(fold(some))) names.add(some);
    }
  }
  return [...names];
}
