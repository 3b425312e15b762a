/**
 * What each part of the model adds, on real daily sales: `npm run build && node bench/accuracy.js [folder]`.
 *
 * folder: sales.csv.gz (date, sku, location, quantity, every day of every item) and items.csv (sku, category) of US
 * shops; without one that exists it prints so and measures nothing. Thirteen origins that leave 28 days after
 * the last and precede it by 28 days each, and the thirteen before them; horizons of 7, 14 and 28 days. Each
 * line: scaled pinball loss over that of the textbook's rule, on the last origins and on those before; the same with
 * no forecast's loss above its item's mean demand, which a few odd items cannot move; and the coverage at .95.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { holidayEvents } from "../dist/calendar/holidays/holiday-events.js";
import { demandFrame, earlierFrame } from "../dist/demand/frame.js";
import { itemDemand } from "../dist/demand/item-demand.js";
import { DemandLedger, microUnitsPerUnit } from "../dist/demand/ledger.js";
import { closedDaysByLocation } from "../dist/demand/location-totals.js";
import { maskZeroRuns } from "../dist/demand/zero-runs.js";
import { accuracyLevels, scaledPinball } from "../dist/forecast/accuracy.js";
import { gammaPoisson } from "../dist/forecast/gamma-poisson.js";
import { selectMethod } from "../dist/forecast/select.js";
import { textbookStock } from "../dist/forecast/textbook.js";
import { exposureAhead } from "../dist/seasonality/exposure-ahead.js";
import { lines } from "./accuracy-models.js";
import { dayOf, learnSeason, rowsOf } from "./seasonal-model.js";

/**
 * @typedef {import("./accuracy-models.js").Line} Line
 * @typedef {import("../dist/calendar/event.js").CalendarEvent} CalendarEvent
 * @typedef {import("../dist/demand/item-demand.js").ItemDemand} ItemDemand
 * @typedef {import("./seasonal-model.js").History} History
 * @typedef {{ past: Float64Array, meanDemand: number, actuals: readonly number[], textbook: readonly number[] }} Case
 * @typedef {{ loss: number, textbook: number, capped: number, cappedTextbook: number, kept: number, count: number }} Score
 */

const folder = process.argv[2] ?? "../shared/data/m5";
const horizons = [7, 14, 28];
const fewestDays = 120;
const originCount = 13;

function readShop() {
  const categories = new Map(rowsOf(join(folder, "items.csv")).map(([sku, category]) => [sku, category]));
  const ledger = new DemandLedger({});
  for (const [date = "", sku = "", location = "", quantity] of rowsOf(join(folder, "sales.csv.gz"))) {
    ledger.add(
      ledger.itemIndex(sku, location),
      dayOf(date),
      Math.round(Number(quantity) * microUnitsPerUnit),
    );
  }
  return { ledger, categories };
}

/** @param {readonly { name: string, scores: readonly Score[] }[]} measured */
function print(measured) {
  /** @param {readonly Score[]} scores @param {(score: Score) => number} of */
  const both = (scores, of) => scores.map((score) => of(score).toFixed(4)).join(" / ");
  for (const { name, scores } of measured) {
    const ratio = both(scores, ({ loss, textbook }) => loss / textbook);
    const capped = both(scores, ({ capped, cappedTextbook }) => capped / cappedTextbook);
    console.log(
      `${name.padEnd(38)} ${ratio}   capped ${capped}   coverage ${both(scores, ({ kept, count }) => kept / count)}`,
    );
  }
}

/** @returns {Score} */
const newScore = () => ({ loss: 0, textbook: 0, capped: 0, cappedTextbook: 0, kept: 0, count: 0 });

/**
 * What an item sold up to the origin and over each horizon, and what the textbook's rule loses; null when it is too young.
 *
 * @param {ItemDemand} whole
 * @param {number} origin
 * @returns {Case | null}
 */
function caseOf({ firstDay, microUnits }, origin) {
  const days = origin - firstDay;
  if (days < fewestDays) return null;
  const units = microUnits.map((micro) => micro / microUnitsPerUnit);
  const past = units.slice(0, days);
  const meanDemand = past.reduce((sum, y) => sum + y, 0) / days;
  const actuals = horizons.map((buckets) => units.slice(days, days + buckets).reduce((sum, y) => sum + y, 0));
  const textbook = horizons.map((buckets, h) => {
    const quantiles = accuracyLevels.map((serviceLevel) =>
      textbookStock(past, { buckets, serviceLevel, window: 90 }),
    );
    return scaledPinball(quantiles, actuals[h] ?? 0, { meanDemand, buckets });
  });
  return { past, meanDemand, actuals, textbook };
}

/**
 * Each item's past and future as one season has them.
 *
 * @param {History} history
 * @param {{ events: readonly CalendarEvent[], parts: Line["parts"] }} options
 */
function itemsInSeason(history, { events, parts }) {
  const { calendar, profile, seriesOf } = learnSeason(history, { events, days: 28, parts });
  const options = { asOf: history.frame.asOf, buckets: 28, isClosed: () => false };
  return history.items.map((item) => {
    const series = seriesOf(item);
    const ahead = exposureAhead(profile, calendar, item, { kind: series.kind, ...options });
    return { category: item.category, series, ahead, demand: gammaPoisson.fit(series) };
  });
}

/**
 * @param {Score} score
 * @param {Line} line
 * @param {{ items: ReturnType<typeof itemsInSeason>, cases: readonly (Case | null)[] }} morning
 */
function scoreLine(score, { model, isSelected = false }, { items, cases }) {
  const fits = items.map(({ category, series, ahead, demand }) => {
    const selected = isSelected
      ? selectMethod(series, { protectionDays: 28 })
      : { method: "gamma-poisson", demand };
    const future = selected.method === "gamma-poisson" ? ahead.exposure : ahead.open;
    return { category, fitted: selected.demand, future };
  });
  const totalOf = model(fits);
  for (const [index, one] of cases.entries()) {
    const fit = fits[index];
    if (one === null || fit === undefined) continue;
    const total = totalOf(fit);
    for (const [h, buckets] of horizons.entries()) {
      const distribution = total(buckets);
      const actual = one.actuals[h] ?? 0;
      const textbook = one.textbook[h] ?? 0;
      const quantiles = accuracyLevels.map((level) => distribution.quantile(level));
      const loss = scaledPinball(quantiles, actual, { meanDemand: one.meanDemand, buckets });
      score.loss += loss;
      score.textbook += textbook;
      score.capped += Math.min(1, loss);
      score.cappedTextbook += Math.min(1, textbook);
      score.kept += actual <= distribution.quantile(0.95) ? 1 : 0;
      score.count++;
    }
  }
}

async function measure() {
  const { ledger, categories } = readShop();
  const frame = demandFrame(ledger);
  const first = ledger.distinctDays[0] ?? frame.asOf;
  const events = await holidayEvents({ country: "US", from: first, to: frame.asOf + 28 });
  const measured = lines.map(({ name }) => ({ name, scores: [newScore(), newScore()] }));
  const totals = ledger.items.map(({ index }) => itemDemand(ledger, index, { frame }));
  for (let k = 0; k < 2 * originCount; k++) {
    const origin = frame.knownUntil - 28 * (k + 1);
    const then = earlierFrame(frame, ledger, origin);
    const closed = closedDaysByLocation(ledger, then);
    const items = ledger.items.map(({ index, sku, location }) => {
      const demand = itemDemand(ledger, index, { frame: then, closed: closed.get(location) ?? null });
      return { sku, location, category: categories.get(sku) ?? "", demand };
    });
    const masked = items.map((item) => ({
      ...item,
      demand: maskZeroRuns(item.demand, { spacing: then.spacing }).demand,
    }));
    const cases = totals.map((demand) => caseOf(demand, origin));
    /** @type {Map<string, ReturnType<typeof itemsInSeason>>} */
    const seasons = new Map();
    for (const [place, line] of lines.entries()) {
      const { parts, isMasked = false } = line;
      const history = { frame: then, items: isMasked ? masked : items };
      const key = JSON.stringify([parts, isMasked]);
      const inSeason = seasons.get(key) ?? itemsInSeason(history, { events, parts });
      seasons.set(key, inSeason);
      const score = measured[place]?.scores[k < originCount ? 0 : 1];
      if (score !== undefined) scoreLine(score, line, { items: inSeason, cases });
    }
    process.stderr.write(`\r${k + 1} of ${2 * originCount} origins`);
  }
  process.stderr.write("\n");
  print(measured);
}

if (existsSync(folder)) await measure();
else console.log(`no ${folder}: nothing measured`);
