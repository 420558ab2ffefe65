// The life of an action as one table: what can be done with it from where, and what that leads to. Pure. Who may: may.ts.

export const statuses = ['planned', 'under-way', 'done', 'dropped'] as const;
export type ActionStatus = (typeof statuses)[number];

/** Somebody has yet to do something about it. */
export const goingOn = ['planned', 'under-way'] as const satisfies readonly ActionStatus[];

interface ActionTransition {
  readonly from: readonly ActionStatus[];
  /** Where it stands afterwards; 'same' where it stays. */
  readonly to: ActionStatus | 'same';
  readonly words: 'none' | 'optional' | 'required';
  /** Its owner is not asked for news for another month. */
  readonly isNews?: true;
}

export const transitions = {
  start: { from: ['planned'], to: 'under-way', words: 'none', isNews: true },
  /** Its words are what was done: whoever it grew from reads them. */
  finish: { from: goingOn, to: 'done', words: 'required' },
  /** Its words are why. */
  drop: { from: goingOn, to: 'dropped', words: 'required' },
  note: { from: statuses, to: 'same', words: 'required', isNews: true },
  /** Another day, or none. */
  postpone: { from: goingOn, to: 'same', words: 'optional', isNews: true },
  /** Its words are for the new owner. */
  'hand-over': { from: goingOn, to: 'same', words: 'optional', isNews: true },
  /** Other words for the same, or something else that should move. */
  edit: { from: goingOn, to: 'same', words: 'none', isNews: true },
  /** Its steps, written and ticked as a list. The first one done begins it. */
  steps: { from: goingOn, to: 'same', words: 'none', isNews: true },
  /** One step is done. The first one begins it. */
  tick: { from: goingOn, to: 'same', words: 'none', isNews: true },
  /** Its words are why. */
  reopen: { from: ['done', 'dropped'], to: 'under-way', words: 'required', isNews: true },
} as const satisfies Record<string, ActionTransition>;

export type ActionAct = keyof typeof transitions;
export const acts = Object.keys(transitions) as readonly ActionAct[];

export type ActionDecision =
  | { readonly kind: 'allowed'; readonly status: ActionStatus; readonly isNews: boolean }
  /** Not from this status. */
  | { readonly kind: 'too-late'; readonly status: ActionStatus }
  | { readonly kind: 'needs-words' };

/** What an act leads to; `text` are its words, null before they are written. */
export function decide(act: ActionAct, status: ActionStatus, text: string | null): ActionDecision {
  const { from, to, words, isNews }: ActionTransition = transitions[act];
  if (!from.includes(status)) return { kind: 'too-late', status };
  if (words === 'required' && text !== null && text.trim() === '') return { kind: 'needs-words' };
  return { kind: 'allowed', status: to === 'same' ? status : to, isNews: isNews === true };
}

export function isGoingOn(status: ActionStatus): boolean {
  return goingOn.some((each) => each === status);
}

/** Reads a stored status. Throws on one this program does not know. */
export function statusFrom(text: string): ActionStatus {
  const status = statuses.find((each) => each === text);
  if (!status) throw new Error(`unknown status of an action ${JSON.stringify(text)}`);
  return status;
}
