// What rooms tell whoever counts (web/counting.ts): that something ended, and how. Nothing of a person, no text, no id, and nothing of
// what concerns an anonymous reader, whose moment is nobody's business. Told on Node's diagnostics channels, so that no room has to know who listens.
import { channel } from 'node:diagnostics_channel';

export interface Happenings {
  /** A message was tried, and what the chat said: the kind of an `Outcome`, or `limited` where it counts (429). */
  readonly delivery: { readonly chat: string; readonly outcome: string };
  /** An occurrence of a schedule was dealt with. `missed`: too late to be posted. */
  readonly digest: { readonly outcome: 'posted' | 'note' | 'nothing' | 'missed' };
  /** A source was asked for its answers: `taken`, or the code of what was wrong without its room. */
  readonly fetch: { readonly outcome: string };
  /** A file that was handed over in a chat came to its end. */
  readonly import: { readonly outcome: 'done' | 'failed' | 'cancelled' };
}

export function tell<K extends keyof Happenings>(what: K, told: Happenings[K]): void {
  channel(nameOf(what)).publish(told);
}

/** Returns what ends it. */
export function hear<K extends keyof Happenings>(what: K, hearer: (told: Happenings[K]) => void): () => void {
  const listener = (told: unknown) => hearer(told as Happenings[K]);
  channel(nameOf(what)).subscribe(listener);
  return () => channel(nameOf(what)).unsubscribe(listener);
}

function nameOf(what: string): string {
  return `portevoix:${what}`;
}
