// Where the operators are e-mailed, as config/config.ts reads it.
export interface AlertsConfig {
  /** smtp://… or smtps://…, with the password: never logged. */
  readonly smtpUrl: string;
  /** At least one. */
  readonly to: readonly string[];
  readonly from: string;
}
