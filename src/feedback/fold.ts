// One spelling for a name that people write in many ways.

/** Lower case, no accents, one space for anything that is neither letter nor digit: "N° Client" gives "n client". */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
