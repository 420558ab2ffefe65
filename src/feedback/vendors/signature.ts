// HMAC signatures over raw bytes, compared in constant time, with the time of signing where a vendor signs one. Which header
// and form a vendor uses is in its own file.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { VerifyCode } from './refusal.ts';
import type { Secrets, VendorRequest, VerifiedRequest } from './vendor.ts';

export interface Scheme {
  /** Lower case. */
  readonly header: string;
  readonly algorithm: 'sha1' | 'sha256';
  readonly encoding: 'hex' | 'base64';
  /** What stands in front of the signature in the header: "sha256=", "v1,". */
  readonly prefix: string;
  /** Signed in front of the body, by lower-case header name, in this order, each followed by `separator`. */
  readonly before: readonly string[];
  readonly separator: string;
  /** The one of `before` that says when it was signed. */
  readonly timestamp: string | null;
  /** The one of `before` that names the delivery. */
  readonly id: string | null;
  /** Each secret as HMAC key; an empty one is none. */
  keysOf(secrets: Secrets): readonly (string | Uint8Array)[];
}

export const plainBody = {
  before: [],
  separator: '',
  timestamp: null,
  id: null,
  keysOf: ({ signing }: Secrets) => signing,
} as const;

/** Five minutes, either way: what Standard Webhooks and Zendesk's guides use. */
const TOLERANCE_MS = 5 * 60_000;

const HEADER_MAX = 4_096;

/** Never throws. A body without a signature, or a source without a secret, is refused: there is no unsigned way in. */
export function checkSignature(
  scheme: Scheme,
  request: VendorRequest,
  secrets: Secrets,
  now: Date,
): VerifiedRequest {
  const keys = scheme.keysOf(secrets).filter((key) => key.length > 0);
  if (keys.length === 0) return refused('secret.missing');
  const given = headerOf(request, scheme.header);
  if (given === null) return refused('signature.missing');
  const claimed = signaturesIn(given, scheme);
  if (claimed.length === 0) return refused('signature.malformed');
  const before: string[] = [];
  for (const name of scheme.before) {
    const value = headerOf(request, name);
    if (value === null) return refused(name === scheme.timestamp ? 'timestamp.missing' : 'signature.missing');
    if (!VISIBLE.test(value)) {
      return refused(name === scheme.timestamp ? 'timestamp.malformed' : 'signature.malformed');
    }
    before.push(value);
  }
  const front = before.map((value) => value + scheme.separator).join('');
  const fits = keys.some((key) => {
    const expected = createHmac(scheme.algorithm, key).update(front).update(request.body).digest();
    return claimed.some((each) => timingSafeEqual(each, expected));
  });
  if (!fits) return refused('signature.wrong');
  const late =
    scheme.timestamp === null ? null : lateness(before[scheme.before.indexOf(scheme.timestamp)], now);
  if (late !== null) return refused(late);
  const id = scheme.id === null ? undefined : before[scheme.before.indexOf(scheme.id)];
  return { ok: true, delivery: id ?? createHash('sha256').update(request.body).digest('hex') };
}

/** One line of up to 4,096 characters; null where the header is missing or there are several. */
function headerOf({ headers }: VendorRequest, name: string): string | null {
  const own: unknown = Object.getOwnPropertyDescriptor(headers, name)?.value;
  const value: unknown = Array.isArray(own) && own.length === 1 ? own[0] : own;
  if (typeof value !== 'string' || value.length > HEADER_MAX) return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

const VISIBLE = /^[\x21-\x7e]{1,255}$/;
const SIZE = { sha1: 20, sha256: 32 } as const;
const FORM = { hex: /^[0-9a-f]+$/i, base64: /^[A-Za-z0-9+/]+={0,2}$/ } as const;

/** Those of the right form; several may stand in one header, parted by spaces, while a secret is being changed. */
function signaturesIn(header: string, { prefix, encoding, algorithm }: Scheme): readonly Buffer[] {
  return header
    .split(/\s+/, 20)
    .filter((part) => part.startsWith(prefix) && FORM[encoding].test(part.slice(prefix.length)))
    .map((part) => Buffer.from(part.slice(prefix.length), encoding))
    .filter((bytes) => bytes.length === SIZE[algorithm]);
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;

function lateness(text: string | undefined, now: Date): VerifyCode | null {
  if (text === undefined) return 'timestamp.missing';
  const at = /^\d{9,11}$/.test(text)
    ? Number(text) * 1_000
    : /^\d{13}$/.test(text)
      ? Number(text)
      : ISO.test(text)
        ? Date.parse(text)
        : Number.NaN;
  if (Number.isNaN(at)) return 'timestamp.malformed';
  if (at < now.getTime() - TOLERANCE_MS) return 'timestamp.stale';
  return at > now.getTime() + TOLERANCE_MS ? 'timestamp.ahead' : null;
}

function refused(code: VerifyCode): VerifiedRequest {
  return { ok: false, code };
}
