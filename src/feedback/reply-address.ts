// Where a customer can be written to. Pure; what is kept of it is reply-places.ts.

export const replyWays = [
  ...(['zendesk', 'intercom', 'google-play', 'app-store', 'trustpilot', 'mail'] as const),
] as const;
export type ReplyWayKind = (typeof replyWays)[number];

export interface ReplyPlace {
  readonly kind: ReplyWayKind;
  /** A ticket's, conversation's or review's id; an e-mail address. */
  readonly at: string;
}

/** Somebody's, and not "Zoé <zoe@example.com>": what a mail server takes is for it to say. */
export function isReplyAddress(text: string): boolean {
  return /^[^\s@,<>"()[\];:\\]+@[^\s@,<>"()[\];:\\]+$/.test(text);
}
