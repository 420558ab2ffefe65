// An e-mail with the company's signature, where it has a key for that (DKIM, RFC 6376).
import type { MailConfig } from './settings.ts';

/** As it is where there is no key. */
export async function signedBy({ dkim }: Pick<MailConfig, 'dkim'>, built: Buffer): Promise<Buffer> {
  if (dkim === undefined) return built;
  const { default: Dkim } = await import('nodemailer/lib/dkim');
  const signed = new Dkim({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: dkim.privateKey,
  }).sign(built);
  const chunks: Buffer[] = [];
  for await (const chunk of signed) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
