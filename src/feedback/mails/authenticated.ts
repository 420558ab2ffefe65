// Whose a mail is by the word of the server that took it in (RFC 8601). Pure, by headers alone; whom to believe is mail-in/fate.ts.
import type { MailHeaders } from './automatic.ts';

/** What the first header of one server says: the domains that it found to have sent the mail. */
export interface Authenticated {
  /** In lower case. */
  readonly server: string;
  /** In lower case: by DKIM's signature, by SPF of the envelope, by DMARC of the sender. */
  readonly domains: readonly string[];
}

/**
 * Exchange Online writes its results without the server's name that RFC 8601 asks for (learn.microsoft.com, "Anti-spam message headers in Microsoft
 * 365"): they count under this one.
 */
const MICROSOFT_365 = 'microsoft365';

/** In headers: a mail has one of each server that it passed. */
const MOST_RESULTS = 20;

/**
 * One of each server, the topmost, which is the one that it wrote last: those below may be anybody's.
 * @param from the domain of who the mail says to be from, in lower case
 */
export function authenticatedIn(headers: MailHeaders, from: string | null): readonly Authenticated[] {
  const found = new Map<string, Authenticated>();
  for (const value of headers.all('authentication-results').slice(0, MOST_RESULTS)) {
    const [head = [], ...rest] = resultsIn(value.slice(0, 8_000));
    const isNamed = !head[0]?.includes('=');
    const server = isNamed ? (head[0]?.toLowerCase() ?? '') : MICROSOFT_365;
    if (server === '' || found.has(server)) continue;
    const results = isNamed ? rest : [head, ...rest];
    found.set(server, { server, domains: [...new Set(results.flatMap(domainProven))] });
  }
  if (from !== null && isFromWithin(headers)) {
    const domains = found.get(MICROSOFT_365)?.domains ?? [];
    found.set(MICROSOFT_365, { server: MICROSOFT_365, domains: [...new Set([...domains, from])] });
  }
  return [...found.values()];
}

/**
 * Exchange says so of a mail whose sender logged in to the same organisation, and takes the header out of all that comes from elsewhere
 * (techcommunity.microsoft.com, "Demystifying and troubleshooting hybrid mail flow": the header firewall). Such a mail has no other result.
 */
function isFromWithin(headers: MailHeaders): boolean {
  return headers.all('x-ms-exchange-organization-authas')[0]?.trim().toLowerCase() === 'internal';
}

/** What of a result names the domain. */
const PROPERTIES = {
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom'],
  dmarc: ['header.from'],
} as const;

/** @param words as "dkim=pass", "header.d=acme.example": each by itself, so that none is found within another that a sender chose */
function domainProven([result = '', ...words]: readonly string[]): string[] {
  const [, method = '', outcome = ''] = /^(dkim|spf|dmarc)(?:\/\d+)?=([a-z]+)$/i.exec(result) ?? [];
  if (outcome.toLowerCase() !== 'pass') return [];
  const properties: readonly string[] = PROPERTIES[method.toLowerCase() as keyof typeof PROPERTIES] ?? [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (!properties.includes(word.slice(0, equals).toLowerCase())) continue;
    const value = word.slice(equals + 1);
    const domain = value
      .slice(value.lastIndexOf('@') + 1)
      .replace(/^"|"$/g, '')
      .toLowerCase();
    return /^[a-z0-9.-]+$/.test(domain) ? [domain] : [];
  }
  return [];
}

/**
 * What stands between semicolons, as words without spaces around "=". Semicolons, spaces and brackets within quotes are the sender's (RFC 5321 lets
 * them into the part before the @) and part nothing; comments, one within another too, are left out, and one that is never closed ends the text.
 */
function resultsIn(text: string): string[][] {
  const results: string[][] = [];
  let words: string[] = [];
  let word = '';
  let depth = 0;
  let isQuoted = false;
  const endWord = () => {
    if (word !== '') words.push(word);
    word = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && (isQuoted || depth > 0)) {
      if (isQuoted) word += text.slice(at, at + 2);
      at += 1;
    } else if (depth > 0) depth += Number(char === '(') - Number(char === ')');
    else if (char === '"') {
      isQuoted = !isQuoted;
      word += char;
    } else if (isQuoted) word += char;
    else if (char === '(') depth = 1;
    else if (char === ';') {
      endWord();
      results.push(words);
      words = [];
    } else if (/\s/.test(char)) {
      // "dkim= pass" is "dkim=pass".
      if (!/^[^"=]+=$/.test(word)) endWord();
    } else if (char === '=' && word === '' && words.length > 0) word = `${words.pop()}=`;
    else word += char;
  }
  endWord();
  results.push(words);
  return results;
}
