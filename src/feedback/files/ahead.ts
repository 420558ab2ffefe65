// Has the next piece made ready while the present one is used: reading and cleaning go on while the database writes.

/** The same pieces in the same order; one at most is held besides the one that is used. What fails is thrown in its turn. */
export async function* ahead<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
  const begun = (): Promise<IteratorResult<T>> => {
    const next = pieces.next();
    // Thrown where it is awaited; until then it is nobody's.
    next.catch(() => {});
    return next;
  };
  let next = begun();
  try {
    for (let { done, value } = await next; !done; { done, value } = await next) {
      next = begun();
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await pieces.return(undefined);
  }
}
