// Mails that nobody wrote to us: answers of absence, notices that something did not arrive, lists. Pure, by headers alone.

export interface MailHeaders {
  /** Each in its order, names in lower case. */
  all(name: string): readonly string[];
}

/**
 * reply: an answer of absence, or another program's (RFC 3834). bounce: that something did not arrive (RFC 3464). list: of a mailing list (RFC 2919), or
 * sent to many. generated: written by a program, as a contact form is.
 */
export type AutomaticMail = 'reply' | 'bounce' | 'list' | 'generated';

export function automaticKind(headers: MailHeaders): AutomaticMail | null {
  const first = (name: string) => headers.all(name)[0]?.trim().toLowerCase() ?? '';
  const type = first('content-type');
  if (/^multipart\/report/.test(type) || first('return-path') === '<>' || first('x-failed-recipients') !== '')
    return 'bounce';
  const submitted = first('auto-submitted').split(/[;\s]/)[0] ?? '';
  const isReply = ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => first(name) !== '');
  if (submitted === 'auto-replied' || isReply || first('precedence') === 'auto_reply') return 'reply';
  if (first('list-id') !== '' || first('list-unsubscribe') !== '') return 'list';
  if (/^(?:bulk|junk|list)\b/.test(first('precedence'))) return 'list';
  return submitted !== '' && submitted !== 'no' ? 'generated' : null;
}
