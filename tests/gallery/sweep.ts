// All that one admin is told and shown when the whole menu is used once in the sample company: commands, buttons, lists, forms and what
// comes of them, and what is said to who filled in nothing.

import { turnOn } from '../../src/ambassadors/switch.ts';
import { actOnCase } from '../../src/cases/act.ts';
import { openCases } from '../../src/cases/open.ts';
import { renamedTheme } from '../../src/demo/company/index.ts';
import { UserError } from '../../src/errors.ts';
import { REPLY_PLACE } from '../../src/feedback/reply-places.ts';
import { touchpointKey } from '../../src/feedback/touchpoints.ts';
import { menu } from '../../src/handlers/index.ts';
import { requestOf, type SubmitReply } from '../../src/handlers/request.ts';
import { themeSubject } from '../../src/handlers/voice/theme-subject.ts';
import { weekAt } from '../../src/lessons/week.ts';
import type { FieldErrors, FormValues, FormView } from '../../src/messages/form.ts';
import { firstValues } from '../../src/messages/form.ts';
import type { Message } from '../../src/messages/message.ts';
import { makePage } from '../../src/pages/page.ts';
import type { Person } from '../../src/people/person.ts';
import { actOnAction } from '../../src/plan/act.ts';
import { outboxKey } from '../../src/suggestions/outbox/hidden-act.ts';
import { proposeUnnamed } from '../../src/suggestions/outbox/outbox.ts';
import { addToken } from '../../src/tokens/token.ts';
import { competitorsListed, saveCompetitors } from '../../src/visits/competitors.ts';
import { recordNotice } from '../../src/visits/notice.ts';
import { recordVisit } from '../../src/visits/record.ts';
import type { CheckAnswer } from '../../src/visits/visit.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { addQuestions } from '../community/on-file.ts';
import type { Desk } from '../handlers/desk.ts';
import { filled } from '../handlers/filled.ts';
import { useAll } from '../handlers/use-all.ts';
import { fillMails } from '../mail-in/on-file.ts';
import { addPromise } from '../promises/on-file.ts';
import { askOf, closedPulse } from '../surveys/one-of-each.ts';
import type { House } from './house.ts';
import { ideas } from './life.ts';
import { written } from './words.ts';

export type Seen = { readonly by: string } & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: FormView; readonly errors?: FieldErrors }
);

/** @param house settled (life.ts); nothing goes on in it afterwards */
export async function sweep(house: House): Promise<readonly Seen[]> {
  const desk = await deskOf(house);
  const seen: Seen[] = [];
  const { shown } = await useAll(desk);
  for (const each of shown) {
    seen.push(each);
    if (each.kind === 'form') seen.push(...(await emptied(desk, each.form)));
    if (each.kind === 'form') seen.push(...(await previewed(desk, each.form, written(house.locale).word)));
  }
  return seen;
}

/** Nadia's: an admin who owns a topic and has ideas of her own in every state, as the buttons ask for them. */
async function deskOf(house: House): Promise<Desk> {
  const { kit, workspaceId, database } = house;
  const { db } = database;
  await db.workspace.update({ where: { id: workspaceId }, data: { teamsTenantId: 'tenant-of-the-gallery' } });
  const subjects = { ...(await ownIdeas(house)), ...(await onFile(house)), voice: 'week', cases: 'mine' };
  await house.pass(1);
  const admin = await house.person('U0NADIA');
  const workspace = await workspaceById(db, workspaceId);
  return {
    ...{ kit, workspace, admin, subjects },
    ask: ({ at, asker = admin, ...about } = {}) =>
      requestOf(at ? { ...kit, clock: { now: () => at } } : kit, { workspace, asker, ...about }),
  };
}

async function ownIdeas(house: House): Promise<Record<string, string>> {
  const say = written(house.locale);
  const { propose, does } = ideas(house);
  const suggestion = await propose('U0KARIM', 'Customer', say.reviews, say.reviewsWhy);
  const unanswered = await propose('U0NADIA', 'Delivery', say.evening, say.eveningWhy);
  const answered = await propose('U0NADIA', 'Delivery', say.sketch);
  const done = await propose('U0NADIA', 'Delivery', say.labels);
  const tested = await propose('U0JULIE', 'Customer', say.chat);
  await house.pass(1);
  await does(answered, 'U0THOMAS', 'reply', say.sketchAnswer);
  await does(done, 'U0THOMAS', 'complete', say.labelsDone);
  await does(tested, 'U0NADIA', 'test', say.chatTrial, {
    trial: { people: say.chatCrew, endsOn: '2026-12-11' },
  });
  const topic = await house.database.db.topic.findFirstOrThrow({
    where: { workspaceId: house.workspaceId, isDefault: true },
  });
  const unnamed = { title: say.parking, details: '', topicId: topic.id, anonymous: true, link: null };
  const author = await house.person('U0NADIA');
  await proposeUnnamed(await house.shell(), { ...unnamed, author, formKey: 'quietly' });
  return {
    suggestion,
    'suggestion.confirm': answered,
    'suggestion.contest': done,
    'suggestion.write-back': answered,
    'suggestion.edit': unanswered,
    'suggestion.withdraw': unanswered,
    'suggestion.take-back': outboxKey(house.kit.keys, 'quietly'),
    'suggestion.conclude': tested,
    'suggestion.reopen': done,
    topic: topic.id,
  };
}

/** What is on file by the end of life's first week. */
async function onFile(house: House): Promise<Record<string, string>> {
  const { database, workspaceId, locale } = house;
  const { db } = database;
  const say = written(locale);
  const where = { workspaceId };
  const [open, other] = await db.customerCase.findMany({
    where: { ...where, status: 'open' },
    orderBy: { number: 'desc' },
  });
  const nadia = await house.person('U0NADIA');
  const taken = await db.customerCase.findFirstOrThrow({ where: { ...where, customer: 'case one' } });
  await actOnCase(await house.shell(), {
    caseId: taken.id,
    actor: nadia,
    act: 'hand-over',
    text: '',
    to: nadia,
  });
  const made = { name: say.dashboard, scopes: ['read:voice'] as const, expiresAt: null, now: house.now() };
  const { added } = await addToken(database, workspaceId, made);
  const files = await db.fileImport.findMany({ where });
  const own = locale === 'fr' ? 'Achat en magasin' : 'Bought in the shop';
  await db.touchpoint.create({ data: { workspaceId, id: own, nameFr: own, nameEn: own } });
  const unused = { id: 'discover', nameFr: 'Découverte', nameEn: 'Discovering', isRetired: true };
  await db.touchpoint.create({ data: { workspaceId, ...unused } });
  const alias = { key: touchpointKey(own), touchpointId: own, written: own };
  await db.touchpointAlias.create({ data: { workspaceId, ...alias } });
  const story = await db.story.findFirstOrThrow({ where: { ...where, status: 'submitted' } });
  const schedule = await db.schedule.findFirstOrThrow({ where: { ...where, pausedAt: null } });
  const shows = {
    scheduleId: schedule.id,
    channel: 'slack:C0VOIX',
    slides: ['headline', 'next'],
    languages: ['fr', 'en'],
  };
  const screen = { kind: 'wall', name: say.screen, shows, creatorId: nadia.id } as const;
  const { page } = await makePage(database, workspaceId, screen, {
    by: { person: nadia.id },
    now: house.now(),
  });
  const way = { lanes: ['customers'], days: 90, languages: ['fr', 'en'], surveys: false };
  const map = await makePage(
    database,
    workspaceId,
    { kind: 'journey', name: say.map, shows: way, creatorId: nadia.id },
    { by: { person: nadia.id }, now: house.now() },
  );
  const word = await db.directionWord.findFirstOrThrow({ where: { ...where, formKey: 'word' } });
  await turnOn(await house.shell(), { by: 'command-line', now: house.now() });
  const term = { since: '2026-06-01', until: '2026-12-01', kitOn: '2026-12-05', isAsked: true };
  for (const { id: personId } of [nadia, await house.person('U0JULIE')]) {
    const data = { workspaceId, personId, project: say.ownProject, ...term };
    const key = { workspaceId_personId: { workspaceId, personId } };
    await db.ambassador.upsert({ where: key, create: data, update: data });
  }
  const going = await db.action.findFirstOrThrow({ where: { ...where, status: 'planned' } });
  const { steps } = await actOnAction(await house.shell(), {
    actionId: going.id,
    actor: { ...nadia, isAdmin: true },
    act: 'steps',
    text: '',
    steps: { lines: say.steps, done: [] },
  });
  // As if it had been made before there were thanks in digests.
  const before = ['headline', 'verbatims', 'suggestions'];
  await db.schedule.updateMany({ where, data: { sections: before } });
  const over = await db.action.findFirstOrThrow({ where: { ...where, status: 'done' } });
  const asking = { workspaceId, createdById: nadia.id, personIds: [nadia.id], now: house.now() };
  const asked = await db.suggestion.findFirstOrThrow({ where: { ...where, status: 'received' } });
  const questions = await addQuestions(await house.shell(), nadia, asked.id);
  const round = await askOf(database, { ...asking, number: 101 });
  const closed = await closedPulse(database, { ...asking, number: 102 });
  return {
    action: going.id,
    'action.tick': `${going.id}/${steps[0]?.id ?? ''}`,
    'action.reopen': over.id,
    'community.ask': `suggestion:${asked.id}`,
    'community.change': questions.unsent,
    'community.see': questions.open,
    'community.open-link': questions.open,
    'community.singles': questions.open,
    'community.end': questions.open,
    'community.revoke': questions.links,
    'community.answers': questions.ended,
    'community.word': questions.ended,
    'plan.list': 'open/0//',
    'plan.touchpoint': 'all/0//',
    journey: 'customers/90',
    'plan.add': `case:${taken.id}`,
    page: page.id,
    'page.journey-edit': map.page.id,
    'direction.write': `feedback:${word.feedbackId}`,
    'direction.correct': word.id,
    'direction.withdraw': word.id,
    'feed-rule': (await db.feedRule.findFirstOrThrow({ where })).id,
    'case-rule': (await db.caseRule.findFirstOrThrow({ where })).id,
    token: added.id,
    theme: themeSubject(renamedTheme.theme, house.now()),
    ...(await summariesOn(house)),
    case: taken.id,
    'customer-reply': `case:${await reachableCase(house, nadia)}`,
    'case.take': (open ?? taken).id,
    'case.contact': (other ?? taken).id,
    import: files.find(({ state }) => state === 'offered')?.id ?? '',
    'import.undo': files.find(({ state }) => state === 'done')?.id ?? '',
    story: story.id,
    ...(await lessonsOn(house)),
    ...(await visitsOn(house)),
    survey: round,
    'survey.items': 'orientation/0',
    'survey.item': 'pulse',
    'survey.result': closed,
    'survey.why': closed,
    ...(await contactsOn(house)),
    ...(await mailsOn(house)),
    'thanks.private': (
      await db.thanks.findFirstOrThrow({ where: { ...where, thankedId: nadia.id, privateAt: null } })
    ).id,
    schedule: schedule.id,
    touchpoint: own,
    'touchpoint.create': 'customers',
    'touchpoint.retire': 'leave',
    'touchpoint.bring-back': 'discover',
    promise: await addPromise(await house.shell(), nadia),
  };
}

/** Of somebody who can be answered by e-mail; Nadia has it. */
async function reachableCase(house: House, nadia: Person): Promise<string> {
  const { database, workspaceId, kit } = house;
  const { db } = database;
  const source = await db.source.findFirstOrThrow({ where: { workspaceId, heat: 'hot' } });
  const at = house.now();
  const answer = { ...{ workspaceId, sourceId: source.id, answeredAt: at }, id: 'reachable' };
  const said = { heat: 'hot', metric: 'csat', score: 1, touchpoint: 'delivery', receivedAt: at };
  const { unhappyAgain: verbatim } = written(house.locale);
  await db.feedback.create({ data: { ...answer, ...said, customer: 'case three', verbatim } });
  const { id: feedbackId, ...of } = answer;
  const seal = kit.keys.seal(REPLY_PLACE, 'zoe@example.com');
  await db.replyPlace.create({ data: { ...of, feedbackId, kind: 'mail', seal } });
  await openCases(await house.shell());
  const { id } = await db.customerCase.findFirstOrThrow({ where: { workspaceId, customer: 'case three' } });
  await actOnCase(await house.shell(), { caseId: id, actor: nadia, act: 'take', text: '' });
  return id;
}

/** As if Nadia had asked for both, and a model answered. */
async function summariesOn(house: House): Promise<Record<string, string>> {
  const { database, workspaceId, locale } = house;
  const { db } = database;
  const { id: askerId } = await house.person('U0NADIA');
  const idea = await db.suggestion.findFirstOrThrow({
    where: { workspaceId, status: 'received', anonymous: false },
  });
  const said = await db.feedback.findFirstOrThrow({ where: { workspaceId, verbatim: { not: null } } });
  const sentences = [{ feedbackId: said.id, text: said.verbatim, also: [] }];
  const now = house.now();
  const data = { workspaceId, askerId, locale, state: 'there', sentences, askedAt: now, nextAt: now };
  await db.summary.create({
    data: { ...data, id: 'own draft', use: 'reply', subject: `suggestion:${idea.id}` },
  });
  const theme = themeSubject(renamedTheme.theme, now);
  await db.summary.create({ data: { ...data, id: 'own name', use: 'theme', subject: theme } });
  return {
    ...{ 'summary.comments': 'own draft', 'summary.reply': 'own draft', 'summary.use-name': 'own name' },
    'summary.name': theme,
  };
}

/** The notice, two competitors, and visits enough at one step for something to be told, too few at another. */
async function visitsOn(house: House): Promise<Record<string, string>> {
  const say = written(house.locale);
  const nadia = await house.person('U0NADIA');
  const karim = await house.person('U0KARIM');
  const shell = await house.shell();
  await recordNotice(shell, { toldOn: '2026-11-03', document: say.notice }, nadia.id);
  await saveCompetitors(shell, ['Rapido', 'Lento'], nadia.id);
  const [lento, rapido] = await competitorsListed(house.database.db, house.workspaceId);
  let forms = 0;
  const tell = (
    visitor: Person,
    competitorId: string | null,
    kept: CheckAnswer,
    { step = 'delivery', ...text } = { ...say.visit, words: '' },
  ) => {
    forms += 1;
    return recordVisit(shell, {
      ...{ visitor, formKey: `visit ${forms}` },
      at: { competitorId, visitedOn: '2026-11-10', touchpoint: step },
      said: { ...text, kept, checks: { 'delivery/delivery.day': kept, 'delivery/delivery.whole': 'yes' } },
    });
  };
  const help = { step: 'get-help', ...say.otherVisit, words: say.besides };
  await tell(karim, null, 'yes', help);
  await tell(karim, null, 'yes', help);
  await tell(karim, rapido?.id ?? '', 'no', help);
  for (let i = 0; i < 8; i += 1)
    await tell(karim, i % 2 === 0 ? (rapido?.id ?? '') : (lento?.id ?? ''), 'yes');
  for (const kept of ['no', 'no', 'partly', 'no', 'no', 'no'] as const) await tell(karim, null, kept);
  const { row } = await tell(nadia, null, 'no');
  return {
    visit: 'ours|2026-11-10',
    'visits.at': 'delivery/0',
    'visit.change': row.id,
    'visit.delete': row.id,
    'visit.criteria': 'delivery',
  };
}

/** Two mails that wait, and the rule by which they came. */
async function mailsOn(house: House): Promise<Record<string, string>> {
  const { database, kit, workspaceId } = house;
  return fillMails({ database, keys: kit.keys, workspaceId, now: house.now() }, written(house.locale).mails);
}

/** The sample company's own: a department with a rule and a closed month, and a reason that no rule knows. */
async function contactsOn({ database: { db }, workspaceId }: House): Promise<Record<string, string>> {
  const where = { workspaceId };
  const { id } = await db.department.findFirstOrThrow({ where: { ...where, channel: { not: null } } });
  const { month } = await db.contactStatement.findFirstOrThrow({ where });
  const price = await db.unitCost.findFirstOrThrow({ where });
  return {
    department: id,
    'contacts.department': `${month}/${id}`,
    'contact-rule': (await db.contactRule.findFirstOrThrow({ where })).id,
    'contact-rule.create': (await db.contact.findFirstOrThrow({ where: { ...where, reason: 'Divers' } })).id,
    'unit-cost': `${price.channel}/${price.since}`,
  };
}

/** The company's own, one of which waits; and a week that is over. */
async function lessonsOn(house: House): Promise<Record<string, string>> {
  const { db } = house.database;
  const { workspaceId } = house;
  const approved = await db.lesson.findFirstOrThrow({ where: { workspaceId, status: 'approved' } });
  const declined = await db.lesson.findFirstOrThrow({ where: { workspaceId, status: 'declined' } });
  const proposed = {
    id: 'proposed',
    number: 3,
    status: 'proposed',
    formKey: 'lesson three',
    deciderId: null,
  };
  await db.lesson.create({ data: { ...declined, ...proposed } });
  const weeks = [
    { week: '2026-11-16', lesson: 'third-call', choseA: 9, choseB: 6, choseC: 2 },
    { week: weekAt(await workspaceById(db, workspaceId), house.now()), lesson: 'coat-without-receipt' },
  ];
  await db.lessonWeek.deleteMany({ where: { workspaceId } });
  for (const each of weeks) await db.lessonWeek.create({ data: { workspaceId, ...each } });
  const story = await db.story.findFirstOrThrow({ where: { workspaceId, status: 'approved' } });
  return {
    'lesson.make': `story:${story.id}`,
    ...{ 'lesson.view': 'proposed', 'lesson.edit': 'proposed', 'lesson.approve': 'proposed' },
    'lesson.decline': 'proposed',
    'lesson.withdraw': approved.id,
    'lesson.answer': `${weeks[1]?.week}/a`,
    'lesson.read': '2026-11-16',
    'lesson-place': (await db.lessonPlace.findFirstOrThrow({ where: { workspaceId } })).id,
  };
}

/** What is said at the fields of a form that was sent without anything in it. */
async function emptied(desk: Desk, form: FormView): Promise<Seen[]> {
  const nothing = Object.fromEntries(form.fields.map(({ name }) => [name, null]));
  const reply = await submitted(desk, form, nothing);
  return reply?.kind === 'errors'
    ? [{ by: `${form.form}: nothing filled in`, kind: 'form', form, errors: reply.errors }]
    : [];
}

/** A word of the direction, as whoever writes it sees it before it is published. */
async function previewed(desk: Desk, form: FormView, text: string): Promise<Seen[]> {
  if (!['direction.word', 'lesson.make', 'customer-reply'].includes(form.form)) return [];
  const lesson = { ...filled['lesson.make'], situation: text };
  const reply = await submitted(desk, form, form.form === 'lesson.make' ? lesson : { text });
  return reply?.kind === 'again'
    ? [{ by: `${form.form}: as it will be read`, kind: 'form', form: reply.form }]
    : [];
}

async function submitted(desk: Desk, form: FormView, values: FormValues): Promise<SubmitReply | null> {
  const entry = menu.forms.find(({ name }) => name === form.form);
  if (!entry) throw new Error(`no form ${form.form}`);
  try {
    return await entry.submit(desk.ask(), form.state, { ...firstValues(form.fields), ...values });
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
