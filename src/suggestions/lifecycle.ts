// The life of a suggestion as one table: who may do what from where, and what it leads to. Pure.

export const statuses = ['received', 'acknowledged', 'declined', 'done'] as const;
export type Status = (typeof statuses)[number];

export type Act = 'acknowledge' | 'reply' | 'decline' | 'reassign' | 'complete' | 'write-back';
export type Role = 'owner' | 'author';

interface Transition {
  readonly by: Role;
  readonly from: readonly Status[];
  /** Null: the status stays. */
  readonly to: Status | null;
  /** Words to the author that count as the promised reply. */
  readonly isReply: boolean;
}

const open: readonly Status[] = ['received', 'acknowledged'];

export const transitions: Readonly<Record<Act, Transition>> = {
  acknowledge: { by: 'owner', from: ['received'], to: 'acknowledged', isReply: false },
  reply: { by: 'owner', from: statuses, to: null, isReply: true },
  decline: { by: 'owner', from: open, to: 'declined', isReply: true },
  complete: { by: 'owner', from: open, to: 'done', isReply: true },
  reassign: { by: 'owner', from: open, to: null, isReply: false },
  'write-back': { by: 'author', from: statuses, to: null, isReply: false },
};

export type Decision =
  | { readonly kind: 'allowed'; readonly status: Status; readonly stopsClock: boolean }
  /** Not this person's to do. */
  | { readonly kind: 'not-yours' }
  /** Not from this status. */
  | { readonly kind: 'too-late'; readonly status: Status };

export interface Standing {
  readonly status: Status;
  readonly hasReply: boolean;
}

/** What an act leads to. `roles` are those that the person has for this suggestion. */
export function decide(act: Act, standing: Standing, roles: readonly Role[]): Decision {
  const transition = transitions[act];
  if (!roles.includes(transition.by)) return { kind: 'not-yours' };
  if (!transition.from.includes(standing.status)) return { kind: 'too-late', status: standing.status };
  const answered = act === 'reply' && standing.status === 'received' ? 'acknowledged' : null;
  return {
    kind: 'allowed',
    status: transition.to ?? answered ?? standing.status,
    stopsClock: transition.isReply && !standing.hasReply,
  };
}

export function isOpen(status: Status): boolean {
  return open.includes(status);
}

/** Reads a stored status. Throws on one this program does not know. */
export function statusFrom(text: string): Status {
  const status = statuses.find((each) => each === text);
  if (!status) throw new Error(`unknown suggestion status ${JSON.stringify(text)}`);
  return status;
}
