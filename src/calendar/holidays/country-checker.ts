import { placeProblem } from "./place.ts";

/**
 * Loads what is known of countries, once for any number of codes. The checker tells why there is no such
 * country or region, with the nearest code; undefined: there is one.
 */
export async function countryChecker(): Promise<(code: string) => string | undefined> {
  const { default: Calendar } = await import("date-holidays");
  const known = new Map<string, string | undefined>();
  return (code) => {
    if (!known.has(code)) known.set(code, placeProblem(Calendar, code));
    return known.get(code);
  };
}
