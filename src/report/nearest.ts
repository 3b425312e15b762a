import { nearestText } from "../input/nearest.ts";

/**
 * The name that was most likely meant, whatever its case; undefined when none is near.
 *
 * @example nearestName("ordr_by", ["order_by", "sku"]) // "order_by"
 */
export function nearestName(text: string, names: readonly string[]): string | undefined {
  return nearestText(text.toLowerCase(), names, (name) => name.toLowerCase()) ?? undefined;
}
