// What this platform must be told to work. config/config.ts reads it from the environment.

import type { ManifestLocale } from './manifest.ts';

export interface SlackConfig {
  readonly botToken: string;
  readonly apiUrl: string | null;
  /** Draw pickers of channels and lists as plain check boxes: for Slack-like servers without Slack's own pickers. */
  readonly plainPickers: boolean;
  /** The names by which the company's Slack has our commands, as its manifest was written; both languages' where left out. */
  readonly commands?: ManifestLocale;
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  /** How companies besides our own install the app; left out: none does. Over HTTP alone. */
  readonly oauth?: OAuthConfig;
}

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** That path under our web server's address from outside. */
  readonly redirectUri: string;
  /** Teams ("T…") and organisations on Enterprise Grid ("E…"), besides our own, that may install. */
  readonly companies: readonly string[] | 'any';
  /** Days for which all of a company that took the app away is kept. */
  readonly keepDays: number;
}
