export function mixed<T>(all: readonly T[]): T[] {
  return all
    .map((each) => ({ each, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

export function some<T>(all: readonly T[], most: number): T[] {
  return mixed(all).slice(0, most);
}
