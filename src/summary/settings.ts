// Which model is asked, and how much. Read from the environment by config/summary.ts.

export interface SummaryConfig {
  /** Of chat completions, whole. */
  readonly url: string;
  readonly model: string;
  /** Sent as a bearer token, never logged. */
  readonly key: string | null;
  /** Requests a day of one company. */
  readonly perDay: number;
  /** Comments in one request. */
  readonly comments: number;
  /** How long an answer may take. */
  readonly timeoutMs: number;
}

/** Where it is asked, for people: without a path. */
export function hostOf({ url }: Pick<SummaryConfig, 'url'>): string {
  return new URL(url).host;
}
