// Zip archives that no honest program writes: sizes and checksums as they are told to be.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: Buffer;
  /** What is said of it, instead of the truth. */
  readonly claims?: {
    readonly unpacked?: number;
    readonly packed?: number;
    readonly crc?: number;
    readonly method?: number;
  };
}

const packedOnce = new WeakMap<Buffer, { data: Buffer; crc: number }>();

export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims = {} } of parts) {
    const known = packedOnce.get(content) ?? { data: deflateRawSync(content), crc: crc32(content) };
    packedOnce.set(content, known);
    const { data } = known;
    const { packed = data.length, unpacked = content.length, crc = known.crc, method = 8 } = claims;
    const bytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed, 14);
    fields.writeUInt32LE(unpacked, 18);
    fields.writeUInt16LE(bytes.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), fields, bytes, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, place, bytes);
    offset += 30 + bytes.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}
