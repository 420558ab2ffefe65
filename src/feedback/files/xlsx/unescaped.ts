// Characters that XML cannot hold, as workbooks write them: "_x000D_" (ECMA-376 part 1, 22.9.2.19). Pure.

/** "_x005F_" is an underscore that would otherwise begin such an escape. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
