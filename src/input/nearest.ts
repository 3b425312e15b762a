/**
 * The candidate nearest to a text by edit distance, when it is near enough to be a slip: at most a
 * third of the longer text, by `key` of each candidate. The first of equals; null: none is near.
 */
export function nearestText(
  text: string,
  candidates: readonly string[],
  key: (candidate: string) => string = (candidate) => candidate,
): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const other = key(candidate);
    const longer = Math.max(text.length, other.length, 1);
    // Each letter too many is one edit at least: long texts are near nothing, and need no comparing.
    if (Math.abs(text.length - other.length) > longer / 3) continue;
    const distance = editDistance(text, other) / longer;
    if (distance < least && distance <= 1 / 3) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/**
 * The least number of letters to insert, delete or change that turns one text into another.
 * Source: Wagner & Fischer 1974, The string-to-string correction problem, algorithm X.
 */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + change));
    }
    previous = current;
  }
  return previous[to.length]!;
}
