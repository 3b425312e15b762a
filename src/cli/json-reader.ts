/** A JSON value; objects keep their members in order. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** One member of the outermost object, with where its key and its value begin in the text. */
export interface JsonMember {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: JsonValue;
  readonly valueOffset: number;
}

/** A mistake in the text of a JSON file, with its offset. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * The members of the object that a JSON text holds. JSON.parse does the reading; this finds the places
 * that it does not tell, and words mistakes alike on every version of Node.
 *
 * @throws JsonSyntaxError when the text is not JSON or not an object
 */
export function readJsonObject(text: string): readonly JsonMember[] {
  const start = skipBlanks(text, text.startsWith("\uFEFF") ? 1 : 0);
  if (text[start] !== "{") throw new JsonSyntaxError("expected {", start);
  const members: JsonMember[] = [];
  const end = readMembers(text, start, (key, keyOffset, valueOffset, valueEnd) => {
    const value: JsonValue = JSON.parse(text.slice(valueOffset, valueEnd));
    members.push({ key, keyOffset, value, valueOffset });
  });
  const rest = skipBlanks(text, end);
  if (rest < text.length) throw new JsonSyntaxError("expected nothing after the last }", rest);
  return members;
}

/** Line and column, both from 1, of an offset. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? "").replace("\uFEFF", "")].length + 1 };
}

type VisitMember = (key: string, keyOffset: number, valueOffset: number, valueEnd: number) => void;

const deepest = 64;
const stringToken = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;
const otherToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/** Walks the object at `offset` and returns the offset behind its closing brace. */
function readMembers(text: string, offset: number, visit: VisitMember, depth = 1): number {
  let at = skipBlanks(text, offset + 1);
  if (text[at] === "}") return at + 1;
  for (;;) {
    if (text[at] !== '"') throw new JsonSyntaxError(expectedKey(text, at), at);
    const keyEnd = readString(text, at);
    const key: string = JSON.parse(text.slice(at, keyEnd));
    const colon = skipBlanks(text, keyEnd);
    if (text[colon] !== ":") throw new JsonSyntaxError(`expected : after "${key}"`, colon);
    const valueOffset = skipBlanks(text, colon + 1);
    const valueEnd = readValue(text, valueOffset, depth);
    visit(key, at, valueOffset, valueEnd);
    at = skipBlanks(text, valueEnd);
    if (text[at] === "}") return at + 1;
    if (text[at] !== ",") throw new JsonSyntaxError("expected , or }", at);
    at = skipBlanks(text, at + 1);
  }
}

function readArray(text: string, offset: number, depth: number): number {
  let at = skipBlanks(text, offset + 1);
  if (text[at] === "]") return at + 1;
  for (;;) {
    at = skipBlanks(text, readValue(text, at, depth));
    if (text[at] === "]") return at + 1;
    if (text[at] !== ",") throw new JsonSyntaxError("expected , or ]", at);
    at = skipBlanks(text, at + 1);
  }
}

function readValue(text: string, offset: number, depth: number): number {
  if (depth > deepest) throw new JsonSyntaxError("nested too deeply", offset);
  const first = text[offset];
  if (first === "{") return readMembers(text, offset, () => {}, depth + 1);
  if (first === "[") return readArray(text, offset, depth + 1);
  if (first === '"') return readString(text, offset);
  otherToken.lastIndex = offset;
  if (otherToken.test(text)) return otherToken.lastIndex;
  throw new JsonSyntaxError(offset < text.length ? "expected a value" : "the file ends too early", offset);
}

function readString(text: string, offset: number): number {
  stringToken.lastIndex = offset;
  if (!stringToken.test(text)) throw new JsonSyntaxError('a text without a closing "', offset);
  const end = stringToken.lastIndex;
  try {
    JSON.parse(text.slice(offset, end));
  } catch {
    throw new JsonSyntaxError("a line break, control character or unknown \\ inside a text", offset);
  }
  return end;
}

function expectedKey(text: string, at: number): string {
  if (at >= text.length) return "the file ends too early";
  return text[at] === "}" ? "expected a key after the comma, not }" : "expected a key in double quotes";
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "x")) at++;
  return at;
}
