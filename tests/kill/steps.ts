// Where a process can die, and what it and the test that kills it say to each other.

/** Within one delivery, in order. `sending`: the peer has taken the message and its answer is on its way. */
export const DELIVERY_STEPS = [
  'before claim',
  'after claim',
  'sending',
  'after send',
  'before record',
  'after record',
] as const;

/** While looking for what the dead left behind. */
export const RECOVERY_STEPS = ['before look', 'after look'] as const;

export type Step = (typeof DELIVERY_STEPS)[number] | (typeof RECOVERY_STEPS)[number];

/** A place to die: the step, and how often it is passed before. */
export interface Death {
  readonly step: Step;
  readonly passes: number;
}

/** What a worker is made of. */
export interface WorkerParts {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly secret: string;
  readonly workspaceId: string;
  readonly claimant: string;
}

/** Run the dispatcher at this time (epoch ms) until nothing more can be done, or stop for ever at a step. */
export interface Order {
  readonly now: number;
  readonly death: Death | null;
}

export type Report =
  | { readonly kind: 'ready' }
  /** It stands still there, and waits to be killed. */
  | { readonly kind: 'at'; readonly step: Step }
  /** `nextAt`: when something falls due, in epoch ms. */
  | { readonly kind: 'done'; readonly nextAt: number | null };
