// What stands beside the questions, and tells of a person: no vendor's is kept as a segment.
import { expect, test } from 'vitest';
import type { Read } from '../../../src/feedback/vendors/read.ts';
import * as samples from './samples.ts';

const { named } = samples;
const beside = {
  ...{ plan: 'pro', store: 'Lyon', region: 'Nord' },
  ...{ email: 'zoe@example.com', customer_email: 'zoe@example.com', user_name: 'zoe', username: 'zoe75' },
  ...{ first_name: 'Zoé', lastName: 'Duverger', customerName: 'Zoé Duverger', nom_client: 'Duverger' },
  ...{ phone: '0612345678', ip_address: '203.0.113.9', birthday: '1980-01-02', contact: 'zoe@example.com' },
};
const { typeformBody, formbricksBody, delightedBody, surveymonkeyResponse } = samples;
const bodies = [
  ['typeform', { ...typeformBody, form_response: { ...typeformBody.form_response, hidden: beside } }],
  ['surveymonkey', { ...surveymonkeyResponse, custom_variables: beside }],
  ['formbricks', { ...formbricksBody, data: { ...formbricksBody.data, contactAttributes: beside } }],
  ['delighted', { ...delightedBody, event_data: { ...delightedBody.event_data, person_properties: beside } }],
] as const;

const itemOf = (read: Read) => {
  const [item] = read.ok ? read.items : [];
  if (item === undefined) throw new Error('one answer');
  return item;
};

test.each(bodies)(
  '%s: what names a person is no segment, and their names are taken out of the words',
  (name, body) => {
    const { segments, names } = itemOf(named(name).read(body, {}));
    expect(segments).toMatchObject({ plan: 'pro', store: 'Lyon', region: 'Nord' });
    const kept = JSON.stringify(segments);
    for (const [field, value] of Object.entries(beside).slice(3)) {
      expect(kept).not.toContain(`"${field}"`);
      expect(kept).not.toContain(value);
    }
    expect(names).toEqual(expect.arrayContaining(['Zoé', 'Duverger', 'Zoé Duverger']));
  },
);

test.each(bodies)('%s: what the admin says of a field is so', (name, body) => {
  const uses = new Map([['contact', { use: 'segment', scale: null } as const]]);
  expect(itemOf(named(name).read(body, { uses })).segments).toMatchObject({ contact: 'zoe@example.com' });
});
