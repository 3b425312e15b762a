import { type ForecastRow, forecastLevels } from "../plan/forecast-rows.ts";
import type { Column } from "./column.ts";

/** Every column of the forecast, in the order of csv and JSON. New columns go last. */
export const forecastColumns: readonly Column<ForecastRow>[] = [
  { ...text("sku", "SKU", "Stock keeping unit."), value: (row) => row.sku },
  {
    ...text("location", "Location", "Shop or warehouse; empty when there is only one."),
    value: (row) => row.location,
  },
  {
    name: "date",
    heading: "Date",
    kind: "date",
    origin: "given",
    doc: "First day of the day, week or month.",
    value: (row) => row.date,
  },
  { ...units("mean", "Mean", "Expected units of that day, week or month alone."), value: (row) => row.mean },
  { ...units("sd", "SD", "Standard deviation of its demand, in units."), value: (row) => row.sd },
  ...forecastLevels.map(
    (level, index): Column<ForecastRow> => ({
      ...units(
        `p${Math.round(level * 100)}`,
        `${Math.round(level * 100)} %`,
        `Units that its demand stays within with a chance of at least ${level}.`,
      ),
      value: (row) => row.quantiles[index] ?? null,
    }),
  ),
  {
    name: "exposure",
    heading: "Exposure",
    kind: "ratio",
    origin: "computed",
    doc: "Demand that season, events and open days let expect, over that of an average one; 0 closed.",
    value: (row) => row.exposure,
  },
  { ...text("event", "Event", "Event whose window it lies in."), value: (row) => row.event },
  { ...text("method", "Method", "Forecast method used."), value: (row) => row.method },
];

function text(name: string, heading: string, doc: string): Omit<Column<ForecastRow>, "value"> {
  return { name, heading, kind: "text", origin: "given", doc };
}

function units(name: string, heading: string, doc: string): Omit<Column<ForecastRow>, "value"> {
  return { name, heading, kind: "units", origin: "computed", doc };
}
