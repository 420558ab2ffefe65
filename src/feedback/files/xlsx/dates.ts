// Which numbers of a workbook are dates, and which are percentages: only the cell's number format tells. Pure; which day a number is stands in
// dates/serial.ts.

export type StyleKind = 'date' | 'percent' | null;

/** By the number formats of the styles, and those that the workbook defines itself. */
export function styleKinds(
  styles: readonly number[],
  formats: ReadonlyMap<number, string>,
): (style: number) => StyleKind {
  const kinds = styles.map((id): StyleKind => {
    const code = formats.get(id);
    if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) return 'date';
    return (code === undefined ? id === 9 || id === 10 : isPercentFormat(code)) ? 'percent' : null;
  });
  return (style) => kinds[style] ?? null;
}

/** ECMA-376 part 1, 18.8.30: the same everywhere, then those of East Asian Excel. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format's code shows a day or a time: what stands in quotes, after \ _ or *, or in [brackets] does not count. */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code
    .slice(0, 1000)
    .replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, '')
    .split(';');
  return !/general/i.test(positive) && /[ymdhs]/i.test(positive);
}

/** Whether a format's code shows a number a hundred times as large, with a sign after it. */
export function isPercentFormat(code: string): boolean {
  return code
    .slice(0, 1000)
    .replace(/"[^"]*"|[\\_*]./g, '')
    .includes('%');
}
