// The life of a case as one table: what can be done with it from where, and what that leads to. Pure. Who may: may.ts.

export const statuses = ['open', 'taken', 'contacted', 'resolved'] as const;
export type Status = (typeof statuses)[number];

interface Transition {
  readonly from: readonly Status[];
  /** Where it stands afterwards; 'same' where it stays. */
  readonly to: Status | 'same';
  readonly words: 'none' | 'optional' | 'required';
}

const transitions = {
  take: { from: ['open'], to: 'taken', words: 'none' },
  contact: { from: ['taken'], to: 'contacted', words: 'none' },
  'hand-over': { from: ['taken', 'contacted'], to: 'same', words: 'optional' },
  /** A customer may have been contacted without anybody pressing the button for it. */
  resolve: { from: ['taken', 'contacted'], to: 'resolved', words: 'required' },
} as const satisfies Record<string, Transition>;

export type Act = keyof typeof transitions;
export const acts = Object.keys(transitions) as readonly Act[];

export type Decision =
  | { readonly kind: 'allowed'; readonly status: Status }
  /** Not from this status. */
  | { readonly kind: 'too-late'; readonly status: Status }
  | { readonly kind: 'needs-words' };

/** What an act leads to; `text` are its words. */
export function decide(act: Act, status: Status, text: string): Decision {
  const { from, to, words }: Transition = transitions[act];
  if (!from.includes(status)) return { kind: 'too-late', status };
  if (words === 'required' && text.trim() === '') return { kind: 'needs-words' };
  return { kind: 'allowed', status: to === 'same' ? status : to };
}

/**
 * Where a case stands once its customer has answered badly again: as it was while it goes on; a resolved one goes back to
 * whoever had it, or to everybody where that person has left.
 */
export function afterAnotherAnswer(status: Status, takerIsThere: boolean): Status {
  if (status !== 'resolved') return status;
  return takerIsThere ? 'taken' : 'open';
}

/** Reads a stored status. Throws on one this program does not know. */
export function statusFrom(text: string): Status {
  const status = statuses.find((each) => each === text);
  if (!status) throw new Error(`unknown case status ${JSON.stringify(text)}`);
  return status;
}
