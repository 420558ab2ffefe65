// Mails that tests send in: what a colleague forwards, what stands beside it, and the rule by which it is taken.
import type { MailRuleDraft } from '../../src/mail-in/rules.ts';

interface Forwarding {
  /** Message-ID, without its signs. */
  readonly id?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: string;
  readonly customer?: string;
  readonly words?: string;
  readonly date?: string;
}

/** As Outlook forwards it, in French. */
export function forwarded({
  id = '1@acme.example',
  from = 'Karim Haddad <karim@acme.example>',
  subject = 'TR: Colis',
  headers = '',
  customer = 'Anne Roux <anne.roux@orange.example>',
  words = 'Mon colis n’est jamais arrivé.',
  date = 'lundi 23 novembre 2026 08:30',
}: Forwarding = {}): string {
  return `${headers}From: ${from}
To: voix@acme.example
Subject: ${subject}
Date: Mon, 23 Nov 2026 10:00:00 +0100
Message-ID: <${id}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Pour info.

________________________________
De : ${customer}
Envoyé : ${date}
À : Service client <sav@acme.example>
Objet : Colis

${words}

Cordialement,
Anne Roux
06 12 34 56 78
`;
}

export function bytesOfMail(text: string): Uint8Array {
  return new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'));
}

export const colleagues: MailRuleDraft = {
  senders: ['@acme.example'],
  subject: '',
  how: 'forwarded',
  source: 'E-mails transférés',
  heat: 'hot',
  touchpoint: 'delivery',
};
