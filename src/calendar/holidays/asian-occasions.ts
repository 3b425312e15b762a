import type { Occasion } from "./occasion.ts";

const lunarNewYear = /^(?:substitutes |1 day before )?(?:chinese|korean|vietnamese) 0?1-0-/;
const midAutumn = /^(?:substitutes )?(?:chinese|korean|vietnamese) 0?8-0-1[3-7]/;

/** Festivals of the lunisolar calendars of East Asia and India, and the holiday weeks of Japan and China. */
export const asianOccasions: readonly Occasion[] = [
  {
    name: "Lunar New Year",
    daysBefore: 21,
    daysAfter: 6,
    kept: [
      { countries: "KR", rules: ["korean 01-0-01"] },
      { countries: "VN", rules: ["vietnamese 01-0-01"] },
      { countries: "CN HK MO TW SG MY", whereRule: lunarNewYear, rules: ["chinese 01-0-01"] },
    ],
    includes: new RegExp(
      `${lunarNewYear.source}|\\| (?:.*Spring Festival|(?:Chinese|Lunar|Korean) New Year|.*Tết)`,
    ),
  },
  {
    name: "Mid-Autumn Festival",
    daysBefore: 14,
    daysAfter: 2,
    kept: [
      { countries: "KR", rules: ["korean 08-0-15"] },
      { countries: "VN", rules: ["vietnamese 08-0-15"] },
      { countries: "CN HK MO TW SG MY", whereRule: midAutumn, rules: ["chinese 08-0-15"] },
    ],
    includes: new RegExp(`${midAutumn.source}|\\| (?:Korean Thanksgiving|.*Mid-Autumn)`),
  },
  {
    name: "Golden Week",
    daysBefore: 2,
    daysAfter: 1,
    kept: [
      { countries: "JP", rules: ["04-29 P7D"] },
      { countries: "CN", rules: ["10-01 P7D"] },
    ],
    includes: /^(?:substitutes )?(?:04-29|05-0[3-6]|10-0[1-7])\b/,
  },
  {
    name: "Obon",
    daysBefore: 3,
    daysAfter: 0,
    kept: [{ countries: "JP", rules: ["08-13 P4D"] }],
  },
  {
    name: "Diwali",
    daysBefore: 14,
    daysAfter: 2,
    kept: [
      {
        countries: "IN NP SG MY FJ MU TT GY SR LK",
        whereRule: /\| (?:Diwali|Deepavali)/i,
        rules: ["diwali"],
      },
    ],
    includes: /\| (?:Diwali|Deepavali)/i,
  },
];
