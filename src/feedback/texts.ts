// The texts of an answer as they come in: trimmed, in one form of Unicode, of a length that can be kept; and what a refusal may quote of them.
import { redact } from './redaction.ts';
import type { Reason } from './refusal.ts';

/** In characters (UTF-16 units). */
export const limits = {
  verbatim: 20_000,
  id: 200,
  customer: 200,
  touchpoint: 100,
  segment: 200,
  segments: 50,
  /** RFC 5321, 4.5.3.1.3: of a path, without its angle brackets. */
  email: 254,
  question: 500,
  /** Further scores, and further comments, of one answer. */
  further: 50,
};

export function isReason(value: string | readonly string[] | null | Reason): value is Reason {
  return typeof value === 'object' && value !== null && 'code' in value;
}

// A NUL is damage; U+FFFD is what a decoder leaves.
const DAMAGED = /[\0\ufffd]/;
const DAMAGES = /[\0\ufffd]/g;
const HALF_PAIR = /\p{Surrogate}/gu;
const BEYOND_ASCII = /[^\n\r\t -~]/;

/** Trimmed and in NFC; null where it is empty. */
export function text(value: unknown, most: number): string | null | Reason {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') {
    return typeof value === 'number' && Number.isFinite(value)
      ? String(value)
      : { code: 'type', wanted: 'text' };
  }
  if (value.length > most) return { code: 'text.tooLong', length: value.length, most };
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (!BEYOND_ASCII.test(trimmed)) return trimmed;
  const damage = DAMAGED.exec(trimmed)?.[0];
  if (damage !== undefined) return { code: damage === '\0' ? 'text.nul' : 'text.undecodable' };
  return trimmed.replace(HALF_PAIR, '\ufffd').normalize('NFC');
}

/** Ends a text that was cut: whoever reads it sees that there was more. */
export const CUT = ' […]';

/**
 * What is done so that one fault costs no more than itself. A score that contradicts its scale is left out and told, and a text that is too long is
 * cut visibly, where something is left: of a "delivery" anything, since its sender cannot mend it and send it again; of a row of a "file" another
 * score, since a row that is set aside can be mended. In a delivery damaged characters are taken out as well; damage in a file is told of with its
 * line, since it may have been read in a wrong encoding.
 */
export type KeepsRest = 'file' | 'delivery';

/** As `text`, or with what `KeepsRest` says. */
export function reading(value: unknown, most: number, how: KeepsRest | 'whole'): string | null | Reason {
  if (how === 'whole' || typeof value !== 'string') return text(value, most);
  const mended = how === 'delivery' ? value.replace(DAMAGES, '') : value;
  if (mended.length <= most) return text(mended, most);
  const trimmed = mended.trim();
  if (trimmed.length <= most) return text(trimmed, most);
  const kept = text(trimmed.slice(0, most - CUT.length), most);
  return typeof kept === 'string' ? `${kept.replace(/\ufffd$/, '').trimEnd()}${CUT}` : kept;
}

/** What a refusal may quote: short and redacted, since a shifted column may hold anything. */
export function excerpt(value: string): string {
  const { text: shown } = redact(value.slice(0, 100));
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}
