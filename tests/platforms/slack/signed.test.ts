import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seals } from '../../../src/platforms/slack/signed.ts';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const secret = 'a signing secret';
const body = Buffer.from('{"type":"event_callback"}');
const HOUR = 3_600_000;

function sealsAt({ now = NOW, uptime = HOUR } = {}) {
  return seals(secret, { now: () => now, uptime: () => uptime });
}

function headersAt(ms: number, over: Record<string, string> = {}, of = body) {
  const time = String(Math.floor(ms / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${time}:`).update(of).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}`, ...over };
}

describe('a request that Slack signed', () => {
  it.each([
    [0, 'taken'],
    [-299, 'taken'],
    [299, 'taken'],
    [-301, 'time.wrong'],
    [301, 'time.wrong'],
    [86_400, 'time.wrong'],
  ])('%d seconds from now is %s', (seconds, sealed) => {
    expect(sealsAt().take(headersAt(NOW + seconds * 1_000), body)).toBe(sealed);
  });

  it('is taken once, and again only after it could not be heard', () => {
    const ours = sealsAt();
    const headers = headersAt(NOW);
    expect(ours.take(headers, body)).toBe('taken');
    expect(ours.take(headers, body)).toBe('again');
    expect(ours.take({ ...headers, 'x-slack-retry-num': '1' }, body)).toBe('again');
    ours.release(headers);
    expect(ours.take(headers, body)).toBe('taken');
  });

  it('is taken once though the clock is set back to when it came, and what came since was forgotten', () => {
    let now = NOW;
    const ours = seals(secret, { now: () => now, uptime: () => 10 * HOUR });
    const old = headersAt(NOW);
    expect(ours.take(old, body)).toBe('taken');
    now = NOW + 2 * HOUR;
    for (const seconds of [0, 1, 2]) expect(ours.take(headersAt(now + seconds * 1_000), body)).toBe('taken');
    now = NOW;
    expect(ours.take(old, body)).toBe('time.wrong');
    // By a few minutes: what was taken is still known.
    now = NOW + 2 * HOUR + 4 * 60_000;
    expect(ours.take(headersAt(now), body)).toBe('taken');
    now = NOW + 2 * HOUR;
    expect(ours.take(headersAt(NOW + 2 * HOUR), body)).toBe('again');
  });

  it('is taken again where Slack repeats it, signed anew', () => {
    const ours = sealsAt();
    expect(ours.take(headersAt(NOW - 2_000), body)).toBe('taken');
    expect(ours.take(headersAt(NOW, { 'x-slack-retry-num': '1' }), body)).toBe('taken');
  });

  it('is not taken where it was signed before this process began: the one before may have taken it', () => {
    const ours = sealsAt({ uptime: 2_000 });
    expect(ours.take(headersAt(NOW - 60_000), body)).toBe('time.beforeUs');
    expect(ours.take(headersAt(NOW - 3_000), body)).toBe('taken');
    expect(ours.untimely(headersAt(NOW - 60_000))).toBe('time.beforeUs');
  });

  it('is told from any other by its bytes, its time and its signature, each written in one way', () => {
    const signed = headersAt(NOW);
    const time = signed['x-slack-request-timestamp'];
    const others = [
      { ...signed, 'x-slack-request-timestamp': ` ${time}` },
      { ...signed, 'x-slack-request-timestamp': `0${time}` },
      { ...signed, 'x-slack-request-timestamp': `+${time}` },
      { ...signed, 'x-slack-request-timestamp': `${time}.0` },
      { ...signed, 'x-slack-signature': signed['x-slack-signature'].toUpperCase() },
      { ...signed, 'x-slack-signature': signed['x-slack-signature'].slice(0, -2) },
      { 'x-slack-request-timestamp': time },
      { 'x-slack-signature': signed['x-slack-signature'] },
      {},
    ];
    for (const headers of others) expect(sealsAt().take(headers, body)).toMatch(/wrong$/);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        fc.pre(!body.equals(bytes));
        expect(sealsAt().take(signed, Buffer.from(bytes))).toBe('signature.wrong');
      }),
    );
  });
});
