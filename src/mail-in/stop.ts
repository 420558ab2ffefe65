// Why a mailbox cannot be read.

/**
 * denied: login refused; token: Microsoft gives the application none; folder: none of that name; unreachable: nobody answers, the line broke, or it says
 * to come back.
 */
export const mailboxTroubles = [
  'mailbox.denied',
  'mailbox.token',
  'mailbox.folder',
  'mailbox.unreachable',
] as const;
export type MailboxTrouble = (typeof mailboxTroubles)[number];

export class MailboxStop extends Error {
  readonly code: MailboxTrouble;

  /** Holds nothing of what a server said: that may quote a login. */
  constructor(code: MailboxTrouble) {
    super(code);
    this.name = 'MailboxStop';
    this.code = code;
  }
}
