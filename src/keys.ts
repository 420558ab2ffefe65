// Sealing (AES-256-GCM) and fingerprints (HMAC-SHA-256) under keys that live outside the database.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Keys {
  /** Seals text for one purpose; opening it for another purpose fails. */
  seal(purpose: string, text: string): string;
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
    seal: (purpose, text) => first.seal(purpose, text),
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
  seal(purpose: string, text: string): string;
  open(purpose: string, body: string): string;
  fingerprint(purpose: string, text: string): string;
}

function ring(secret: Buffer): Ring {
  const id = derive(secret, 'id').subarray(0, 6).toString('base64url');
  const sealing = derive(secret, 'seal');
  const hashing = derive(secret, 'fingerprint');
  return {
    id,
    seal(purpose, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${id}.${body.toString('base64url')}`;
    },
    open(purpose, encoded) {
      const body = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, body.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(body.subarray(-16));
      return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
    fingerprint: (purpose, text) =>
      createHmac('sha256', hashing).update(purpose).update('\0').update(text).digest('base64url'),
  };
}

function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'portevoix', use, 32));
}
