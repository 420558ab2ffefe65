import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertionBy, certificateIn } from '../../../src/platforms/teams/certificate.ts';
import { settingsOf, teamsClient } from '../../../src/platforms/teams/client.ts';
import { selfSigned } from '../../fixtures/certificate.ts';

const { certificate, key } = selfSigned();
const other = selfSigned();
const appId = '00000000-0000-4000-8000-0000000000a1';
const tenantId = '00000000-0000-4000-8000-0000000000b2';
const found = certificateIn(certificate + key);
if (typeof found === 'string') throw new Error(found);

describe('the certificate of a bot', () => {
  it.each([
    ['before its key', certificate + key],
    ['after its key', key + certificate],
    [
      'beside what openssl says of it',
      `Bag Attributes\n  friendlyName: bot\n${certificate}Key Attributes\n${key}`,
    ],
    ['on one line, as some environments carry it', (certificate + key).replaceAll('\n', '\\n')],
    ['before those that vouch for it', certificate + other.certificate + key],
  ])('is found %s', (_, pem) => {
    const bytes = Buffer.from(certificate.replace(/-----.*-----|\s/g, ''), 'base64');
    expect(certificateIn(pem)).toEqual({
      thumbprint: createHash('sha1').update(bytes).digest('hex').toUpperCase(),
      privateKey: key.trim(),
    });
  });

  it.each([
    ['without its key', certificate, 'incomplete'],
    ['without itself', key, 'incomplete'],
    [
      'with a key under a password',
      certificate + key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'),
      'incomplete',
    ],
    ['cut off', certificate + key.slice(0, 400), 'incomplete'],
    [
      'with a key that is none',
      `${certificate}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----`,
      'incomplete',
    ],
    ['with the key of another', certificate + other.key, 'strange'],
  ])('is refused %s', (_, pem, why) => {
    expect(certificateIn(pem)).toBe(why);
  });

  it('signs what Microsoft wants to read, for five minutes', () => {
    const now = new Date('2026-11-29T10:00:00Z');
    const [head = '', claims = '', signature = ''] = assertionBy(found, {
      appId,
      audience: 'https://login',
      now,
    }).split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const x5t = Buffer.from(found.thumbprint, 'hex').toString('base64url');
    expect(read(head)).toEqual({ alg: 'RS256', typ: 'JWT', x5t });
    const times = { nbf: now.getTime() / 1_000, exp: now.getTime() / 1_000 + 300 };
    expect(read(claims)).toEqual({
      aud: 'https://login',
      iss: appId,
      sub: appId,
      jti: expect.any(String),
      ...times,
    });
    const isIts = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${claims}`),
      createPublicKey(certificate),
      Buffer.from(signature, 'base64url'),
    );
    expect(isIts).toBe(true);
  });
});

describe('Microsoft’s library takes', () => {
  it.each([
    [
      'a secret',
      { appId, kind: 'single-tenant', password: 'p' },
      { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'p' },
    ],
    [
      'a certificate',
      { appId, kind: 'single-tenant', certificate: found },
      {
        MicrosoftAppType: 'SingleTenant',
        CertificateThumbprint: found.thumbprint,
        CertificatePrivateKey: found.privateKey,
      },
    ],
    [
      'a certificate of a bot of several tenants',
      { appId, kind: 'multi-tenant', certificate: found },
      {
        MicrosoftAppType: 'MultiTenant',
        CertificateThumbprint: found.thumbprint,
        CertificatePrivateKey: found.privateKey,
      },
    ],
    ['a managed identity', { appId, kind: 'managed-identity' }, { MicrosoftAppType: 'UserAssignedMsi' }],
  ] as const)('%s', (_, credentials, settings) => {
    expect(settingsOf(credentials, tenantId)).toEqual({
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      ...settings,
    });
    expect(() => teamsClient({ credentials, tenantId, admittedTenants: [] }, 1_000)).not.toThrow();
  });
});
