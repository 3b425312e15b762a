/** Real sales through the program's own modules, from rows to the forecast of each bucket ahead, for the benches of seasonality. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { demandFrame } from "../dist/demand/frame.js";
import { itemDemand } from "../dist/demand/item-demand.js";
import { DemandLedger, microUnitsPerUnit } from "../dist/demand/ledger.js";
import { bucketSeries } from "../dist/demand/series.js";
import { forecastMethods } from "../dist/forecast/methods.js";
import { dayFactors } from "../dist/seasonality/day-factors.js";
import { seasonalCalendar } from "../dist/seasonality/event-calendar.js";
import { exposureAhead } from "../dist/seasonality/exposure-ahead.js";
import { fitSeasonalProfile } from "../dist/seasonality/fit.js";

/**
 * @typedef {import("../dist/calendar/event.js").CalendarEvent} CalendarEvent
 * @typedef {{ sku: string, location: string, day: number, quantity: number }} Sale
 * @typedef {{ useWeekday?: boolean, useWeekOfYear?: boolean, useDayOfMonth?: boolean, useEvents?: boolean }} Parts
 * @typedef {{ sku: string, location: string, category: string }} Key
 * @typedef {ReturnType<typeof historyOf>} History
 */

/** @param {string} iso */
export const dayOf = (iso) => Date.parse(iso) / 86_400_000;

/**
 * The cells of a plain comma-separated file, header left out; unzipped if its name says so.
 *
 * @param {string} path
 */
export function rowsOf(path) {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
}

/**
 * The demand of all items before as-of, in the frame that the program takes for it.
 *
 * @param {readonly Sale[]} sales
 * @param {{ asOf: number, label?: "start" | "end" }} options
 */
export function historyOf(sales, { asOf, label = "start" }) {
  const ledger = new DemandLedger({ asOf });
  for (const { sku, location, day, quantity } of sales) {
    ledger.add(ledger.itemIndex(sku, location), day, Math.round(quantity * microUnitsPerUnit));
  }
  const frame = demandFrame(ledger, { asOf, label });
  const items = ledger.items.map(({ index, sku, location }) => ({
    sku,
    location,
    category: "",
    demand: itemDemand(ledger, index, { frame }),
  }));
  return { frame, items };
}

/**
 * The profile of a history and the exposures that it gives, under any parts of the season.
 *
 * @param {ReturnType<typeof historyOf>} history
 * @param {{ events: readonly CalendarEvent[], days: number, parts?: Parts }} options days: how far ahead of as-of
 */
export function learnSeason({ frame, items }, { events, days, parts = {} }) {
  const from = Math.min(...items.map(({ demand }) => demand.firstDay));
  const calendar = seasonalCalendar(events, { from, to: frame.asOf + days, frame });
  const profile = fitSeasonalProfile(items, calendar, { frame, ...parts });
  /** @param {(typeof items)[number]} item */
  const seriesOf = (item) => {
    const { firstDay, counts } = item.demand;
    return bucketSeries(
      item.demand,
      frame,
      dayFactors(profile, calendar, item, firstDay, firstDay + counts.length),
    );
  };
  return { calendar, profile, seriesOf };
}

/**
 * What the level filter forecasts for each of the buckets ahead, by "sku|location".
 *
 * @param {ReturnType<typeof historyOf>} history
 * @param {{ events: readonly CalendarEvent[], buckets: number, parts?: Parts }} options
 * @returns {Map<string, Float64Array>}
 */
export function seasonalForecasts(history, { events, buckets, parts = {} }) {
  const { frame, items } = history;
  const { kind } = frame.grid;
  const days = buckets * { day: 1, week: 7, month: 31 }[kind];
  const { calendar, profile, seriesOf } = learnSeason(history, { events, days, parts });
  const method = forecastMethods["gamma-poisson"];
  return new Map(
    items.map((item) => {
      const { units, exposure } = seriesOf(item);
      const ahead = exposureAhead(profile, calendar, item, {
        kind,
        asOf: frame.asOf,
        buckets,
        isClosed: () => false,
      });
      const { mean } = method.forecast(method.fit({ kind, units, exposure }), {
        futureExposure: ahead.exposure,
        groupDispersion: null,
      });
      const means = Float64Array.from({ length: buckets }, (_, bucket) => mean(bucket + 1) - mean(bucket));
      return [`${item.sku}|${item.location}`, means];
    }),
  );
}

/**
 * One line of a table: a name, its WAPE over all, and over each column.
 *
 * @param {string} name
 * @param {readonly { column: string, forecast: number, actual: number }[]} outcomes
 */
export function wapeLine(name, outcomes) {
  const columns = [...new Set(outcomes.map(({ column }) => column))];
  /** @param {typeof outcomes} some */
  const wape = (some) => {
    const error = some.reduce((sum, { forecast, actual }) => sum + Math.abs(forecast - actual), 0);
    return (error / some.reduce((sum, { actual }) => sum + actual, 0)).toFixed(4);
  };
  const each =
    columns.length < 2 ? [] : columns.map((one) => wape(outcomes.filter(({ column }) => column === one)));
  return [name.padEnd(44), wape(outcomes), ...each].join("  ");
}
