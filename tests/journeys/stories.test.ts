// A "best failure" from its teller to the channels: moderators return, edit and approve; the credited person decides.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedules/save.ts';
import { enough } from '../harness/database.ts';
import { hasLocalSlack, type Journey, startJourney } from '../harness/journey.ts';
import type { PeerMessage } from '../peers/local-slack.ts';
import { closeTold, everyPairing } from './ideas.ts';
import { filledIn, seen } from './seen.ts';

const [NADIA, MARION, GEMMA] = ['U0NADIA', 'U0MARION', 'U0GEMMA'];
const [KARIM, INES, JACK] = ['U0KARIM', 'U0INES', 'U0JACK'];
const [GENERAL, VOIX, RECITS] = ['C0GENERAL', 'C0VOIX', 'C0RECITS'];
const users = [
  { id: NADIA, name: 'nadia', real_name: 'Nadia Benali', tz: 'Europe/Paris' },
  { id: MARION, name: 'marion', real_name: 'Marion Delcourt', tz: 'Europe/Paris' },
  { id: GEMMA, name: 'gemma', real_name: 'Gemma Whitfield', tz: 'Europe/London' },
  { id: KARIM, name: 'karim', real_name: 'Karim Haddad', tz: 'Europe/Paris' },
  { id: INES, name: 'ines', real_name: 'Inès Moreau', tz: 'Europe/Paris' },
  { id: JACK, name: 'jack', real_name: 'Jack Ellison', tz: 'Europe/London' },
];
const channels = [
  { id: GENERAL, name: 'general', members: users.map((user) => user.id) },
  { id: VOIX, name: 'voix-clients', members: [NADIA, KARIM] },
  { id: RECITS, name: 'recits', members: [MARION, GEMMA] },
];

const said = {
  fr: {
    menu: /^Porte-voix, côté admins$/,
    settingsSaved: 'Les réglages sont enregistrés.',
    empty: 'Écrivez quelque chose ici.',
    receipt:
      /^Merci de l’avoir raconté\. Le récit n°\u00a01, «\u00a0Un dossier perdu\u00a0», est chez les modérateurs/,
    credit: /^Karim Haddad raconte un raté que vous avez rattrapé/,
    asked: 'accord demandé à Inès Moreau pour être cité',
    notModerator: /^Seuls les modérateurs peuvent faire cela/,
    returned: /^Marion Delcourt vous renvoie votre récit n°\u00a01/,
    returnedBy: 'Renvoyé par Marion Delcourt',
    decidedReturned: /^Le récit n°\u00a01 a déjà été renvoyé à son auteur/,
    noName: /^C’est noté\. Le récit sera raconté sans votre nom\.$/,
    withName: /^Merci\. Votre nom accompagnera le récit\.$/,
    notCredited: /^Seule la personne citée/,
    refused: 'Inès Moreau préfère ne pas être cité',
    approved: /^Le récit n°\u00a01 est approuvé\. Il sera raconté une fois dans chaque canal\.$/,
    decided: /^Le récit n°\u00a01 est déjà approuvé\u202f; on ne peut plus le changer\.$/,
    approvedLetter:
      /(Marion Delcourt|Gemma Whitfield) a approuvé votre récit n°\u00a01, «\u00a0Le dossier retrouvé\u00a0»/,
    approvedBy: /Approuvé par (Marion Delcourt|Gemma Whitfield)/,
    lead: 'Le raté devenu pépite\u00a0:',
    inThread: 'À lire dans le fil.',
    published: /^Votre récit «\u00a0Le dossier retrouvé\u00a0» vient d’être publié dans /,
    hero: 'Rattrapé par Inès Moreau.',
  },
  en: {
    menu: /^Porte-voix, for admins$/,
    settingsSaved: 'The settings are saved.',
    empty: 'Please write something here.',
    receipt: /^Thank you for telling it\. Best failure #1, “Un dossier perdu”, is with the moderators/,
    credit: /^Karim Haddad tells a best failure in which you made things right/,
    asked: 'Inès Moreau was asked whether to be named',
    notModerator: /^Only moderators can do that/,
    returned: /^Marion Delcourt returned your best failure #1/,
    returnedBy: 'Returned by Marion Delcourt',
    decidedReturned: /^Best failure #1 has already been returned to its teller/,
    noName: /^Understood\. The story will be told without your name\.$/,
    withName: /^Thank you\. Your name will stand with the story\.$/,
    notCredited: /^Only the person whom this story credits/,
    refused: 'Inès Moreau prefers not to be named',
    approved: /^Best failure #1 is approved\. It is told once in each channel\.$/,
    decided: /^Best failure #1 has already been approved; it can no longer be changed\.$/,
    approvedLetter: /(Marion Delcourt|Gemma Whitfield) approved your best failure #1, “Le dossier retrouvé”/,
    approvedBy: /Approved by (Marion Delcourt|Gemma Whitfield)/,
    lead: 'Best failure:',
    inThread: 'Read it in the thread.',
    published: /^Your story “Le dossier retrouvé” has just been published in /,
    hero: 'Made right by Inès Moreau.',
  },
} as const;

const text = {
  title: 'Un dossier perdu',
  wentWrong: 'Le dossier de garantie a été égaré entre deux services.',
  weDid: 'Une conseillère l’a reconstitué au téléphone.',
  customerSaid: 'Je n’avais jamais vu ça.',
};

describe.skipIf(!hasLocalSlack).each(enough(everyPairing))(
  'a best failure is told ($engine, $mode, $locale)',
  ({ engine, mode, locale }) => {
    const say = said[locale];
    let journey: Journey;
    beforeAll(async () => {
      journey = await startJourney({ engine, mode, users, channels, admins: [NADIA], locale });
    });
    afterAll(() => journey?.stop());

    const posted = (place: string): PeerMessage[] =>
      journey.peer
        .messages(place)
        .filter((each) => each.user === journey.peer.botUserId && !each.ephemeral_to);
    const isButtonless = (card: PeerMessage) => !card.blocks.some((block) => block.type === 'actions');
    const actionsOn = (card: PeerMessage) =>
      JSON.stringify(card.blocks.filter((block) => block.type === 'actions'));
    const lastCard = (): PeerMessage => {
      const card = posted(RECITS).at(-1);
      if (!card) throw new Error('no card');
      return card;
    };
    /** The newest card once it says this. */
    const cardSaying = (words: string | RegExp): Promise<PeerMessage> =>
      journey.peer.until(`a card saying ${words}`, () => {
        const card = posted(RECITS).at(-1);
        return card && seen(card).match(words) && card;
      });
    const tell = async (user: string, values: Record<string, string | string[]>) => {
      await journey.peer.command(user, '/story', text.title, GENERAL);
      const form = await journey.form('story');
      await journey.peer.submit(user, filledIn(form, values));
      return form;
    };
    const beatAt = async (instant: string) => {
      journey.clock.moveTo(new Date(instant));
      await journey.app.beat();
      await journey.delivered();
    };

    it('waits in the channel that an admin chose in the settings', async () => {
      const { peer } = journey;
      await peer.command(NADIA, '/portevoix', '', GENERAL);
      peer.press(NADIA, await journey.whisper(NADIA, say.menu), 'settings');
      const form = await journey.form('settings');
      await peer.submit(NADIA, filledIn(form, { stories: [RECITS], country: 'France' }));
      expect(seen(peer.modal() ?? { blocks: [] })).toBe(say.settingsSaved);
      peer.close(NADIA);
    });

    it('is told by a form that wants what went wrong and what was done; the teller gets a receipt', async () => {
      const { peer } = journey;
      const form = await tell(KARIM, { wentWrong: '', weDid: ' ' });
      expect(filledIn(form)).toEqual({ title: text.title });
      expect(peer.errors()).toEqual({ wentWrong: say.empty, weDid: say.empty });
      await peer.submit(KARIM, { ...text, credited: [INES] });
      closeTold(journey, KARIM);
      await journey.letter(KARIM, say.receipt);
      const card = await cardSaying(say.asked);
      for (const part of Object.values(text)) expect(seen(card)).toContain(part);
    });

    it('is decided by moderators alone', async () => {
      const { peer } = journey;
      for (const action of ['story.approve', 'story.edit', 'story.return']) {
        const before = peer.whispers(JACK).length;
        peer.press(JACK, lastCard(), action);
        const refusal = await peer.until('a refusal', () => peer.whispers(JACK)[before]);
        expect(refusal.text).toMatch(say.notModerator);
      }
      expect(peer.modal()).toBeNull();
      expect(await journey.database.db.story.findMany()).toMatchObject([{ status: 'submitted', version: 1 }]);
    });

    it('goes back to its teller with the reason, and comes again reworked', async () => {
      const { peer } = journey;
      peer.press(MARION, lastCard(), 'story.return');
      await journey.form('story.return');
      await peer.submit(MARION, { reason: '  ' });
      expect(peer.errors()).toEqual({ reason: say.empty });
      await peer.submit(MARION, { reason: 'Dites ce que nous avons appris.' });
      closeTold(journey, MARION);
      const letter = await journey.letter(KARIM, say.returned);
      expect(seen(letter)).toContain('Dites ce que nous avons appris.');
      const card = await cardSaying(say.returnedBy);
      expect(isButtonless(card)).toBe(true);

      peer.press(KARIM, letter, 'story.edit');
      const form = await journey.form('story.edit');
      expect(filledIn(form)).toEqual({ ...text, language: 'fr' });
      await peer.submit(KARIM, filledIn(form, { learned: 'Le numéro suit désormais l’appareil.' }));
      closeTold(journey, KARIM);
      const again = await cardSaying('Le numéro suit désormais l’appareil.');
      expect(again.ts).not.toBe(card.ts);
      expect(isButtonless(again)).toBe(false);
    });

    it('is edited by a moderator, in place', async () => {
      const { peer } = journey;
      const { ts } = lastCard();
      peer.press(GEMMA, lastCard(), 'story.edit');
      const form = await journey.form('story.edit');
      const reached = 'Mme Sophie Lemaire (06 39 98 12 04) a rappelé.';
      await peer.submit(GEMMA, filledIn(form, { title: 'Le dossier retrouvé', learned: reached }));
      const shown = await peer.until('what will be read', () => {
        const view = peer.modal();
        return view && Object.hasOwn(filledIn(view), 'shown.learned') && view;
      });
      expect(filledIn(shown)).toMatchObject({
        'shown.title': 'Le dossier retrouvé',
        'shown.learned': 'Mme [nom] ([téléphone]) a rappelé.',
      });
      expect(await journey.database.db.story.findMany()).not.toMatchObject([
        { title: 'Le dossier retrouvé' },
      ]);
      const corrected = { 'shown.learned': filledIn(form)['learned'] ?? '', language: 'en' };
      await peer.submit(GEMMA, filledIn(shown, corrected));
      closeTold(journey, GEMMA);
      expect(await journey.database.db.story.findMany()).toMatchObject([{ language: 'en' }]);
      expect((await cardSaying('Le dossier retrouvé')).ts).toBe(ts);
    });

    it('hides the name of who prefers not to be named; nobody else can answer for them', async () => {
      const { peer } = journey;
      const letter = await journey.letter(INES, say.credit);
      peer.press(JACK, letter, 'story.credit-yes');
      await journey.whisper(JACK, say.notCredited);
      peer.press(INES, letter, 'story.credit-no');
      await journey.letter(INES, say.noName);
      await cardSaying(say.refused);
    });

    it('is approved by one of two moderators at once; the second is told, and the teller once', async () => {
      const { peer } = journey;
      const card = lastCard();
      const before = peer.whispers(MARION).length + peer.whispers(GEMMA).length;
      peer.press(MARION, card, 'story.approve');
      peer.press(GEMMA, card, 'story.approve');
      await peer.until(
        'two answers',
        () => peer.whispers(MARION).length + peer.whispers(GEMMA).length === before + 2,
      );
      const answers = [peer.whispers(MARION).at(-1)?.text, peer.whispers(GEMMA).at(-1)?.text];
      expect(answers.filter((answer) => answer?.match(say.approved))).toHaveLength(1);
      expect(answers.filter((answer) => answer?.match(say.decided))).toHaveLength(1);
      expect(actionsOn(await cardSaying(say.approvedBy))).not.toMatch(/story\.(?:approve|edit|return)/);
      await journey.delivered();
      expect(peer.dm(KARIM).filter((each) => each.text.match(say.approvedLetter))).toHaveLength(1);
    });

    it('is told once in each channel, the whole of it in the thread, without the name; its teller hears where', async () => {
      const { peer, app, database, clock } = journey;
      const admin = await database.db.person.findFirstOrThrow({ where: { externalId: NADIA } });
      await createSchedule(
        database,
        { workspaceId: app.workspaceId, now: clock.now(), adminId: admin.id },
        {
          name: 'Récits',
          channels: [
            { address: `slack:${GENERAL}`, name: 'general' },
            { address: `slack:${VOIX}`, name: 'voix-clients' },
          ],
          sections: ['story'],
          filters: {},
          cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
          timeZone: 'Europe/Paris',
          locale,
          country: null,
          onHolidays: 'skip',
          whenEmpty: 'silent',
          pausedUntil: null,
        },
        'recits',
      );
      await beatAt('2026-11-16T08:00:10Z');
      await beatAt('2026-11-16T08:01:10Z');
      for (const place of [GENERAL, VOIX]) {
        const [digest, whole, ...more] = posted(place);
        if (!digest || !whole) throw new Error(`nothing in ${place}`);
        expect(more).toEqual([]);
        expect(seen(digest)).toContain(`${say.lead}`);
        for (const part of ['Le dossier retrouvé', say.inThread]) expect(seen(digest)).toContain(part);
        expect(whole.thread_ts).toBe(digest.ts);
        for (const part of [text.wentWrong, text.weDid, 'Le numéro suit désormais l’appareil.'])
          expect(seen(whole)).toContain(part);
        expect(seen(digest) + seen(whole)).not.toContain('Inès');
      }
      // In one letter or in two, as the heartbeat finds the channels told; each channel once.
      const told = () =>
        peer.dm(KARIM).flatMap(({ text: words }) => (say.published.test(words) ? [words] : []));
      const placesTold = () => told().flatMap((words) => words.match(/#(?:general|voix-clients)/g) ?? []);
      await peer.until('both channels told to the teller', () => placesTold().length >= 2);
      expect(placesTold().toSorted()).toEqual(['#general', '#voix-clients']);
    });

    it('is not told again next week: then comes the next one, with the name of who agreed', async () => {
      const { peer } = journey;
      await tell(KARIM, { ...text, title: 'Le second', credited: [INES] });
      await cardSaying('Le second');
      peer.press(INES, await journey.letter(INES, /Le second/), 'story.credit-yes');
      await journey.letter(INES, say.withName);
      peer.press(MARION, lastCard(), 'story.approve');
      await cardSaying(say.approvedBy);
      await beatAt('2026-11-23T08:00:10Z');
      await beatAt('2026-11-30T08:00:10Z');
      for (const place of [GENERAL, VOIX]) {
        const [first, whole, second, wholeSecond, ...more] = posted(place);
        expect(more).toEqual([]);
        expect([first, whole].every((each) => each && !seen(each).includes('Le second'))).toBe(true);
        expect(seen(second ?? { blocks: [] })).toContain('Le second');
        expect(seen(wholeSecond ?? { blocks: [] })).toContain(say.hero);
      }
    });
  },
);
