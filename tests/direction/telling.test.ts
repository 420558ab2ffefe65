import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { transact } from '../../src/database/client.ts';
import { digestMessage, snapshotFrom } from '../../src/digests/compose.ts';
import { toldDigests } from '../../src/digests/sent.ts';
import { correctWord, publishWord, withdrawWord } from '../../src/direction/publish.ts';
import { direction as section } from '../../src/direction/section.ts';
import { hasSpokenSince, type WordOrigin } from '../../src/direction/word.ts';
import { unquote } from '../../src/erasure/unquote.ts';
import { menu } from '../../src/handlers/index.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { plainText } from '../../src/messages/plain.ts';
import { importReaders } from '../../src/newsletter/acts.ts';
import { listAddress } from '../../src/newsletter/addresses.ts';
import { type Company, makeCompany } from '../digests/company.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';

const at = (text: string) => new Date(text);
const thursday = at('2026-11-12T10:00:00Z');
const mondays = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'].map((day) => at(`${day}T08:00:00Z`));
const [monday = thursday, next = thursday] = mondays;
const SAID = 'From Monday on, each round may come back the next day.';

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  const shell = (now = thursday) => ({ database: one, workspace: company.workspace, now });
  const publish = (
    text = SAID,
    {
      scheduleIds = null,
      origin = null,
      now = thursday,
    }: { scheduleIds?: string[] | null; origin?: WordOrigin | null; now?: Date } = {},
  ) => publishWord(shell(now), { author: company.admin, text, origin, scheduleIds, formKey: randomUUID() });
  const channels = (...ids: string[]) => ids.map((id) => ({ address: `slack:${id}`, name: id }));
  const holding = async (text = SAID) =>
    (await company.queued('digest')).filter((each) => each.text.includes(text)).map(({ address }) => address);

  beforeEach(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
    company = await makeCompany(one);
  });

  it('tells a word once in each channel, however many replicas tick and schedules go there', async () => {
    await company.schedule({ channels: channels('C1', 'C2') }, thursday);
    await company.schedule({ name: 'Other', channels: channels('C2', 'C3') }, thursday);
    await publish();
    for (const now of mondays) {
      await Promise.all([company.tickAt(now), company.tickAt(now, two), company.tickAt(now)]);
      await company.tickAt(now);
      await company.recordAll('sent');
    }
    expect(company.errors).toEqual([]);
    expect((await holding()).sort()).toEqual(['slack:C1', 'slack:C2', 'slack:C3']);
  });

  it('tells it again where its digest was refused, and once more alone', async () => {
    await company.schedule({ channels: channels('C1', 'C2') }, thursday);
    await publish();
    await company.tickAt(monday);
    await company.recordAll('dropped', 'slack:C1', 'archived');
    await company.recordAll('sent');
    await company.tickAt(next);
    await company.recordAll('sent');
    await company.tickAt(mondays[2] ?? next);
    expect((await holding()).sort()).toEqual(['slack:C1', 'slack:C1', 'slack:C2']);
  });

  it('stores the same form once, and gives each of two who publish at once a number', async () => {
    const formKey = randomUUID();
    const common = { author: company.admin, origin: null, scheduleIds: null };
    const same = { ...common, text: SAID, formKey };
    const words = await Promise.all([
      publishWord(shell(), same),
      publishWord({ ...shell(), database: two }, same),
      publishWord({ ...shell(), database: two }, { ...common, text: 'Other', formKey: randomUUID() }),
    ]);
    expect(words[0]?.row.id).toBe(words[1]?.row.id);
    const rows = await one.db.directionWord.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('edits what was posted when it is corrected and taken back, and stored digests too', async () => {
    const schedule = await company.schedule({ channels: channels('C1'), sections: ['indicators'] }, thursday);
    await company.answers(6, at('2026-11-13T10:00:00Z'));
    const { row } = await publish();
    await company.tickAt(monday);
    await company.recordAll('sent');
    const asked = { id: row.id, version: 1, by: company.admin, text: 'Otherwise.' };
    expect(await correctWord(shell(monday), asked)).toMatchObject({ kind: 'corrected', edits: 1 });
    expect(await correctWord(shell(monday), { ...asked, text: 'Late' })).toEqual({ kind: 'outdated' });
    const shown = async () => {
      const [edit] = (await company.queued('direction.redrawn')).slice(-1);
      return edit?.text ?? '';
    };
    expect(await shown()).toContain('Otherwise.');
    expect(await shown()).not.toContain(SAID);
    await company.recordAll('sent');
    const told = () =>
      toldDigests(one.db, company.workspace.id, { scheduleId: schedule.id, after: null, take: 1 });
    expect(JSON.stringify(await told())).toContain('Otherwise.');
    expect(await withdrawWord(shell(next), row.id, company.admin)).toMatchObject({ edits: 1, number: 1 });
    expect(await shown()).toContain('This word was taken back.');
    for (const gone of ['Otherwise.', SAID, 'Answer with an idea', company.admin.name])
      expect(await shown()).not.toContain(gone);
    // What else the digest said stands.
    expect(await shown()).toContain('NPS');
    expect(JSON.stringify(await told())).not.toContain('Otherwise.');
    await expect(withdrawWord(shell(next), row.id, company.admin)).rejects.toMatchObject({
      code: 'word.gone',
    });
    const rows = await one.db.delivery.findMany({ where: { kind: 'digest' } });
    expect(JSON.stringify(rows)).not.toContain(SAID);
  });

  it('is in no digest that is still to be queued once it was taken back', async () => {
    const many = Array.from({ length: 130 }, (_, i) => `D${i}`);
    await company.schedule({ channels: channels(...many) }, thursday);
    const { row } = await publish();
    await company.tickAt(monday);
    expect(await holding()).toHaveLength(130);
    const [run] = await one.db.digestRun.findMany();
    // As a process that died after the first hundred left it.
    const last = many.slice(100).map((id) => `slack:${id}`);
    await one.db.delivery.deleteMany({ where: { workspaceId: company.workspace.id, address: { in: last } } });
    await one.db.directionTelling.deleteMany({
      where: { workspaceId: company.workspace.id, address: { in: last } },
    });
    await one.db.digestRun.update({
      where: { workspaceId_id: { workspaceId: company.workspace.id, id: run?.id ?? '' } },
      data: { waiting: { addresses: last, whenEmpty: 'silent' } },
    });
    await withdrawWord(shell(monday), row.id, company.admin);
    await company.tickAt(at('2026-11-16T08:01:00Z'));
    expect(await holding()).toEqual([]);
    expect(await company.queued('digest')).toHaveLength(100);
  });

  onceEnough(engine, () => {
    const texts = async () => {
      const [run] = await one.db.digestRun.findMany({ orderBy: { createdAt: 'desc' }, take: 1 });
      const reader = { locale: 'en', timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
      return plainText(digestMessage(snapshotFrom(run?.snapshot), reader, menu.sections), 'en');
    };

    it('stands before all else, also where its schedule does not list it', async () => {
      await company.schedule({ sections: ['indicators', 'story'] }, thursday);
      await company.answers(6, at('2026-11-13T10:00:00Z'));
      await publish();
      await company.tickAt(monday);
      const text = await texts();
      expect(text.indexOf('A word from the direction')).toBeGreaterThan(0);
      expect(text.indexOf(SAID)).toBeLessThan(text.indexOf('NPS'));
    });

    it('goes with a newsletter, says where it was mailed when it is taken back, and edits nothing there', async () => {
      const { id } = company.workspace;
      const { list } = await importReaders(
        { database: one, keys: keysFrom([newSecret()]), workspaceId: id },
        { list: 'Staff', readers: [{ email: 'a@example.com', locale: null }], consent: 'asked' },
        { by: 'command-line', now: thursday },
      );
      const address = listAddress(list.id);
      await company.schedule({ channels: [{ address, name: 'Staff' }] }, thursday);
      const { row } = await publish();
      await company.tickAt(monday);
      expect(await holding()).toEqual([address]);
      await company.recordAll('sent');
      expect(await withdrawWord(shell(next), row.id, company.admin)).toMatchObject({
        edits: 0,
        mailed: [address],
      });
    });

    it('is told on a screen in pieces that fit, without an idea that nobody put their name to', () => {
      const reader = { locale: 'en', timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;
      const text = 'We heard you, and this is what we do about it from Monday on. '.repeat(9).trim();
      const idea = { number: 4, title: 'A quiet room', isNamed: false };
      const word = { wordId: 'w', version: 1, text, author: 'Claire Roussel', idea };
      const slides = section.wall?.({ words: [word], readIn: {} }, reader) ?? [];
      const quotes = slides.flatMap((block) => (block.kind === 'quote' ? [block] : []));
      expect(quotes.map((each) => each.text).join(' ')).toBe(text);
      expect(quotes.every((each) => each.text.length <= 240)).toBe(true);
      expect(quotes.map(({ by }) => by)).toEqual([undefined, undefined, 'Claire Roussel']);
      expect(JSON.stringify(slides)).not.toContain('quiet');
      const named = { ...word, idea: { ...idea, isNamed: true } };
      expect(JSON.stringify(section.wall?.({ words: [named], readIn: {} }, reader))).toContain(
        'A quiet room',
      );
    });

    it('is news enough for a digest by itself', async () => {
      await company.schedule({}, thursday);
      await publish();
      await company.tickAt(monday);
      expect(await holding()).toEqual(['slack:C1']);
    });

    it('comes only in the digests chosen for it, and not once it is old', async () => {
      const chosen = await company.schedule({ channels: channels('C1') }, thursday);
      await company.schedule({ name: 'Other', channels: channels('C2') }, thursday);
      await publish(SAID, { scheduleIds: [chosen.id] });
      await publish('Long ago.', { now: at('2026-10-10T08:00:00Z') });
      await company.tickAt(monday);
      expect(await holding()).toEqual(['slack:C1']);
      expect(await holding('Long ago.')).toEqual([]);
    });

    it('quotes the customer whom it answers, and no longer once their words are gone', async () => {
      await company.schedule({}, thursday);
      await addAnswers(one.db, company.workspace.id, [
        { at: '2026-11-02T10:00:00Z', verbatim: 'Left at the door, in the street.' },
      ]);
      const [answer] = await one.db.feedback.findMany();
      const id = answer?.id ?? '';
      await publish(SAID, { origin: { kind: 'feedback', id } });
      await company.tickAt(monday);
      await company.recordAll('sent');
      expect(await texts()).toContain('Left at the door, in the street.');
      await transact(one, (tx) => unquote(tx, company.workspace.id, [id], { cause: 'asked', now: monday }));
      expect(await texts()).not.toContain('Left at the door');
      expect(await texts()).toContain(SAID);
      const [edit] = await company.queued('erasure');
      expect(edit?.text).not.toContain('Left at the door');
      expect(edit?.text).toContain(SAID);
      // What is taken back afterwards leaves nothing of either.
      const [word] = await one.db.directionWord.findMany();
      await withdrawWord(shell(next), word?.id ?? '', company.admin);
      const [last] = (await company.queued('direction.redrawn')).slice(-1);
      expect(last?.text).not.toContain('customer');
    });

    describe('who', () => {
      const other = async () => {
        const { externalId: _, id: __, ...known } = company.admin;
        const made = { ...known, id: 'other', externalId: 'U9', name: 'Claire Roussel', isAdmin: false };
        return one.db.person.create({ data: made });
      };

      it('corrects a word is whoever wrote it alone, and takes it back an admin too', async () => {
        const { row } = await publish();
        const claire = await other();
        const asked = { id: row.id, version: 1, by: claire, text: 'Mine' };
        await expect(correctWord(shell(), asked)).rejects.toMatchObject({ code: 'word.not-yours' });
        await expect(withdrawWord(shell(), row.id, claire)).rejects.toMatchObject({ code: 'word.not-yours' });
        const theirs = await publishWord(shell(), {
          ...{ author: claire, text: 'Theirs', origin: null, scheduleIds: null, formKey: 'theirs' },
        });
        expect(await withdrawWord(shell(), theirs.row.id, company.admin)).toMatchObject({ number: 2 });
      });
    });

    it('knows whether the direction spoke since an instant, of what still stands', async () => {
      const { id } = company.workspace;
      expect(await hasSpokenSince(one.db, id, at('2026-11-01T00:00:00Z'))).toBe(false);
      const { row } = await publish();
      expect(await hasSpokenSince(one.db, id, thursday)).toBe(true);
      expect(await hasSpokenSince(one.db, id, monday)).toBe(false);
      await withdrawWord(shell(), row.id, company.admin);
      expect(await hasSpokenSince(one.db, id, thursday)).toBe(false);
    });
  });
});
