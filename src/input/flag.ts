const yes = new Set(["1", "true", "yes", "y", "t"]);
const no = new Set(["0", "false", "no", "n", "f"]);

/** 1/0, true/false, yes/no in any case; a blank cell is `blank`; undefined: something else. */
export function parseFlag(text: string, blank: boolean): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === "") return blank;
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}
