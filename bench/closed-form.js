/**
 * Checks the closed form of total demand against long simulations of the level filter:
 * `npm run build && node bench/closed-form.js [paths]`.
 */
import { totalDemandDistribution } from "../dist/forecast/demand-distribution.js";
import { totalDemand } from "../dist/forecast/total-demand.js";
import { negativeBinomial } from "../dist/stats/negative-binomial.js";
import { createRandom } from "../dist/stats/random.js";

const paths = Number(process.argv[2] ?? 1_000_000);

const cases = [
  { name: "steady, memory 10", units: 15, buckets: 10, discount: 0.9, dispersion: 1.6, horizon: 14 },
  { name: "steady, memory 50, slow", units: 10, buckets: 50, discount: 0.98, dispersion: 1.3, horizon: 28 },
  {
    name: "steady, memory 200, fast",
    units: 4000,
    buckets: 200,
    discount: 0.995,
    dispersion: 3,
    horizon: 14,
  },
  { name: "3 buckets of history", units: 6, buckets: 2.9, discount: 0.98, dispersion: 1.5, horizon: 7 },
  { name: "10 buckets of history", units: 12, buckets: 9.5, discount: 0.99, dispersion: 1.5, horizon: 14 },
  { name: "30 buckets of history", units: 30, buckets: 25.6, discount: 0.99, dispersion: 2, horizon: 14 },
];

/** @param {(typeof cases)[number]} item */
function simulate(item) {
  const random = createRandom(1, item.name);
  const totals = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    let { units, buckets } = item;
    for (let u = 0; u < item.horizon; u++) {
      const prior = item.discount * buckets;
      const mean = units / buckets;
      const y = negativeBinomial({ mean, variance: (item.dispersion * mean * (prior + 1)) / prior }).sample(
        random,
      );
      units = item.discount * units + y;
      buckets = prior + 1;
      totals[path] = (totals[path] ?? 0) + y;
    }
  }
  return totals.sort();
}

for (const item of cases) {
  const exposure = new Float64Array(item.horizon).fill(1);
  const closed = totalDemand([{ ...item, weight: 1 }], { dispersion: item.dispersion, exposure }).total(
    item.horizon,
  );
  const totals = simulate(item);
  const mean = totals.reduce((sum, value) => sum + value, 0) / paths;
  const variance = totals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / paths;
  const distribution = totalDemandDistribution(closed);
  const gaps = [0.9, 0.95, 0.98, 0.99].map((p) => {
    const quantile = distribution.quantile(p);
    const above = totals.findIndex((value) => value > quantile);
    return (above === -1 ? 1 : above / paths) - distribution.cdf(quantile);
  });
  const ratios = [mean / closed.mean, variance / closed.variance].map((ratio) => ratio.toFixed(4));
  console.log(
    `${item.name}: mean x${ratios[0]}, variance x${ratios[1]}, cdf ${gaps.map((gap) => gap.toFixed(4)).join(" ")}`,
  );
}
