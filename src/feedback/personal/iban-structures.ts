// What an account number is made of in each country that has IBANs. Whether one is written there is numbers.ts.

/**
 * After the country and the two check digits: how many digits (n), capital letters (a), letters or digits (c), in order.
 * SWIFT, IBAN registry release 99.
 */
const BBAN =
  'AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n DE18n DK14n DO4c20n EE16n ' +
  'EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT4c20c HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n ' +
  'IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c LY21n MC10n11c2n MD2c18c ME18n MK3n10c2n MN16n MR23n ' +
  'MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n ' +
  'SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR5n1n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c';

export interface IbanStructure {
  /** Characters in all, the country's two and the check digits included. */
  readonly length: number;
  /** Of the whole, in capitals, without spaces. */
  readonly shape: RegExp;
}

const CLASS: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[A-Z0-9]' };

/** By the country's two letters, in capitals. */
export const ibanStructures: ReadonlyMap<string, IbanStructure> = new Map(
  BBAN.split(' ').map((each) => {
    const parts = [...each.slice(2).matchAll(/(\d+)([nac])/g)].map(({ 1: count = '', 2: kind = '' }) => ({
      count: Number(count),
      kind,
    }));
    const country = each.slice(0, 2);
    const shape = parts.map(({ count, kind }) => `${CLASS[kind] ?? ''}{${count}}`).join('');
    return [
      country,
      {
        length: 4 + parts.reduce((sum, { count }) => sum + count, 0),
        shape: new RegExp(`^${country}[0-9]{2}${shape}$`),
      },
    ] as const;
  }),
);
