import { daysPerMonth, daysPerWeek, weeksPerYear } from "./calendar-days.ts";
import type { CalendarTables } from "./calendar-tables.ts";
import type { Estimates } from "./estimates.ts";
import type { FitShop } from "./fit-shop.ts";
import type { GroupEvidence, LearnedEvent, SeasonalProfile, SeasonalTree } from "./profile.ts";
import type { ShopSums } from "./shop-sums.ts";
import { type GroupRatios, standardEventPrior } from "./update-events.ts";

interface Fitted {
  readonly shop: FitShop;
  readonly tables: CalendarTables;
  readonly estimates: Estimates;
  readonly sums: ShopSums | null;
  readonly groups: GroupRatios | null;
}

/** Ratios nearer to 1 than this are their parent's. */
const leastDifference = 0.002;

/** Writes what the fit has learned as small plain data. */
export function writeProfile(fitted: Fitted): SeasonalProfile {
  const { weekday, monthDay, week } = fitted.estimates;
  const { names } = fitted.shop;
  return {
    weekday: {
      all: rounded(weekday.all),
      groups: groupsOf([
        { names: names.category, values: weekday.category, columns: daysPerWeek },
        { names: names.place, values: weekday.place, columns: daysPerWeek },
        { names: names.item, values: weekday.item, columns: daysPerWeek },
      ]),
    },
    dayOfMonth: {
      all: rounded(monthDay.all),
      groups: groupsOf([
        { names: names.category, values: monthDay.category, columns: daysPerMonth },
        { names: names.place, values: monthDay.place, columns: daysPerMonth },
      ]),
    },
    weekOfYear: {
      all: rounded(week.all),
      groups: groupsOf([
        { names: names.category, values: week.category, columns: weeksPerYear },
        { names: names.sku, values: week.sku, columns: weeksPerYear },
      ]),
    },
    weekVariance: 0,
    events: learnedEvents(fitted),
    eventGroups: eventGroups(fitted),
  };
}

function learnedEvents({ shop, tables, estimates, sums, groups }: Fitted): readonly LearnedEvent[] {
  const { calendar } = shop;
  return calendar.events.map(({ name, slots, bands, firstSlot, firstBand }, number) => {
    const observed = new Float64Array(bands.length);
    const expected = new Float64Array(bands.length);
    const years = bands.map(() => new Set<number>());
    for (let cell = 0; sums !== null && cell < calendar.cellCount; cell++) {
      const band = tables.bandOfSlot[tables.slotOfCell[cell]!]! - firstBand;
      if (band < 0 || band >= bands.length) continue;
      observed[band]! += sums.soldCells.observed[cell]!;
      expected[band]! += sums.soldCells.expected[cell]!;
      if (sums.soldCells.expected[cell]! > 0) years[band]!.add(tables.yearOfCell[cell]!);
    }
    const isActive = estimates.strengths[number]! >= 0;
    return {
      name,
      isActive,
      factors: slots.map((_, slot) => (isActive ? round(estimates.slots[firstSlot + slot]!) : 1)),
      bandOfSlot: slots.map(({ band }) => band),
      bands,
      observed: rounded(observed),
      expected: rounded(expected),
      years: years.map(({ size }) => size),
      weights: bands.map((_, band) => round(expected[band]! / (expected[band]! + standardEventPrior))),
      variances: bands.map(() => 0.0225),
      firstGroupBand: isActive ? (estimates.groupBandOfSlot[firstSlot] ?? -1) : -1,
      categoryPrior: groups?.category[number] ?? standardEventPrior,
      skuPrior: groups?.sku[number] ?? standardEventPrior,
    };
  });
}

/** The ratios of categories and SKUs, with what they rest on. */
function eventGroups({ shop, estimates, sums }: Fitted): Readonly<Record<string, GroupEvidence>> {
  const columns = estimates.groupBandCount;
  if (sums === null || columns === 0) return {};
  const groups: [string, GroupEvidence][] = [];
  for (const [row, name] of shop.names.sku.entries()) {
    const part = (values: Float64Array): readonly number[] =>
      rounded(values.subarray(row * columns, (row + 1) * columns));
    const { observed, expected } = sums.bands.sku;
    groups.push([
      name,
      {
        ratios: part(estimates.bands.sku),
        observed: part(observed),
        expected: part(expected),
        years: part(sums.skuYears),
        unit: round(estimates.dispersions[row]!),
      },
    ]);
  }
  for (const [row, name] of shop.names.category.entries()) {
    groups.push([name, categoryEvidence(row, { shop, estimates, sums })]);
  }
  return Object.fromEntries(groups);
}

/** A category's sums over the years: in units sold, as far as its SKUs' dispersions are alike. */
function categoryEvidence(
  row: number,
  {
    shop,
    estimates,
    sums,
  }: { readonly shop: FitShop; readonly estimates: Estimates; readonly sums: ShopSums },
): GroupEvidence {
  const columns = estimates.groupBandCount;
  const observed = new Float64Array(columns);
  const expected = new Float64Array(columns);
  const years = new Float64Array(columns);
  for (let year = 0; year < shop.days.yearCount; year++) {
    const from = (row * shop.days.yearCount + year) * columns;
    for (let band = 0; band < columns; band++) {
      observed[band]! += sums.bands.category.observed[from + band]!;
      expected[band]! += sums.bands.category.expected[from + band]!;
      years[band]! += sums.bands.category.expected[from + band]! > 0 ? 1 : 0;
    }
  }
  const ratios = rounded(estimates.bands.category.subarray(row * columns, (row + 1) * columns));
  return { ratios, observed: rounded(observed), expected: rounded(expected), years: rounded(years), unit: 1 };
}

function groupsOf(
  levels: readonly {
    readonly names: readonly string[];
    readonly values: Float64Array;
    readonly columns: number;
  }[],
): SeasonalTree["groups"] {
  const groups: [string, readonly number[]][] = [];
  for (const { names, values, columns } of levels) {
    for (const [row, name] of names.entries()) {
      const ratios = values.subarray(row * columns, (row + 1) * columns);
      if (ratios.some((ratio) => Math.abs(ratio - 1) > leastDifference)) groups.push([name, rounded(ratios)]);
    }
  }
  return Object.fromEntries(groups);
}

function rounded(values: Float64Array): readonly number[] {
  return Array.from(values, round);
}

/** Five significant digits: more than any factor is known to. */
function round(value: number): number {
  return Number(value.toPrecision(5));
}
