import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentName } from '../../src/feedback/segment-names.ts';
import { locales } from '../../src/i18n/locale.ts';

test.each([
  ['region', 'region', 'région'],
  ['customer_type', 'customer type', 'type de client'],
  ['customerType', 'customer type', 'type de client'],
  ['sales_team', 'sales team', 'sales team'],
  ['point-de-vente', 'point de vente', 'point de vente'],
  ['Type de contrat', 'Type de contrat', 'Type de contrat'],
  ['Direction Île-de-France', 'Direction Île-de-France', 'Direction Île-de-France'],
  ['SAV', 'SAV', 'SAV'],
])('the segment %s reads %s, in French %s', (key, english, french) => {
  expect([segmentName(key, 'en'), segmentName(key, 'fr')]).toEqual([english, french]);
});

test('no segment reads as a key of a file, and none as nothing', () => {
  const key = fc.array(fc.constantFrom('customer', 'type', 'Id', 'x', '2'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      key,
      fc.constantFrom('_', '-', '', ' '),
      fc.constantFrom(...locales),
      (parts, joint, locale) => {
        const name = segmentName(parts.join(joint), locale);
        expect(name).not.toMatch(/_|\p{Ll}\p{Lu}\p{Ll}/u);
        expect(name.trim()).not.toBe('');
      },
    ),
  );
});
