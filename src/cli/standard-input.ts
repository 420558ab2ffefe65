// Standard input as bytes, which an e-mail is: it may be in several encodings at once.

/** To its end, or until there is more than `most`, in bytes; the rest is read and forgotten, so that whoever writes it is not broken off. */
export async function bytesOf(input: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    if (length < most) parts.push(part);
    length += part.length;
  }
  return Buffer.concat(parts).subarray(0, most);
}
