import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthOf, isQuiet, isSilenceUntold } from '../../../src/feedback/sources/health.ts';
import { healthLine, healthRemedy } from '../../../src/feedback/sources/health-words.ts';

const now = new Date('2026-11-22T10:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const source = {
  createdAt: ago(24 * 100),
  lastSeenAt: ago(2),
  quietAfterDays: 7,
  quietToldAt: null,
  errorCount: 0,
  lastErrorAt: null,
  lastError: null,
};
/** Of vendors/refusal.ts and refusal.ts, one of each family. */
const CODES = [
  ...[
    'body.notJson',
    'zendesk.noRating',
    'shape',
    'id.missing',
    'value.unknown',
    'nothing.mapped',
    'key.unknown',
  ],
  ...[
    'path.tooDeep',
    'date.missing',
    'score.range',
    'scale.unknown',
    'metric.unknown',
    'heat.unknown',
    'empty',
  ],
  ...['text.tooLong', 'type', 'field.unknown', 'email', 'segments.tooMany'],
];
const refused = { errorCount: 3, lastErrorAt: ago(1), lastError: 'signature.wrong' };

describe('the health of a source', () => {
  it.each([
    ['heard two hours ago', {}, 'fine'],
    ['silent for a minute less than allowed', { lastSeenAt: ago(24 * 7 - 1 / 60) }, 'fine'],
    ['silent for just as long as allowed', { lastSeenAt: ago(24 * 7) }, 'quiet'],
    ['silent for long, which nobody minds', { lastSeenAt: ago(24 * 90), quietAfterDays: null }, 'fine'],
    ['refused since', refused, 'failing'],
    ['refused and silent', { ...refused, lastSeenAt: ago(24 * 9) }, 'failing'],
    ['new', { lastSeenAt: null, createdAt: ago(1) }, 'never'],
    ['never heard for long', { lastSeenAt: null }, 'quiet'],
    ['never heard, which nobody minds', { lastSeenAt: null, quietAfterDays: null }, 'never'],
  ])('of one that is %s is told by its row alone', (_, changes, kind) => {
    expect(healthOf({ ...source, ...changes }, now).kind).toBe(kind);
  });

  it('is quiet exactly when nothing came for that many days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 1, max: 40 }), (hours, days) => {
        const quiet = isQuiet({ ...source, lastSeenAt: ago(hours), quietAfterDays: days }, now);
        expect(quiet).toBe(hours >= days * 24);
      }),
    );
  });

  it('is told once for each silence: not again before something came', () => {
    const silent = { ...source, lastSeenAt: ago(24 * 9) };
    expect(isSilenceUntold(silent, now)).toBe(true);
    expect(isSilenceUntold({ ...silent, quietToldAt: ago(24) }, now)).toBe(false);
    expect(isSilenceUntold({ ...silent, quietToldAt: ago(24 * 30) }, now)).toBe(true);
    expect(isSilenceUntold({ ...source, quietToldAt: ago(24) }, now)).toBe(false);
  });

  it.each([
    [{}, 'Typeform: last answer 2 hours ago', 'Typeform\u00a0: dernière réponse il y a 2\u00a0h'],
    [{ lastSeenAt: ago(24 * 8) }, 'Typeform: nothing for 8 days', 'Typeform\u00a0: rien depuis 8 jours'],
    [
      { lastSeenAt: null, createdAt: ago(0) },
      'Typeform: nothing received yet',
      'Typeform\u00a0: encore rien reçu',
    ],
    [
      { lastSeenAt: null },
      'Typeform: nothing received in 100 days, since it was added',
      'Typeform\u00a0: rien reçu en 100 jours, depuis son ajout',
    ],
    [
      { ...refused, lastSeenAt: ago(24 * 3) },
      'Typeform: last answer 3 days ago; 3 bodies refused since, the last one 1 hour ago: wrong signature',
      'Typeform\u00a0: dernière réponse il y a 3\u00a0j\u202f; 3 envois refusés depuis, le dernier il y a 1\u00a0h\u00a0: mauvaise signature',
    ],
    [
      { errorCount: 1, lastErrorAt: ago(1), lastError: 'fetch.denied' },
      'Typeform: last answer 2 hours ago; 1 attempt to fetch failed since, the last one 1 hour ago: the vendor does not take the key, which may have expired or been revoked',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 1 relevé en échec depuis, le dernier il y a 1\u00a0h\u00a0: l’outil refuse la clé, qui a pu expirer ou être révoquée',
    ],
    [
      { errorCount: 2, lastErrorAt: ago(1), lastError: 'fetch.clock:1' },
      'Typeform: last answer 2 hours ago; 2 attempts to fetch failed since, the last one 1 hour ago: the vendor does not take the key while the clock of this machine is 1 minute ahead',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 2 relevés en échec depuis, le dernier il y a 1\u00a0h\u00a0: l’outil refuse la clé, car l’horloge de cette machine avance de 1 minute',
    ],
    [
      { errorCount: 2, lastErrorAt: ago(1), lastError: 'fetch.clock:-90' },
      'Typeform: last answer 2 hours ago; 2 attempts to fetch failed since, the last one 1 hour ago: the vendor does not take the key while the clock of this machine is 90 minutes behind',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 2 relevés en échec depuis, le dernier il y a 1\u00a0h\u00a0: l’outil refuse la clé, car l’horloge de cette machine retarde de 90 minutes',
    ],
    [
      { errorCount: 1, lastErrorAt: ago(1), lastError: 'fetch.answer:score.range' },
      'Typeform: last answer 2 hours ago; 1 answer left out since, the last one 1 hour ago: a score does not fit its scale (score.range)',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 1 réponse laissée de côté depuis, la dernière il y a 1\u00a0h\u00a0: une note sort de son échelle (score.range)',
    ],
    [
      { errorCount: 1, lastErrorAt: ago(1), lastError: 'fetch.answer:' },
      'Typeform: last answer 2 hours ago; 1 answer left out since, the last one 1 hour ago: it could not be read',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 1 réponse laissée de côté depuis, la dernière il y a 1\u00a0h\u00a0: illisible',
    ],
    [
      { errorCount: 2, lastErrorAt: ago(1), lastError: 'date.future' },
      'Typeform: last answer 2 hours ago; 2 bodies refused since, the last one 1 hour ago: a date is missing, unreadable or still to come (date.future)',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 2 envois refusés depuis, le dernier il y a 1\u00a0h\u00a0: une date manque, est illisible ou encore à venir (date.future)',
    ],
    [
      { errorCount: 2, lastErrorAt: ago(1), lastError: 'fetch.fields:nothing.mapped' },
      'Typeform: last answer 2 hours ago; 2 attempts to fetch failed since, the last one 1 hour ago: no field is known to be a score or a comment (nothing.mapped)',
      'Typeform\u00a0: dernière réponse il y a 2\u00a0h\u202f; 2 relevés en échec depuis, le dernier il y a 1\u00a0h\u00a0: aucun champ n’est reconnu comme une note ou un commentaire (nothing.mapped)',
    ],
  ])('is said in one line, in both languages (%#)', (changes, en, fr) => {
    const health = healthOf({ ...source, ...changes }, now);
    expect(healthLine('Typeform', health, { locale: 'en', now })).toBe(en);
    expect(healthLine('Typeform', health, { locale: 'fr', now })).toBe(fr);
  });

  it.each([
    ['signature.wrong', '--secret'],
    ['secret.missing', '--secret'],
    ['timestamp.stale', 'NTP'],
    ['token.wrong', 'source token'],
    ['fetch.denied', '--token'],
    ['fetch.forbidden', 'rights'],
    ['fetch.unpaid', 'plan'],
    ['fetch.ours', 'log'],
    ['fetch.clock:12', 'NTP'],
    ['fetch.sealed', 'PORTEVOIX_SECRET_KEY'],
    ['fetch.gone', '--of'],
    ['fetch.moved', '--at'],
    ['fetch.shape', 'later version'],
    ['fetch.later', 'internet'],
    ['body.tooLarge', 'fewer'],
    ['nothing.mapped', '--mapping'],
    ['fetch.fields:nothing.mapped', '--mapping'],
    ['fetch.answer:score.range', 'other answers are stored'],
  ])('refused with %s, it says what to do', (lastError, what) => {
    const health = healthOf({ ...source, ...refused, lastError }, now);
    expect(healthRemedy(health, 'en', null)).toContain(what);
    expect(healthRemedy(health, 'fr', null)).not.toBe(healthRemedy(health, 'en', null));
  });

  it('has words for whatever may keep a body or an answer out', () => {
    const said = CODES.map((code) => {
      const failing = healthOf({ ...source, ...refused, lastError: `fetch.answer:${code}` }, now);
      return [code, healthLine('Typeform', failing, { locale: 'en', now })];
    });
    expect(said.filter(([, line]) => line?.includes(': it could not be read'))).toEqual([]);
  });

  it('says of silence what can be looked at: a webhook, a form that is asked; nothing where it is paused', () => {
    const quiet = healthOf({ ...source, lastSeenAt: ago(24 * 9) }, now);
    expect(healthRemedy(quiet, 'en', null)).toContain('webhook');
    expect(healthRemedy(quiet, 'en', { pausedAt: null })).toContain('every hour');
    expect(healthRemedy(quiet, 'en', { pausedAt: ago(1) })).toBeNull();
    const denied = healthOf({ ...source, ...refused, lastError: 'fetch.denied' }, now);
    expect(healthRemedy(denied, 'en', { pausedAt: ago(1) })).toContain('new key');
  });

  it('has nothing to do where all is well', () => {
    expect(healthRemedy(healthOf(source, now), 'en', null)).toBeNull();
  });
});
