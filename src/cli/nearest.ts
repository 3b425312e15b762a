/**
 * The name that a mistyped one most likely stands for, or undefined when none is near: at most a
 * third of its letters differ (at least one, at most three), case and -_ aside. First of equals.
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  const wanted = fold(text);
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const name of names) {
    const distance = editDistance(wanted, fold(name));
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the
 * other, no letter touched twice (optimal string alignment).
 *
 * Source: Damerau, F. (1964), A technique for computer detection and correction of spelling errors.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}
