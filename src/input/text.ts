import type { Source } from "./source.ts";

type Utf16Decoder = InstanceType<typeof TextDecoder>;

/** A file that is not text; offset counts the bytes between the mark, if any, and the first that cannot be. */
export class NotTextError extends Error {
  override readonly name = "NotTextError";
  readonly offset: number;
  readonly kind: string | null;

  constructor(offset: number, kind: string | null) {
    super("not a text file");
    this.offset = offset;
    this.kind = kind;
  }
}

/**
 * A source's bytes as UTF-8 without byte order mark. UTF-16 (as Excel's "Unicode Text" writes it) is
 * told by its mark and decoded.
 *
 * @throws NotTextError at the first NUL byte
 */
export async function* textBytes(source: Source): AsyncGenerator<Uint8Array> {
  let decoder: Utf16Decoder | null = null;
  let head: Uint8Array | null = new Uint8Array(0);
  let offset = 0;
  for await (const chunk of source.open()) {
    let bytes = chunk;
    if (head !== null) {
      bytes = Buffer.concat([head, chunk]);
      head = bytes.length < 8 ? bytes : null;
      if (head !== null) continue;
      decoder = utf16Decoder(bytes);
      bytes = withoutMark(bytes);
    }
    yield decode(bytes, decoder, offset);
    offset += bytes.length;
  }
  if (head !== null && head.length > 0) yield decode(withoutMark(head), utf16Decoder(head), 0);
}

function utf16Decoder(bytes: Uint8Array): Utf16Decoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  return null;
}

/** Bytes without the UTF-8 byte order mark at their beginning. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function decode(bytes: Uint8Array, decoder: Utf16Decoder | null, offset: number): Uint8Array {
  if (decoder !== null) return Buffer.from(decoder.decode(bytes, { stream: true }));
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new NotTextError(offset + nul, offset === 0 ? fileKind(bytes) : null);
  return bytes;
}

const magics: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ["an Excel workbook (.xlsx) or other zip file", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Excel workbook (.xls)", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a PDF", [0x25, 0x50, 0x44, 0x46]],
  ["a Parquet file", [0x50, 0x41, 0x52, 0x31]],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
];

function fileKind(bytes: Uint8Array): string | null {
  return magics.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}
