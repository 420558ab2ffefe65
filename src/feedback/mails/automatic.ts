// Mails that nobody wrote to us: answers of absence, notices that something did not arrive, lists. And whose a mail is by the word of the server that
// took it in. Pure, by headers alone.

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

/** What the first header of one server says (RFC 8601): the domains that it found to have sent the mail. */
export interface Authenticated {
  /** In lower case. */
  readonly server: string;
  /** In lower case: by DKIM's signature, by SPF of the envelope, by DMARC of the sender. */
  readonly domains: readonly string[];
}

/** In headers: a mail has one of each server that it passed. */
const MOST_RESULTS = 20;

/** One of each server, the topmost, which is the one that it wrote last: those below may be anybody's. */
export function authenticatedIn(headers: MailHeaders): readonly Authenticated[] {
  const found = new Map<string, Authenticated>();
  for (const value of headers.all('authentication-results').slice(0, MOST_RESULTS)) {
    const [head = '', ...results] = withoutComments(value.slice(0, 8_000)).split(';');
    const server = head.trim().split(/\s/)[0]?.toLowerCase() ?? '';
    if (server === '' || found.has(server)) continue;
    found.set(server, { server, domains: [...new Set(results.flatMap(domainProven))] });
  }
  return [...found.values()];
}

function domainProven(result: string): string[] {
  const [, method = '', outcome = ''] =
    /^\s*(dkim|spf|dmarc)\s*=\s*([a-z]+)/i.exec(result)?.map((part) => part.toLowerCase()) ?? [];
  if (outcome !== 'pass') return [];
  const property = { dkim: 'header\\.(?:d|i)', spf: 'smtp\\.mailfrom', dmarc: 'header\\.from' }[method];
  const [, value] = property ? (new RegExp(`${property}\\s*=\\s*"?([^\\s";]+)`, 'i').exec(result) ?? []) : [];
  const domain = value?.slice(value.lastIndexOf('@') + 1).toLowerCase();
  return domain ? [domain] : [];
}

/** RFC 5322's comments, one within another too; a text that never closes one ends there. */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const char of text) {
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += char;
  }
  return kept;
}
