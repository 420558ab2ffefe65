// Two mails of the sample company's customers, as a colleague forwards them from Outlook: what one is about its subject says, the other one asks for it.

interface ForwardedMail {
  readonly id: string;
  readonly subject: string;
  readonly customer: string;
  /** Before they were forwarded. */
  readonly hoursAgo: number;
  readonly words: string;
}

export const mailRules = [
  { subject: 'livraison', touchpoint: 'delivery' },
  { subject: '', touchpoint: null },
] as const;

/** Who forwards them: everybody of the company's may. */
export const mailSenders = '@maison-lune.example';
export const mailSource = 'E-mails transférés';

export const forwardedMails: readonly ForwardedMail[] = [
  {
    id: 'fauteuil',
    subject: 'TR: Livraison du fauteuil',
    customer: 'Hélène Marchand <helene.marchand@example.com>',
    hoursAgo: 26,
    words:
      'Le livreur a laissé le fauteuil chez la voisine du dessous sans me prévenir. Elle a été adorable, mais j’ai passé ma journée à l’attendre. Vous pouvez me joindre au 06 12 34 56 78.',
  },
  {
    id: 'lampe',
    subject: 'TR: Une question',
    customer: 'Paul Girard <paul.girard@example.com>',
    hoursAgo: 5,
    words:
      'Impossible de savoir sur votre site si la lampe Orion existe encore en laiton. J’ai fini par appeler, et on m’a répondu en deux minutes : pourquoi ne pas l’écrire ?',
  },
];

/** As it goes over the wire. */
export function forwardedMail(
  { id, subject, customer, hoursAgo, words }: ForwardedMail,
  now: Date,
  timeZone: string,
): Uint8Array {
  const written = new Date(now.getTime() - hoursAgo * 3_600_000);
  const day = written.toLocaleString('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone });
  return new TextEncoder().encode(
    [
      `From: Julie Ferrand <julie${mailSenders}>`,
      `To: Voix <voix${mailSenders}>`,
      `Subject: ${subject}`,
      `Date: ${now.toUTCString()}`,
      `Message-ID: <${id}${mailSenders}>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Pour info, reçu ce matin.',
      '',
      '________________________________',
      `De : ${customer}`,
      `Envoyé : ${day}`,
      `À : Service clients <clients${mailSenders}>`,
      `Objet : ${subject.replace('TR: ', '')}`,
      '',
      words,
      '',
      'Cordialement,',
      customer.replace(/ <.*/, ''),
      '',
    ].join('\r\n'),
  );
}
