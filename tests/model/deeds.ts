// What can be done with an idea, by where it stands: the rules as they are told to people.
import type { Stage } from './expected.ts';

export const deeds = [
  'acknowledge',
  'study',
  'plan',
  'test',
  'conclude',
  'complete',
  'decline',
  'merge',
  'reply',
  'reassign',
  'write-back',
  'confirm',
  'contest',
  'edit',
  'withdraw',
  'reopen',
] as const;
export type Deed = (typeof deeds)[number];

/** What an owner can do, by where it stands, and where it stands then. */
export const ownersChoices: Readonly<Record<Stage, Partial<Record<Deed, Stage>>>> = {
  received: {
    acknowledge: 'acknowledged',
    study: 'under-review',
    plan: 'planned',
    test: 'testing',
    complete: 'done',
    decline: 'declined',
    merge: 'duplicate',
    // Whoever answers has seen it.
    reply: 'acknowledged',
    reassign: 'received',
  },
  acknowledged: {
    study: 'under-review',
    plan: 'planned',
    test: 'testing',
    complete: 'done',
    decline: 'declined',
    merge: 'duplicate',
    reply: 'acknowledged',
    reassign: 'acknowledged',
  },
  'under-review': {
    plan: 'planned',
    test: 'testing',
    complete: 'done',
    decline: 'declined',
    merge: 'duplicate',
    reply: 'under-review',
    reassign: 'under-review',
  },
  planned: {
    study: 'under-review',
    test: 'testing',
    complete: 'done',
    decline: 'declined',
    merge: 'duplicate',
    plan: 'planned',
    reply: 'planned',
    reassign: 'planned',
  },
  testing: {
    study: 'under-review',
    plan: 'planned',
    conclude: 'under-review',
    complete: 'done',
    decline: 'declined',
    merge: 'duplicate',
    reply: 'testing',
    reassign: 'testing',
  },
  done: { reply: 'done', reopen: 'under-review' },
  declined: { reply: 'declined', reopen: 'under-review' },
  duplicate: { reply: 'duplicate', reopen: 'under-review' },
  withdrawn: { reply: 'withdrawn', reopen: 'under-review' },
};
export const authorsChoices: readonly Deed[] = [
  'write-back',
  'confirm',
  'contest',
  'edit',
  'withdraw',
  'reopen',
];
export const wordless: readonly Deed[] = ['acknowledge', 'confirm', 'edit'];
export const wordsOptional: readonly Deed[] = ['study', 'contest', 'withdraw'];
/** What the history calls it. */
export const happened: Readonly<Record<Deed, string>> = {
  acknowledge: 'acknowledged',
  study: 'taken-up',
  plan: 'planned',
  test: 'trial-started',
  conclude: 'trial-concluded',
  complete: 'completed',
  decline: 'declined',
  merge: 'merged',
  reply: 'replied',
  reassign: 'reassigned',
  'write-back': 'wrote-back',
  confirm: 'confirmed',
  contest: 'contested',
  edit: 'edited',
  withdraw: 'withdrawn',
  reopen: 'reopened',
};
