import {
  certain,
  dayReached,
  deviationOf,
  gammaDays,
  longestQuotedDays,
  tilted,
  type WholeDays,
} from "./whole-days.ts";

/**
 * How long a supplier takes, as a distribution on whole days; which row of the lead-times file
 * applies to an item; and how a supplier's order days and closures move dates.
 */

/**
 * The lead time of one item: from placing the order to having the goods, in days.
 *
 * days and probabilities have the same length; days ascend by whole days, probabilities sum to 1.
 */
export interface LeadTime {
  /** Mean and deviation as quoted; where only the ends were quoted, those of the distribution. */
  readonly meanDays: number;
  readonly sdDays: number;
  /** The shortest and the longest day that the distribution gives a chance. */
  readonly minDays: number;
  readonly maxDays: number;
  /** What a buyer calls the longest: the quoted maximum, else the day that 99 % of deliveries keep. */
  readonly longestDays: number;
  readonly days: readonly number[];
  readonly probabilities: readonly number[];
}

/** What is quoted, in days; undefined or null: not told. */
export interface QuotedDays {
  readonly meanDays?: number | null | undefined;
  readonly sdDays?: number | null | undefined;
  readonly minDays?: number | null | undefined;
  readonly maxDays?: number | null | undefined;
}

/** Of a distribution without a quoted maximum, the share of deliveries that the "longest" day keeps. */
const longestShare = 0.99;

/**
 * Makes the lead-time distribution out of what a supplier quotes.
 *
 *   mean and deviation     gamma on whole days: P(k) = F(k + 1/2) - F(k - 1/2), P(0) = F(1/2)
 *   mean, deviation 0      that mean for certain; a fraction is split over the two days beside it
 *   minimum and maximum    every whole day between them alike
 *   mean, minimum, maximum the flattest (maximum-entropy) distribution with that mean between them:
 *                          P(k) ~ exp(theta k); the uniform one when the mean is in the middle
 *   mean alone             as deviation 0; one end alone does not say how often it is reached
 *
 * A quoted end cuts the gamma off, widened to a whole day; beyond 1e-6 it is cut in any case, and what
 * is left is scaled to 1. A deviation much under half a day loses the fraction of the mean, since
 * all deliveries then fall on one day.
 *
 * @throws RangeError if a number is not finite, below 0 or above 3,650 days; if the mean lies outside
 *   the ends; if neither a mean nor both ends are given; if the mean is 0 and the deviation is not
 * Source of the gamma: Burgin (1975), The gamma distribution and inventory control, Operational
 *   Research Quarterly 26(3). Of the exponential tilt: Jaynes (1957), Information theory and
 *   statistical mechanics, Physical Review 106(4).
 * @example leadTimeDistribution({ minDays: 5, maxDays: 7 }).probabilities // [1/3, 1/3, 1/3]
 */
export function leadTimeDistribution(quoted: QuotedDays): LeadTime {
  const meanDays = optional("meanDays", quoted.meanDays);
  const sdDays = optional("sdDays", quoted.sdDays);
  const minDays = optional("minDays", quoted.minDays);
  const maxDays = optional("maxDays", quoted.maxDays);
  checkEnds(minDays, maxDays);
  const first = minDays === null ? null : Math.floor(minDays);
  const last = maxDays === null ? null : Math.ceil(maxDays);

  if (meanDays === null) {
    if (first === null || last === null) {
      throw new RangeError("a lead time needs meanDays, or minDays and maxDays");
    }
    const middle = (first + last) / 2;
    return leadTimeOn(tilted(first, last, middle), { meanDays: middle, sdDays: null, last });
  }
  checkMean(meanDays, minDays, maxDays);
  if (sdDays !== null && sdDays > 0) {
    return leadTimeOn(gammaDays(meanDays, sdDays, first, last), { meanDays, sdDays, last });
  }
  if (sdDays === null && first !== null && last !== null) {
    return leadTimeOn(tilted(first, last, meanDays), { meanDays, sdDays: null, last });
  }
  return leadTimeOn(certain(meanDays), { meanDays, sdDays: 0, last });
}

/** sdDays null: not quoted, so that of the distribution; last null: no maximum quoted. */
interface Quoted {
  readonly meanDays: number;
  readonly sdDays: number | null;
  readonly last: number | null;
}

function leadTimeOn(wholeDays: WholeDays, { meanDays, sdDays, last }: Quoted): LeadTime {
  const { days, probabilities } = wholeDays;
  return {
    meanDays,
    sdDays: sdDays ?? deviationOf(wholeDays),
    minDays: days[0]!,
    maxDays: days[days.length - 1]!,
    longestDays: last ?? dayReached(wholeDays, longestShare),
    days,
    probabilities,
  };
}

function optional(name: string, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (!(value >= 0 && value <= longestQuotedDays)) {
    throw new RangeError(`${name} must be in [0, ${longestQuotedDays}], got ${value}`);
  }
  return value;
}

function checkEnds(minDays: number | null, maxDays: number | null): void {
  if (minDays !== null && maxDays !== null && minDays > maxDays) {
    throw new RangeError(`minDays must be at most maxDays (${maxDays}), got ${minDays}`);
  }
}

function checkMean(meanDays: number, minDays: number | null, maxDays: number | null): void {
  if (meanDays < (minDays ?? 0) || meanDays > (maxDays ?? longestQuotedDays)) {
    throw new RangeError(
      `meanDays must be in [${minDays ?? 0}, ${maxDays ?? longestQuotedDays}], got ${meanDays}`,
    );
  }
}
