// What a vendor's webhook is to us: a signature to check and a body to read. Each vendor has its own file; the list is vendors.ts.
// Pure: HTTP, secrets at rest and storing are elsewhere.
import type { Read, ReadOptions } from './read.ts';
import type { VerifyCode } from './refusal.ts';

export interface VendorRequest {
  /** By lower-case name, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes as they came: a signature is over these, never over JSON written again. */
  readonly body: Uint8Array;
}

/** What the admin pastes from the vendor's own settings; kept sealed by the caller. */
export interface Secrets {
  /** Any of them may have signed, so that a secret can be changed without a gap. */
  readonly signing: readonly string[];
  /** SurveyMonkey signs with the app's client id and secret together. */
  readonly clientId?: string;
}

export type VerifiedRequest =
  | {
      readonly ok: true;
      /** The same for the same delivery sent again, of 1 to 255 visible ASCII characters: fit for an idempotency key. */
      readonly delivery: string;
    }
  | { readonly ok: false; readonly code: VerifyCode };

export type VendorName =
  | 'typeform'
  | 'surveymonkey'
  | 'delighted'
  | 'formbricks'
  | 'zendesk'
  | 'intercom'
  | 'google-play'
  | 'app-store'
  | 'trustpilot'
  | 'limesurvey'
  | 'generic';

export interface Vendor {
  readonly name: VendorName;
  /** As the vendor writes it. */
  readonly title: string;
  /** What has to be asked of the admin for `verify`; "token" is for fetching pending answers. */
  readonly asks: readonly ('signing' | 'clientId' | 'token')[];
  /**
   * Whether the vendor sent these bytes, and not more than five minutes ago where it signs the time. Never throws.
   * Null where the vendor sends no webhook: such a body comes from an export, by someone already allowed to import.
   */
  readonly verify: ((request: VendorRequest, secrets: Secrets, now: Date) => VerifiedRequest) | null;
  /** Whether a body that nobody signed only asks if somebody listens: it is answered, and nothing is made of it. */
  readonly tries?: (body: unknown) => boolean;
  /** The answers in a parsed body, or the first thing that is wrong with it. Never throws, whatever comes in. */
  read(body: unknown, options: ReadOptions): Read;
}
