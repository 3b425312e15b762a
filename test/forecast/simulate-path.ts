import type { Random } from "../../src/stats/random.ts";
import { standardNormalQuantile } from "../../src/stats/standard-normal.ts";

/** A draw of a standard normal variable. */
export function normalDraw(random: Random): number {
  return standardNormalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.next())));
}
