// How much of a list is read at once.

/** A part of a list: `take` of them after the first `skip`. */
export interface Part {
  readonly skip: number;
  readonly take: number;
}
