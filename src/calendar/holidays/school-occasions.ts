import type { Occasion } from "./occasion.ts";

/**
 * The weeks in which families buy for the new school year, up to its usual first days. A span of its own:
 * its window is the span. Left out where the first day differs by months within the country.
 */
export const schoolOccasions: readonly Occasion[] = [
  {
    name: "Back to school",
    daysBefore: 0,
    daysAfter: 0,
    kept: [
      { countries: "US PR", rules: ["08-01 P31D"] },
      { countries: "CA", rules: ["08-15 P24D"] },
      { countries: "GB GG IM JE", rules: ["08-15 P24D"] },
      { countries: "IE MX", rules: ["08-10 P22D"] },
      { countries: "FR BE LU MC", rules: ["08-18 P19D"] },
      { countries: "ES IC PT IT GR CY MT HR SI TR", rules: ["08-28 P21D"] },
      {
        countries: "PL CZ SK HU RO BG EE LV LT RU BY UA KZ KG UZ MD GE AM AZ CN IL VN",
        rules: ["08-15 P21D"],
      },
      { countries: "SE NO DK FI IS", rules: ["08-05 P18D"] },
      { countries: "AU", rules: ["01-12 P22D"] },
      { countries: "NZ", rules: ["01-15 P24D"] },
      { countries: "ZA", rules: ["01-04 P15D"] },
      { countries: "BR", rules: ["01-15 P24D"] },
      { countries: "AR CL UY PE", rules: ["02-15 P24D"] },
      { countries: "KR", rules: ["02-15 P18D"] },
      { countries: "JP", rules: ["03-20 P21D"] },
    ],
  },
];
