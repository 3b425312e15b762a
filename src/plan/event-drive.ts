import type { SeasonEvidence } from "./season-evidence.ts";

/** The events that drive an order, and how many times the usual demand they make. */
export interface EventDrive {
  readonly names: readonly string[];
  readonly uplift: number;
}

/** Events that change the demand of the protection interval by less do not drive an order. */
const leastDrive = 0.2;
/** An event is named when it makes up at least this share of what all of them add. */
const leastShare = 1 / 3;

/** null: events change the demand of the protection interval by less than a fifth. */
export function eventDrive(season: SeasonEvidence): EventDrive | null {
  const { plainBuckets, eventBuckets, events } = season;
  if (plainBuckets <= 0 || Math.abs(eventBuckets) < leastDrive * plainBuckets) return null;
  const share = new Map<string, number>();
  for (const { name, buckets } of events) share.set(name, (share.get(name) ?? 0) + buckets / eventBuckets);
  const names = [...share]
    .filter(([, part]) => part >= leastShare)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name]) => name);
  const [strongest] = [...share].toSorted(([, a], [, b]) => b - a);
  if (strongest === undefined) return null;
  return { names: names.length > 0 ? names : [strongest[0]], uplift: 1 + eventBuckets / plainBuckets };
}
