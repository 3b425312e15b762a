const yes = new Set(["1", "true", "yes", "y", "t"]);
const no = new Set(["0", "false", "no", "n", "f"]);

/** 1/0, true/false, yes/no in any case; a blank cell is yes; undefined: something else. */
export function parseFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === "") return true;
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}
