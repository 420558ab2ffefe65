// A bearer token, and the hash by which alone it is kept.
import { createHash, randomBytes } from 'node:crypto';

/** Shown once to whoever asked for it. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = `pv_${randomBytes(32).toString('base64url')}`;
  return { token, tokenHash: hashOf(token) };
}

/** What a token is looked up by, so that time tells nothing about it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
