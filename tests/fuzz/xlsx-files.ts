// Workbooks, well made and then spoilt.
import type { Chance } from '../../src/demo/company/chance.ts';
import type { Spoilt } from './spoilt.ts';
import { makeWorkbook } from './workbooks.ts';
import { archiveSpoils } from './xlsx-archives.ts';
import { cellSpoils } from './xlsx-cells.ts';
import { xmlSpoils } from './xlsx-xml.ts';

const spoils = Object.entries({ ...archiveSpoils, ...cellSpoils, ...xmlSpoils });

export function spoiltXlsx(chance: Chance): Spoilt {
  const workbook = makeWorkbook(chance);
  const [how, spoil] = chance.pick(spoils);
  return { how: `xlsx: ${how}`, table: workbook.table, ...spoil(workbook, chance) };
}
