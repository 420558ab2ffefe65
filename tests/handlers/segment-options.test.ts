// Segments longer than what a chat takes as an option's value: offered, cut visibly, and whole again once the form comes back. On both engines.
import { expect, it } from 'vitest';
import { segmentOption, segmentsChosen, withWholeSegments } from '../../src/handlers/segment-options.ts';
import { segmentOptions } from '../../src/handlers/which-answers.ts';
import type { FormValues } from '../../src/messages/form.ts';
import { addAnswers } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { now, openCompanyDesk } from './company-desk.ts';

const long = (end: string) => `Contrat ${'très '.repeat(30)}long, ${end}`;

it('is offered under a value and a name that a chat takes, told apart from one that begins alike', () => {
  const [one, other] = ['un', 'deux'].map((end) => segmentOption({ name: 'Offre', value: long(end) }, 'fr'));
  expect(one?.label).toMatch(/^Offre = Contrat très .* … .*long, un$/);
  expect(one?.label.length).toBeLessThanOrEqual(75);
  expect(one?.value.length).toBeLessThanOrEqual(150);
  expect([one?.label, one?.value]).not.toEqual([other?.label, other?.value]);
  expect(segmentOption({ name: 'a=b%', value: 'c=d' }, 'fr')).toEqual({
    label: 'a=b% = c=d',
    value: 'a%3Db%25=c=d',
  });
});

onEachEngine((engine) => {
  it('comes back whole, from answers or from the schedule, rule or promise that has it, and no other form is touched', async () => {
    const database = await freshDatabase(engine);
    const desk = await openCompanyDesk(database, 'fr');
    const { workspaceId } = desk;
    await database.db.source.create({
      data: { workspaceId, id: 'phone', name: 'phone', heat: 'hot', createdAt: now },
    });
    await addAnswers(database.db, workspaceId, [
      { at: now.toISOString(), segments: { Offre: long('un'), Pays: 'Belgique' } },
      { at: now.toISOString(), segments: { Offre: long('deux') } },
    ]);
    const request = await desk.ask({});
    const options = await segmentOptions(request);
    expect(options).toHaveLength(3);
    const gone = { name: 'Offre', value: long('ancien') };
    await database.db.caseRule.create({
      data: {
        workspaceId,
        id: 'rule',
        name: 'Réclamations',
        address: 'slack:C1',
        channelName: 'sav',
        segments: [gone],
        locale: 'fr',
        adminId: desk.karim.id,
        since: now,
        formKey: 'once',
      },
    });
    const promised = { name: 'Offre', value: long('promis') };
    const known = {
      by: 'indicator',
      metric: 'nps',
      segment: promised,
      target: { bound: 'at-least', value: 50 },
    };
    await database.db.brandPromise.create({ data: { workspaceId, id: 'promise', number: 1 } });
    await database.db.promiseVersion.create({
      data: {
        ...{
          workspaceId,
          promiseId: 'promise',
          number: 1,
          sentence: 'Livré à l’heure',
          touchpoint: 'delivery',
        },
        ...{ known, byId: desk.karim.id, at: now, formKey: 'promise' },
      },
    });
    const got: FormValues[] = [];
    const form = withWholeSegments({
      name: 'any',
      may: 'everyone',
      submit: async (_request, _state, values) => {
        got.push(values);
        return { kind: 'done', title: '', told: '' };
      },
    });
    const state = { key: 'once' };
    const kept = [gone, promised].map((each) => segmentOption(each, 'fr').value);
    const values = [...options.map(({ value }) => value), ...kept];
    await form.submit(request, state, { segments: values, name: 'x' });
    expect(segmentsChosen(got[0] ?? {})).toEqual([
      { name: 'Pays', value: 'Belgique' },
      { name: 'Offre', value: long('deux') },
      { name: 'Offre', value: long('un') },
      gone,
      promised,
    ]);
    await form.submit(request, state, { name: 'x' });
    expect(got[1]).toEqual({ name: 'x' });
  });
});
