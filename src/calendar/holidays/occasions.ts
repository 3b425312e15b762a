import { asianOccasions } from "./asian-occasions.ts";
import { christianOccasions } from "./christian-occasions.ts";
import { familyOccasions } from "./family-occasions.ts";
import { islamicOccasions } from "./islamic-occasions.ts";
import { jewishOccasions } from "./jewish-occasions.ts";
import type { Occasion } from "./occasion.ts";
import { salesOccasions } from "./sales-occasions.ts";
import { schoolOccasions } from "./school-occasions.ts";

/** All occasions that restock knows beside the public holidays. */
export const occasions: readonly Occasion[] = [
  ...christianOccasions,
  ...salesOccasions,
  ...familyOccasions,
  ...schoolOccasions,
  ...asianOccasions,
  ...islamicOccasions,
  ...jewishOccasions,
];

/** ISO codes of the countries that an occasion names. */
export function namedCountries(): readonly string[] {
  const words = occasions.flatMap(({ kept }) => kept.flatMap(({ countries = "" }) => countries.split(/\s+/)));
  return [...new Set(words.filter((word) => /^[A-Z]{2}$/.test(word)))].sort();
}
