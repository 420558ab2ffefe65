// Mails that nobody wrote to us: answers of absence, notices that something did not arrive, lists. Pure, by headers alone.

export interface MailHeaders {
  /** Each in its order, names in lower case. */
  all(name: string): readonly string[];
}

/**
 * reply: an answer of absence, or another program's (RFC 3834). bounce: that something did not arrive (RFC 3464). list: of a mailing list (RFC 2919), or
 * sent to many. generated: written by a program, as a contact form is. rule: by a rule of a mailbox at Exchange, as all is that such a rule forwards.
 */
export type AutomaticMail = 'reply' | 'bounce' | 'list' | 'generated' | 'rule';

/** As Exchange begins the subject of an answer of absence, in the sender's language. */
const AWAY =
  /^(?:automatic reply|réponse automatique|automatische antwort|respuesta automática|risposta automatica|automatisch antwoord|resposta automática)\s?:/;

/**
 * Exchange says of answers of absence what it says of all that programs write (Auto-Submitted: auto-generated), where it says anything: the subject tells.
 * By itself it does not: a customer may write so.
 */
function isAway(first: (name: string) => string): boolean {
  if (!AWAY.test(first('subject').normalize('NFC'))) return false;
  const submitted = first('auto-submitted');
  return (submitted !== '' && submitted !== 'no') || first('x-auto-response-suppress') !== '';
}

export function automaticKind(headers: MailHeaders): AutomaticMail | null {
  const first = (name: string) => headers.all(name)[0]?.trim().toLowerCase() ?? '';
  const type = first('content-type');
  if (/^multipart\/report/.test(type) || first('return-path') === '<>' || first('x-failed-recipients') !== '')
    return 'bounce';
  if (isAway(first)) return 'reply';
  const submitted = first('auto-submitted').split(/[;\s]/)[0] ?? '';
  const isReply = ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => first(name) !== '');
  if (submitted === 'auto-replied' || isReply || first('precedence') === 'auto_reply') return 'reply';
  if (first('list-id') !== '' || first('list-unsubscribe') !== '') return 'list';
  if (/^(?:bulk|junk|list)\b/.test(first('precedence'))) return 'list';
  if (submitted === '' || submitted === 'no') return null;
  return first('x-ms-exchange-generated-message-source') === 'mailbox rules agent' ? 'rule' : 'generated';
}
