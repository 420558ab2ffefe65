// Sealing (AES-256-GCM) and fingerprints (HMAC-SHA-256) under keys that live outside the database.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Keys {
  /**
   * Seals text for one purpose; opening it for another purpose fails.
   * @param size filled up to a whole number of so many bytes: what is sealed to one size does not show how long it is
   */
  seal(purpose: string, text: string, size?: number): string;
  /** Opens what any of the keys sealed. Throws where none fits or the text was altered. */
  open(purpose: string, sealed: string): string;
  /** The same under the first key, of the same length; the very same where that one sealed it. Throws as `open`. */
  reseal(purpose: string, sealed: string): string;
  /** A keyed, one-way hash of 43 characters. */
  fingerprint(purpose: string, text: string): string;
}

const SEALED = /^v1\.([\w-]{8})\.([\w-]+)$/;

/**
 * @param secrets base64 of 32 random bytes each; the first seals, all open (rotation). Throws naming the position of a bad one.
 * @param hashing by which everything is fingerprinted; where none is kept yet, the oldest (last) secret's own
 */
export function keysFrom(secrets: readonly string[], hashing?: HashingKey): Keys {
  const rings = secrets.map((secret, i) => {
    const bytes = bytesOf(secret);
    if (bytes.length !== 32) {
      throw new Error(
        `PORTEVOIX_SECRET_KEY: key ${i + 1} of ${secrets.length} has ${bytes.length} bytes; 32 bytes in base64 are needed`,
      );
    }
    return ring(bytes);
  });
  const first = rings[0];
  const oldest = secrets.at(-1);
  if (!first || oldest === undefined)
    throw new Error('PORTEVOIX_SECRET_KEY is empty: give 32 random bytes in base64');
  const hashedBy = bytesOf(hashing ?? hashingKeyOf(oldest));
  const ringOf = (sealed: string) => {
    const [, id, body] = SEALED.exec(sealed) ?? [];
    const fitting = rings.find((each) => each.id === id);
    if (!fitting || !body) throw new Error(`sealed under a key that is not among the ${rings.length} given`);
    return { fitting, body };
  };
  return {
    seal: (purpose, text, size) => first.seal(purpose, text, size),
    open(purpose, sealed) {
      const { fitting, body } = ringOf(sealed);
      return textIn(fitting.open(purpose, body));
    },
    reseal(purpose, sealed) {
      const { fitting, body } = ringOf(sealed);
      return fitting === first ? sealed : first.sealBytes(purpose, fitting.open(purpose, body));
    },
    fingerprint: (purpose, text) =>
      createHmac('sha256', hashedBy).update(purpose).update('\0').update(text).digest('base64url'),
  };
}

/** Null where no key opens it: one row that cannot be read must not stop the others. */
export function opened(keys: Keys, purpose: string, sealed: string): string | null {
  try {
    return keys.open(purpose, sealed);
  } catch {
    return null;
  }
}

/** Base64 of 32 bytes. It outlives the secret that it comes from: what was hashed stays known under a new one. */
export type HashingKey = string;

export function hashingKeyOf(secret: string): HashingKey {
  return derive(bytesOf(secret), 'fingerprint').toString('base64');
}

/**
 * What may be kept to tell this key (a secret, a hashing key) from others: a one-way value of 43 characters of something with 256
 * random bits, so that guessing it by this is as hopeless as without.
 */
export function checkOf(key: string): string {
  return derive(bytesOf(key), 'check').toString('base64url');
}

/** What the seals of this secret begin with. */
export function markOf(secret: string): string {
  return `v1.${idOf(bytesOf(secret))}.`;
}

function bytesOf(secret: string): Buffer {
  return Buffer.from(secret, 'base64');
}

/** 32 random bytes in base64, as PORTEVOIX_SECRET_KEY wants them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64');
}

interface Ring {
  readonly id: string;
  seal(purpose: string, text: string, size?: number): string;
  sealBytes(purpose: string, bytes: Buffer): string;
  /** With what fills it up. */
  open(purpose: string, body: string): Buffer;
}

function idOf(secret: Buffer): string {
  return derive(secret, 'id').subarray(0, 6).toString('base64url');
}

function ring(secret: Buffer): Ring {
  const id = idOf(secret);
  const sealing = derive(secret, 'seal');
  const sealBytes = (purpose: string, bytes: Buffer) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    return `v1.${id}.${body.toString('base64url')}`;
  };
  return {
    id,
    sealBytes,
    seal: (purpose, text, size = 0) => sealBytes(purpose, filled(text, size)),
    open(purpose, encoded) {
      const body = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, body.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(body.subarray(-16));
      return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]);
    },
  };
}

/** Between a text and what fills it up: no text in UTF-8 has this byte. */
const END = 0xff;

function textIn(bytes: Buffer): string {
  const end = bytes.lastIndexOf(END);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}

function filled(text: string, size: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (size === 0) return bytes;
  const whole = Buffer.alloc(Math.ceil((bytes.length + 1) / size) * size);
  bytes.copy(whole);
  whole[bytes.length] = END;
  return whole;
}

function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'portevoix', use, 32));
}
