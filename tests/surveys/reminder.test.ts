// A reminder says nothing of whether its reader answered: what leaves for either chat is the same, byte for byte, and so is all that is stored of
// it but its address.
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentFrom } from '../../src/delivery/content.ts';
import type { Delivery } from '../../src/delivery/ledger.ts';
import { later } from '../../src/people/later.ts';
import { giveBallot } from '../../src/surveys/ballots.ts';
import { lookAfterSurveys } from '../../src/surveys/beat.ts';
import { wantNoLetters } from '../../src/surveys/not-now.ts';
import { clock, type Unpictured } from '../contracts/chat.ts';
import { unpicturedSlack } from '../contracts/slack.ts';
import { unpicturedTeams } from '../contracts/teams.ts';
import { freshDesk, now } from '../handlers/desk.ts';
import { onAnyEngine } from '../harness/database.ts';
import { ASKED, askedCompany, counting } from './asked.ts';

onAnyEngine((engine) => {
  describe('a reminder', () => {
    let letters: readonly Delivery[];
    let answered: ReadonlySet<string>;
    let quiet: string;
    let content: (letter: Delivery) => ReturnType<typeof contentFrom>;
    const peers: Unpictured[] = [];

    beforeAll(async () => {
      const desk = await freshDesk(engine, 'en');
      const { shell, people } = await askedCompany(desk);
      const { database, workspace, keys } = shell;
      const workspaceId = workspace.id;
      const { roundId } = ASKED;
      const remindAt = new Date(now.getTime() + 3_600_000);
      await database.db.surveyRound.updateMany({
        where: { workspaceId, id: roundId },
        data: { remindAt, asked: people.length },
      });
      for (const [i, { id }] of people.entries())
        await database.db.person.update({
          where: { workspaceId_id: { workspaceId, id } },
          data: { locale: i % 2 === 0 ? 'fr-FR' : 'en-GB' },
        });
      const answering = people.slice(0, 5);
      for (const { id: personId } of answering)
        await giveBallot(shell, { roundId, personId, answers: { recommend: 3 } });
      answered = new Set(answering.map(({ externalId }) => `slack:${externalId}`));
      // Somebody who has answered, and wants no more letters.
      await wantNoLetters(shell, { roundId, personId: answering[4]?.id ?? '' });
      quiet = `slack:${answering[4]?.externalId}`;
      const parts = { ...shell, now: remindAt, directory: desk.kit.directory, adminUsers: [] };
      await lookAfterSurveys({ ...parts, log: pino({ level: 'silent' }), later: later() }, [counting]);
      letters = await database.db.delivery.findMany({ where: { workspaceId, kind: 'survey.reminder' } });
      content = (letter) => contentFrom(letter, keys);
      peers.push(await unpicturedSlack(clock), await unpicturedTeams(clock));
    });
    afterAll(() => Promise.all(peers.map((peer) => peer.stop())));

    /** By language: of some who answered, and of some who did not. */
    const inLanguage = (locale: string) => {
      const theirs = letters.filter((each) => content(each).locale === locale);
      const isFrom = (each: Delivery) => answered.has(each.address);
      return { theirs, from: theirs.filter(isFrom), not: theirs.filter((each) => !isFrom(each)) };
    };

    it('goes to everybody who was asked but those who want none', () => {
      expect(letters).toHaveLength(11);
      expect(letters.map(({ address }) => address)).not.toContain(quiet);
    });

    it.each(['fr', 'en'])(
      'is the same on both chats, as it is sent, whoever answered: in %s',
      async (locale) => {
        const { theirs, from, not } = inLanguage(locale);
        expect(from.length).toBeGreaterThan(1);
        expect(not.length).toBeGreaterThan(1);
        for (const peer of peers) {
          for (const letter of theirs) await peer.send(content(letter).message, 'post');
          const { taken } = peer.seen();
          const bodies = taken.filter((body) => body.includes('survey.answer'));
          expect(bodies).toHaveLength(theirs.length);
          expect(new Set(bodies).size).toBe(1);
        }
      },
    );

    it.each(['fr', 'en'])('is stored alike, but for its id and address: in %s', (locale) => {
      const rows = inLanguage(locale).theirs.map(({ id: _, address: __, ...rest }) => JSON.stringify(rest));
      expect(new Set(rows).size).toBe(1);
    });
  });
});
