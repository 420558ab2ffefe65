import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../src/messages/actions.ts';

const names = fc.stringMatching(/^[A-Za-z][\w.-]{0,40}$/);

describe('the codec of actions', () => {
  it('gives every action back as it went, within 255 characters', () => {
    fc.assert(
      fc.property(names, fc.option(fc.string({ maxLength: 200 }), { nil: undefined }), (name, subject) => {
        const action = subject === undefined ? { name } : { name, subject };
        const code = encodeAction(action);
        expect(code.length).toBeLessThanOrEqual(255);
        expect(decodeAction(code)).toEqual(action);
      }),
    );
  });

  it('keeps colons of the subject and tells an empty subject from none', () => {
    expect(decodeAction(encodeAction({ name: 'open', subject: 'slack:C1:2' }))).toEqual({
      name: 'open',
      subject: 'slack:C1:2',
    });
    expect(decodeAction(encodeAction({ name: 'open', subject: '' }))).toEqual({ name: 'open', subject: '' });
    expect(decodeAction(encodeAction({ name: 'open' }))).toEqual({ name: 'open' });
  });

  it.each(['', ':x', '1st', 'a b', 'x'.repeat(256), 'é'])('knows %j for somebody else’s', (code) => {
    expect(decodeAction(code)).toBeNull();
  });

  it('refuses content in place of an id', () => {
    expect(() => encodeAction({ name: 'open', subject: 'x'.repeat(300) })).toThrow('give an id');
    expect(() => encodeAction({ name: 'not a name' })).toThrow('not a name');
  });
});
