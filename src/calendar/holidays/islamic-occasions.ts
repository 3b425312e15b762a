import type { Occasion } from "./occasion.ts";

/** Countries where most people are Muslims and shops live by the Islamic calendar. */
const mostlyMuslim =
  "AE AF AZ BD BF BH BN DJ DZ EG EH GM GN ID IQ IR JO KG KM KW KZ LB LY MA ML MR MV MY NE NG OM PK PS QA SA SD SL SN SO SY TD TJ TM TN TR UZ XK YE";

/**
 * The days of the Islamic calendar that move shops, by the tables of Umm al-Qura; where the month begins with a
 * sighting of the moon, a day earlier or later. The last nine days of Ramadan are the run-up to Eid al-Fitr,
 * so that no day is both.
 */
export const islamicOccasions: readonly Occasion[] = [
  {
    name: "Ramadan",
    daysBefore: 7,
    daysAfter: 0,
    kept: [{ countries: mostlyMuslim, rules: ["1 Ramadan P20D"] }],
    includes: /^1 Ramadan\b/,
  },
  {
    name: "Eid al-Fitr",
    daysBefore: 9,
    daysAfter: 3,
    kept: [{ countries: mostlyMuslim, whereRule: /\bShawwal\b|Eid al-Fitr/, rules: ["1 Shawwal"] }],
    includes: /^(?:substitutes )?(?:(?:29|30) Ramadan|[1-4] Shawwal)\b|Eid al-Fitr/,
  },
  {
    name: "Eid al-Adha",
    daysBefore: 10,
    daysAfter: 3,
    kept: [
      {
        countries: mostlyMuslim,
        whereRule: /^(?:9|1[0-3]) Dhu al-Hijjah\b|Eid al-Adha/,
        rules: ["10 Dhu al-Hijjah"],
      },
    ],
    includes: /^(?:substitutes )?(?:9|1[0-3]) Dhu al-Hijjah\b|Eid al-Adha/,
  },
];
