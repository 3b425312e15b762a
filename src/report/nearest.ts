import { nearestText } from "../input/nearest.ts";

/**
 * The name that was most likely meant, case and `-`, `_` and blanks aside; undefined when none is near.
 *
 * @example nearestName("ordr-by", ["order_by", "sku"]) // "order_by"
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  return nearestText(fold(text), names, fold) ?? undefined;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}
