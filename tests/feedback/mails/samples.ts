// Forwarded mails as the usual programs write them, in French, English and German, with the customer's own words beside each. Written here after
// how those programs lay them out; nobody's mail is among them.

export interface Sample {
  readonly program: string;
  /** Plain text, or HTML where it begins with "<". */
  readonly body: string;
  readonly from: { readonly name: string | null; readonly address: string | null };
  /** What the customer wrote, and nothing else. */
  readonly words: string;
  /** When, on a clock in Paris; null where the mail says it in no way that we read. */
  readonly at: string | null;
}

const ANNE = { name: 'Anne Roux', address: 'anne.roux@orange.example' };
const HELEN = { name: 'Helen Marsh', address: 'helen@marsh.example' };
const JURGEN = { name: 'Jürgen Weiß', address: 'j.weiss@web.example' };

const LATE = 'Bonjour,\n\nMon colis devait arriver mardi. Toujours rien, et personne ne répond au téléphone.';
const BROKEN = 'Hello,\n\nThe lamp came in pieces. The driver left it in the rain.';
const TEUER = 'Guten Tag,\n\ndie Rechnung stimmt nicht: Sie haben den Versand zweimal berechnet.';

export const samples: readonly Sample[] = [
  {
    program: 'Outlook (fr)',
    body: `Pour info, encore un.

Karim Haddad
Service client | Acme
Tél. 01 23 45 67 89

________________________________
De : Anne Roux <anne.roux@orange.example>
Envoyé : lundi 23 novembre 2026 14:05
À : Service client <sav@acme.example>
Objet : Colis jamais arrivé

${LATE}

Cordialement,
Anne Roux
12 rue des Lilas
06 12 34 56 78`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Outlook (en)',
    body: `FYI

From: Helen Marsh <helen@marsh.example>
Sent: Monday, November 23, 2026 2:05 PM
To: Support <support@acme.example>
Cc: Shop <shop@acme.example>
Subject: Broken lamp

${BROKEN}

Kind regards,
Helen Marsh`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Outlook (de)',
    body: `Von: Jürgen Weiß <j.weiss@web.example>
Gesendet: Montag, 23. November 2026 14:05
An: Kundendienst <service@acme.example>
Betreff: Rechnung

${TEUER}

Mit freundlichen Grüßen
Jürgen Weiß`,
    from: JURGEN,
    words: TEUER,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Gmail (fr)',
    body: `À traiter

---------- Forwarded message ---------
De : Anne Roux <anne.roux@orange.example>
Date: lun. 23 nov. 2026 à 14:05
Subject: Colis jamais arrivé
To: <sav@acme.example>


${LATE}

Envoyé de mon iPhone`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Gmail (en)',
    body: `---------- Forwarded message ---------
From: Helen Marsh <helen@marsh.example>
Date: Mon, Nov 23, 2026 at 2:05 PM
Subject: Broken lamp
To: Support <support@acme.example>


${BROKEN}

On Fri, Nov 20, 2026 at 9:00 AM Acme Support <support@acme.example> wrote:

> Your order has left our warehouse.
> Thank you for your trust.`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Gmail (de)',
    body: `---------- Forwarded message ---------
Von: Jürgen Weiß <j.weiss@web.example>
Date: Mo., 23. Nov. 2026 um 14:05 Uhr
Subject: Rechnung
To: <service@acme.example>

${TEUER}
-- 
Jürgen Weiß
Musterstraße 4
10115 Berlin`,
    from: JURGEN,
    words: TEUER,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Apple Mail (fr)',
    body: `Voilà le message dont je parlais.

> Début du message réexpédié :
> 
> De: Anne Roux <anne.roux@orange.example>
> Objet: Colis jamais arrivé
> Date: 23 novembre 2026 à 14:05:12 UTC+1
> À: sav@acme.example
> 
> ${LATE.split('\n').join('\n> ')}
> 
> Bien à vous,
> Anne`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:12.000Z',
  },
  {
    program: 'Apple Mail (en)',
    body: `Begin forwarded message:

From: Helen Marsh <helen@marsh.example>
Subject: Broken lamp
Date: 23 November 2026 at 14:05:12 CET
To: support@acme.example

${BROKEN}

Sent from my iPhone`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:12.000Z',
  },
  {
    program: 'Apple Mail (de)',
    body: `Anfang der weitergeleiteten Nachricht:

Von: Jürgen Weiß <j.weiss@web.example>
Betreff: Rechnung
Datum: 23. November 2026 um 14:05:12 MEZ
An: service@acme.example

${TEUER}

Von meinem iPhone gesendet`,
    from: JURGEN,
    words: TEUER,
    at: '2026-11-23T13:05:12.000Z',
  },
  {
    program: 'Thunderbird (fr)',
    body: `-------- Message transféré --------
Sujet : 	Colis jamais arrivé
Date : 	Mon, 23 Nov 2026 14:05:00 +0100
De : 	Anne Roux <anne.roux@orange.example>
Pour : 	sav@acme.example



${LATE}

-- 
Anne Roux`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Thunderbird (en)',
    body: `-------- Forwarded Message --------
Subject: 	Broken lamp
Date: 	Mon, 23 Nov 2026 14:05:00 +0100
From: 	Helen Marsh <helen@marsh.example>
To: 	support@acme.example


${BROKEN}

This e-mail and any attachments are confidential and intended solely for the addressee.
If you are not the intended recipient, please delete it.`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Thunderbird (de)',
    body: `-------- Weitergeleitete Nachricht --------
Betreff: 	Rechnung
Datum: 	Mon, 23 Nov 2026 14:05:00 +0100
Von: 	Jürgen Weiß <j.weiss@web.example>
An: 	service@acme.example


${TEUER}

Diese E-Mail enthält vertrauliche Informationen.`,
    from: JURGEN,
    words: TEUER,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Yahoo (fr)',
    body: `----- Message transmis -----
De : Anne Roux <anne.roux@orange.example>
À : sav@acme.example <sav@acme.example>
Envoyé : lundi 23 novembre 2026 à 14:05:00 UTC+1
Objet : Colis jamais arrivé

${LATE}`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Proton Mail (en)',
    body: `Sent with Proton Mail secure email.

------- Forwarded Message -------
From: Helen Marsh <helen@marsh.example>
Date: On Monday, November 23rd, 2026 at 2:05 PM
Subject: Broken lamp
To: Support <support@acme.example>

> ${BROKEN.split('\n').join('\n> ')}
> 
> Kind regards,
> Helen`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Samsung’s (fr)',
    body: `Envoyé depuis mon appareil Galaxy

-------- Message d'origine --------
De : Anne Roux <anne.roux@orange.example>
Date : 23/11/2026 14:05 (GMT+01:00)
À : sav@acme.example
Objet : Colis jamais arrivé

${LATE}`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Outlook’s HTML (fr)',
    body: `<html><head><style>p.MsoNormal{margin:0}</style></head><body lang="FR"><div class="WordSection1">
<p class="MsoNormal">Encore un.<o:p></o:p></p>
<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>De&nbsp;:</b> Anne Roux &lt;anne.roux@orange.example&gt; <br><b>Envoyé&nbsp;:</b> lundi 23 novembre 2026 14:05<br><b>À&nbsp;:</b> Service client &lt;sav@acme.example&gt;<br><b>Objet&nbsp;:</b> Colis jamais arrivé<o:p></o:p></p></div>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p>
<p class="MsoNormal">Bonjour,</p><p class="MsoNormal">Mon colis devait arriver mardi. Toujours rien, et personne ne répond au téléphone.</p>
<p class="MsoNormal">Cordialement,<br>Anne Roux</p><script>alert(1)</script></div></body></html>`,
    from: ANNE,
    words: LATE,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'Gmail’s HTML (en)',
    body: `<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">Helen Marsh</strong> <span dir="auto">&lt;<a href="mailto:helen@marsh.example">helen@marsh.example</a>&gt;</span><br>Date: Mon, Nov 23, 2026 at 2:05&#8239;PM<br>Subject: Broken lamp<br>To: Support &lt;<a href="mailto:support@acme.example">support@acme.example</a>&gt;<br></div><br><br><div dir="ltr">Hello,<div><br></div><div>The lamp came in pieces. The driver left it in the rain.</div></div></div></div>`,
    from: HELEN,
    words: BROKEN,
    at: '2026-11-23T13:05:00.000Z',
  },
  {
    program: 'an answer to the customer, with us in copy (fr)',
    body: `Bonjour Madame, nous regardons cela.

Karim

Le lun. 23 nov. 2026 à 14:05, Anne Roux <anne.roux@orange.example> a
écrit :

> ${LATE.split('\n').join('\n> ')}
>
> Anne`,
    from: ANNE,
    words: `${LATE}\n\nAnne`,
    at: null,
  },
];
