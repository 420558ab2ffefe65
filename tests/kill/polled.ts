// What the processes that are killed within a round of a survey are told, and how many people are asked.

/** In order. Closing publishes. */
export const POLL_STEPS = ['opening', 'inviting', 'answering', 'reminding', 'closing'] as const;

/** More than are written to in one transaction. */
export const ASKED = 130;
/** Of them, so many answer. */
export const ANSWERING = 25;

export interface PollOrder {
  readonly url: string;
  readonly secret: string;
  readonly workspaceId: string;
  readonly surveyId: string;
  /** Epoch ms. */
  readonly opensAt: number;
  /** It dies before this statement of that step, from 1; null: it ends by itself. */
  readonly death: { readonly step: (typeof POLL_STEPS)[number]; readonly before: number } | null;
}
