import { otherCodes } from "./country-aliases.ts";
import { namedCountries } from "./occasions.ts";
import type { HolidayCalendar } from "./ruled-dates.ts";

/** A country, perhaps its region, perhaps a part of that, by the codes of ISO 3166: US, DE-BY, US-CA-LA. */
export interface Place {
  readonly country: string;
  readonly state: string | undefined;
  readonly region: string | undefined;
}

/** Where most of a country's shops are, for countries whose holidays the package tells by region only. */
const usualRegion: Readonly<Record<string, string>> = { GB: "ENG" };

/** Reads "us", "US-CA", "de_by" or "DE.BY.A"; whether there is such a place, placeProblem() says. */
export function parsePlace(code: string): Place {
  const [country = "", state, region] = code
    .trim()
    .toUpperCase()
    .split(/[-._\s]+/);
  return { country, state: state ?? usualRegion[country], region };
}

/** Why there is no such place, with the code that was likely meant; undefined when there is one. */
export function placeProblem(Calendar: HolidayCalendar, code: string): string | undefined {
  const { country, state, region } = parsePlace(code);
  const calendar = new Calendar();
  const countries = calendar.getCountries("en");
  if (countries[country] === undefined && !namedCountries().includes(country)) {
    const nearest = nearestCountry(code, [countries, calendar.getCountries()]);
    const help =
      nearest === undefined
        ? "a country is two letters of ISO 3166, as in US, GB or DE, perhaps with a region, as in DE-BY"
        : `did you mean ${nearest}?`;
    return `no country "${code}"; ${help}`;
  }
  const states = calendar.getStates(country, "en") ?? {};
  if (state !== undefined && states[state] === undefined) return noRegion(state, country, states);
  if (state === undefined || region === undefined) return undefined;
  const regions = calendar.getRegions(country, state, "en") ?? {};
  return regions[region] === undefined ? noRegion(region, `${country}-${state}`, regions) : undefined;
}

function noRegion(region: string, place: string, known: Readonly<Record<string, string>>): string {
  const codes = Object.keys(known).sort();
  if (codes.length === 0)
    return `no region "${region}" in ${place}: its calendar has no regions; say ${place}`;
  const named = codes.find((code) => isSameName(known[code] ?? "", region));
  const help =
    named === undefined
      ? `its regions with holidays of their own are ${codes.join(", ")}`
      : `did you mean ${place}-${named}?`;
  return `no region "${region}" in ${place}; ${help}`;
}

/** By another code of the same country, by its name, then by the beginning of its name. */
function nearestCountry(
  code: string,
  names: readonly Readonly<Record<string, string>>[],
): string | undefined {
  const typed = code.trim().toUpperCase();
  const [first = ""] = typed.split(/[-._\s]+/);
  const other = otherCodes.get(typed) ?? otherCodes.get(first);
  if (other !== undefined) return other;
  const entries = names.flatMap((each) => Object.entries(each));
  const same = entries.find(([, name]) => isSameName(name, typed));
  const begun = (length: number): string | undefined =>
    entries.find(
      ([, name]) => typed.length >= 4 && letters(name).startsWith(letters(typed).slice(0, length)),
    )?.[0];
  return same?.[0] ?? begun(typed.length) ?? begun(4);
}

function isSameName(name: string, typed: string): boolean {
  return typed.length >= 3 && letters(name) === letters(typed);
}

/** Capital letters alone, accents dropped. */
function letters(text: string): string {
  return text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^\p{L}]/gu, "");
}
