// In digests: the rounds that closed meanwhile, with what they showed and what follows. What fewer than the threshold said is nowhere.
import { z } from 'zod';
import { type DigestReader, section } from '../digests/section.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address, Block } from '../messages/message.ts';
import { kindNamed } from './kind.ts';
import { surveyKinds } from './kinds/index.ts';
import { decisionText } from './letters/result.ts';
import { notCountedText } from './letters/waits.ts';
import { roundOf } from './round.ts';
import { whatFollows, whatFollowsShape } from './told.ts';

const shape = z.object({
  rounds: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      round: z.int(),
      groups: z.array(z.string()),
      /** Whose members were asked: it is told there, and nowhere else. */
      channels: z.array(z.string()),
      /** As its kind wrote it. */
      result: z.unknown(),
      asked: z.int(),
      answered: z.int(),
      /** Answers that came and could not be counted. */
      unreadable: z.int().default(0),
      decision: whatFollowsShape,
    }),
  ),
  /** When it was told: dates of what is still to come are told from it. */
  at: z.iso.datetime(),
});
type Said = z.output<typeof shape>;
type RoundSaid = Said['rounds'][number];

/** More are not read. */
const MOST = 3;

export const listening = section<Said>({
  id: 'listening',
  name: { en: 'What colleagues answered', fr: fr`Ce que les collègues ont répondu` },
  order: 80,
  weight: 2,
  shape,
  async gather({ db, workspace, from, to }) {
    const rows = await db.surveyRound.findMany({
      where: { workspaceId: workspace.id, state: 'closed', closedAt: { gte: from, lt: to } },
      orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
      include: { survey: true },
    });
    const rounds: RoundSaid[] = [];
    for (const row of rows) {
      if (row.result === null || rounds.length === MOST) continue;
      const round = roundOf(row);
      rounds.push({
        ...{ id: row.id, name: row.survey.name, kind: row.survey.kind, round: row.number },
        groups: round.groups.map(({ name }) => name),
        channels: round.groups.flatMap(({ address }) => address ?? []),
        ...{ result: row.result, asked: row.asked },
        ...{ answered: row.answered ?? 0, unreadable: row.unreadable },
        decision: await whatFollows(db, round),
      });
    }
    return rounds.length === 0 ? null : { rounds, at: to.toISOString() };
  },
  isNews: (said, { channel }) => roundsIn(said, channel).length > 0,
  view: (said, reader) =>
    roundsIn(said, reader.channel).flatMap((round): Block[] => {
      const line = headlineOf(round, reader);
      return line === null
        ? []
        : [
            { kind: 'text', text: [{ strong: words(reader.locale).title }, ` · ${line}`] },
            { kind: 'note', text: followingText(round, said.at, reader) },
          ];
    }),
  details: (said, reader) =>
    roundsIn(said, reader.channel).flatMap((round): Block[] => [
      { kind: 'text', text: [{ strong: round.name }] },
      {
        kind: 'buttons',
        buttons: [{ label: words(reader.locale).see, action: { name: 'survey.result', subject: round.id } }],
      },
    ]),
  headline: (said, reader) => {
    const [first] = roundsIn(said, reader.channel);
    return first ? headlineOf(first, reader) : null;
  },
  seenIn: (said) => (channel) => {
    const rounds = roundsIn(said, channel);
    return rounds.length === 0 ? null : { ...said, rounds: [...rounds] };
  },
  wall: (said, reader) => {
    const items = roundsIn(said, reader.channel).flatMap((round) => headlineOf(round, reader) ?? []);
    return items.length === 0
      ? []
      : [
          { kind: 'heading', text: words(reader.locale).title },
          { kind: 'list', items },
        ];
  },
  stands: async (db, workspaceId, said) => {
    const rows = await db.surveyRound.findMany({
      where: { workspaceId, id: { in: said.rounds.map(({ id }) => id) } },
      include: { survey: true },
    });
    const rounds: RoundSaid[] = [];
    for (const round of said.rounds) {
      const row = rows.find(({ id }) => id === round.id);
      if (row) rounds.push({ ...round, decision: await whatFollows(db, { row }) });
    }
    return rounds.length === 0 ? null : { ...said, rounds };
  },
  example: {
    at: '2026-11-30T08:00:00.000Z',
    rounds: surveyKinds.slice(0, 1).map(({ name, label, example }) => ({
      ...{ id: 'round', name: label.fr, kind: name, round: 2, groups: ['support', 'boutique'] },
      channels: ['slack:C1', 'teams:C1'],
      ...{ result: example, asked: 40, answered: 31, unreadable: 0 },
      decision: { kind: 'none', until: '2026-12-11' },
    })),
  },
});

/** A preview without a channel shows all. */
function roundsIn({ rounds }: Said, channel: Address | null): readonly RoundSaid[] {
  return channel === null ? rounds : rounds.filter(({ channels }) => channels.includes(channel));
}

function headlineOf(
  { kind: name, result, groups, round, name: survey }: RoundSaid,
  reader: DigestReader,
): string | null {
  const kind = kindNamed(surveyKinds, name);
  return kind && words(reader.locale).line(survey, kind.headline(result, { ...reader, groups, round }));
}

/** How many answered, and what follows. */
function followingText(
  { answered, asked, unreadable, decision }: RoundSaid,
  at: string,
  reader: DigestReader,
): string {
  const counts = words(reader.locale).answered(String(answered), String(asked));
  const lost = notCountedText(unreadable, reader.locale) ?? [];
  return [counts, lost, decisionText(decision, { ...reader, now: new Date(at) })].flat().join(' ');
}

const words = phrases({
  en: {
    title: 'What colleagues answered',
    line: (name: string, headline: string) => `${name}: ${headline}`,
    answered: (answered: string, asked: string) => `${answered} of ${asked} answered.`,
    see: 'See the result',
  },
  fr: {
    title: fr`Ce que les collègues ont répondu`,
    line: (name, headline) => fr`${name} : ${headline}`,
    answered: (answered, asked) => fr`Ont répondu : ${answered} sur ${asked}.`,
    see: fr`Voir le résultat`,
  },
});
