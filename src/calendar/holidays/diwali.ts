import { type Day, dayFromParts } from "../day.ts";
import { newMoonFrom } from "./new-moon.ts";

/** India's clock is ahead of UTC by five and a half hours. */
const indianClock = 5.5 / 24;

/** The sun's entry into sidereal Libra (Lahiri) in 2025, 17 October 13:53 in India, and the sidereal year. */
const libraIn2025 = { year: 2025, month: 10, dayOfMonth: 17, fractionOfDay: (13 + 53 / 60) / 24 };
const siderealYear = 365.256363;

/** The dark night must have begun by dusk: with a new moon before 18:19 in India, it is the evening before. */
const dusk = (18 + 19 / 60) / 24;

/**
 * The day of Diwali (Lakshmi Puja) in a year: the evening of the new moon that ends the lunar month in which
 * the sun enters sidereal Libra.
 *
 * Agrees with the dates published in India for 2000 to 2030. Deepavali of the south and of Singapore is the
 * morning before in some years, and a month later in a few (2028), so the date is an estimate.
 */
export function diwali(year: number): Day {
  const { year: base, month, dayOfMonth, fractionOfDay } = libraIn2025;
  const entry = dayFromParts(base, month, dayOfMonth)! + fractionOfDay + (year - base) * siderealYear;
  const darkest = newMoonFrom(entry - indianClock) + indianClock;
  return Math.floor(darkest - dusk);
}
