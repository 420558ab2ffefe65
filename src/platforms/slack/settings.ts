// What this platform must be told to work. config.ts reads it from the environment.

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
}
