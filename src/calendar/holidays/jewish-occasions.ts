import type { Occasion } from "./occasion.ts";

/** The festivals of the Hebrew calendar, each with the feast's own days as its span. */
export const jewishOccasions: readonly Occasion[] = [
  {
    name: "Rosh Hashanah",
    daysBefore: 14,
    daysAfter: 0,
    kept: [{ countries: "IL", rules: ["1 Tishrei P2D"] }],
    includes: /^[12] Tishrei\b/,
  },
  {
    name: "Sukkot",
    daysBefore: 4,
    daysAfter: 1,
    kept: [{ countries: "IL", rules: ["15 Tishrei P8D"] }],
    includes: /^(?:15|16|22) Tishrei\b/,
  },
  {
    name: "Hanukkah",
    daysBefore: 7,
    daysAfter: 0,
    kept: [{ countries: "IL", rules: ["25 Kislev P8D"] }],
  },
  {
    name: "Purim",
    daysBefore: 10,
    daysAfter: 0,
    kept: [{ countries: "IL", rules: ["14 AdarII"] }],
  },
  {
    name: "Passover",
    daysBefore: 14,
    daysAfter: 1,
    kept: [{ countries: "IL", rules: ["15 Nisan P7D"] }],
    includes: /^(?:15|16|21) Nisan\b/,
  },
];
