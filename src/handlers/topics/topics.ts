// Topics and who answers for them: the list, and the form that makes or changes one. Admins only.
import { newId } from '../../clock.ts';
import { transact } from '../../database/client.ts';
import { UserError } from '../../errors.ts';
import { type PlacedTouchpoint, touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import { plural } from '../../i18n/formats.ts';
import { type FormView, listOf, opening, textOf } from '../../messages/form.ts';
import { type Block, type Message, place, type Span, sentence } from '../../messages/message.ts';
import { isAway, isReached, type Person, peopleByIds } from '../../people/person.ts';
import { closedTopics, reopenTopic, topicNamed } from '../../suggestions/topic-names.ts';
import {
  archiveTopic,
  offeredTopics,
  openTopic,
  saveTopic,
  type Topic,
  topicName,
} from '../../suggestions/topics.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { channelProblem, lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { nameIn } from '../which-answers.ts';
import { MOST_OWNERS, topicFields } from './fields.ts';
import { sayTopics } from './words.ts';

const MOST_DAYS = 60;

export const listTopics: Ask = async (request) =>
  shown(request, await topicsList(request, pageIn(request.subject).page));

async function topicsList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayTopics(locale);
  const offered = await offeredTopics(kit.database, workspace.id, locale);
  const closed = byName(await closedTopics(db, workspace.id), locale);
  const { entries, pager, again } = pageOf([...offered, ...closed], { name: 'topics' }, page, request);
  const topics = entries.filter((topic) => offered.includes(topic));
  const ids = topics.flatMap(({ ownerIds, sponsorId }) => [...ownerIds, ...(sponsorId ? [sponsorId] : [])]);
  const people = await peopleByIds(db, workspace.id, [...new Set(ids)]);
  const known = new Map(people.map((person) => [person.id, person]));
  const touchpoints = await touchpointsInOrder(db, workspace.id);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      ...topics.flatMap((topic) => topicBlocks(topic, { known, touchpoints }, request)),
      ...closedBlocks(
        entries.filter((topic) => closed.includes(topic)),
        request,
      ),
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.create, action: { name: 'topic.create' }, style: 'primary' }],
      },
    ],
  };
}

function byName(topics: readonly Topic[], locale: Request['locale']): readonly Topic[] {
  return topics.toSorted((a, b) => topicName(a, locale).localeCompare(topicName(b, locale), locale));
}

interface NamesInTopics {
  readonly known: ReadonlyMap<string, Person>;
  readonly touchpoints: readonly PlacedTouchpoint[];
}

function topicBlocks(topic: Topic, names: NamesInTopics, request: Request): Block[] {
  const { locale } = request;
  const say = sayTopics(locale);
  const edit = { label: say.edit, action: { name: 'topic.edit', subject: topic.id } };
  const confirm = { title: say.closeTitle, text: say.closeText, yes: say.close, no: say.keep };
  const close = {
    label: say.close,
    action: { name: 'topic.close', subject: topic.id },
    style: 'danger',
    confirm,
  } as const;
  const value = who(topic, names, request);
  return [
    { kind: 'facts', facts: [{ label: topicName(topic, locale), value }] },
    { kind: 'buttons', buttons: topic.isDefault ? [edit] : [edit, close] },
  ];
}

/** Each with its way back. */
function closedBlocks(topics: readonly Topic[], { locale }: Request): Block[] {
  const say = sayTopics(locale);
  if (topics.length === 0) return [];
  return [
    { kind: 'text', text: [{ strong: say.closedOnes }] },
    ...topics.flatMap((topic): Block[] => [
      { kind: 'text', text: topicName(topic, locale) },
      {
        kind: 'buttons',
        buttons: [{ label: say.reopen, action: { name: 'topic.reopen', subject: topic.id } }],
      },
    ]),
  ];
}

/** Who answers within how many days; who stands behind it; which channel sees it. */
function who(topic: Topic, { known, touchpoints }: NamesInTopics, request: Request): Span[] {
  const say = sayTopics(request.locale);
  const owners = topic.ownerIds.flatMap((id) => known.get(id) ?? []);
  const names = request.formats.list(owners.map((owner) => nameAndReturn(owner, request)));
  const sponsor = known.get(topic.sponsorId ?? '');
  const { channel, touchpoint } = topic;
  const days = topic.replyDays ?? request.workspace.replyDays;
  return [
    `${names || say.nobody} · ${plural(request.locale, days, say.days(days))}`,
    ...(sponsor ? [`\n${say.sponsoredBy(nameAndReturn(sponsor, request))}`] : []),
    ...(touchpoint === null ? [] : [`\n${say.about(nameIn(touchpoints, touchpoint, request.locale))}`]),
    ...(channel === null ? [] : [`\n${say.shownIn}`, { channel, name: place(channel).id }]),
  ];
}

function nameAndReturn(person: Person, { locale, formats, at }: Request): string {
  const say = sayTopics(locale);
  if (!person.isActive) return say.hasLeft(person.name);
  if (!isReached(person)) return say.unreached(person.name);
  return person.awayUntil && isAway(person, at)
    ? say.backOn(person.name, formats.day(person.awayUntil, at))
    : person.name;
}

export const openTopicCreate: Ask = async (request) => ({ kind: 'open', form: await view(request, null) });

export const openTopicEdit: Ask = async (request) => ({
  kind: 'open',
  form: await view(request, await existing(request)),
});

export const closeTopic: Ask = async (request) => {
  const topic = await existing(request);
  await archiveTopic(request.kit.database, request.workspace.id, topic.id, doerOf(request));
  const { locale } = request;
  return { kind: 'say', message: sentence(sayTopics(locale).closed(topicName(topic, locale))), did: true };
};

export const openTopicAgain: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  await reopenTopic(kit.database, workspace.id, subject ?? '', doerOf(request));
  const topic = await existing(request);
  return { kind: 'say', message: sentence(sayTopics(locale).reopened(topicName(topic, locale))), did: true };
};

async function view({ kit, workspace, locale }: Request, topic: Topic | null): Promise<FormView> {
  const say = sayTopics(locale);
  const { db } = kit.database;
  const sponsorIds = topic?.sponsorId ? [topic.sponsorId] : [];
  const owners = await peopleByIds(db, workspace.id, topic?.ownerIds ?? []);
  const sponsor = await peopleByIds(db, workspace.id, sponsorIds);
  return {
    form: 'topic',
    state: opening(newId(), topic ? { subject: topic.id, version: topic.version } : {}),
    title: topic ? say.edit : say.create,
    submit: say.save,
    fields: topicFields(topic, {
      ...{ owners, sponsor, replyDays: workspace.replyDays, locale },
      touchpoints: await touchpointsInOrder(db, workspace.id),
    }),
  };
}

export const topicForm = form({
  name: 'topic',
  may: 'admin',
  parse(values, { locale }) {
    const say = sayTopics(locale);
    const days = textOf(values, 'days');
    const owners = listOf(values, 'owners');
    const errors = problems({
      nameFr: titleProblem(values, 'nameFr', { locale }),
      nameEn: titleProblem(values, 'nameEn', { locale }),
      owners: ownersProblem(owners.length, say),
      days: days === '' || isDays(days) ? null : say.badDays(days, MOST_DAYS),
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const [channel = null] = listOf(values, 'channel');
    return {
      ok: true,
      value: {
        names: { nameFr: titleOf(values, 'nameFr'), nameEn: titleOf(values, 'nameEn') },
        replyDays: days === '' ? null : Number(days),
        owners,
        sponsor: listOf(values, 'sponsor').slice(0, 1),
        channel,
        touchpoint: textOf(values, 'touchpoint'),
      },
    };
  },
  async submit({ names, replyDays, channel, touchpoint, ...picked }, request, { subject, version }) {
    const owners = await lookUpPeople(request, picked.owners);
    const sponsor = await lookUpPeople(request, picked.sponsor);
    const shut = channel === null ? null : await channelProblem(request, channel);
    if (!owners.ok || !sponsor.ok || shut !== null) {
      const errors = {
        owners: owners.ok ? null : owners.problem,
        sponsor: sponsor.ok ? null : sponsor.problem,
        channel: shut,
      };
      return { kind: 'errors', errors: problems(errors) };
    }
    const ownerIds = owners.people.map((person) => person.id);
    const sponsorId = sponsor.people[0]?.id ?? null;
    const shown = subject !== undefined && version !== undefined ? { id: subject, version } : null;
    const say = sayTopics(request.locale);
    const done = await transact(request.kit.database, async (tx) => {
      const namesake = await topicNamed(tx, request.workspace.id, names, subject ?? null);
      if (namesake) return namesake;
      const all = await touchpointsInOrder(tx, request.workspace.id);
      const about = all.find(({ id }) => id === touchpoint)?.id ?? null;
      const draft = { ...names, replyDays, ownerIds, sponsorId, channel, touchpoint: about };
      return saveTopic(tx, request.workspace.id, draft, shown, doerOf(request));
    });
    if (typeof done === 'object')
      return { kind: 'errors', errors: { nameFr: done.isClosed ? say.takenByClosed : say.taken } };
    if (!done) return { kind: 'errors', errors: { nameFr: say.outdated } };
    const inOrder = request.formats.list(owners.people.map((each) => each.name));
    return { kind: 'done', title: say.saved, told: say.savedText(inOrder) };
  },
});

function ownersProblem(count: number, say: ReturnType<typeof sayTopics>): string | null {
  if (count === 0) return say.noOwner;
  return count > MOST_OWNERS ? say.tooManyOwners(MOST_OWNERS) : null;
}

/** A whole number of working days from 1 to 60. */
export function isDays(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS;
}

async function existing({ kit, workspace, subject }: Request): Promise<Topic> {
  const topic = await openTopic(kit.database.db, workspace.id, subject ?? '');
  if (!topic) throw new UserError('topic.not-found', (locale) => sayTopics(locale).notFound);
  return topic;
}
