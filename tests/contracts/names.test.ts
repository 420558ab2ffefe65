// One of a thousand is chosen on each chat, and on peers without pickers: from the list, or by its name where the list is cut.

import { beforeAll, describe, expect, it } from 'vitest';
import { segmentKeysOf } from '../../src/feedback/segment-filter.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Request } from '../../src/handlers/request.ts';
import type { FormState, FormValues, FormView } from '../../src/messages/form.ts';
import { allOf, type Named, type NamesRead, readNames } from '../../src/platforms/named.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { submittedForm } from '../../src/platforms/slack/values.ts';
import { CARD_BYTES } from '../../src/platforms/teams/limits.ts';
import { encodeChoice, pressFrom } from '../../src/platforms/teams/presses.ts';
import { formValues, namesIn } from '../../src/platforms/teams/values.ts';
import { type Desk, now, openDesk } from '../handlers/desk.ts';
import { freshDatabase } from '../harness/database.ts';
import { addMany } from '../harness/many.ts';
import { partsOf } from './chat.ts';
import { teams } from './teams.ts';

const MANY = 1_000;

/** What came back of a form in which one field was filled in. */
interface Sent {
  readonly values: FormValues;
  readonly named: readonly Named[];
}

interface Way {
  readonly name: string;
  /** Chooses it in the list if it is offered there, else writes its name beside the list. */
  choose(form: FormView, field: string, option: { value: string; label: string }): Sent;
}

function onSlack(isPlain: boolean): Way {
  return {
    name: isPlain ? 'a Slack peer without pickers' : 'Slack',
    choose(form, field, { value, label }) {
      const view = formModal(form, 'fr', isPlain ? { people: [], channels: [] } : null);
      const values: Record<string, object> = {};
      const inputs = partsOf(view).filter(({ type }) => type === 'input');
      const isIn = (element: unknown) => partsOf(element).some((part) => part['value'] === value);
      const isOffered = inputs.some(
        ({ block_id, element }) => String(block_id).split('#')[0] === field && isIn(element),
      );
      for (const { block_id, element } of inputs) {
        const [{ type, action_id, initial_value = null, initial_option = null, initial_options = [] } = {}] =
          partsOf(element);
        const isHere = String(block_id).split('#')[0] === field && isIn(element);
        const isName = !isOffered && block_id === `${field}?`;
        values[String(block_id)] = {
          [String(action_id)]: {
            ...{ type, value: isName ? label : initial_value },
            selected_option: isHere ? { value } : initial_option,
            selected_options: isHere ? [{ value }] : initial_options,
          },
        };
      }
      return submittedForm({ ...view, state: { values } }, isPlain);
    },
  };
}

const onTeams: Way = {
  name: 'Teams',
  choose(form, field, { value, label }) {
    const drawn = teams.drawForm(form, 'fr');
    expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThanOrEqual(CARD_BYTES);
    const parts = partsOf(drawn);
    const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
    const isOffered = inputs.some(
      ({ id, choices }) =>
        id === `f:${field}` && partsOf(choices).some((each) => each['value'] === encodeChoice(value)),
    );
    const filled = inputs.map(({ id, value: first }) => {
      const isPicked = isOffered && id === `f:${field}`;
      const isName = !isOffered && id === `f:${field}?`;
      return [String(id), isPicked ? encodeChoice(value) : isName ? label : (first ?? '')] as const;
    });
    for (const { data } of parts) {
      const press = pressFrom(data === undefined ? null : JSON.parse(JSON.stringify(data)));
      if (press?.kind !== 'form' || press.way !== null) continue;
      const sent = Object.fromEntries(filled);
      return { values: formValues(sent, press.view), named: namesIn(sent, press.view) };
    }
    throw new Error('no button that submits it');
  },
};

const ways: readonly Way[] = [onSlack(false), onSlack(true), onTeams];

const sourceName = (i: number) => `Source ${i}`;
const shopName = (i: number) => `Boutique ${i}`;
const stepName = (i: number) => `Étape ${i}`;
const topicName = (i: number) => `Sujet n° ${i}`;

async function openWithMany(): Promise<Desk> {
  const desk = await openDesk(await freshDatabase('sqlite'), 'fr');
  const { database } = desk.kit;
  const { db } = database;
  const workspaceId = desk.workspace.id;
  const many = Array.from({ length: MANY }, (_, i) => i);
  const topic = await db.topic.findFirstOrThrow({ where: { workspaceId, isDefault: false } });
  const topics = many.map((i) => ({ ...topic, id: `t${i}`, nameFr: topicName(i), nameEn: `Topic ${i}` }));
  await addMany(database, 'Topic', topics);
  const sources = many.map((i) => ({
    ...{ workspaceId, id: `s${i}`, name: sourceName(i), createdAt: desk.ask().at },
    quietAfterDays: 1,
  }));
  await addMany(database, 'Source', sources);
  const item = { metric: 'nps', score: 9, heat: 'hot', answeredAt: now, receivedAt: now };
  const answers = many.map((i) => {
    const segments = { Magasin: shopName(i) };
    const segmentKeys = segmentKeysOf(segments);
    return { ...item, workspaceId, id: `of${i}`, sourceId: `s${i}`, segments, segmentKeys };
  });
  await addMany(database, 'Feedback', answers);
  const steps = many.map((i) => ({ workspaceId, id: `own${i}`, nameFr: stepName(i), nameEn: `Step ${i}` }));
  await addMany(database, 'Touchpoint', steps);
  return desk;
}

describe('with a thousand of each', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openWithMany();
  });

  const read = (request: Request, { values, named }: Sent): Promise<NamesRead> =>
    readNames(values, named, (of) => allOf(menu, request, of), 'fr');
  const submit = (
    request: Request,
    form: string,
    state: FormState,
    values: FormValues,
    way: string | null = null,
  ) => {
    const entry = menu.forms.find(({ name }) => name === form);
    if (!entry) throw new Error(`no form ${form}`);
    return entry.submit(request, state, values, way);
  };
  async function opened(action: string, subject: string | undefined): Promise<FormView> {
    const reply = await menu.actions[action]?.(desk.ask(subject === undefined ? {} : { subject }));
    if (reply?.kind !== 'open') throw new Error(`${action} opens no form`);
    return reply.form;
  }
  async function secondStep(action: string, subject: string | undefined): Promise<FormView> {
    const { form, state } = await opened(action, subject);
    const next = await submit(desk.ask(), form, state, {}, 'more');
    if (next.kind !== 'again') throw new Error('no second step');
    return next.form;
  }

  const topic = (i: number) => ({ value: `t${i}`, label: topicName(i) });
  const source = (i: number) => ({ value: `s${i}`, label: sourceName(i) });
  const shop = (i: number) => ({ value: `Magasin=${shopName(i)}`, label: `Magasin = ${shopName(i)}` });
  const step = (i: number) => ({ value: `own${i}`, label: stepName(i) });
  const fields: readonly (readonly [
    string,
    string,
    (i: number) => { value: string; label: string },
    () => Promise<FormView>,
  ])[] = [
    ['an idea', 'topic', topic, () => opened('suggest', undefined)],
    ['a list of ideas', 'topic', topic, () => opened('suggestions.choose-topic', 'open/0///')],
    ['a rule for cases', 'sources', source, () => opened('case-rule.edit', desk.subjects['case-rule'])],
    ['a rule of the feed', 'sources', source, () => opened('feed-rule.create', undefined)],
    ['a schedule', 'sources', source, () => secondStep('schedule.edit', desk.subjects['schedule'])],
    ['a rule for cases', 'segments', shop, () => opened('case-rule.edit', desk.subjects['case-rule'])],
    ['a rule of the feed', 'segments', shop, () => opened('feed-rule.create', undefined)],
    ['a schedule', 'segments', shop, () => secondStep('schedule.edit', desk.subjects['schedule'])],
    ['a rule for cases', 'touchpoints', step, () => opened('case-rule.edit', desk.subjects['case-rule'])],
    ['a rule of the feed', 'touchpoints', step, () => opened('feed-rule.create', undefined)],
    ['a schedule', 'touchpoints', step, () => secondStep('schedule.edit', desk.subjects['schedule'])],
    ['an answer that is added', 'touchpoint', step, () => opened('voice.add', undefined)],
    ['an import', 'source', source, () => opened('import.change', desk.subjects['import'])],
  ];

  /** One form for all ways. */
  const known = new Map<string, Promise<FormView>>();
  const once = (of: string, open: () => Promise<FormView>) => {
    const form = known.get(of) ?? open();
    known.set(of, form);
    return form;
  };

  describe.each(ways)('on $name', (way) => {
    it.each(fields)('the form of %s lets each %s be chosen', async (of, field, option, open) => {
      const form = await once(of, open);
      for (const i of [0, 500, MANY - 1]) {
        const { values, errors } = await read(desk.ask(), way.choose(form, field, option(i)));
        expect(errors).toEqual({});
        expect([values[field]].flat()).toEqual([option(i).value]);
      }
    });

    it('says at the field what is not found, and what is called so more than once, and keeps what was written', async () => {
      const form = await opened('import.change', desk.subjects['import']);
      const cut = {
        ...form,
        fields: form.fields.map((each) => (each.name === 'source' ? { ...each, named: '' } : each)),
      };
      const unknown = await read(desk.ask(), way.choose(cut, 'source', { value: '-', label: 'Inconnue' }));
      expect(unknown.errors['source']).toMatch(/«\sInconnue\s»/);
      expect(unknown.values['source?']).toBe('Inconnue');
      const several = await read(desk.ask(), way.choose(cut, 'source', { value: '-', label: 'source 99' }));
      expect(several.values['source']).toBe('s99');
      const some = await read(desk.ask(), way.choose(cut, 'source', { value: '-', label: 'Sourc' }));
      expect(some.errors['source']).toMatch(/«\sSource 0\s», .*…/);
    });
  });

  it('what was found by its name is saved, and stands in the form when it is opened again', async () => {
    const form = await opened('case-rule.edit', desk.subjects['case-rule']);
    const { values } = await read(desk.ask(), onTeams.choose(form, 'sources', source(999)));
    const done = await submit(desk.ask(), form.form, form.state, values);
    expect(done).toMatchObject({ kind: 'done' });
    const { sourceIds } = await desk.kit.database.db.caseRule.findFirstOrThrow({
      where: { workspaceId: desk.workspace.id },
    });
    expect(sourceIds).toEqual(['s999']);
    const again = await opened('case-rule.edit', desk.subjects['case-rule']);
    const sent = teams.submitted(teams.drawForm(again, 'fr'));
    expect(sent.values['sources']).toEqual(['s999']);
  });

  it('only admins learn by their names which sources there are', async () => {
    const karim = await desk.kit.database.db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    const asked = { ...desk.ask(), asker: { ...desk.admin, ...karim } as Request['asker'] };
    await expect(allOf(menu, asked, 'sources')).rejects.toMatchObject({
      code: expect.stringMatching(/admin/),
    });
  });
});
