// What a form puts before a channel's readers: shown to its writer as they will read it, before anything is stored.
import { describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { type FormValues, type FormView, firstValues } from '../../src/messages/form.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase } from '../harness/database.ts';
import { everyRow } from '../suggestions/every-row.ts';
import { openDesk } from './desk.ts';
import { text } from './filled.ts';

const personal = 'Rappeler Mme Sophie Lemaire au 06 12 34 56 78 ou à sophie.lemaire@example.fr.';

describe('words that a channel may read', () => {
  it.each<readonly [string, string, FormValues, string]>([
    ['suggest', 'suggest', { title: 'Rappeler', details: personal }, 'details'],
    ['suggest', 'suggest', { title: personal, anonymous: true }, 'title'],
    ['suggestion.edit', 'suggestion.edit', { title: personal }, 'title'],
    ['suggestion.next', 'suggestion.complete', { text: personal, channel: ['slack:C1'] }, 'text'],
    ['suggestion.next', 'suggestion.test', { text, people: personal, endsOn: '2026-11-20' }, 'people'],
    ['case.resolve', 'case.resolve', { done: personal }, 'done'],
  ])(
    '%s, %s: are shown as they will be read, with what was taken out, before anything is stored',
    async (button, name, values, field) => {
      const database = await freshDatabase('sqlite');
      const desk = await openDesk(database, 'fr');
      const submit = async (form: FormView, given: FormValues) => {
        const entry = menu.forms.find((each) => each.name === form.form);
        if (!entry) throw new Error(`no form ${form.form}`);
        return entry.submit(desk.ask(), form.state, { ...firstValues(form.fields), ...given });
      };
      const subject = desk.subjects[button] ?? desk.subjects[button.split('.')[0] ?? ''];
      const opened = await menu.actions[button]?.(desk.ask(subject === undefined ? {} : { subject }));
      if (opened?.kind !== 'open') throw new Error('no form');
      const next =
        name === button ? null : await submit(opened.form, { step: name.slice('suggestion.'.length) });
      const form = next?.kind === 'again' ? next.form : opened.form;
      const before = await everyRow(database);
      const shown = await submit(form, values);
      if (shown.kind !== 'again') throw new Error(`answered by ${shown.kind}`);
      expect(await everyRow(database)).toEqual(before);
      expect(plainText({ summary: '', blocks: shown.form.intro ?? [] }, 'fr')).toMatch(
        /ceci a été retiré\s: une adresse e-mail, un numéro de téléphone et un nom\./,
      );
      const read = firstValues(shown.form.fields)[`shown.${field}`];
      expect(read).toBe('Rappeler Mme [nom] au [téléphone] ou à [e-mail].');
      expect(await submit(shown.form, {})).toMatchObject({ kind: 'done' });
      expect(JSON.stringify(await everyRow(database))).not.toMatch(/Lemaire|06 12 34|sophie/);
    },
  );
});
