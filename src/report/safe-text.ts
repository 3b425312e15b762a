/** Text from a user's data made safe to show: nothing in it can steer a terminal. */

/** C0, DEL, C1, bidirectional controls, line separators, byte order mark, lone surrogates. */
const unsafeCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Writes every character that steers a terminal as an escape that can be read.
 *
 * @example escapeUnsafe("\u001b[31mA") // "\\x1b[31mA"
 */
export function escapeUnsafe(text: string): string {
  return text.replace(unsafeCharacters, (character) => escapeOf(character));
}

/** As escapeUnsafe, on one line: tabs and line ends become spaces. */
export function singleLine(text: string): string {
  return escapeUnsafe(text.replace(/\r\n|[\t\n\r]/g, " "));
}

function escapeOf(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}
