import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { FitStep } from "./fit-step.ts";
import type { SeasonalProfile, SeasonalTree, WeekTree } from "./profile.ts";
import { round, rounded } from "./round.ts";
import { writeEvents } from "./write-events.ts";
import { writeEventGroups } from "./write-groups.ts";

/** Ratios nearer to 1 than this are their parent's. */
const leastDifference = 0.002;

/** Writes what the fit has learned as small plain data. */
export function writeProfile(shop: FitShop, estimates: Estimates, last: FitStep): SeasonalProfile {
  const { weekday, monthDay } = estimates;
  const { category, place, item } = shop.names;
  return {
    weekday: {
      all: rounded(weekday.all),
      groups: groupsOf([
        { names: category, values: weekday.category, columns: daysPerWeek },
        { names: place, values: weekday.place, columns: daysPerWeek },
        { names: item, values: weekday.item, columns: daysPerWeek },
      ]),
    },
    dayOfMonth: {
      all: rounded(monthDay.all),
      groups: groupsOf([
        { names: category, values: monthDay.category, columns: daysPerMonth },
        { names: place, values: monthDay.place, columns: daysPerMonth },
      ]),
    },
    weekOfYear: weekTree(shop, estimates, last),
    events: writeEvents(shop, estimates, last),
    eventGroups: writeEventGroups(shop, estimates, last),
  };
}

function weekTree({ names }: FitShop, { week }: Estimates, { weeks }: FitStep): WeekTree {
  const isFlat = week.all.every((factor) => factor === 1);
  const variances = (["category", "sku", "part"] as const).flatMap((level) =>
    names[level].map((name, row): [string, number] => [name, round(weeks.variances[level][row]!)]),
  );
  return {
    all: rounded(week.all),
    groups: groupsOf([
      { names: names.category, values: week.category, columns: weeksPerYear },
      { names: names.sku, values: week.sku, columns: weeksPerYear },
      { names: names.part, values: week.part, columns: weeksPerYear },
    ]),
    variance: isFlat ? 0 : round(weeks.variances.all[0]!),
    groupVariances: isFlat ? {} : Object.fromEntries(variances.filter(([, variance]) => variance > 1e-6)),
  };
}

interface Rows {
  readonly names: readonly string[];
  readonly values: Float64Array;
  readonly columns: number;
}

function groupsOf(levels: readonly Rows[]): SeasonalTree["groups"] {
  const groups: [string, readonly number[]][] = [];
  for (const { names, values, columns } of levels) {
    for (const [row, name] of names.entries()) {
      const ratios = values.subarray(row * columns, (row + 1) * columns);
      if (ratios.some((ratio) => Math.abs(ratio - 1) > leastDifference)) groups.push([name, rounded(ratios)]);
    }
  }
  return Object.fromEntries(groups);
}
