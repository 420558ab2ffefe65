// Contacts from the file to the action, by forms, a file and buttons: an admin says how they are counted, a file comes in by the command line, the
// month closes by itself, each department reads its statement in its channel and language, and a colleague makes an action of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importContactsCommand } from '../../src/cli/import-contacts.ts';
import { encodePlan, firstPlanPage } from '../../src/handlers/plan/list-state.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';
import { ADMIN, type Chat, plain, type Shown } from './chat.ts';
import { said } from './contacts-words.ts';

const COLLEAGUE = 1;
const goingOn = `plan.list:${encodePlan(firstPlanPage('open'))}`;
/** The twelfth is the day on which the month before is closed here: three days after the journey begins. */
const CLOSING_AT = new Date('2026-11-12T08:00:30Z');

/** Each step stands on the one before. The chat's program must have the secret of `unattended`. */
export function life(locale: 'fr' | 'en', start: () => Promise<Chat>): void {
  const say = said[locale];
  const { logistics, billing } = say;
  let chat: Chat;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portevoix-journey-'));
    chat = await start();
  });
  afterAll(async () => {
    await chat?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const contacts = async (): Promise<Shown> =>
    (await chat.write(ADMIN, 'portevoix', say.menu)).press('contacts', say.thisMonth);
  const fill = async (
    list: Shown,
    button: string,
    form: string,
    values: Readonly<Record<string, string>>,
    words: string,
  ) => (await (await list.open(button, form)).send(values, words)).close();
  const departmentId = async (name: string) => {
    const { workspaceId, database } = chat;
    return (await database.db.department.findFirstOrThrow({ where: { workspaceId, name } })).id;
  };
  const bring = async (lines: readonly string[]) => {
    const file = join(folder, 'contacts.csv');
    await writeFile(file, `${lines.join('\n')}\n`);
    const { clock, databaseUrl } = chat;
    const { io, out, err } = unattended({ env: onDatabase(databaseUrl), clock, locale });
    expect(await importContactsCommand.run([file], io)).toBe(0);
    return plain([...out, ...err].join('\n'));
  };
  const statements = () =>
    chat.database.db.delivery.count({
      where: { workspaceId: chat.workspaceId, kind: 'contacts.statement', state: 'sent' },
    });

  it('are counted as an admin says in forms: a currency, a department with a channel, a rule, a unit cost', async () => {
    const settings = { currency: 'eur', closesOn: '12', firstMonth: '2026-10' };
    await fill(await contacts(), 'contacts.settings', 'contacts.settings', settings, say.settingsSaved);
    const departments = await (await contacts()).press('departments', say.departments);
    const about = { name: logistics, channel: chat.channel.picked, language: locale };
    await fill(departments, 'department.create', 'department', about, say.departmentSaved(logistics));
    const rules = await (await contacts()).press('contact-rules', say.rules);
    const rule = { words: say.late, how: 'contains', department: await departmentId(logistics), place: '1' };
    await fill(rules, 'contact-rule.create', 'contact-rule', rule, say.ruleSaved);
    const costs = await (await contacts()).press('unit-costs', say.costs);
    const cost = { channel: 'phone', per: 'contact', amount: say.amount, since: '2026-01-01' };
    await fill(costs, 'unit-cost.create', 'unit-cost', cost, say.costSaved);
    const listed = await (await contacts()).press('unit-costs', say.perContact);
    expect(listed.text).toContain(say.perContact);
  });

  it('come in from a file, which says what nobody knows and which department is new', async () => {
    const told = await bring(say.file);
    for (const line of say.told) expect(told).toContain(line);
    const again = await bring(say.file);
    expect(again).toContain(say.knownAlready);
    expect(await chat.database.db.contact.count({ where: { workspaceId: chat.workspaceId } })).toBe(99);
  });

  it('get a rule where they weigh most, and the new department a channel, in a language of its own', async () => {
    const rules = await (await contacts()).press('contact-rules', say.rules);
    const unknown = await rules.press('contacts.unknown', say.where);
    const form = await unknown.open('contact-rule.create', 'contact-rule');
    expect(form.text).toContain(say.where);
    await (await form.send({ department: await departmentId(logistics) }, say.ruleSaved)).close();
    const departments = await (await contacts()).press('departments', say.noChannel);
    const edit = `department.edit:${await departmentId(billing)}`;
    const about = { channel: chat.channel.picked, language: say.other };
    await fill(departments, edit, 'department', about, say.departmentSaved(billing));
  });

  it('are told to nobody before their day, and then once', async () => {
    await chat.beat();
    expect(await statements()).toBe(0);
    chat.clock.moveTo(CLOSING_AT);
    await chat.beat();
    await chat.beat();
    expect(await statements()).toBe(2);
  });

  it('stand in the channel of their department, in its language, with what weighs, what moved and what nobody knows', async () => {
    const { text } = await chat.inChannel(say.statement);
    for (const words of say.weighs) expect(text).toContain(words);
    expect(text).not.toContain('06 12 34 56');
    const foreign = await chat.inChannel(say.foreign);
    for (const words of say.foreignSays) expect(foreign.text).toContain(words);
  });

  it('stay as they were closed, whatever an admin changes', async () => {
    const letter = await chat.letter(ADMIN, say.closed);
    const costs = await (await contacts()).press('unit-costs', say.costs);
    const cost = { channel: 'phone', per: 'contact', amount: '9', since: '2026-01-01' };
    await fill(costs, 'unit-cost.create', 'unit-cost', cost, say.costSaved);
    const month = await letter.press('contacts', say.title);
    for (const words of [say.total, say.isClosed]) expect(month.text).toContain(words);
    const part = await month.press(
      `contacts.department:2026-10/${await departmentId(logistics)}`,
      say.statement,
    );
    expect(part.text).toContain(say.cost);
  });

  it('become an action of whoever presses in the channel, which everybody finds in the plan', async () => {
    const statement = await chat.inChannel(say.statement, COLLEAGUE);
    const form = await statement.open('plan.add', 'plan.add');
    expect(form.text).toContain(say.grewFrom);
    await (await form.send({ title: say.action }, say.added)).close();
    await chat.beat();
    const plan = await (await chat.write(2, 'plan', say.plan)).press(goingOn, say.action);
    const action = await plan.press('action.view', say.grewFrom);
    expect(action.text).toContain(say.action);
  });
}
