/** Radians in a degree. */
const degree = Math.PI / 180;

/** Mean length of a lunar month, days. */
const lunarMonth = 29.530588861;

/** Days since 1970-01-01 UTC of Julian day 0, and the seconds by which dynamical time is ahead of UTC (1970..2099: 40 to 150). */
const julianDayOfEpoch = 2_440_587.5;
const clockDifferenceSeconds = 75;

/** Periodic terms: days, then the multiples of E (power), M, M', F and Omega in the sine. */
const terms = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
] as const;

/**
 * The first new moon at or after an instant, both in days since 1970-01-01 00:00 UTC, to within two minutes
 * in the years 1970 to 2099.
 *
 *   JDE = 2451550.09766 + 29.530588861 k + 0.00015437 T^2 + periodic terms,  T = k / 1236.85
 *
 * k: whole number of the new moon, 0 is that of 6 January 2000.
 * Source: Meeus, J. (1998), Astronomical Algorithms, 2nd edition, chapter 49 (terms from .00017 days up).
 */
export function newMoonFrom(instant: number): number {
  let k = Math.floor((instant - newMoon(0)) / lunarMonth) - 1;
  while (newMoon(k) < instant) k++;
  return newMoon(k);
}

function newMoon(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t2;
  const sun = (2.5534 + 29.1053567 * k - 0.0000014 * t2) * degree;
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t2) * degree;
  const latitude = (160.7108 + 390.67050284 * k - 0.0016118 * t2) * degree;
  const node = (124.7746 - 1.56375588 * k + 0.0020672 * t2) * degree;
  let correction = 0;
  for (const [days, power, m, mPrime, f, omega] of terms) {
    correction +=
      days * eccentricity ** power * Math.sin(m * sun + mPrime * moon + f * latitude + omega * node);
  }
  const julianDay = 2_451_550.09766 + lunarMonth * k + 0.00015437 * t2 + correction;
  return julianDay - julianDayOfEpoch - clockDifferenceSeconds / 86_400;
}
