// An ambassador on Slack, through the whole program: from a best failure to the end of the term, with the clock moved; and somebody who
// says no, of whom nothing is written.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { differences, everyRow } from '../suggestions/every-row.ts';
import { ADAM, answerTo, CAMILLE, CHANNEL, closeTold, company, INES, pairings } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const said = {
  fr: {
    off: 'Désactivé.',
    on: 'C’est activé',
    invited: 'Voulez-vous porter la voix des clients dans votre équipe',
    because:
      'Vous avez raconté un raté devenu pépite, que vos collègues peuvent lire\u00a0: «\u00a0Un dossier perdu\u00a0».',
    declined: 'cela reste entre nous',
    accepted: 'Merci. Votre mandat court jusqu’au lundi 14 juin 2027',
    nobody: 'Personne n’a de mandat en ce moment.',
    kit: 'Votre kit du mois',
    question: 'La question\u00a0:',
    did: 'Personne n’apprend que vous l’avez fait.',
    done: 'Kit du mois\u00a0: c’est fait.',
    project: 'Rappeler qui attend',
    goOn: 'Six mois d’ambassade\u00a0: continuez-vous',
    thanks: 'Merci pour votre mandat d’ambassade',
    over: 'Ce kit est passé',
  },
  en: {
    off: 'Off. Once it is on',
    on: 'It is on:',
    invited: 'Would you carry what customers say into your team?',
    because: 'You told a best failure that colleagues can read: “Un dossier perdu”.',
    declined: 'stays between us',
    accepted: 'Thank you. Your term runs until Monday 14 June 2027',
    nobody: 'Nobody is an ambassador at present.',
    kit: 'Your kit of the month',
    question: 'The question:',
    did: 'That you did it is told to nobody.',
    done: 'This month’s kit: done.',
    project: 'Call back whoever waits',
    goOn: 'Six months as an ambassador: do you go on?',
    thanks: 'Thank you for your term as an ambassador',
    over: 'This kit is over',
  },
} as const;

describe.skipIf(!hasLocalSlack).each(pairings)(
  'ambassadors ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, ...company(locale) });
      for (const user of [CAMILLE, INES]) await journey.speak(user, locale);
      await journey.speak(ADAM, locale);
    });
    afterAll(() => journey?.stop());

    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };
    const letters = (user: string) => journey.peer.dm(user).filter((each) => each.user !== user);
    const invitations = (user: string) => letters(user).filter((each) => each.text.includes(say.invited));
    /** The page of admins, as it is drawn when it is asked for. */
    const page = async (): Promise<PeerMessage> => {
      const { peer } = journey;
      const menu = await answerTo(journey, ADAM, () => peer.command(ADAM, '/portevoix', '', CHANNEL));
      return answerTo(journey, ADAM, () => peer.press(ADAM, menu, 'ambassadors'));
    };
    const home = async (user: string): Promise<string> => {
      const before = journey.peer.home(user);
      journey.peer.openHome(user);
      const drawn = await journey.peer.until('a home', () => {
        const view = journey.peer.home(user);
        return view !== before && view;
      });
      return seen(drawn);
    };
    const tellOf = async (user: string, title: string) => {
      const { peer } = journey;
      await peer.command(user, '/story', title, CHANNEL);
      const form = await journey.form('story');
      await peer.submit(
        user,
        filledIn(form, { wentWrong: 'It was lost between two teams.', weDid: 'Rebuilt by phone.' }),
      );
      closeTold(journey, user);
      await journey.delivered();
      const card = await journey.letter(ADAM, title);
      peer.press(ADAM, card, 'story.approve');
      await vi.waitFor(() =>
        journey.database.db.story.findFirstOrThrow({ where: { title, status: 'approved' } }),
      );
      await journey.delivered();
    };

    it('are asked of nobody before an admin has turned it on', async () => {
      await tellOf(CAMILLE, 'Un dossier perdu');
      await tellOf(INES, 'Un dossier retrouvé');
      await beatAt('2026-12-11T10:00:00Z');
      expect([...invitations(CAMILLE), ...invitations(INES)]).toEqual([]);
      const list = await page();
      expect(seen(list)).toContain(say.off);
      journey.peer.press(ADAM, list, 'ambassadors.on');
      await journey.whisper(ADAM, say.on);
    });

    it('are asked one a day, in private, and are told why', async () => {
      await beatAt('2026-12-14T10:00:00Z');
      const all = () => [...invitations(CAMILLE), ...invitations(INES)];
      await journey.peer.until('an invitation', () => all().length > 0);
      await beatAt('2026-12-14T15:00:00Z');
      expect(all()).toHaveLength(1);
      await beatAt('2026-12-15T10:00:00Z');
      await journey.letter(INES, say.invited);
      expect(seen(await journey.letter(CAMILLE, say.invited))).toContain(say.because);
      expect(seen(await page())).toContain(say.nobody);
    });

    it('say no, and nothing of it is written anywhere', async () => {
      const { peer, database } = journey;
      const before = await everyRow(database, true);
      peer.press(INES, invitations(INES)[0] ?? never(), 'ambassador.no');
      await journey.whisper(INES, say.declined);
      expect(differences(before, await everyRow(database, true))).toEqual({});
      expect(journey.logged.filter((line) => line.includes('ambassador.no'))).toEqual([]);
    });

    it('say yes, choose a project, and get a kit', async () => {
      const { peer, database } = journey;
      await database.db.source.create({
        data: { workspaceId: journey.app.workspaceId, id: 'phone', name: 'phone', createdAt: new Date() },
      });
      const twelve = Array.from({ length: 12 }, (_, i) => ({
        at: `2026-12-0${(i % 9) + 1}T08:00:00Z`,
        score: i % 2 === 0 ? 1 : 10,
        verbatim: `Number ${i} waited for a long time, and then somebody came and mended it.`,
      }));
      await addAnswers(database.db, journey.app.workspaceId, twelve);
      peer.press(CAMILLE, invitations(CAMILLE)[0] ?? never(), 'ambassador.yes');
      const accepted = await journey.whisper(CAMILLE, /14 juin 2027|14 June 2027|15 juin 2027|15 June 2027/);
      peer.press(CAMILLE, accepted, 'ambassador.project');
      await journey.form('ambassador.project');
      await peer.submit(CAMILLE, { project: say.project });
      closeTold(journey, CAMILLE);
      const list = seen(await page());
      expect(list).toContain('Camille Roux');
      expect(list).toContain(say.project);
      expect(list).not.toContain('Inès');

      await beatAt('2026-12-16T10:00:00Z');
      const kit = await journey.letter(CAMILLE, say.kit);
      expect(seen(kit).match(/waited for a long time/g)).toHaveLength(3);
      expect(seen(kit)).toContain(say.question);
      peer.press(CAMILLE, kit, 'ambassador.did');
      await journey.whisper(CAMILLE, say.did);
      expect(await home(CAMILLE)).toContain(say.done);
      expect(await home(INES)).not.toContain(say.project);
    });

    it('are asked whether they go on, and thanked at the end, which leaves no name', async () => {
      const { database } = journey;
      await beatAt('2027-06-04T10:00:00Z');
      await journey.letter(CAMILLE, say.goOn);
      await beatAt('2027-06-18T10:00:00Z');
      await journey.letter(CAMILLE, say.thanks);
      expect(seen(await page())).toContain(say.nobody);
      await journey.peer.until('kits that quote nobody', () => {
        const [kits, over] = [say.kit, say.over].map((words) =>
          letters(CAMILLE).filter((each) => each.text.includes(words)),
        );
        return kits?.length === 0 && (over?.length ?? 0) > 0;
      });
      await beatAt('2027-06-21T10:00:00Z');
      const rows = await everyRow(database);
      const naming = (user: string) =>
        [...rows].flatMap(([table, texts]) =>
          texts.filter((text) => text.includes(`slack:${user}`)).map(() => table),
        );
      expect(naming(CAMILLE).toSorted()).toEqual(naming(INES).toSorted());
      expect(await database.db.ambassador.count()).toBe(0);
    });
  },
);

function never(): never {
  throw new Error('there is none');
}
