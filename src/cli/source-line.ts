// One source as `portevoix source` shows it: in a line, or as JSON.

import type { SourcePull } from '../feedback/pulling/account.ts';
import { pullText } from '../feedback/pulling/words.ts';
import { healthOf } from '../feedback/sources/health.ts';
import { daysText, healthText } from '../feedback/sources/health-words.ts';
import type { Source } from '../feedback/sources/source.ts';
import type { Called } from '../feedback/touchpoints/company.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';
import { webhookPath } from '../web/webhooks.ts';
import type { BackOffice } from './command.ts';
import { saySource } from './source-phrases.ts';

type WithConfig = Pick<BackOffice, 'config'>;

/** The whole address of a source's webhook; null where PUBLIC_URL does not say where that begins. */
export function webhookUrl({ config }: WithConfig, { id }: Pick<Source, 'id'>): string | null {
  return config.publicUrl === undefined ? null : `${config.publicUrl}${webhookPath(id)}`;
}

interface LineReader {
  readonly locale: Locale;
  readonly now: Date;
  readonly called: Called;
  /** Null where it is not fetched. */
  readonly pull: SourcePull | null;
}

export function sourceLine(
  source: Source,
  office: WithConfig,
  { locale, now, called, pull }: LineReader,
): string {
  const words = saySource(locale);
  const { name, heat, vendor, tokenHash, touchpoint, keepDays, quietAfterDays } = source;
  const parts = [name, heat === 'hot' ? words.hot : words.cold];
  if (vendor !== null) parts.push(vendor, webhookUrl(office, source) ?? webhookPath(source.id));
  if (pull !== null) parts.push(pull.vendor, pullText(pull, { locale, now }));
  if ((vendor === null && pull === null) || tokenHash !== null)
    parts.push(tokenHash === null ? words.noToken : words.token);
  if (touchpoint !== null)
    parts.push(words.touchpoint(touchpointName(touchpoint, locale, called.get(touchpoint))));
  parts.push(keepDays === null ? words.keepsForever : words.keeps(daysText(keepDays, locale)));
  if (quietAfterDays !== null) parts.push(words.minds(daysText(quietAfterDays, locale)));
  parts.push(healthText(healthOf(source, now), { locale, now }));
  return parts.join(' · ');
}

export function sourceJson(source: Source, office: WithConfig, now: Date, pull: SourcePull | null) {
  const { id, name, heat, tokenHash, vendor, touchpoint, keepDays, quietAfterDays } = source;
  const { createdAt, lastSeenAt, errorCount, lastErrorAt, lastError } = source;
  return {
    name,
    heat,
    hasToken: tokenHash !== null,
    vendor,
    path: vendor === null ? null : webhookPath(id),
    url: vendor === null ? null : webhookUrl(office, source),
    touchpoint,
    keepDays,
    quietAfterDays,
    health: healthOf(source, now).kind,
    createdAt,
    lastSeenAt,
    errorCount,
    lastErrorAt,
    lastError,
    pull: pull && pullJson(pull),
  };
}

function pullJson({ vendor, since, upTo, endedAt, brought, pausedAt, nextAt }: SourcePull) {
  return { vendor, since, upTo, endedAt, brought, pausedAt, nextAt };
}
