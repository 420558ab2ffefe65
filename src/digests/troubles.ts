// A channel that will not take its digest: the schedule's admin is told once, and what to do. Derived from the ledger.
import { type Database, type Store, transact } from '../database/client.ts';
import { refused } from '../delivery/held.ts';
import { enqueue } from '../delivery/ledger.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Message } from '../messages/message.ts';
import { addressOf, admins, localeFor, type Person, peopleByIds } from '../people/person.ts';
import { type Schedule, scheduleById } from '../schedules/schedule.ts';
import type { Workspace } from '../workspace/workspace.ts';

interface Trouble {
  readonly address: string;
  readonly name: string;
  readonly reason: string;
}

/** Tells of the latest run of each schedule, once all its channels have been tried. */
export async function tellTroubles(database: Database, workspace: Workspace, now: Date): Promise<void> {
  for (const scheduleId of await schedulesWithDrops(database.db, workspace.id)) {
    const schedule = await scheduleById(database.db, workspace.id, scheduleId);
    if (schedule) await tellOne(database, workspace, schedule, now);
  }
}

async function schedulesWithDrops(db: Store, workspaceId: string): Promise<Set<string>> {
  const dropped = await db.delivery.findMany({
    where: { workspaceId, kind: 'digest', ...refused },
    orderBy: { queuedAt: 'desc' },
    take: 200,
    select: { subject: true },
  });
  const runs = await db.digestRun.findMany({
    where: { workspaceId, id: { in: dropped.map((each) => each.subject?.slice('run:'.length) ?? '') } },
    select: { scheduleId: true },
  });
  return new Set(runs.map((run) => run.scheduleId));
}

async function tellOne(
  database: Database,
  workspace: Workspace,
  schedule: Schedule,
  now: Date,
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const run = await tx.digestRun.findFirst({
      where: { workspaceId, scheduleId: schedule.id },
      orderBy: { occurrenceAt: 'desc' },
    });
    const posts = await tx.delivery.findMany({
      where: { workspaceId, subject: `run:${run?.id}`, kind: 'digest' },
    });
    if (posts.some((post) => post.state === 'pending' || post.state === 'claimed')) return;
    const channels = await tx.scheduleChannel.findMany({ where: { workspaceId, scheduleId: schedule.id } });
    const fresh: Trouble[] = [];
    for (const { address, name, trouble } of channels) {
      const post = posts.find((each) => each.address === address);
      // Of a held one nobody knows yet.
      if (!post || post.state === 'held') continue;
      const isRefused = post.state === refused.state && post.reason !== refused.reason.not;
      const reason = isRefused ? (post.reason ?? 'refused') : null;
      if (reason === trouble) continue;
      await tx.scheduleChannel.update({
        where: { workspaceId_scheduleId_address: { workspaceId, scheduleId: schedule.id, address } },
        data: { trouble: reason },
      });
      if (reason !== null) fresh.push({ address, name, reason });
    }
    if (fresh.length === 0) return;
    const arrived = posts.filter((post) => post.state === 'sent').length;
    for (const admin of await whoIsTold(tx, workspaceId, schedule)) {
      const locale = localeFor(admin, workspace);
      await enqueue(tx, {
        workspaceId,
        kind: 'schedule.trouble',
        subject: `schedule:${schedule.id}`,
        address: addressOf(admin),
        message: troubleMessage(schedule, fresh, arrived, locale),
        locale,
        now,
      });
    }
  });
}

/** The admin who set it up; where that one has left, all admins. */
async function whoIsTold(db: Store, workspaceId: string, schedule: Schedule): Promise<Person[]> {
  const [admin] = await peopleByIds(db, workspaceId, [schedule.adminId]);
  return admin?.isActive ? [admin] : admins(db, workspaceId);
}

export function troubleMessage(
  schedule: Pick<Schedule, 'id' | 'name'>,
  troubles: readonly Trouble[],
  arrived: number,
  locale: Locale,
): Message {
  const say = words(locale);
  const number = formats(locale, 'UTC').number;
  const lines = troubles.map(({ name, reason }) => say.line(name, reasonText(reason, locale)));
  const others = arrived === 0 ? [] : [say.others(number(arrived))];
  return {
    summary: say.title(schedule.name),
    blocks: [
      { kind: 'text', text: say.title(schedule.name) },
      { kind: 'list', items: lines },
      ...others.map((text) => ({ kind: 'text', text }) as const),
      {
        kind: 'buttons',
        buttons: [
          { label: say.change, action: { name: 'schedule.edit', subject: schedule.id }, style: 'primary' },
          { label: say.pause, action: { name: 'schedule.pause', subject: schedule.id } },
        ],
      },
    ],
  };
}

function reasonText(reason: string, locale: Locale): string {
  const { reasons } = words(locale);
  const known: Readonly<Record<string, string>> = reasons;
  return known[reason] ?? reasons.refused;
}

const words = phrases({
  en: {
    title: (schedule: string) => `I could not post “${schedule}” everywhere:`,
    line: (channel: string, reason: string) => `#${channel}: ${reason}`,
    others: (count: string) => `Other channels that got theirs: ${count}.`,
    change: 'Change the channels',
    pause: 'Pause',
    reasons: {
      archived: 'the channel is archived. Restore it, or choose another one.',
      'not-found':
        'the channel was deleted, or it is private and I am not in it. Invite me, or choose another one.',
      'not-in-channel': 'I am not in the channel. Invite me there with /invite.',
      'not-allowed': 'posting there is restricted. Ask who runs the channel to let me post.',
      'too-long': 'the message was too long for the chat. Choose fewer sections.',
      refused: 'the chat refused the message.',
    },
  },
  fr: {
    title: (schedule) => fr`Je n’ai pas pu publier « ${schedule} » partout :`,
    line: (channel, reason) => fr`#${channel} : ${reason}`,
    others: (count) => fr`Autres salons servis : ${count}.`,
    change: 'Changer les salons',
    pause: 'Mettre en pause',
    reasons: {
      archived: 'le salon est archivé. Rouvrez-le ou choisissez-en un autre.',
      'not-found':
        'le salon a été supprimé, ou il est privé et je n’y suis pas. Invitez-moi ou choisissez-en un autre.',
      'not-in-channel': 'je ne suis pas dans le salon. Invitez-moi avec /invite.',
      'not-allowed': 'les publications y sont restreintes. Demandez à qui gère le salon de m’y autoriser.',
      'too-long': 'le message était trop long pour la messagerie. Choisissez moins de rubriques.',
      refused: 'la messagerie a refusé le message.',
    },
  },
});
