import { expect, it } from 'vitest';
import { sharedFields } from '../../src/handlers/rule-fields.ts';

const sources = Array.from({ length: 250 }, (_, i) => ({ id: `s${i}`, name: `Source ${i}` }));
const hints = { nameExample: '', channel: '', noneMeansAll: '' };

it('a rule over sources past the hundredth keeps them when it is saved: those chosen are offered first', () => {
  const sourceIds = ['s7', 's249'];
  const rule = {
    name: 'Shop',
    address: 'slack:C1',
    touchpoints: [],
    sourceIds,
    locale: 'en' as const,
    postingHours: null,
  };
  const {
    sources: [field],
  } = sharedFields(rule, { locale: 'en', cardLocale: 'en', sources }, hints);
  if (field?.kind !== 'choices') throw new Error('no field');
  expect(field.options).toHaveLength(100);
  expect(field.options.slice(0, 2).map(({ value }) => value)).toEqual(sourceIds);
  expect(field.initial).toEqual(sourceIds);
  expect(field.hint).toContain('100 of 250');
});
