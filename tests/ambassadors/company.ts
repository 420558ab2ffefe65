// A company whose people told best failures, so that the bot may ask them: the clock is moved by whoever tests.
import { pino } from 'pino';
import { lookAfterAmbassadors } from '../../src/ambassadors/beat.ts';
import { inviteToday } from '../../src/ambassadors/invite.ts';
import { turnOn } from '../../src/ambassadors/switch.ts';
import type { Engine } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { openAddress } from '../../src/delivery/ledger.ts';
import type { Parcel } from '../../src/delivery/outcome.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Message, messageOf } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase } from '../harness/database.ts';
import { kinds } from '../harness/kinds.ts';

const DAY_MS = 86_400_000;

/** So many days after the desk's Monday, at ten in Paris. */
export function day(days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

export async function ambassadorsDesk(engine: Engine, locale: 'fr' | 'en' = 'en') {
  const database = await freshDatabase(engine);
  const desk = await openCompanyDesk(database, locale);
  const { db } = database;
  const { keys } = desk.kit;
  const { workspaceId } = desk;
  const common = { workspaceId, platform: 'slack', timeZone: 'Europe/Paris', refreshedAt: now };
  const lea = await db.person.create({
    data: { ...common, id: 'lea', externalId: 'U4', name: 'Léa Marchand' },
  });
  const shell = async (at: Date) => ({ database, keys, workspace: await desk.workspace(), now: at });
  let stories = 0;
  const posted: Parcel[] = [];
  return {
    ...desk,
    database,
    db,
    lea,
    shell,
    posted,
    /** They told a best failure that was approved so many days after the desk's Monday; 40 before by default. */
    async told(person: Person, days = -40): Promise<void> {
      stories += 1;
      const words = { wentWrong: 'w', weDid: 'd', customerSaid: '', learned: '' };
      const data = { workspaceId, id: `story-${stories}`, number: stories, tellerId: person.id, ...words };
      const at = { submittedAt: day(days), approvedAt: day(days) };
      const rest = { title: `The lost table ${stories}`, status: 'approved', formKey: `story-${stories}` };
      await db.story.create({ data: { ...data, ...at, ...rest } });
    },
    async turnOn(): Promise<void> {
      await turnOn(await shell(now), { by: 'command-line', now });
    },
    /** Twelve customers, half of them unhappy, gave their answers on the day before. */
    async customersSaid(days: number): Promise<void> {
      const known = await db.source.findFirst({ where: { workspaceId } });
      if (!known)
        await db.source.create({
          data: { workspaceId, id: `phone-${workspaceId}`, name: 'phone', createdAt: now },
        });
      await addAnswers(
        db,
        workspaceId,
        Array.from({ length: 12 }, (_, i) => ({
          id: `said-${days}-${i}`,
          sourceId: `phone-${workspaceId}`,
          at: day(days - 1 - i / 100).toISOString(),
          score: i % 2 === 0 ? 1 : 10,
          customer: `customer-${days}-${i}`,
          verbatim: `Customer ${i} of day ${days} waited a long time and then said something about it.`,
        })),
      );
    },
    /** One look at whom to ask; whoever is first among them is drawn. */
    async invite(at: Date): Promise<void> {
      await inviteToday(await shell(at), () => 0);
    },
    /** What each hour of the heartbeat does about it. */
    async look(at: Date): Promise<void> {
      await lookAfterAmbassadors(await shell(at));
    },
    /** All that waits leaves, and arrives. */
    async send(at: Date): Promise<void> {
      await dispatcher({
        kinds,
        db,
        workspaceId,
        keys,
        clock: { now: () => at },
        log: pino({ level: 'silent' }),
        claimant: 'test',
        paceMs: 0,
        carriers: new Map([
          [
            'slack',
            {
              find: async () => ({ kind: 'absent' as const }),
              send: async (letter: Parcel) => {
                posted.push(letter);
                return {
                  kind: 'sent' as const,
                  remote: { channel: 'D', id: letter.replaces?.id ?? String(posted.length) },
                };
              },
            },
          ],
        ]),
      }).run();
    },
    async presses(person: Person, ask: string, at: Date): Promise<string> {
      const reply = await menu.actions[ask]?.(await desk.ask({ asker: person, at }));
      if (reply?.kind !== 'say') throw new Error(`${ask} was answered by ${reply?.kind}`);
      return plainText(reply.message, locale);
    },
    async submits(person: Person, project: string, at: Date): Promise<string> {
      const form = menu.forms.find(({ name }) => name === 'ambassador.project');
      const reply = await form?.submit(await desk.ask({ asker: person, at }), { key: 'k' }, { project });
      if (reply?.kind !== 'done') throw new Error(`the form was answered by ${JSON.stringify(reply)}`);
      return plainText(messageOf(reply.told), locale);
    },
    /** What waits for them under seal, or in the clear. */
    async waiting(person: Person): Promise<string[]> {
      const rows = await db.delivery.findMany({
        where: { workspaceId, state: 'pending' },
        orderBy: { queuedAt: 'asc' },
      });
      return rows
        .filter(({ address }) => openAddress(keys, address) === addressOf(person))
        .map((row) => plainText(contentFrom(row, keys).message, locale));
    },
    /** Who was asked, of these. */
    async asked(...people: readonly Person[]): Promise<string[]> {
      const found: string[] = [];
      for (const person of people)
        if ((await this.waiting(person)).some((text) => /Would you carry|Voulez-vous porter/.test(text)))
          found.push(person.name);
      return found;
    },
    /** Of whoever is an ambassador. */
    async names(): Promise<string[]> {
      const rows = await db.ambassador.findMany({ where: { workspaceId } });
      const people = await db.person.findMany({ where: { workspaceId } });
      return rows.map(({ personId }) => people.find(({ id }) => id === personId)?.name ?? '?').toSorted();
    },
  };
}

export type AmbassadorsDesk = Awaited<ReturnType<typeof ambassadorsDesk>>;

export function textIn(message: Message): string {
  return plainText(message, 'en');
}
