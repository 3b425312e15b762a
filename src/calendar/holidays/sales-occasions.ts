import type { Occasion } from "./occasion.ts";

const unitedStates = "US PR GU VI AS";

/**
 * Days that live by their sales. Thanksgiving's days before end where Black Friday begins, whose days after
 * end where Cyber Monday begins.
 */
export const salesOccasions: readonly Occasion[] = [
  {
    name: "Thanksgiving",
    daysBefore: 7,
    daysAfter: 0,
    kept: [
      { countries: unitedStates, rules: ["4th thursday in November"] },
      { countries: "CA", rules: ["2nd monday in October"] },
    ],
    includes: /\| .*Thanksgiving Day|^(?:2nd monday in October|4th thursday in November)\b.*Thanks/,
  },
  {
    name: "Black Friday",
    daysBefore: 4,
    daysAfter: 2,
    kept: [
      { countries: unitedStates, rules: ["friday after 4th thursday in November"], daysBefore: 0 },
      { countries: "CN IR CU", rules: [] },
      { countries: "anywhere", rules: ["friday after 4th thursday in November"] },
    ],
    includes: /^friday after 4th thursday in November\b/i,
  },
  {
    name: "Cyber Monday",
    daysBefore: 0,
    daysAfter: 1,
    kept: [
      { countries: "CN IR CU", rules: [] },
      { countries: "anywhere", rules: ["monday after 4th thursday in November"] },
    ],
  },
  {
    name: "Super Saturday",
    daysBefore: 0,
    daysAfter: 0,
    kept: [
      {
        countries: "international",
        whereRule: /^(?:substitutes )?12-25\b/,
        rules: ["saturday before 12-24"],
      },
    ],
  },
  {
    name: "Singles' Day",
    daysBefore: 10,
    daysAfter: 1,
    kept: [{ countries: "international CN HK MO TW SG MY PH TH VN ID KR DE AT CH NL", rules: ["11-11"] }],
  },
  {
    name: "Halloween",
    daysBefore: 21,
    daysAfter: 0,
    kept: [
      {
        countries: `international ${unitedStates} CA GB GG IM JE IE AU NZ DE AT CH NL BE LU FR ES IC IT PT SE NO DK FI IS PL CZ SK HU SI HR RO EE LV LT MX CL PE CO BR CR JP HK SG PH ZA`,
        rules: ["10-31"],
      },
    ],
    includes: /^10-31\b.*Halloween/,
  },
  {
    name: "Super Bowl",
    daysBefore: 5,
    daysAfter: 0,
    kept: [
      {
        countries: "US",
        rules: [
          "sunday before 02-01 prior to 2002",
          "2002-02-03",
          "2003-01-26",
          "1st sunday in February since 2004 and prior to 2022",
          "2nd sunday in February since 2022",
        ],
      },
    ],
  },
  {
    name: "Independence Day",
    daysBefore: 5,
    daysAfter: 1,
    kept: [{ countries: unitedStates, rules: ["07-04"] }],
    includes: /^07-04\b/,
  },
  {
    name: "St. Patrick's Day",
    daysBefore: 5,
    daysAfter: 0,
    kept: [
      { countries: "US CA IE", rules: ["03-17"] },
      { whereRule: /^03-17\b.*Patrick/, rules: ["03-17"] },
    ],
    includes: /^(?:substitutes )?03-17\b.*Patrick/,
  },
];
