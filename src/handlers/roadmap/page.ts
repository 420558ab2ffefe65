// The roadmap as admins see it: the next three things to do, each with the button that does it; then the five steps, where each thing is
// ticked by what is seen, or by somebody's word. When a thing is done: src/roadmap/.
import { UserError } from '../../errors.ts';
import { type Block, type Button, type Message, sentence } from '../../messages/message.ts';
import { peopleByIds } from '../../people/person.ts';
import { type StepId, steps } from '../../roadmap/items.ts';
import { writeMonthly } from '../../roadmap/monthly.ts';
import { seenText } from '../../roadmap/seen.ts';
import { type Milestone, nextOf, type Roadmap, roadmapNow, sayDone } from '../../roadmap/ticks.ts';
import { roadmapWords } from '../../roadmap/words.ts';
import { workspaceById } from '../../workspace/workspace.ts';
import { doerOf } from '../doer.ts';
import { shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayRoadmap } from './words.ts';

/** Nobody does ten things. */
const NEXT = 3;

export const showRoadmap: Ask = async (request) => {
  const { kit, at } = request;
  // As it is after what was just pressed.
  const workspace = await workspaceById(kit.database.db, request.workspace.id);
  const roadmap = await roadmapNow(kit.database, workspace, at);
  return shown(request, await roadmapMessage(roadmap, { ...request, workspace }));
};

export const tickByHand: Ask = async (request) => {
  const { kit, workspace, asker, subject, at, locale } = request;
  const [word, itemId = ''] = subject?.split('/') ?? [];
  const isDone = word === 'done';
  const saying = { itemId, isDone, personId: asker.id };
  const isSaid = await sayDone(kit.database, workspace.id, saying, at);
  const say = sayRoadmap(locale);
  if (!isSaid) throw new UserError('roadmap.said', (reader) => sayRoadmap(reader).saidAlready);
  return { kind: 'say', message: sentence(isDone ? say.ticked : say.unticked), did: true };
};

export const chooseLetters: Ask = async (request) => {
  const { kit, workspace, subject, locale } = request;
  const isOn = subject === 'on';
  await writeMonthly(kit.database, workspace.id, isOn, doerOf(request));
  const say = sayRoadmap(locale);
  return { kind: 'say', message: sentence(isOn ? say.lettersOn : say.lettersOff), did: true };
};

async function roadmapMessage(roadmap: Roadmap, request: Request): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = sayRoadmap(locale);
  const ids = roadmap.standings.flatMap(({ personId }) => personId ?? []);
  const people = await peopleByIds(kit.database.db, workspace.id, [...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const next = nextOf(roadmap, NEXT);
  return {
    summary: say.title,
    again: { name: 'roadmap' },
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: next.length === 0 ? say.allDone : say.intro },
      ...next.flatMap((standing, place) => nextBlocks(standing, place + 1, roadmap, request)),
      { kind: 'divider' },
      { kind: 'facts', facts: steps.map((step) => stepFact(step, roadmap, names, request)) },
      ...byHand(roadmap, request),
      { kind: 'note', text: workspace.roadmapMonthly ? say.monthly : say.notMonthly },
      { kind: 'buttons', buttons: [lettersButton(request)] },
    ],
  };
}

function nextBlocks({ item }: Milestone, place: number, { facts }: Roadmap, request: Request): Block[] {
  const { locale } = request;
  const say = sayRoadmap(locale);
  const { items, horizons } = roadmapWords(locale);
  const { title, why, open } = items[item.id];
  const seen = seenText(item.id, facts, request);
  const now = seen === null ? [] : [say.now(seen)];
  const button: Button =
    item.asks === null || open === undefined
      ? { label: say.itIsDone, action: { name: 'roadmap.say', subject: `done/${item.id}` } }
      : { label: open, action: { name: item.asks } };
  const style = place === 1 ? { style: 'primary' as const } : {};
  return [
    {
      kind: 'facts',
      facts: [{ label: `${place}. ${title} – ${horizons[item.horizon]}`, value: [why, ...now].join('\n') }],
    },
    { kind: 'buttons', buttons: [{ ...button, ...style }] },
  ];
}

function stepFact(
  step: StepId,
  { standings, facts }: Roadmap,
  names: ReadonlyMap<string, string>,
  request: Request,
): { readonly label: string; readonly value: string } {
  const { locale, formats, at } = request;
  const say = sayRoadmap(locale);
  const { steps: called, items } = roadmapWords(locale);
  const lines = standings
    .filter(({ item }) => item.step === step)
    .map(({ item, since, personId }) => {
      const { title } = items[item.id];
      const seen = seenText(item.id, facts, request);
      if (since === null) return `○ ${seen === null ? title : say.beside(title, seen)}`;
      const who = personId === null ? null : (names.get(personId) ?? say.somebody);
      const known = seen ?? (who === null ? null : say.saidBy(who, formats.day(since, at)));
      return `✓ ${known === null ? title : say.beside(title, known)}`;
    });
  return { label: called[step], value: lines.join('\n') };
}

/** What somebody has to say: done, where it is not among the next; no longer, where it is. */
function byHand(roadmap: Roadmap, { locale }: Request): Block[] {
  const say = sayRoadmap(locale);
  const { items } = roadmapWords(locale);
  const next = new Set(nextOf(roadmap, NEXT).map(({ item }) => item.id));
  const said = roadmap.standings.filter(({ item }) => item.holds === null && !next.has(item.id));
  const buttons = said.map(({ item, since }) => {
    const word = since === null ? 'done' : 'undone';
    const { title, said: inShort = title } = items[item.id];
    return {
      label: since === null ? inShort : say.undone(inShort),
      action: { name: 'roadmap.say', subject: `${word}/${item.id}` },
    };
  });
  return buttons.length === 0
    ? []
    : [
        { kind: 'note', text: say.byHand },
        { kind: 'buttons', buttons },
      ];
}

function lettersButton({ workspace, locale }: Request): Button {
  const say = sayRoadmap(locale);
  return workspace.roadmapMonthly
    ? { label: say.stop, action: { name: 'roadmap.letters', subject: 'off' } }
    : { label: say.start, action: { name: 'roadmap.letters', subject: 'on' } };
}
