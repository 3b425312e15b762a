/** Where and when an occasion is kept. */
export interface Keeping {
  /** ISO codes with blanks between; "international" is a shop that named no country, "anywhere" every shop. */
  readonly countries?: string;
  /** Kept, too, where a rule of the country's own calendar matches; see ownCalendar(). */
  readonly whereRule?: RegExp;
  /**
   * The dates, in the grammar of date-holidays or by a name of ruled-dates.ts. P5D behind a rule is a span of
   * five days. Several rules are several occurrences in a year, or one in each era. None: not kept there.
   */
  readonly rules: readonly string[];
  readonly daysBefore?: number;
  readonly daysAfter?: number;
}

/**
 * A time of the year that shops know by one name, with its window: the days before and after on which it
 * moves demand, by the habits of shoppers. What it does on them is learned; docs/calendar.md lists them all.
 */
export interface Occasion {
  readonly name: string;
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** The first that fits a country holds. */
  readonly kept: readonly Keeping[];
  /** Public holidays, as "rule | name", that are days of this occasion and no events of their own. */
  readonly includes?: RegExp;
}

/** An occasion as one country keeps it. */
export interface KeptOccasion {
  readonly name: string;
  readonly rules: readonly string[];
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly includes: RegExp | undefined;
}

/**
 * The occasions that a country keeps, its own windows with them.
 *
 * country: ISO code, or null for a shop that named none; ownCalendar: the country's public holidays and
 * observances, each as "rule | name".
 */
export function keptOccasions(
  occasions: readonly Occasion[],
  country: string | null,
  ownCalendar: readonly string[],
): readonly KeptOccasion[] {
  return occasions.flatMap((occasion) => {
    const keeping = occasion.kept.find((each) => fits(each, country, ownCalendar));
    if (keeping === undefined || keeping.rules.length === 0) return [];
    return [
      {
        name: occasion.name,
        rules: keeping.rules,
        daysBefore: keeping.daysBefore ?? occasion.daysBefore,
        daysAfter: keeping.daysAfter ?? occasion.daysAfter,
        includes: occasion.includes,
      },
    ];
  });
}

function fits(keeping: Keeping, country: string | null, ownCalendar: readonly string[]): boolean {
  const { countries = "", whereRule } = keeping;
  const named = countries.split(/\s+/);
  if (named.includes("anywhere") || named.includes(country ?? "international")) return true;
  return whereRule !== undefined && ownCalendar.some((rule) => whereRule.test(rule));
}
