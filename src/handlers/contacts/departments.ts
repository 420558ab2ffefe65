// The departments from which contacts come, as admins keep them: the list, and the form that makes or changes one.
import { newId } from '../../clock.ts';
import {
  type Department,
  type DepartmentDraft,
  departmentById,
  departmentsOf,
  MOST_DEPARTMENTS,
  removeDepartment,
  saveDepartment,
} from '../../contacts/departments.ts';
import { UserError } from '../../errors.ts';
import { localeOf } from '../../i18n/locale.ts';
import { type FormView, listOf, opening, textOf } from '../../messages/form.ts';
import { type Block, type Message, type Option, place, sentence } from '../../messages/message.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { channelProblem } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { isTongue, tongues } from '../rule-fields.ts';
import { sayContacts } from './words.ts';

const LONGEST = 100;

export async function departmentOptions({ kit, workspace }: Request): Promise<Option[]> {
  const all = await departmentsOf(kit.database.db, workspace.id);
  return all.map(({ id, name }) => ({ value: id, label: name }));
}

export const listDepartments: Ask = async (request) =>
  shown(request, await departmentList(request, pageIn(request.subject).page));

async function departmentList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale } = request;
  const say = sayContacts(locale);
  const all = await departmentsOf(kit.database.db, workspace.id);
  const { entries, pager, again } = pageOf(all, { name: 'departments' }, page, request);
  return {
    summary: say.departments,
    again,
    blocks: [
      { kind: 'heading', text: say.departments },
      { kind: 'text', text: say.departmentsIntro },
      ...entries.flatMap(({ id, name, channel }): Block[] => [
        {
          kind: 'facts',
          facts: [
            {
              label: name,
              value:
                channel === null
                  ? say.noStatement
                  : [`${say.statementIn} `, { channel, name: place(channel).id }],
            },
          ],
        },
        {
          kind: 'buttons',
          buttons: [
            { label: say.edit, action: { name: 'department.edit', subject: id } },
            {
              label: say.remove,
              action: { name: 'department.remove', subject: id },
              style: 'danger',
              confirm: {
                title: say.removeDepartmentTitle,
                text: say.removeDepartmentText(name),
                yes: say.remove,
                no: say.keep,
              },
            },
          ],
        },
      ]),
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.newDepartment, action: { name: 'department.create' }, style: 'primary' }],
      },
    ],
  };
}

export const openNewDepartment: Ask = async (request) => ({ kind: 'open', form: view(request, null) });

export const openDepartment: Ask = async (request) => ({
  kind: 'open',
  form: view(request, await existing(request)),
});

function view({ locale, workspace }: Request, department: Department | null): FormView {
  const say = sayContacts(locale);
  return {
    form: 'department',
    state: opening(newId(), department ? { subject: department.id, version: department.version } : {}),
    title: department ? say.edit : say.newDepartment,
    submit: say.save,
    fields: [
      { kind: 'text', name: 'name', label: say.name, initial: department?.name ?? '' },
      {
        kind: 'channels',
        name: 'channel',
        label: say.channel,
        hint: say.channelHint,
        most: 1,
        optional: true,
        initial: department?.channel ? [department.channel] : [],
      },
      {
        kind: 'choice',
        name: 'language',
        label: say.language,
        options: tongues,
        initial: localeOf(department?.locale ?? workspace.locale) ?? 'en',
      },
    ],
  };
}

export const departmentForm = form<DepartmentDraft>({
  name: 'department',
  may: 'admin',
  parse(values, { locale }) {
    const language = textOf(values, 'language');
    const errors = problems({
      name: titleProblem(values, 'name', { most: LONGEST, locale }),
      channel: listOf(values, 'channel').length > 1 ? sayContacts(locale).oneChannel : null,
      language: isTongue(language) ? null : sayContacts(locale).choose,
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    const [channel = null] = listOf(values, 'channel');
    return {
      ok: true,
      value: { name: titleOf(values, 'name'), channel, locale: isTongue(language) ? language : 'en' },
    };
  },
  async submit(draft, request, { key, subject, version }) {
    const { kit, workspace, locale } = request;
    const say = sayContacts(locale);
    const problem = draft.channel === null ? null : await channelProblem(request, draft.channel);
    if (problem !== null) return { kind: 'errors', errors: { channel: problem } };
    const shownOne = subject !== undefined && version !== undefined ? { id: subject, version } : null;
    const saving = { shown: shownOne, draft, formKey: key, doer: doerOf(request) };
    const saved = await saveDepartment(kit.database, workspace.id, saving);
    if (saved.kind === 'saved')
      return { kind: 'done', title: say.saved, told: say.departmentSaved(draft.name) };
    const why = { taken: say.taken, outdated: say.outdated, full: say.full(String(MOST_DEPARTMENTS)) };
    return { kind: 'errors', errors: { name: why[saved.kind] } };
  },
});

export const takeDepartmentOut: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const name = await removeDepartment(kit.database, workspace.id, subject ?? '', doerOf(request));
  if (name === null) throw gone();
  return { kind: 'say', message: sentence(sayContacts(locale).departmentRemoved(name)), did: true };
};

/** @throws UserError 'department.not-found' */
async function existing({ kit, workspace, subject }: Request): Promise<Department> {
  const department = await departmentById(kit.database.db, workspace.id, subject ?? '');
  if (!department) throw gone();
  return department;
}

function gone(): UserError {
  return new UserError('department.not-found', (locale) => sayContacts(locale).departmentGone);
}
