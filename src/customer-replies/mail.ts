// An e-mail to a customer who agreed to be answered, as whoever sends it takes it (newsletter/customer-mail.ts).
import type { Outcome } from '../delivery/outcome.ts';
import type { Locale } from '../i18n/locale.ts';

export interface MailToCustomer {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** The company's, as its customers know it, and the language that it speaks. */
  readonly company: string;
  readonly locale: Locale;
  /** When it was written: of the same e-mail sent twice the same. */
  readonly date: Date;
}

/** Tries once. */
export type MailToCustomers = (mail: MailToCustomer) => Promise<Outcome>;
