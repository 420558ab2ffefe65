// The same form sent twice, at once or by a chat that tries again, is done once.

/**
 * Does it, or says what came of it the first time.
 * @param work stores the form's key with what it does, in one transaction
 * @param done what was stored under that key; null where nothing was
 * @throws what `work` throws, where the form has not been done
 */
export async function once<T>(work: () => Promise<T>, done: () => Promise<T | null>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = await done();
    if (known === null) throw error;
    return known;
  }
}
