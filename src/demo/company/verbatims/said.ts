// The shape of one written sentence of a customer, and the moments it can be about. No sentences here.

/** The moments of the customer journey that the sample company listens to. */
export const touchpoints = [
  'discover',
  'buy',
  'delivery',
  'install',
  'use',
  'get-help',
  'pay',
  'leave',
] as const;
export type Touchpoint = (typeof touchpoints)[number];

export interface DemoVerbatim {
  readonly text: string;
  readonly about: Touchpoint;
  /** The range it is about, where the words name one; without it a sentence that has its week is about none. */
  readonly product?: string;
  /** Where the words name a place. */
  readonly region?: string;
  /** Said in this week and no other: 1 is the seven days before `now`. */
  readonly weeksAgo?: number;
  /** Said by this customer, who speaks again elsewhere. */
  readonly customer?: string;
  /** Names of people that stand in the words. */
  readonly names?: readonly string[];
}

/** Words that came with a score. */
export interface DemoScored extends DemoVerbatim {
  readonly score: number;
}
