import type { Occasion } from "./occasion.ts";

/** Where gifts come at New Year rather than at Christmas, a custom of the former Soviet Union. */
const giftsAtNewYear = "RU BY KZ KG UZ TJ TM AZ AM GE MD UA";

/** Where children get their gifts from the Three Kings. */
const giftsAtEpiphany = "ES IC MX AR UY PY DO PR CU VE";

/**
 * The year's end, carnival, Easter and Pentecost. From Christmas Eve to 3 January each day is one of
 * Christmas's or of New Year's: the windows meet between 28 and 29 December, and Boxing Day sales are
 * the days after Christmas.
 */
export const christianOccasions: readonly Occasion[] = [
  {
    name: "Christmas",
    daysBefore: 28,
    daysAfter: 3,
    kept: [
      { countries: "international AE BD CN TH VN", whereRule: /^(?:substitutes )?12-25\b/, rules: ["12-25"] },
    ],
    includes: /^(?:substitutes )?12-2[4-8]\b|^bengali-revised 9-11\b/,
  },
  {
    name: "New Year",
    daysBefore: 3,
    daysAfter: 2,
    kept: [
      { countries: giftsAtNewYear, rules: ["01-01"], daysBefore: 21, daysAfter: 5 },
      { countries: "anywhere", rules: ["01-01"] },
    ],
    includes: /^(?:substitutes )?(?:12-31|01-0[1-3])\b|\| New Year(?:'s|’s)? /,
  },
  {
    name: "Orthodox Christmas",
    daysBefore: 5,
    daysAfter: 1,
    kept: [{ whereRule: /^julian 12-25\b/, rules: ["julian 12-25"] }],
    includes: /^(?:substitutes )?julian 12-2[4-6]\b/,
  },
  {
    name: "Epiphany",
    daysBefore: 2,
    daysAfter: 0,
    kept: [
      { countries: giftsAtEpiphany, rules: ["01-06"], daysBefore: 8 },
      { whereRule: /^01-06[^|]*\| (?:Epiphany|Three|.*Magi|.*Kings)/, rules: ["01-06"] },
    ],
    includes: /^(?:substitutes )?01-0[56][^|]*\| (?:Epiphany|Three|Twelfth|.*Magi|.*Kings)/,
  },
  {
    name: "Saint Nicholas",
    daysBefore: 5,
    daysAfter: 0,
    kept: [
      { countries: "NL BE", rules: ["12-05"], daysBefore: 21 },
      { countries: "AT CH CZ DE HR HU LU PL RO SI SK", rules: ["12-06"] },
    ],
  },
  {
    name: "Carnival",
    daysBefore: 7,
    daysAfter: 2,
    kept: [
      { countries: "AT BE CH DE NL", rules: ["easter -48"] },
      { whereRule: /^easter -4[789]\b/, rules: ["easter -48"] },
    ],
    includes: /^easter -(?:5[0-2]|4[6-9])\b/,
  },
  {
    name: "Easter",
    daysBefore: 14,
    daysAfter: 1,
    kept: [{ countries: "international", whereRule: /^easter\b/, rules: ["easter"] }],
    includes: /^easter(?: -[123]| 1)?(?: [^-\d|][^|]*)? \|/,
  },
  {
    name: "Orthodox Easter",
    daysBefore: 14,
    daysAfter: 1,
    kept: [{ whereRule: /^orthodox\b/, rules: ["orthodox"] }],
    includes: /^orthodox(?: -[123]| 1)?(?: [^-\d|][^|]*)? \|/,
  },
  {
    name: "Pentecost",
    daysBefore: 2,
    daysAfter: 1,
    kept: [{ whereRule: /^easter (?:49|50)\b/, rules: ["easter 49"] }],
    includes: /^easter (?:48|49|50)\b/,
  },
  {
    name: "Orthodox Pentecost",
    daysBefore: 2,
    daysAfter: 1,
    kept: [{ whereRule: /^orthodox (?:49|50)\b/, rules: ["orthodox 49"] }],
    includes: /^orthodox (?:48|49|50)\b/,
  },
  {
    name: "Midsummer",
    daysBefore: 4,
    daysAfter: 1,
    kept: [{ whereRule: /^friday after 06-19\b/, rules: ["friday after 06-19"] }],
    includes: /^(?:friday after 06-19|saturday after 06-20)\b/,
  },
];
