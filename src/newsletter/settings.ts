// How newsletters leave, as config/mail.ts reads it.
export interface MailConfig {
  /** smtp://… or smtps://…, with the password: never logged. */
  readonly smtpUrl: string;
  /** The address that they come from. */
  readonly from: string;
  /** Most that leave in a minute: a mail server counts, and says so only once it is too late. */
  readonly perMinute: number;
  /** Where the links in them lead, without a slash at its end. */
  readonly publicUrl: string;
  readonly dkim?: DkimConfig;
}

export interface DkimConfig {
  readonly domain: string;
  readonly selector: string;
  /** PEM: never logged. */
  readonly privateKey: string;
}
