// The certificate by which a bot may prove itself instead of a secret, in PEM together with its private key, as Azure's key vault
// and openssl write them.
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { newId } from '../../clock.ts';

export interface Certificate {
  /** SHA-1 of the certificate in hexadecimal, by which Microsoft knows it. */
  readonly thumbprint: string;
  /** In PEM. */
  readonly privateKey: string;
}

/** `incomplete`: no certificate or no readable key in it. `strange`: the key is that of another certificate. */
export function certificateIn(pem: string): Certificate | 'incomplete' | 'strange' {
  const [certificate] = blocksIn(pem, 'CERTIFICATE');
  const [key] = blocksIn(pem, '(?:RSA )?PRIVATE KEY');
  if (certificate === undefined || key === undefined) return 'incomplete';
  try {
    const read = new X509Certificate(certificate);
    const isIts = read.checkPrivateKey(createPrivateKey(key));
    return isIts ? { thumbprint: read.fingerprint.replaceAll(':', ''), privateKey: key } : 'strange';
  } catch {
    return 'incomplete';
  }
}

/** Environments carry line ends as they are, or as \n. */
function blocksIn(pem: string, label: string): string[] {
  const block = new RegExp(`-----BEGIN (${label})-----[\\s\\S]+?-----END \\1-----`, 'g');
  return pem.replaceAll('\\n', '\n').match(block) ?? [];
}

/** "Certificate credentials": learn.microsoft.com/entra/identity-platform/certificate-credentials. Good for five minutes. */
export function assertionBy(
  { thumbprint, privateKey }: Certificate,
  { appId, audience, now }: { readonly appId: string; readonly audience: string; readonly now: Date },
): string {
  const from = Math.floor(now.getTime() / 1_000);
  const header = { alg: 'RS256', typ: 'JWT', x5t: Buffer.from(thumbprint, 'hex').toString('base64url') };
  const claims = { aud: audience, iss: appId, sub: appId, jti: newId(), nbf: from, exp: from + 300 };
  const text = [header, claims]
    .map((each) => Buffer.from(JSON.stringify(each)).toString('base64url'))
    .join('.');
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}
