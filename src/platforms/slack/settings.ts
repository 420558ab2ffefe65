// What this platform must be told to work. config.ts reads it from the environment.

export interface SlackConfig {
  readonly botToken: string;
  readonly apiUrl: string | null;
  /** Draw pickers of channels and lists as plain check boxes: for Slack-like servers without Slack's own pickers. */
  readonly plainPickers: boolean;
  readonly mode:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
}
