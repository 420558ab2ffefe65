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
  /**
   * A keyed, one-way hash of 43 characters, by the oldest (last) key: it stays the same while new keys are put in front,
   * so that an answer imported again is still known. Dropping that key makes all customers and answers new.
   */
  fingerprint(purpose: string, text: string): string;
}

const SEALED = /^v1\.([\w-]{8})\.([\w-]+)$/;

/** @param secrets base64 of 32 random bytes each; the first seals, all open (rotation). Throws naming the position of a bad one. */
export function keysFrom(secrets: readonly string[]): Keys {
  const rings = secrets.map((secret, i) => {
    const bytes = Buffer.from(secret, 'base64');
    if (bytes.length !== 32) {
      throw new Error(
        `PORTEVOIX_SECRET_KEY: key ${i + 1} of ${secrets.length} has ${bytes.length} bytes; 32 bytes in base64 are needed`,
      );
    }
    return ring(bytes);
  });
  const first = rings[0];
  const oldest = rings.at(-1);
  if (!first || !oldest) throw new Error('PORTEVOIX_SECRET_KEY is empty: give 32 random bytes in base64');
  return {
    seal: (purpose, text, size) => first.seal(purpose, text, size),
    open(purpose, sealed) {
      const [, id, body] = SEALED.exec(sealed) ?? [];
      const fitting = rings.find((each) => each.id === id);
      if (!fitting || !body)
        throw new Error(`sealed under a key that is not among the ${rings.length} given`);
      return fitting.open(purpose, body);
    },
    fingerprint: (purpose, text) => oldest.fingerprint(purpose, text),
  };
}

/** 32 random bytes in base64, as PORTEVOIX_SECRET_KEY wants them. */
export function newSecret(): string {
  return randomBytes(32).toString('base64');
}

interface Ring {
  readonly id: string;
  seal(purpose: string, text: string, size?: number): string;
  open(purpose: string, body: string): string;
  fingerprint(purpose: string, text: string): string;
}

function ring(secret: Buffer): Ring {
  const id = derive(secret, 'id').subarray(0, 6).toString('base64url');
  const sealing = derive(secret, 'seal');
  const hashing = derive(secret, 'fingerprint');
  return {
    id,
    seal(purpose, text, size = 0) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([
        nonce,
        cipher.update(filled(text, size)),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `v1.${id}.${body.toString('base64url')}`;
    },
    open(purpose, encoded) {
      const body = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, body.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(body.subarray(-16));
      const bytes = Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]);
      const end = bytes.lastIndexOf(END);
      return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
    },
    fingerprint: (purpose, text) =>
      createHmac('sha256', hashing).update(purpose).update('\0').update(text).digest('base64url'),
  };
}

/** Between a text and what fills it up: no text in UTF-8 has this byte. */
const END = 0xff;

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
