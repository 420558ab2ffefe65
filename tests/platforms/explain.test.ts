// What somebody reads while the database takes nothing: what is the matter, that nothing was done, and what to do.
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { DatabaseUnready } from '../../src/database/client.ts';
import { explainError } from '../../src/platforms/explain.ts';

const adapters = (originalCode: string) =>
  Object.assign(new Error('the words of somebody'), { cause: { originalCode, kind: 'any' } });

describe.each(['en', 'fr'] as const)('while the database takes nothing, in %s', (locale) => {
  it.each([
    ['13', 'SQLITE_FULL', 'its disk is full', 'son disque est plein'],
    ['53100', '53100', 'its disk is full', 'son disque est plein'],
    ['1032', 'SQLITE_READONLY', 'may not be written to', 'ne peut être modifiée'],
    ['25006', '25006', 'may not be written to', 'ne peut être modifiée'],
    ['42501', '42501', 'may not be written to', 'ne peut être modifiée'],
    ['5', 'SQLITE_BUSY', 'busy with something else', 'prise par autre chose'],
    ['55P03', '55P03', 'busy with something else', 'prise par autre chose'],
    ['57P03', '57P03', 'cannot be reached', 'injoignable'],
    ['53300', '53300', 'cannot be reached', 'injoignable'],
    ['28P01', '28P01', 'cannot be reached', 'injoignable'],
    ['3D000', '3D000', 'cannot be reached', 'injoignable'],
    ['55000', '55000', 'cannot be reached', 'injoignable'],
    ['8458', 'SQLITE_IOERR', 'its database fails', 'en panne'],
    ['XX000', 'XX000', 'its database fails', 'en panne'],
    ['42P01', '42P01', 'its database fails', 'en panne'],
  ])('%s is told in words, and by its own code in the log', (original, code, english, french) => {
    const logged: string[] = [];
    const log = pino({}, { write: (line: string) => void logged.push(line) });
    const told = explainError(adapters(original), { log, where: 'form suggest', locale, code: {} });
    expect(told.summary).toContain(locale === 'en' ? english : french);
    expect(told.summary).toMatch(
      locale === 'en' ? /Nothing was sent or changed/ : /Rien n’a été envoyé ni changé/,
    );
    expect(logged.join()).toContain(`"database":"${code}"`);
    expect(logged.join()).not.toContain('the words of somebody');
  });

  it('so is that it is held, though no database said so', () => {
    const log = pino({ level: 'silent' });
    const told = explainError(new DatabaseUnready('locked'), {
      log,
      where: 'command voice',
      locale,
      code: {},
    });
    expect(told.summary).toMatch(locale === 'en' ? /busy with something else/ : /prise par autre chose/);
  });
});
