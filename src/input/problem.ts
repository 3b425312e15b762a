/** What is wrong with one row, before its place in the file is known. */
export interface Problem {
  /** Kebab-case, e.g. "bad-quantity". */
  readonly code: string;
  /** Index of the cell in its row; null: the row as a whole. */
  readonly cell: number | null;
  readonly message: string;
  readonly hint?: string;
  /** The row counts all the same. */
  readonly isWarning?: true;
}

/** A problem of one cell. */
export function problem(code: string, cell: number | null, message: string, hint?: string): Problem {
  return hint === undefined ? { code, cell, message } : { code, cell, message, hint };
}

/** A cell's text as it stands in a message: quoted, control characters as ?, cut after 60 characters. */
export function quoteText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");
  return `"${plain.length > 60 ? `${plain.slice(0, 59)}…` : plain}"`;
}

/** What an encoding other than UTF-8 leaves behind in a text. */
export const replacementCharacter = "\ufffd";

/** What to do about it. */
export const encodingHint = "save the file as CSV UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE";
