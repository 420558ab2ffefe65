// What a page carries that is sent back with an answer: that it is a page of ours, from today, and sent once. And the receipt that comes of it,
// which its customer alone has. Pure but for chance; nothing of either is stored but keyed hashes.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../keys.ts';

/** A page that lay open for longer is drawn anew, with what was written. */
const LIVES_MS = 24 * 60 * 60_000;
const SIGNATURE = 24;
const shape = new RegExp(`^([0-9a-z]{1,10})\\.([\\w-]{12})\\.([\\w-]{${SIGNATURE}})$`);

/** Of one drawing of the page of these links. */
export function formKeyFor(keys: Keys, linksId: string, now: Date): string {
  const made = `${Math.floor(now.getTime() / 1_000).toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${made}.${signed(keys, linksId, made)}`;
}

/** Whether it is of a page of ours that was drawn in the last day. */
export function isOurs(keys: Keys, linksId: string, formKey: string, now: Date): boolean {
  const [, at = '', chance = '', signature = ''] = shape.exec(formKey) ?? [];
  if (signature === '') return false;
  const expected = signed(keys, linksId, `${at}.${chance}`);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return false;
  const age = now.getTime() - Number.parseInt(at, 36) * 1_000;
  return age > -60_000 && age < LIVES_MS;
}

function signed(keys: Keys, linksId: string, made: string): string {
  return keys.fingerprint('community.form', `${linksId} ${made}`).slice(0, SIGNATURE);
}

/** Without what is taken for another when it is read out: Crockford's base 32 (crockford.com/base32.html). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT = 16;

/** "7KQM-3XPD-9V2A-6TZN", 80 bits: of the same page always the same, and not to be made without our key. */
export function receiptFor(keys: Keys, formKey: string): string {
  const bytes = Buffer.from(keys.fingerprint('community.receipt', formKey), 'base64url');
  const letters = [...bytes.subarray(0, RECEIPT)].map((byte) => LETTERS[byte % LETTERS.length]);
  return inFours(letters.join(''));
}

/** As it was given, however it was typed; null where it can be none. */
export function receiptFrom(typed: string): string | null {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const isOne = letters.length === RECEIPT && [...letters].every((each) => LETTERS.includes(each));
  return isOne ? inFours(letters) : null;
}

function inFours(letters: string): string {
  return letters.match(/.{4}/g)?.join('-') ?? letters;
}
