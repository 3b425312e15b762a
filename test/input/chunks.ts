import { type Source, sourceFromChunks } from "../../src/input/source.ts";

/** A source of a text or of bytes in chunks of a size; 0: in one. */
export function chunkedSource(name: string, content: string | Uint8Array, size: number): Source {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  if (size === 0) return sourceFromChunks(name, [bytes]);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
  return sourceFromChunks(name, chunks);
}

export const chunkSizes = [1, 7, 0];
