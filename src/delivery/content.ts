// What a row of the ledger says: plain, or sealed to one size where its reader is anonymous, whose language and hours it would show.
import { z } from 'zod';
import type { DeliveryModel } from '../database/generated/sqlite/models.ts';
import { type Locale, locales } from '../i18n/locale.ts';
import type { Keys } from '../keys.ts';
import type { Message } from '../messages/message.ts';

export interface Content {
  readonly message: Message;
  readonly locale: Locale;
  /** It may have arrived already, and nobody can look: its reader is told so. */
  readonly mayBeAgain?: boolean | undefined;
}

/** The purpose under which it is sealed. */
export const CONTENT = 'delivery.content';
/** In bytes: past the longest idea with all that is said of it. */
const SIZE = 32 * 1024;

const plain = z.object({
  message: z.custom<Message>(
    (value) => typeof value === 'object' && value !== null && 'summary' in value && 'blocks' in value,
  ),
  locale: z.enum(locales),
  mayBeAgain: z.boolean().optional(),
});

const sealed = z.object({ sealed: z.string() });

type Row = Pick<DeliveryModel, 'content'>;

/** As a column keeps it. @param seals null: anybody who reads the database may read it */
export function contentOf({ message, locale, mayBeAgain = false }: Content, seals: Keys | null) {
  const text = JSON.stringify({ message, locale, ...(mayBeAgain ? { mayBeAgain } : {}) });
  return seals === null ? JSON.parse(text) : { sealed: seals.seal(CONTENT, text, SIZE) };
}

/** Throws where it was blanked or is none, and where it is sealed and no key opens it. */
export function contentFrom({ content }: Row, keys?: Keys): Content {
  const { success, data } = sealed.safeParse(content);
  return plain.parse(success && keys ? JSON.parse(keys.open(CONTENT, data.sealed)) : content);
}

/** Whether who reads the database reads it: neither sealed, nor gone since it arrived. */
export function isInClear({ content }: Row): boolean {
  return plain.safeParse(content).success;
}

/** What it said is kept no longer. */
export function isBlank({ content }: Row): boolean {
  return !plain.safeParse(content).success && !sealed.safeParse(content).success;
}
