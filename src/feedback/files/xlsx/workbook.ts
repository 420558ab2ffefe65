// What a workbook is made of: its sheets, where they are, how its dates count. The sheets' rows are in sheet.ts.
import { posix } from 'node:path';
import type { Archive } from '../book/archive.ts';
import { damaged, notWorkbook } from '../book/refusals.ts';
import { XmlDamage, type XmlHandlers, xmlReader } from '../book/xml.ts';
import { type StyleKind, styleKinds } from './dates.ts';

export interface Workbook {
  /** In the order of its tabs. Charts and macro sheets are none. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  /** Where the texts are; null where each stands in its cell. */
  readonly strings: string | null;
  /** Whether a cell of this style shows a number as a date or as a percentage. */
  readonly styleKind: (style: number) => StyleKind;
  /** Days are counted from 1904, as old Macs did. */
  readonly is1904: boolean;
}

const LARGEST_PART = 16 * 1024 * 1024;
const TRUE = new Set(['1', 'true', 'on']);

/** @throws UserError where the archive is no workbook, or a damaged one. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('[Content_Types].xml')) throw notWorkbook();
  const root = await relationsOf(archive, '');
  const part = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!archive.has(part) || /\.bin$/i.test(part)) throw notWorkbook();
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let isWorkbook = false;
  let is1904 = false;
  await readPart(archive, part, {
    open(element, attributes) {
      if (element === 'workbook') isWorkbook = true;
      if (element === 'workbookPr') is1904 = TRUE.has(attributes.get('date1904') ?? '');
      if (element !== 'sheet') return;
      const state = attributes.get('state') ?? 'visible';
      listed.push({
        name: attributes.get('name') ?? '',
        id: attributes.get('id') ?? '',
        isHidden: state !== 'visible',
      });
    },
  });
  if (!isWorkbook) throw notWorkbook();
  const relations = await relationsOf(archive, part);
  const targetOf = (type: string): string | null =>
    relations.find((each) => each.type === type)?.target ?? null;
  const styles = targetOf('styles');
  return {
    sheets: listed.flatMap(({ name, id, isHidden }) => {
      const found = relations.find((each) => each.id === id);
      if (!found) throw damaged(part);
      return found.type === 'worksheet' ? [{ name, part: found.target, isHidden }] : [];
    }),
    strings: targetOf('sharedStrings'),
    styleKind: styles === null ? () => null : await readStyles(archive, styles),
    is1904,
  };
}

interface Relation {
  readonly id: string;
  /** The last step of its address: "worksheet", "styles". The addresses of Strict and Transitional workbooks differ before it. */
  readonly type: string;
  /** The name of a part. */
  readonly target: string;
}

/** What a part refers to inside the workbook (ECMA-376 part 2, 6.5); what is outside is never looked at. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations: Relation[] = [];
  if (!archive.has(name)) return relations;
  await readPart(archive, name, {
    open(element, attributes) {
      if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const target = attributes.get('Target') ?? '';
      relations.push({
        id: attributes.get('Id') ?? '',
        type: posix.basename(attributes.get('Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

async function readStyles(archive: Archive, part: string): Promise<Workbook['styleKind']> {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isInStyles = false;
  await readPart(archive, part, {
    open(element, attributes) {
      if (element === 'numFmt')
        formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (element === 'cellXfs') isInStyles = true;
      if (element === 'xf' && isInStyles) styles.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close(element) {
      if (element === 'cellXfs') isInStyles = false;
    },
  });
  return styleKinds(styles, formats);
}

async function readPart(archive: Archive, part: string, handlers: XmlHandlers): Promise<void> {
  const reader = xmlReader(handlers);
  try {
    for await (const bytes of archive.part(part, LARGEST_PART)) reader.write(bytes);
    reader.end();
  } catch (error) {
    throw error instanceof XmlDamage ? damaged(part) : error;
  }
}
