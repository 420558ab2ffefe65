// Another process holds the database while people ask on Teams: they are told so in time, and a form comes back with its words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdWriter } from '../harness/holding.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn } from '../peers/teams-playground.ts';

const BUSY = 'sa base de données est prise par autre chose';
/** The bound itself is tried in tests/database/door.test.ts, with nothing else under way: this tells it from the ten seconds for which the database would wait. */
const PROMPT_MS = 8_000;
const names = ['Camille Roux', 'Inès Moreau', 'Paul Diallo', 'Noor Haddad', 'Adam Leroy', 'Alma Petit'];
const people = names.map(
  (name, i): Human => ({ id: `00000000-0000-4000-8000-00000000003${i}`, name, locale: 'fr-FR' }),
);
const [camille] = people;
if (!camille) throw new Error('nobody');

describe('on Teams, while another process holds the database', () => {
  let journey: TeamsJourney;
  beforeAll(async () => {
    journey = await startTeamsJourney({
      engine: 'sqlite',
      locale: 'fr',
      people,
      admins: people.slice(4),
    });
    await journey.peer.install(camille);
  });
  afterAll(() => journey?.stop());

  it('a form comes back with its words and the reason, words and presses are answered, and all of it works afterwards', async () => {
    const { peer, database } = journey;
    await peer.tell(camille, 'idée Numéroter les lignes');
    const door = await journey.letter(camille, 'Votre formulaire est prêt.');
    const form = peer.dialog(await peer.press(camille, door, 'suggest'));
    const { url } = await database.db.$queryRaw<{ url: string }[]>`
      SELECT "file" AS url FROM pragma_database_list WHERE "name" = 'main'`.then(
      ([row]) => row ?? { url: '' },
    );
    const release = await holdWriter(`file:${url}`);
    const inTime = async <T>(ask: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const answer = await ask();
      expect(performance.now() - began).toBeLessThan(PROMPT_MS);
      return answer;
    };
    const values = { title: 'Numéroter les lignes', details: 'Une à une.' };
    const kept = peer.dialog(await inTime(() => peer.submit(camille, form, values)));
    expect(shownOn(kept.card)).toContain(BUSY);
    expect(JSON.stringify(kept.card)).toContain('"value":"Une à une."');
    await inTime(() => peer.tell(camille, 'aide').then(() => journey.letter(camille, BUSY)));
    const pressed = await inTime(() => peer.press(camille, door, 'suggest'));
    expect(JSON.stringify(pressed)).toContain(BUSY);
    await release();
    await expect
      .poll(async () => shownOn(peer.dialog(await peer.submit(camille, kept, values)).card), {
        timeout: 10_000,
      })
      .toMatch(/n°\s1 /);
    expect(await database.db.suggestion.count()).toBe(1);
  });
});
