// No letter reaches any admin: what was not delivered waits, is told outside of the chat, and is told in it once somebody is reached again.
import { beforeEach, describe, expect, it } from 'vitest';
import { stateOf } from '../../src/web/health.ts';
import { adminsCheck } from '../../src/web/undelivered.ts';
import { enough, onAnyEngine } from '../harness/database.ts';
import { type Company, KARIM, LENA, NADIA, openCompany } from './company.ts';

const DAYS = 24;

/** On each chat an address that is gone, and one that is tried again. */
const ADMINS = [
  ['slack', 'user_disabled'],
  ['teams', 'CodeOfTomorrow'],
  ['slack', 'messages_tab_disabled'],
  ['teams', 'BotNotInConversationRoster'],
] as const;

onAnyEngine((engine) => {
  let at: Company;
  beforeEach(async () => {
    at = await openCompany(engine);
    await at.owners(at.people.karim);
    at.refuse(KARIM, 'user_disabled');
  });
  const readyz = () => stateOf(adminsCheck(at.database.db, at.desk.workspace.id));
  const told = (address: string) => at.to(address, 'could not be delivered');

  describe.each(enough(ADMINS, 2))('all admins, whom %s refuses with %s', (chat, code) => {
    it('are told of what others did not get once one of them is reached again, by itself', async () => {
      await at.change(at.people.lena, { isAdmin: true });
      expect(await readyz()).toMatchObject({ word: 'ok', isWell: true });
      for (const address of [NADIA, LENA]) at.refuse(address, code, chat);
      await at.submit('Lamps');
      await at.pass(2 * DAYS, 12);
      expect([...at.to(NADIA), ...at.to(LENA)]).toEqual([]);
      expect(await readyz()).toMatchObject({ word: 'unreached', isReady: true, isWell: false });
      expect(await at.home()).toContain('My letters reach none of the admins');
      const listed = await at.press('held');
      for (const name of ['Karim Haddad', 'Nadia Benali', 'Lena Fischer']) expect(listed).toContain(name);
      at.refuse(LENA, null);
      await at.pass(2 * DAYS, 12);
      expect(await readyz()).toMatchObject({ word: 'ok' });
      expect(await at.home()).not.toContain('My letters reach none of the admins');
      expect(
        at.to(LENA, 'has nobody to answer it').filter(({ words }) => words.includes('Lamps')),
      ).toHaveLength(1);
      const [letter, ...more] = told(LENA);
      expect(more.flatMap(({ words }) => (words.includes('Karim Haddad') ? [words] : []))).toEqual([]);
      expect(letter?.words).toContain('Karim Haddad did not get');
      expect(letter?.words).not.toContain('Lena Fischer did not get');
    });
  });

  it('none at all: nobody is told until there is one, and then of all of it', async () => {
    await at.change(at.people.nadia, { isAdmin: false });
    await at.submit('Lamps');
    await at.pass(DAYS, 6);
    expect(await readyz()).toMatchObject({ word: 'unreached' });
    await at.change(at.people.lena, { isAdmin: true });
    await at.pass(3);
    expect(told(LENA)).toHaveLength(1);
    expect(told(LENA)[0]?.words).toContain('Karim Haddad did not get an idea to answer');
    expect(await readyz()).toMatchObject({ word: 'ok' });
  });

  it('a new one beside one who is not reached is told instead', async () => {
    at.refuse(NADIA, 'user_disabled');
    await at.submit('Lamps');
    await at.pass(3);
    await at.change(at.people.lena, { isAdmin: true });
    await at.pass(3);
    expect(told(LENA)).toHaveLength(1);
    expect(told(LENA)[0]?.words).toContain('Karim Haddad did not get an idea to answer');
    expect(await at.press('held')).not.toContain('a letter about what was not delivered');
  });

  it('says when it comes after all what is still missed by then', async () => {
    at.refuse(NADIA, 'user_disabled');
    await at.submit('Lamps');
    await at.pass(3);
    at.refuse(KARIM, null);
    await at.pass(2 * DAYS, 12);
    expect(at.to(KARIM, 'Lamps')).not.toEqual([]);
    at.refuse(NADIA, null);
    await at.pass(2 * DAYS, 12);
    expect(told(NADIA)).toEqual([]);
    expect(await at.press('held')).toContain('None is left.');
  });

  it('are no trouble while nothing has to be told', async () => {
    await at.change(at.people.nadia, { isActive: false });
    await at.database.db.suggestion.updateMany({ data: { waitingSince: null } });
    expect(await readyz()).toMatchObject({ word: 'ok' });
  });
});
