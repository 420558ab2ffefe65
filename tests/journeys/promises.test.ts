// Promises to customers on both chats: an admin writes them by forms, everybody reads what became of them, the first digest of a month tells it, and
// one that is not kept becomes an action; then its words change, and it ends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePlan, firstPlanPage } from '../../src/handlers/plan/list-state.ts';
import { printOf } from '../../src/handlers/promises/questions.ts';
import { enough } from '../harness/database.ts';
import { addAnswered } from '../promises/on-file.ts';
import { ADMIN, type Chat, chatsHere, names, onEither, plain } from './chat.ts';
import { weekly } from './weekly.ts';

const COLLEAGUE = 1;
const QUESTION = 'Livré à temps ?';
const goingOn = `plan.list:${encodePlan(firstPlanPage('open'))}`;
/** A Monday: the first digest after a month began. */
const DIGEST_AT = new Date('2026-12-07T08:00:30Z');

const said = {
  fr: {
    command: 'promesses',
    none: 'Rien n’est encore promis ici.',
    asked: 'Oui ou non : Livré à temps ?',
    late: 'Livré en deux jours',
    called: 'Rappelé le jour même',
    advised: 'Conseillé sans détour',
    unread: '« 120 % » n’est pas un nombre de 0 à 100, en %.',
    empty: 'Écrivez un nombre de -100 à 100.',
    saved: 'C’est enregistré. D’après les réponses des 90 derniers jours :',
    lines: [
      'Non tenue : « Livré en deux jours »',
      '· Livraison',
      '50 % répondent oui',
      'promis : au moins 90 %. 20 autres répondent en partie.',
      'Tenue : « Rappelé le jour même »',
      '· Assistance',
      'promis : au moins 85 %.',
      'Pas encore connu : « Conseillé sans détour »',
      '· Achat',
      '0 réponse : pas de chiffre au-dessous de 5',
    ],
    method: 'l’intervalle à 99 %',
    action: 'Prévenir du passage',
    expected: 'Attendu : plus de « oui » à « Livré à temps ? »',
    grewFrom: 'À l’origine : la promesse « Livré en deux jours ».',
    added: 'L’action n° 1 est à vous.',
    plan: 'Aucune action n’est à vous.',
    changed: 'Livré en trois jours',
    history: 'Promesse n° 1 : ce qu’elle disait, et quand',
    ended: '« Livré en trois jours » n’est plus une promesse.',
  },
  en: {
    command: 'promises',
    none: 'Nothing is promised here yet.',
    asked: 'Yes or no: Livré à temps ?',
    late: 'Delivered within two days',
    called: 'Called back the same day',
    advised: 'Advised frankly',
    unread: '“120 %” is no number from 0 to 100, in %.',
    empty: 'Write a number from -100 to 100.',
    saved: 'Saved. By the answers of the last 90 days:',
    lines: [
      'Not kept: “Delivered within two days”',
      '· Delivery',
      '50% say yes',
      'promised: at least 90%. 20 more say partly.',
      'Kept: “Called back the same day”',
      '· Getting help',
      'promised: at least 85%.',
      'Not known yet: “Advised frankly”',
      '· Buying',
      '0 answers: no figure under 5',
    ],
    method: 'a 99% interval',
    action: 'Say when the van comes',
    expected: 'Expected: more yes to “Livré à temps ?”',
    grewFrom: 'Grew from the promise “Delivered within two days”.',
    added: 'Action #1 is yours.',
    plan: 'No action is yours.',
    changed: 'Delivered within three days',
    history: 'Promise #1: what it said when',
    ended: '“Delivered within three days” is a promise no more.',
  },
} as const;

async function customersAnswer({ database, workspaceId, clock }: Chat): Promise<void> {
  const answered = (count: number, of: Parameters<typeof addAnswered>[3]) =>
    addAnswered(database, workspaceId, count, of, clock.now());
  const late = (value: string) => ({ segments: { [QUESTION]: value } });
  await answered(50, late('Oui'));
  await answered(20, late('En partie'));
  await answered(30, late('Non'));
  await answered(200, { metric: 'csat', score: 5, touchpoint: 'get-help' });
}

describe.each(enough(chatsHere, 2))('promises on $name, $engine, $locale', (row) => {
  const { locale } = row;
  const say = said[locale];
  let chat: Chat;
  beforeAll(async () => {
    chat = await onEither(row);
    await customersAnswer(chat);
  });
  afterAll(() => chat?.stop());

  const list = (words: string, who = ADMIN) => chat.write(who, say.command, words);
  const promiseId = async (number: number) => {
    const { database, workspaceId } = chat;
    return (await database.db.brandPromise.findFirstOrThrow({ where: { workspaceId, number } })).id;
  };

  it('are written by an admin in a form, which says what it does not take', async () => {
    const late = await (await list(say.none)).open('promise.add', 'promise');
    expect(late.text).toContain(say.asked);
    const question = { touchpoint: 'delivery', known: printOf(QUESTION) };
    await late.isRefused({ ...question, sentence: say.late, target: '120 %' }, say.unread);
    await (await late.send({ ...question, sentence: say.late, target: '90 %' }, say.saved)).close();
    const satisfied = { sentence: say.called, touchpoint: 'get-help', known: 'csat', target: '85' };
    const called = await (await list(say.late)).open('promise.add', 'promise');
    await (await called.send(satisfied, say.saved)).close();
    const advised = await (await list(say.called)).open('promise.add', 'promise');
    const recommended = { sentence: say.advised, touchpoint: 'buy', known: 'nps' };
    await advised.isRefused({ ...recommended, target: '' }, say.empty);
    await (await advised.send({ ...recommended, target: '30' }, say.saved)).close();
  });

  it('are read by everybody, the missed one first, and changed by admins alone', async () => {
    const read = await list(say.method, COLLEAGUE);
    let at = -1;
    for (const line of say.lines) {
      expect(read.text.slice(at + 1)).toContain(line);
      at = read.text.indexOf(line, at + 1);
    }
    expect(read.offers('plan.add')).toBe(true);
    for (const action of ['promise.add', 'promise.edit', 'promise.end'])
      expect(read.offers(action)).toBe(false);
    for (const action of ['promise.add', 'promise.edit', 'promise.end'])
      expect((await list(say.method)).offers(action)).toBe(true);
  });

  it('are told in the first digest of a month, where whoever reads it makes an action of the missed one', async () => {
    chat.clock.moveTo(new Date('2026-11-30T10:00:00Z'));
    await weekly(chat, 'promises', locale);
    chat.clock.moveTo(DIGEST_AT);
    await chat.beat();
    const [missed, where, value, promised, kept] = say.lines;
    const digest = await chat.inChannel(missed, COLLEAGUE);
    for (const line of [where, value, promised, kept]) expect(digest.text).toContain(line);
    const form = await digest.open('plan.add', 'plan.add');
    expect(form.text).toContain(say.grewFrom);
    await (await form.send({ title: say.action }, say.added)).close();
    const plan = await (await chat.write(2, 'plan', say.plan)).press(goingOn, say.action);
    const action = await plan.press('action.view', say.grewFrom);
    for (const words of [say.action, say.expected]) expect(action.text).toContain(words);
  });

  it('keep what they said before, once an admin changes them', async () => {
    const edit = `promise.edit:${await promiseId(1)}`;
    const form = await (await list(say.late)).open(edit, 'promise');
    expect(form.text).toContain(say.late);
    await (await form.send({ sentence: say.changed }, say.saved)).close();
    const history = `promise.history:${await promiseId(1)}`;
    const before = await (await list(say.changed, COLLEAGUE)).press(history, say.history);
    for (const words of [say.changed, say.late, names[ADMIN]]) expect(before.text).toContain(words);
  });

  it('end at a press, and are listed no more', async () => {
    await (await list(say.changed)).press(`promise.end:${await promiseId(1)}`, say.ended);
    const left = await list(say.method, COLLEAGUE);
    expect(left.text).toContain(say.called);
    expect(left.text).not.toContain(plain(say.changed));
  });
});
