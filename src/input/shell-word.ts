/**
 * A word as it must be typed into a shell.
 *
 * @example shellWord("quantity=Qty sold") // "'quantity=Qty sold'"
 */
export function shellWord(text: string): string {
  return /^[\w.=,:/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
