// Reading what strangers send: bytes to JSON, and values inside it, without ever throwing or following a prototype.
import { parseExactly } from '../exact-json.ts';
import { redact } from '../redaction.ts';
import type { ReadRefusal } from './refusal.ts';

export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | ({ readonly ok: false } & ReadRefusal);

/** JSON in UTF-8, as bytes; a body that was cut is refused whole. */
export function parseBody(body: Uint8Array): ParsedBody {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { ok: false, pointer: '', reason: { code: 'body.notUtf8' } };
  }
  try {
    return { ok: true, value: parseExactly(text) };
  } catch {
    return { ok: false, pointer: '', reason: { code: 'body.notJson' } };
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at the end of the steps; undefined where a step leads nowhere. Inherited properties are nowhere. */
export function inside(value: unknown, ...steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) {
    if (typeof step === 'number') {
      if (!Array.isArray(here)) return undefined;
    } else if (!isRecord(here)) return undefined;
    here = Object.getOwnPropertyDescriptor(here, step)?.value;
  }
  return here;
}

/** The elements of a list; none where it is no list. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The own fields of an object; none where it is no object. */
export function fields(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** A text that says something, or a number as text; null for anything else. */
export function wordsOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A text, or an integer that JSON did not round; anything else is no identity. */
export function idOf(value: unknown): { readonly id: string } | ReadRefusal['reason'] {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return { code: 'id.unsafe' };
  const id = wordsOf(value)?.trim();
  return id === undefined ? { code: 'id.missing' } : { id };
}

/** RFC 6901. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps
    .map((step) => `/${String(step).slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Year 3000, in seconds and milliseconds: between them a number can only be the one or the other. */
const LAST_SECOND = 32_503_680_000;

/** Unix seconds or milliseconds, as a number or as digits, in ISO 8601; anything else as it is, for parseItem to judge. */
export function instantOf(value: unknown): unknown {
  const digits = typeof value === 'string' && /^\d{9,13}$/.test(value.trim()) ? Number(value) : value;
  if (typeof digits !== 'number' || !Number.isFinite(digits) || digits < 0) return value;
  const at = new Date(digits > LAST_SECOND ? digits : digits * 1_000);
  return Number.isNaN(at.getTime()) || digits > LAST_SECOND * 1_000 ? value : at.toISOString();
}

/** What a refusal may quote of a value: short and redacted. */
export function quoted(value: unknown): string {
  const text =
    typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value);
  const { text: shown } = redact(text.slice(0, 100).replaceAll('\0', ''));
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}
