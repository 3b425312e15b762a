import type { BucketKind } from "../calendar/bucket.ts";
import { requireNonNegative } from "../stats/require.ts";
import type { History } from "./forecast-method.ts";

/** Buckets after which a season comes round: a week of days, a year of weeks or of months. */
export const seasonLength = { day: 7, week: 52, month: 12 } as const satisfies Record<BucketKind, number>;

/** Refuses a history that is none. @throws RangeError if a number is negative or not finite, or the lengths differ */
export function requireHistory({ units, exposure }: Pick<History, "units" | "exposure">): void {
  if (units.length !== exposure.length) {
    throw new RangeError(
      `units and exposure must have one length, got ${units.length} and ${exposure.length}`,
    );
  }
  for (let t = 0; t < units.length; t++) {
    requireNonNegative("units", units[t]!);
    requireNonNegative("exposure", exposure[t]!);
  }
}

/** Units and exposure of the open buckets together. */
export function sumOf({ units, exposure }: Pick<History, "units" | "exposure">): {
  readonly units: number;
  readonly exposure: number;
} {
  let sold = 0;
  let open = 0;
  for (let t = 0; t < units.length; t++) {
    const s = exposure[t]!;
    if (s > 0) sold += units[t]!;
    open += s;
  }
  return { units: sold, exposure: open };
}
