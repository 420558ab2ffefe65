// The chain of a company's audit log: what is hashed, and what it shows. Pure; the shells are note.ts and verify.ts.
import { createHash } from 'node:crypto';
import type { AuditEntryModel as Entry } from '../database/generated/sqlite/models.ts';

/** The last entry of a chain, or what is known of it. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** Before the first entry. */
export const BEGINNING: Head = { number: 0, hash: '' };

/**
 * SHA-256, in hex, of everything in an entry but its number, which its place in the chain tells: so one that was put in or taken out is told
 * from those that were changed.
 */
export function hashOf(entry: Omit<Entry, 'number' | 'hash'>): string {
  const { workspaceId, at, by, act, details, previous } = entry;
  return createHash('sha256')
    .update(canonical({ workspaceId, at: at.toISOString(), by, act, details, previous }))
    .digest('hex');
}

/** JSON without spaces, keys in the order of their code units: the same text for the same content (RFC 8785, for what we write). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** The first thing that is wrong with a chain, and with which entry. */
export interface ChainFault {
  readonly kind: /** Its content is not what was hashed. */
    | 'changed'
    /** It is missing, and maybe some after it. */
    | 'removed'
    /** It was not written by this program. */
    | 'put-in'
    /** The entry after it follows another one: it was changed together with its hash, or what stood between them was taken out. */
    | 'replaced'
    /** The chain has it, but it is not the one that was noted elsewhere: the whole was written anew up to it. */
    | 'rewritten';
  readonly number: number;
}

/** Follows a chain entry by entry, in the order of their numbers. */
export class Walk {
  /** Hashes so far, to tell an entry that was put in. */
  readonly #seen = new Map<string, number>([[BEGINNING.hash, 0]]);
  #last = BEGINNING;

  readonly #expected: Head | null;

  /** @param expected an end that was noted elsewhere: it has to be there, as it was */
  constructor(expected: Head | null = null) {
    this.#expected = expected;
  }

  get last(): Head {
    return this.#last;
  }

  /** Null where it follows from those before. */
  take(entry: Entry): ChainFault | null {
    const { number, hash, previous } = entry;
    const last = this.#last;
    if (number !== last.number + 1) return { kind: 'removed', number: last.number + 1 };
    if (hash !== hashOf(entry)) return { kind: 'changed', number };
    if (previous !== last.hash) {
      const follows = this.#seen.get(previous);
      if (follows !== undefined) return { kind: 'put-in', number: follows + 1 };
      return last.number === 0 ? { kind: 'removed', number: 1 } : { kind: 'replaced', number: last.number };
    }
    if (number === this.#expected?.number && hash !== this.#expected.hash)
      return { kind: 'rewritten', number };
    this.#seen.set(hash, number);
    this.#last = { number, hash };
    return null;
  }

  /** After the last one. @param head what the database itself keeps of the end */
  end(head: Head): ChainFault | null {
    const { number, hash } = this.#last;
    const least = Math.max(head.number, this.#expected?.number ?? 0);
    if (number < least) return { kind: 'removed', number: number + 1 };
    if (number > head.number) return { kind: 'put-in', number: head.number + 1 };
    return hash === head.hash ? null : { kind: 'replaced', number };
  }
}
