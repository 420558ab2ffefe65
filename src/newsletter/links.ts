// Where the links in an e-mail lead. What is there is web/newsletter.ts.
import type { MailConfig } from './settings.ts';

export const LETTERS_PATH = '/letters';

type At = Pick<MailConfig, 'publicUrl'>;

/** RFC 8058: a POST there ends it, without asking who it is; a GET asks. */
export function leaveUrl({ publicUrl }: At, token: string): string {
  return `${publicUrl}${LETTERS_PATH}/${token}/leave`;
}

/** Opens this one letter, to whoever has its reader's token. */
export function webUrl({ publicUrl }: At, token: string, deliveryId: string): string {
  return `${publicUrl}${LETTERS_PATH}/${token}/${deliveryId}`;
}
