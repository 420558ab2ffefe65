import { describe, expect, it } from 'vitest';
import { keysFrom, newSecret } from '../src/keys.ts';

const [old, fresh] = [newSecret(), newSecret()];

describe('sealing', () => {
  it('opens what it sealed, for the same purpose only', () => {
    const keys = keysFrom([old]);
    const sealed = keys.seal('author', 'Élodie 🌙');
    expect(keys.open('author', sealed)).toBe('Élodie 🌙');
    expect(() => keys.open('address', sealed)).toThrow();
  });

  it('gives another text each time, and never the text itself', () => {
    const keys = keysFrom([old]);
    const [a, b] = [keys.seal('author', 'U0ELODIE'), keys.seal('author', 'U0ELODIE')];
    expect(a).not.toBe(b);
    expect(Buffer.from(a.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('U0ELODIE');
  });

  it('shows no length of what it seals to one size, and gives back the very text', () => {
    const keys = keysFrom([old]);
    const texts = ['', 'U1', 'Élodie 🌙\0\0', 'x'.repeat(63), 'teams:8a1f0c52-2f0e-4f0b-9a54-1f0f7a5f2b11'];
    const seals = texts.map((text) => keys.seal('author', text, 64));
    expect(new Set(seals.map(({ length }) => length)).size).toBe(1);
    expect(seals.map((seal) => keys.open('author', seal))).toEqual(texts);
    expect(keys.open('author', keys.seal('author', 'y'.repeat(200), 64))).toBe('y'.repeat(200));
  });

  it('notices a changed character', () => {
    const keys = keysFrom([old]);
    const sealed = keys.seal('author', 'U1');
    const changed = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2);
    expect(() => keys.open('author', changed)).toThrow();
  });

  it('opens with an older key after a rotation, and seals with the first', () => {
    const sealed = keysFrom([old]).seal('author', 'U1');
    const rotated = keysFrom([fresh, old]);
    expect(rotated.open('author', sealed)).toBe('U1');
    expect(() => keysFrom([old]).open('author', rotated.seal('author', 'U1'))).toThrow(/not among/);
  });
});

describe('fingerprints', () => {
  it('are the same for the same text, and another for another purpose or key', () => {
    const keys = keysFrom([old]);
    expect(keys.fingerprint('customer', 'C-1')).toBe(keys.fingerprint('customer', 'C-1'));
    expect(keys.fingerprint('customer', 'C-1')).not.toBe(keys.fingerprint('feedback', 'C-1'));
    expect(keysFrom([fresh]).fingerprint('customer', 'C-1')).not.toBe(keys.fingerprint('customer', 'C-1'));
  });

  it('stay the same when a new key is put in front', () => {
    const before = keysFrom([old]).fingerprint('customer', 'C-1');
    expect(keysFrom([fresh, old]).fingerprint('customer', 'C-1')).toBe(before);
  });
});

describe('a wrong key', () => {
  it('is named by its place and its length, never by its value', () => {
    const short = Buffer.from('short').toString('base64');
    expect(() => keysFrom([old, short])).toThrow(/key 2 of 2 has 5 bytes; 32/);
    expect(() => keysFrom([short])).not.toThrow(short);
  });
});
