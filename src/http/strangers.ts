// How much each stranger may ask for, without knowing who they are: their address is hashed with salt that lives for an hour in the memory of
// this process, and nothing of it is stored or logged.
import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { type AllowedRate, allowances, type Left } from './allowance.ts';

const HOUR_MS = 60 * 60_000;
/** More at once are a flood from many addresses, which the limit for all of them together holds back. */
const MOST = 20_000;

/** Addresses of this machine and of private networks (RFC 6890): what connects from there is the proxy in front of us. */
const near = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, prefix, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/**
 * The address that a request comes from: the one that connected or, where that is a proxy of ours, the last that it wrote into
 * X-Forwarded-For; what stands before that anybody can write. Of IPv6 the first 64 bits, which one household has to itself.
 */
export function strangerOf({ socket, headers }: IncomingMessage): string {
  const peer = plain(socket.remoteAddress ?? '');
  const forwarded = [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return household(isNear(peer) && isIP(plain(forwarded)) !== 0 ? plain(forwarded) : peer);
}

/** "::ffff:192.0.2.1" is 192.0.2.1. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function isNear(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && near.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

function household(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

/** As `allowances`, for each address apart. @param now in milliseconds; never goes back */
export function perStranger(rate: AllowedRate, now: () => number): (from: string) => Left {
  let salt = randomBytes(32);
  let since = now();
  let seen = new Set<string>();
  let allowed = allowances(rate, now);
  return (from) => {
    if (now() - since >= HOUR_MS || seen.size >= MOST) {
      salt = randomBytes(32);
      since = now();
      seen = new Set();
      allowed = allowances(rate, now);
    }
    const who = createHmac('sha256', salt).update(from).digest('base64url').slice(0, 16);
    seen.add(who);
    return allowed(who);
  };
}
