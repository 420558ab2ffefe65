// What is asked may be put in other words until somebody has a link to it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeQuestion } from '../../src/community/ask.ts';
import type { Database } from '../../src/database/client.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type AskingCompany, askingCompany, draft } from './company.ts';

onAnyEngine((engine) => {
  let database: Database;
  let company: AskingCompany;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await askingCompany(database);
  });
  afterEach(() => company.stop());

  it('is changed by one of two who opened it, noted, and stays once there is a link', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const change = (endsOn: string, version = question.row.version) =>
      changeQuestion(company.shell(), {
        ...{ id: question.row.id, version, by: company.admin },
        draft: { ...draft, endsOn, reader: company.admin },
      });
    expect((await change('2026-12-04'))?.row.endsOn).toBe('2026-12-04');
    expect(await change('2026-12-05')).toBeNull();
    const acts = await database.db.auditEntry.findMany({ where: { act: 'customers.changed' } });
    expect(acts.map(({ details }) => details)).toEqual([`{"question":${question.row.number}}`]);
    const changed = await company.again(question);
    await company.openLink(changed);
    await expect(change('2026-12-06', changed.row.version)).rejects.toMatchObject({ code: 'community.sent' });
  });

  it('is changed no more once it has ended, though nobody ever had a link', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    await company.end();
    const { row } = await company.again(question);
    const changing = changeQuestion(company.shell(), {
      ...{ id: row.id, version: row.version, by: company.admin },
      draft: { ...draft, endsOn: '2026-12-20', reader: company.admin },
    });
    await expect(changing).rejects.toMatchObject({ code: 'community.over' });
    expect((await company.again(question)).row.endsOn).toBe(draft.endsOn);
  });
});
