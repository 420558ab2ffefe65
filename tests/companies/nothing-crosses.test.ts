// Two companies in one process with the same channels, people, names and numbers: whatever either does, the other's rows stay as they are,
// and nobody is told a word of the other's.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '../../src/clock.ts';
import { addSource } from '../../src/feedback/sources/source.ts';
import { menu } from '../../src/handlers/index.ts';
import type { FormView } from '../../src/messages/form.ts';
import { firstValues } from '../../src/messages/form.ts';
import { now } from '../handlers/desk.ts';
import { filled } from '../handlers/filled.ts';
import { onAnyEngine } from '../harness/database.ts';
import { acts, answered, type Party, press, rowsOf, twoCompanies } from './two.ts';

const HOUR_MS = 3_600_000;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Actions that carry no id of a row: none at all, or words that any company may have said. */
const WITHOUT_ID = [
  ...['stories', 'themes', 'cases.list', 'case-rules', 'feed-rules', 'schedules', 'topics', 'touchpoints'],
  ...['plan', 'plan.list', 'plan.touchpoint'],
  ...['journey', 'journey.days', 'journey.lane', 'journey.picture', 'journey.touchpoint'],
  ...['mine', 'list', 'topic', 'choose-topic', 'status', 'acknowledge-all', 'export'].map(
    (list) => `suggestions.${list}`,
  ),
  ...['ask', 'share', 'add'].map((about) => `voice.${about}`),
  ...['words', 'pin', 'unpin', 'rename', 'mute', 'unmute', 'join', 'part'].map((about) => `theme.${about}`),
  ...[
    'touchpoint.create',
    'touchpoint.edit',
    'touchpoint.join',
    'touchpoint.retire',
    'touchpoint.bring-back',
    'away',
    'away.back',
    'country',
    'link',
    'link.letters',
    'link.undo',
  ],
  ...['settings', 'settings.read', 'roles', 'role.give', 'audit', 'audit.kind', 'audit.verify'],
  ...['direction', 'charter', 'charter.changes', 'charter.edit'],
  'promises',
  // Tried in tests/handlers/summary.test.ts, where a model is set.
  ...['comments', 'reply', 'name', 'use-name'].map((about) => `summary.${about}`),
  ...['sources', 'tokens', 'newsletters', 'pages', 'home.language', 'help'],
  ...['roadmap', 'roadmap.say', 'roadmap.letters'],
  ...['survey.items', 'survey.item'],
  ...['contacts', 'contacts.settings', 'contacts.unknown', 'departments'],
  ...['contact-rules', 'unit-costs', 'unit-cost.create', 'unit-cost.remove'],
  ...['mail-in', 'mail-in.waiting', 'mail-in.pause', 'mail-in.resume', 'mail-rule.create'],
  // By the answer's fingerprint, which is another company's for the same mail.
  ...['mail.place', 'mail.choose', 'mail.no-place', 'mail.discard'],
  ...['yes', 'no', 'project', 'did', 'renew', 'stop'].map((act) => `ambassador.${act}`),
  ...['ambassadors', 'ambassadors.on', 'ambassadors.off'],
  ...['surveys', 'surveys.mine', 'community'],
  ...['thanks', 'thanks.mine', 'thanks.always-private', 'thanks.others-may'],
  ...['lesson', 'lesson.answer', 'lesson.subscribe', 'lesson.unsubscribe', 'lesson.past', 'lesson.read'],
  ...['lessons', 'lesson-places'],
  ...['visit', 'visits', 'visits.at', 'visits.settings', 'visits.export', 'visit.notice'],
  ...['visit.notice-withdraw', 'visit.competitors', 'visit.criteria'],
  // By the key under which it is sealed, not by an id.
  'suggestion.take-back',
];

const steps = fc.array(
  fc.record({
    isFirst: fc.boolean(),
    name: fc.constantFrom(...Object.keys(acts)),
    pick: fc.nat({ max: 500 }),
    hours: fc.nat({ max: 30 }),
  }),
  { minLength: 10, maxLength: 14 },
);

onAnyEngine((engine) => {
  it('nothing crosses, whatever either of two companies does', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const parties = await twoCompanies(engine);
        let at = now.getTime();
        for (const { isFirst, name, pick, hours } of taken) {
          at += hours * HOUR_MS;
          const [party, other] = isFirst ? parties : ([parties[1], parties[0]] as const);
          const before = await rowsOf(other.desk.kit.database, other.desk.workspace.id);
          await acts[name]?.(party, { at: new Date(at), pick, other });
          const after = await rowsOf(other.desk.kit.database, other.desk.workspace.id);
          expect(after, name).toBe(before);
        }
        for (const party of parties) {
          const another = parties.find((each) => each !== party)?.mark ?? '';
          const rows = await rowsOf(party.desk.kit.database, party.desk.workspace.id);
          expect([rows, ...party.said].filter((text) => text.includes(another))).toEqual([]);
        }
      }),
      { numRuns: 1 },
    );
  });

  it('a button of another company is answered as one that never was, and changes nothing', {
    timeout: 120_000,
  }, async () => {
    const [party, other] = await twoCompanies(engine);
    const all = [...other.buttons, ...(await idsOf(other))];
    const before = await Promise.all([party, other].map(rowsIn));
    const foreign = unique(all.filter(({ subject }) => subject?.match(ID)));
    const tried = new Set(foreign.map(({ name }) => name));
    const untried = Object.keys(menu.actions).filter((name) => !tried.has(name));
    expect(untried.toSorted()).toEqual(WITHOUT_ID.toSorted());
    for (const button of foreign) {
      const madeUp = { ...button, subject: button.subject?.replace(ID, () => newId()) ?? '' };
      const [replayed, unheardOf] = [await press(party, button), await press(party, madeUp)];
      expect(replayed.replace(ID, ''), button.name).toBe(unheardOf.replace(ID, ''));
    }
    expect(await Promise.all([party, other].map(rowsIn))).toEqual(before);
  });

  it('a form of another company is answered as one about nothing, and changes nothing there', {
    timeout: 120_000,
  }, async () => {
    const [party, other] = await twoCompanies(engine);
    const forms = await formsOf(other);
    expect(forms.length).toBeGreaterThan(15);
    const before = await rowsIn(other);
    for (const { form, state, fields } of forms) {
      const values = { ...firstValues(fields), ...filled[form] };
      const entry = menu.forms.find(({ name }) => name === form);
      const submitted = (about: FormView['state']) =>
        answered(async () => entry?.submit(party.desk.ask(), about, values));
      const madeUp = JSON.parse(JSON.stringify(state).replace(ID, () => newId()));
      const [replayed, unheardOf] = [await submitted(state), await submitted(madeUp)];
      expect(replayed.replace(ID, ''), form).toBe(unheardOf.replace(ID, ''));
      expect(replayed, form).not.toContain(other.mark);
    }
    expect(await rowsIn(other)).toBe(before);
  });
});

/** Each action with the id of something of that company, whether or not a button for it stands anywhere just now. */
async function idsOf({ desk: { kit, workspace, subjects, admin } }: Party) {
  const { db } = kit.database;
  const workspaceId = workspace.id;
  const letter = await db.delivery.findFirstOrThrow({ where: { workspaceId } });
  const { source } = await addSource(kit.database, workspaceId, { name: 'Site', heat: 'hot', now });
  const shared = await db.fileImport.findFirstOrThrow({ where: { workspaceId, id: 'import' } });
  const { plan, summary: _, ...file } = shared;
  const { id } = await db.fileImport.create({
    data: { ...file, plan: plan ?? {}, id: newId(), fileId: 'F9' },
  });
  const known = {
    'role.take': `moderator/${admin.id}`,
    source: source.id,
    held: letter.id,
    'import.undo': id,
  };
  const given: Readonly<Record<string, string>> = { ...subjects, ...known, import: id };
  return Object.keys(menu.actions).flatMap((name) => {
    const subject = given[name] ?? given[name.split('.')[0] ?? ''];
    return subject === undefined ? [] : [{ name, subject }];
  });
}

function rowsIn({ desk: { kit, workspace } }: Party): Promise<string> {
  return rowsOf(kit.database, workspace.id);
}

function unique<T extends { readonly name: string; readonly subject?: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [`${each.name}:${each.subject}`, each])).values()];
}

/** All that the buttons of a company open about something of its own. */
async function formsOf(party: Party): Promise<FormView[]> {
  const forms: FormView[] = [];
  for (const { name, subject } of unique(party.buttons)) {
    const ask = menu.actions[name];
    if (!ask || subject?.match(ID) === null || subject === undefined) continue;
    const reply = await ask(party.desk.ask({ subject })).catch(() => null);
    if (reply?.kind === 'open' && JSON.stringify(reply.form.state).match(ID)) forms.push(reply.form);
  }
  return forms;
}
