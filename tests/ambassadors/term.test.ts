// A term: from yes to its end, with the clock moved.
import { beforeEach, expect, it } from 'vitest';
import { eraseCustomer } from '../../src/erasure/erase.ts';
import { UserError } from '../../src/errors.ts';
import { keptOf } from '../../src/handlers/folds.ts';
import { features, menu } from '../../src/handlers/index.ts';
import { plainText } from '../../src/messages/plain.ts';
import { onAnyEngine } from '../harness/database.ts';
import { type AmbassadorsDesk, ambassadorsDesk, day, textIn } from './company.ts';

onAnyEngine((engine) => {
  let desk: AmbassadorsDesk;
  beforeEach(async () => {
    desk = await ambassadorsDesk(engine);
    await desk.turnOn();
    await desk.told(desk.karim);
    await desk.invite(day(0));
    await desk.send(day(0.1));
    await desk.customersSaid(4);
  });

  const home = async (days: number) =>
    plainText(await menu.home(await desk.ask({ asker: desk.karim, at: day(days) })), 'en');
  const page = async (days: number) => {
    const reply = await menu.actions['ambassadors']?.(await desk.ask({ at: day(days) }));
    return reply?.kind === 'say' ? textIn(reply.message) : '';
  };
  const begin = async () => {
    await desk.presses(desk.karim, 'ambassador.yes', day(3));
    await desk.look(day(4));
    await desk.send(day(4.1));
  };
  const kits = () => desk.posted.filter((letter) => textIn(letter.message).includes('Your kit of the month'));

  it('begins with a yes, and only then does an admin see the name', async () => {
    expect(await page(2)).toContain('Nobody is an ambassador at present.');
    expect(await page(2)).not.toContain('Karim');
    const told = await desk.presses(desk.karim, 'ambassador.yes', day(3));
    expect(told).toContain('Your term runs until Wednesday 12 May 2027');
    expect(await page(3)).toContain('Karim Haddad');
    expect(await page(3)).toContain('until Wednesday 12 May 2027');
    await desk.presses(desk.karim, 'ambassador.yes', day(4));
    expect(await desk.names()).toEqual(['Karim Haddad']);
  });

  it('cannot be begun by whoever was not asked, nor later than thirty days after', async () => {
    const refused = (person: typeof desk.karim, days: number) =>
      expect(desk.presses(person, 'ambassador.yes', day(days))).rejects.toThrow(UserError);
    await refused(desk.lea, 3);
    await refused(desk.karim, 31);
    await desk.presses(desk.karim, 'ambassador.yes', day(30));
    expect(await desk.names()).toEqual(['Karim Haddad']);
  });

  it('brings a kit a month: three customers, none twice, and another question each time', async () => {
    await begin();
    await desk.look(day(5));
    await desk.customersSaid(34);
    await desk.look(day(34));
    await desk.send(day(34.1));
    await desk.look(day(35));
    await desk.send(day(35.1));
    const [first, second, ...rest] = kits();
    expect(rest).toEqual([]);
    const quoted = [first, second].map((kit) =>
      (kit?.message.blocks ?? []).flatMap((block) => (block.kind === 'quote' && block.of ? [block.of] : [])),
    );
    expect(quoted.map((ids) => ids.length)).toEqual([3, 3]);
    expect(new Set(quoted.flat()).size).toBe(6);
    const questions = [first, second].map(
      (kit) => /The question:.*/.exec(textIn(kit?.message ?? never()))?.[0],
    );
    expect(questions[0]).not.toBe(questions[1]);
    const lessons = [first, second].map(
      (kit) => /A lesson to play.*/.exec(textIn(kit?.message ?? never()))?.[0],
    );
    expect(lessons[0]).toMatch(/what happened last: \S/);
    expect(lessons[0]).not.toBe(lessons[1]);
  });

  it('quotes nobody where too few answered', async () => {
    await desk.db.feedback.deleteMany({ where: { workspaceId: desk.workspaceId, id: { not: 'said-4-1' } } });
    await begin();
    const [kit] = kits();
    expect(textIn(kit?.message ?? never())).toContain('Too few customers answered lately');
  });

  it('waits while they are away', async () => {
    await desk.presses(desk.karim, 'ambassador.yes', day(3));
    const where = { workspaceId_id: { workspaceId: desk.workspaceId, id: desk.karim.id } };
    await desk.db.person.update({ where, data: { awayUntil: day(10) } });
    await desk.look(day(7));
    await desk.send(day(7.1));
    expect(kits()).toHaveLength(0);
    await desk.look(day(11));
    await desk.send(day(11.1));
    expect(kits()).toHaveLength(1);
  });

  it('has a project in a sentence, changed and taken back, and “I did it” for its ambassador alone', async () => {
    await begin();
    expect(await home(5)).toContain('I did it');
    expect(await desk.submits(desk.karim, 'Call back whoever waits', day(5))).toContain(
      'Call back whoever waits',
    );
    expect(await page(5)).toContain('Call back whoever waits');
    expect(await desk.presses(desk.karim, 'ambassador.did', day(6))).toContain('told to nobody');
    expect(await home(6)).toContain('This month’s kit: done.');
    expect(await page(6)).not.toMatch(/done|kit/i);
    await desk.submits(desk.karim, '', day(6));
    expect(await page(6)).not.toContain('Call back');
  });

  it('goes on for six months more where they say so', async () => {
    await begin();
    await desk.look(day(170));
    const asked = (await desk.waiting(desk.karim)).filter((text) => text.includes('do you go on?'));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('Your term ends on Wednesday 12 May 2027.');
    await desk.send(day(170.1));
    expect(await home(171)).toContain('It ends on Wednesday 12 May 2027, unless you go on.');
    const told = await desk.presses(desk.karim, 'ambassador.renew', day(171));
    expect(told).toContain('until Friday 12 November 2027');
    expect(await desk.presses(desk.karim, 'ambassador.renew', day(171))).toBe(told);
    await desk.look(day(186));
    expect(await desk.names()).toEqual(['Karim Haddad']);
  });

  it('ends with thanks where they say nothing, and is not proposed again for six months', async () => {
    await begin();
    await desk.look(day(170));
    await desk.send(day(170.1));
    await desk.look(day(183));
    expect(await desk.names()).toEqual(['Karim Haddad']);
    await desk.look(day(184));
    expect(await desk.names()).toEqual([]);
    expect((await desk.waiting(desk.karim)).join()).toContain('Thank you for your term as an ambassador');
    await desk.send(day(184.1));
    await desk.told(desk.karim, 150);
    await desk.invite(day(190));
    expect(await desk.asked(desk.karim)).toEqual([]);
  });

  it('waits with its end for whoever is away when they would be asked', async () => {
    await begin();
    const where = { workspaceId_id: { workspaceId: desk.workspaceId, id: desk.karim.id } };
    await desk.db.person.update({ where, data: { awayUntil: day(195) } });
    await desk.look(day(190));
    expect(await desk.names()).toEqual(['Karim Haddad']);
    await desk.look(day(196));
    expect((await desk.waiting(desk.karim)).join()).toContain('Your term ends on Monday 7 June 2027.');
    await desk.look(day(209));
    expect(await desk.names()).toEqual(['Karim Haddad']);
    await desk.look(day(210));
    expect(await desk.names()).toEqual([]);
  });

  it('is over at once when they stop, and their kits quote nobody any more', async () => {
    await begin();
    expect(await desk.presses(desk.karim, 'ambassador.stop', day(10))).toContain(
      'admins no longer see your name',
    );
    expect(await page(10)).not.toContain('Karim');
    await desk.send(day(10.1));
    const edit = desk.posted.at(-1);
    expect(edit?.replaces).toBeDefined();
    expect(textIn(edit?.message ?? never())).toContain('This kit is over');
    await desk.look(day(11));
    const kept = await desk.db.delivery.count({ where: { address: 'slack:U2' } });
    expect(kept).toBe(0);
    await desk.presses(desk.karim, 'ambassador.stop', day(12));
    await expect(desk.presses(desk.karim, 'ambassador.did', day(12))).rejects.toThrow('ambassador.over');
  });

  it('is over when they leave, without a word', async () => {
    await begin();
    const where = { workspaceId_id: { workspaceId: desk.workspaceId, id: desk.karim.id } };
    await desk.db.person.update({ where, data: { isActive: false } });
    await desk.look(day(7));
    expect(await desk.names()).toEqual([]);
    expect(await desk.waiting(desk.karim)).toEqual([
      'This kit is over, and what customers said in it is not kept here.',
    ]);
  });

  it('is over for all when an admin turns it off, with thanks', async () => {
    await begin();
    await menu.actions['ambassadors.off']?.(await desk.ask({ at: day(6) }));
    expect(await desk.names()).toEqual([]);
    expect((await desk.waiting(desk.karim)).join()).toContain('Thank you for your term');
    expect(await page(6)).toContain('It is off until you turn it on because');
    await expect(desk.presses(desk.karim, 'ambassador.yes', day(7))).rejects.toThrow('ambassador.off');
  });

  it('lets a customer’s erasure reach the kits, in the chat too', async () => {
    await begin();
    const [kit] = kits();
    const quote = kit?.message.blocks.find((block) => block.kind === 'quote');
    const { customer } = await desk.db.feedback.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: desk.workspaceId, id: quote?.of ?? '' } },
    });
    const erasing = { kept: keptOf(features), now: day(5) };
    const erased = await eraseCustomer(desk.database, desk.workspaceId, [customer ?? ''], erasing);
    expect(erased.posted).toBe(1);
    await desk.send(day(5.1));
    const edit = desk.posted.at(-1);
    expect(edit?.replaces).toBeDefined();
    expect(textIn(edit?.message ?? never())).not.toContain(quote?.text);
  });
});

function never(): never {
  throw new Error('there is no such letter');
}
