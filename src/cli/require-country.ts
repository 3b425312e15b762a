import { FatalError } from "../errors.ts";
import type { CommandContext } from "./context.ts";

/** @throws FatalError where the settings name a country or region that is not known, with the nearest code */
export async function requireCountry({
  settings,
  origins,
}: Pick<CommandContext, "settings" | "origins">): Promise<void> {
  const { country } = settings;
  if (country === null) return;
  const { countryProblem } = await import("../calendar/holidays/holiday-events.ts");
  const problem = await countryProblem(country);
  if (problem === undefined) return;
  const { source, name } = origins.country;
  const place = {
    flag: `${name} ${country}`,
    variable: `${name}=${country}`,
    file: `${name}: country "${country}"`,
  };
  throw new FatalError(`${source === "default" ? name : place[source]}: ${problem}`);
}
