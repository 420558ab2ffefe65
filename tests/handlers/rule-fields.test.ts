import { expect, it } from 'vitest';
import { sharedFields } from '../../src/handlers/rule-fields.ts';

const sources = Array.from({ length: 250 }, (_, i) => ({ id: `s${i}`, name: `Source ${i}` }));
const hints = { nameExample: '', channel: '', noneMeansAll: '' };

it('a rule over sources past the hundredth has all of them in its form, those chosen among them', () => {
  const sourceIds = ['s7', 's249'];
  const rule = {
    name: 'Shop',
    address: 'slack:C1',
    touchpoints: [],
    sourceIds,
    segments: [],
    locale: 'en' as const,
    postingHours: null,
  };
  const {
    sources: [field],
  } = sharedFields(rule, { locale: 'en', cardLocale: 'en', sources, touchpoints: [], segments: [] }, hints);
  if (field?.kind !== 'choices') throw new Error('no field');
  expect(field.options.map(({ value }) => value)).toEqual(sources.map(({ id }) => id));
  expect(field.initial).toEqual(sourceIds);
});
