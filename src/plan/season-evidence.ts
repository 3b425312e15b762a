import { daysPerBucket, futureBucketStart } from "../calendar/bucket.ts";
import { type Day, weekday } from "../calendar/day.ts";
import { type EventEffect, isNoticeable, type MovedDay, meanUplift } from "../seasonality/event-effects.ts";
import { evidenceByEvent, type PooledEvidence, pooledEvidence } from "../seasonality/evidence.ts";
import { itemRhythms, seasonOf } from "../seasonality/season.ts";
import type { Future } from "./future.ts";
import type { PlanItem } from "./plan-item.ts";
import type { ProtectionInterval } from "./protection-interval.ts";

/** What an event does to the demand of the protection interval, and how that is known. */
export interface EventPart extends PooledEvidence {
  readonly name: string;
  readonly day: Day;
  readonly end: Day;
  readonly isEstimated: boolean;
  /** The user's own factor for the event's own days; null: learned. */
  readonly given: number | null;
  /** The first and last of its days from as-of on that the interval may hold, and their mean factor. */
  readonly from: Day;
  readonly to: Day;
  readonly uplift: number;
  /** What it adds to the exposure of the interval, in average buckets. */
  readonly buckets: number;
}

/** How season and events make up the exposure of the protection interval. */
export interface SeasonEvidence {
  /** Factors, Monday first, of a mean of 1; null: the data does not tell weekdays apart. */
  readonly weekdays: readonly number[] | null;
  /** Mean factor of the interval's days by day of the month and by week of the year. */
  readonly dayOfMonth: number;
  readonly weekOfYear: number;
  /** Average buckets: open ones, the same by season, and what events add. */
  readonly openBuckets: number;
  readonly plainBuckets: number;
  readonly eventBuckets: number;
  /** Those that change it by a thousandth or close a day, by date. */
  readonly events: readonly EventPart[];
  /** Events in the interval, public holidays aside, that the history has never seen: nothing is added for them. */
  readonly unseen: readonly string[];
}

/** Of the exposure by season: what changes it by less is not worth a line. */
const leastPart = 0.001;

/** Takes the exposure of an item's protection interval apart. */
export function seasonEvidence(
  item: PlanItem,
  interval: ProtectionInterval,
  context: { readonly future: Future; readonly effects: readonly EventEffect[] },
): SeasonEvidence {
  const { future, effects } = context;
  const weights = dayWeights(interval, future);
  const season = itemRhythms(future.seasonal, item);
  const { days } = seasonOf(future.seasonal, future.calendar);
  const first = future.asOf - future.calendar.from;
  const mean = (factors: Float64Array, kinds: Uint8Array): number => {
    let sum = 0;
    let all = 0;
    for (const [index, weight] of weights.entries()) {
      sum += weight * factors[kinds[first + index]!]!;
      all += weight;
    }
    return all > 0 ? sum / all : 1;
  };
  const within = effects.filter(({ from }) => from < future.asOf + weights.length);
  return {
    weekdays: future.calendar.kind === "day" ? [...season.weekday] : null,
    dayOfMonth: mean(season.monthDay, days.monthDays),
    weekOfYear: mean(season.week, days.weeks),
    openBuckets: interval.open,
    plainBuckets: interval.plain,
    eventBuckets: interval.seasonal - interval.plain,
    events: eventParts(item, within, { future, weights }).filter(
      ({ uplift, buckets }) => uplift === 0 || Math.abs(buckets) >= leastPart * interval.plain,
    ),
    unseen: [...new Set(within.filter(isUnseen).map(({ name }) => name))],
  };
}

function isUnseen({ isSeen, given, source }: EventEffect): boolean {
  return !isSeen && given === null && source !== "public";
}

/** How much of each day from as-of on the interval holds, in average buckets. */
function dayWeights({ weights }: ProtectionInterval, { kind, asOf }: Future): Float64Array {
  const perBucket = daysPerBucket(kind);
  const days = new Float64Array(futureBucketStart(kind, asOf, weights.length) - asOf);
  for (const [bucket, weight] of weights.entries()) {
    const from = futureBucketStart(kind, asOf, bucket) - asOf;
    days.fill(weight / perBucket, from, futureBucketStart(kind, asOf, bucket + 1) - asOf);
  }
  return days;
}

function eventParts(
  item: PlanItem,
  effects: readonly EventEffect[],
  { future, weights }: { readonly future: Future; readonly weights: Float64Array },
): readonly EventPart[] {
  const { asOf, seasonal } = future;
  const { sku, category } = item;
  const evidence = evidenceByEvent(seasonal, { sku, category });
  const closed = future.closedWeekdays.get(item.location);
  const isAhead = ({ day }: MovedDay): boolean =>
    day >= asOf && (weights[day - asOf] ?? 0) > 0 && closed?.[weekday(day)] !== true;
  const parts: EventPart[] = [];
  for (const effect of effects) {
    const days = effect.days.filter(isAhead);
    const uplift = meanUplift({ days });
    if (uplift === null || !isNoticeable(effect)) continue;
    const learned = seasonal.events.find(({ name }) => name === effect.name);
    const shown = pooledEvidence(learned === undefined ? [] : evidence(learned).bands);
    parts.push({
      name: effect.name,
      day: effect.day,
      end: effect.end,
      isEstimated: effect.isEstimated,
      given: effect.given,
      from: days[0]?.day ?? effect.day,
      to: days.at(-1)?.day ?? effect.end,
      uplift,
      buckets: addedBuckets(days, { asOf, weights }),
      unitsObserved: shown.unitsObserved,
      unitsExpected: shown.unitsExpected,
      years: shown.years,
      ownWeight: shown.ownWeight,
    });
  }
  return parts.sort((a, b) => a.day - b.day);
}

/** A day that the user has closed holds no demand, with the event or without. */
function addedBuckets(
  days: readonly MovedDay[],
  { asOf, weights }: { readonly asOf: Day; readonly weights: Float64Array },
): number {
  let sum = 0;
  for (const { day, factor, base } of days) {
    if (factor > 0) sum += weights[day - asOf]! * base * (factor - 1);
  }
  return sum;
}
