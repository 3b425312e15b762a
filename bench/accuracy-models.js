/** The model as it grew, part by part: what bench/accuracy.js measures. */
import { median } from "simple-statistics";
import { totalDemandDistribution } from "../dist/forecast/demand-distribution.js";
import { shrunkDispersion } from "../dist/forecast/dispersion.js";
import { readState } from "../dist/forecast/filter-state.js";
import { gammaPoisson } from "../dist/forecast/gamma-poisson.js";
import { poolRecovery } from "../dist/forecast/recovery.js";
import { totalDemand } from "../dist/forecast/total-demand.js";

/**
 * @typedef {{ mean: number, quantile(p: number): number }} Total
 * @typedef {{ category: string, fitted: import("../dist/forecast/forecast-method.js").FittedDemand, future: Float64Array }} Fit
 * @typedef {(fits: readonly Fit[]) => ((fit: Fit) => (buckets: number) => Total)} Model
 * @typedef {import("./seasonal-model.js").Parts} Parts
 * @typedef {{ name: string, parts: Parts, model: Model, isMasked?: boolean, isSelected?: boolean }} Line
 */

const flat = { useWeekday: false, useDayOfMonth: false, useWeekOfYear: false, useEvents: false };
const weekday = { ...flat, useWeekday: true };
const dayOfMonth = { ...weekday, useDayOfMonth: true };
const week = { ...dayOfMonth, useWeekOfYear: true };

/** @param {Fit} fit */
const beliefsOf = ({ fitted }) => readState(fitted.state).now.beliefs;
/** @param {Fit} fit */
const bestBelief = (fit) => {
  const [best] = beliefsOf(fit).toSorted((a, b) => b.weight - a.weight);
  return best === undefined ? [] : [{ ...best, weight: 1 }];
};

/** Each item's own dispersion. @param {Fit} fit */
const own = ({ fitted }) => fitted.ownDispersion ?? 1;

/** @type {Model} */
const rootOfHorizon = () => (fit) => (buckets) => {
  const { mean } = totalDemand(bestBelief(fit), { dispersion: own(fit), exposure: fit.future });
  return totalDemandDistribution({ mean: mean(buckets), variance: own(fit) * mean(buckets) });
};

/** @type {Model} */
const bestDiscount = () => (fit) => {
  const { total } = totalDemand(bestBelief(fit), { dispersion: own(fit), exposure: fit.future });
  return (buckets) => totalDemandDistribution(total(buckets));
};

/** @type {Model} */
const mixture = () => (fit) => {
  const { total } = totalDemand(beliefsOf(fit), { dispersion: own(fit), exposure: fit.future });
  return (buckets) => totalDemandDistribution(total(buckets));
};

/** @type {(fits: readonly Fit[]) => (fit: Fit) => number | null} */
function groupDispersions(fits) {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const { category, fitted } of fits) {
    if (fitted.ownDispersion === null) continue;
    groups.set(category, [...(groups.get(category) ?? []), fitted.ownDispersion]);
  }
  const medians = new Map([...groups].map(([category, group]) => [category, median(group)]));
  return ({ category }) => medians.get(category) ?? null;
}

/** @type {Model} */
const shrunk = (fits) => {
  const groupOf = groupDispersions(fits);
  return (fit) => {
    const { ownDispersion, expectedUnits } = fit.fitted;
    const dispersion = shrunkDispersion(ownDispersion, groupOf(fit), expectedUnits);
    const { total } = totalDemand(beliefsOf(fit), { dispersion, exposure: fit.future });
    return (buckets) => totalDemandDistribution(total(buckets));
  };
};

/** @type {Model} */
const whole = (fits) => {
  const groupOf = groupDispersions(fits);
  const recovery = poolRecovery(fits.flatMap(({ fitted }) => fitted.idle ?? []));
  return (fit) => {
    const options = { futureExposure: fit.future, groupDispersion: groupOf(fit), recovery };
    return gammaPoisson.forecast(fit.fitted, options).distribution;
  };
};

/**
 * Each line adds one part to the line before; the last three are the shipped model with a part taken away.
 *
 * @type {readonly Line[]}
 */
export const lines = [
  { name: "best discount, sigma sqrt(H)", parts: flat, model: rootOfHorizon },
  { name: "+ gain bracket", parts: flat, model: bestDiscount },
  { name: "+ mixture over discounts", parts: flat, model: mixture },
  { name: "+ weekday", parts: weekday, model: mixture },
  { name: "+ day of the month", parts: dayOfMonth, model: mixture },
  { name: "+ week of year", parts: week, model: mixture },
  { name: "+ events", parts: {}, model: mixture },
  { name: "+ dispersion shrunk", parts: {}, model: shrunk },
  { name: "+ zero runs masked", parts: {}, isMasked: true, model: shrunk },
  { name: "+ inactive state (gamma-poisson)", parts: {}, isMasked: true, model: whole },
  { name: "+ selection (auto)", parts: {}, isMasked: true, isSelected: true, model: whole },
  { name: "without zero runs masked", parts: {}, model: whole },
  { name: "without inactive state", parts: {}, isMasked: true, model: shrunk },
  { name: "without season (gamma-poisson-flat)", parts: flat, isMasked: true, model: whole },
];
