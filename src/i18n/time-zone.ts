// Names of time zones that come from outside: from a chat, a row, a form. Chats know zones that this machine does not.

const known = new Set<string>();

/** An IANA name, not an offset: Node 22 takes "+02:00" for a zone too, which knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z]/.test(name) || !isKnownToIntl(name)) return false;
  known.add(name);
  return true;
}

function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** The first of these that is a time zone; UTC where none is. */
export function firstZone(...names: readonly (string | null | undefined)[]): string {
  return names.find((name) => typeof name === 'string' && isTimeZone(name)) ?? 'UTC';
}

/** Intl's own, on UTC's clock where `timeZone` is no time zone. */
export function dateFormat(
  tag: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: firstZone(timeZone) });
}
