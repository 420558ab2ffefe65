// An admin shares a file of customers' answers with the bot in their personal chat on Teams: understood, asked about, imported, taken back, through the whole
// program and Microsoft's own packages. The playground hands no files over, so the activity is sent as Microsoft documents it, and the file lies on a server
// here that is called like one of theirs: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSigned } from '../fixtures/certificate.ts';
import { enough } from '../harness/database.ts';
import { startTeamsJourney, type TeamsJourney } from '../harness/teams-journey.ts';
import { type Human, shownOn } from '../peers/teams-playground.ts';

const HOST = 'exemple-my.sharepoint.com';

/** Somebody's OneDrive: a plain GET by an address that is allowed for some minutes, without a token. */
async function oneDrive(files: Map<string, string>) {
  const { certificate, key } = selfSigned();
  const asked: string[] = [];
  const server: Server = createServer({ cert: certificate, key }, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked.push(
      `${request.method} ${path}${request.headers.authorization === undefined ? '' : ' with a token'}`,
    );
    if (request.method === 'PUT') {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        files.set(path, Buffer.concat(pieces).toString());
        response.writeHead(201).end();
      });
      return;
    }
    const content = files.get(path);
    if (request.method !== 'GET' || content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': Buffer.byteLength(content) }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const usual = getGlobalDispatcher();
  const here = new Agent({
    connect: {
      rejectUnauthorized: false,
      lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  });
  setGlobalDispatcher(
    usual.compose(
      (dispatch) => (options, handler) =>
        String(options.origin).includes(HOST) ? here.dispatch(options, handler) : dispatch(options, handler),
    ),
  );
  return {
    asked,
    address: (path: string) => `https://${HOST}:${port}${path}?tempauth=v1.allowed`,
    async stop() {
      setGlobalDispatcher(usual);
      await here.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const SAID = {
  fr: {
    client: 'fr-FR',
    asks: /1 question avant d’enregistrer quoi que ce soit/,
    order: 'l’année d’abord (dimanche 25 octobre 2026)',
    columns: 'Ce que chaque colonne contient, à mon avis',
    read: /5 lignes peuvent être importées, 1 serait refusée/,
    done: /est importé\. 5 importées, 0 déjà là, 1 refusée/,
    figure: /NPS de ce fichier\s:\s/,
    goes: '5 réponses disparaissent.',
    undone: /est retiré\. 5 réponses ont disparu/,
    notAdmin: /réservé aux admins/,
    gone: 'Le fichier a été supprimé entre-temps',
  },
  en: {
    client: 'en-GB',
    asks: /One question before anything is stored/,
    order: 'the year first (Sunday 25 October 2026)',
    columns: 'What each column is taken for',
    read: /5 rows can be imported, 1 would be refused/,
    done: /is imported\. 5 imported, 0 already there, 1 refused/,
    figure: /NPS of this file: /,
    goes: '5 answers go.',
    undone: /is taken back\. 5 answers are gone/,
    notAdmin: /for admins/,
    gone: 'The file was deleted meanwhile',
  },
} as const;

/** On days that could be read with the day or with the year first. */
const answers = [
  'Date;NPS;Commentaire',
  ...[10, 9, 3, 8, 9].map((score, i) => `26-10-2${5 - i};${score};Le colis ${i} est arrivé, merci`),
  '26-10-24;15;Au-delà de tout',
  '',
].join('\r\n');

describe.each(
  enough([
    { engine: 'sqlite', locale: 'fr' },
    { engine: 'postgresql', locale: 'en' },
  ] as const),
)('a file on Teams, $engine, $locale', ({ engine, locale }) => {
  const say = SAID[locale];
  const people = [
    'Camille Roux',
    'Inès Moreau',
    'Paul Diallo',
    'Noor Haddad',
    'Adam Leroy',
    'Alma Petit',
  ].map((name, n): Human => ({ id: `00000000-0000-4000-8000-00000000003${n}`, name, locale: say.client }));
  const [camille, , , , adam] = people;
  if (!camille || !adam) throw new Error('nobody');
  const files = new Map([['/personal/adam/avis.csv', answers]]);
  let drive: Awaited<ReturnType<typeof oneDrive>>;
  let journey: TeamsJourney;
  beforeAll(async () => {
    drive = await oneDrive(files);
    journey = await startTeamsJourney({ engine, locale, people, admins: [adam] });
  });
  afterAll(async () => {
    await journey?.stop();
    await drive?.stop();
  });

  const share = (human: Human, path: string) =>
    journey.peer.share(human, {
      name: path.split('/').at(-1) ?? '',
      url: drive.address(path),
      id: `u${path}`,
    });
  const stored = () => journey.database.db.feedback.count();
  /** The one message of the import, once it says this. */
  const drawn = (words: RegExp) =>
    journey.peer.until(`a message that says ${words}`, () =>
      journey.peer.to(adam).findLast(({ card, summary }) => words.test(`${summary}\n${shownOn(card)}`)),
    );

  it('is for admins: of another’s nothing is fetched', async () => {
    await share(camille, '/personal/adam/avis.csv');
    await journey.peer.until('a refusal', () =>
      journey.peer.to(camille).find(({ card, summary }) => say.notAdmin.test(`${summary}\n${shownOn(card)}`)),
    );
    expect(drive.asked).toEqual([]);
  });

  it('is fetched with a plain GET and no token, understood, and asked about before anything is stored', async () => {
    await share(adam, '/personal/adam/avis.csv');
    const offer = await drawn(say.asks);
    expect(shownOn(offer.card)).toContain(say.columns);
    expect(shownOn(offer.card)).toContain(say.order);
    expect(JSON.stringify(offer.card)).not.toContain('import.start');
    expect(new Set(drive.asked)).toEqual(new Set(['GET /personal/adam/avis.csv']));
    expect(await stored()).toBe(0);
  });

  it('shows its first rows and its own NPS once the question is answered', async () => {
    const { peer } = journey;
    const form = peer.dialog(await peer.press(adam, await drawn(say.asks), 'import.change'));
    expect(JSON.stringify(form.card)).toContain('"value":"ymd"');
    await peer.submit(adam, form, { 'doubt-0': 'ymd' });
    const clear = await drawn(say.read);
    expect(shownOn(clear.card)).toMatch(say.figure);
    expect(shownOn(clear.card)).toContain('Le colis 0 est arrivé');
    expect(await stored()).toBe(0);
  });

  it('is imported once, summed up in the same message, and its refused row offered as a file', async () => {
    const { peer } = journey;
    const clear = await drawn(say.read);
    await peer.press(adam, clear, 'import.start');
    const done = await drawn(say.done);
    expect(done.id).toBe(clear.id);
    expect(shownOn(done.card)).toMatch(say.figure);
    const { score, answeredAt } = await journey.database.db.feedback.findFirstOrThrow({
      where: { score: 3 },
    });
    expect([score, answeredAt.toISOString().slice(0, 10)]).toEqual([3, '2026-10-22']);
    expect(await stored()).toBe(5);
    await journey.delivered();
    const offer = await peer.until('the refused row', () =>
      peer.to(adam).find(({ card }) => JSON.stringify(card).includes('acceptContext')),
    );
    await peer.accept(adam, offer, drive.address('/personal/adam/refused.csv'));
    expect(files.get('/personal/adam/refused.csv')).toContain('26-10-24,15,Au-delà de tout');
  });

  it('is taken back after saying what goes', async () => {
    const { peer } = journey;
    const form = peer.dialog(await peer.press(adam, await drawn(say.done), 'import.undo'));
    expect(shownOn(form.card)).toContain(say.goes);
    await peer.submit(adam, form, {});
    await drawn(say.undone);
    expect(await stored()).toBe(0);
  });

  it('says so where the address is over', async () => {
    files.clear();
    await share(adam, '/personal/adam/parti.csv');
    await drawn(new RegExp(say.gone));
    expect(journey.logged.join('\n')).not.toMatch(/tempauth|Le colis/);
  });
});
