import type { AccuracyRow } from "../backtest/score.ts";
import { accuracyLevels } from "../forecast/accuracy.ts";
import type { Column, ColumnKind } from "./column.ts";

/** Every column of the backtest, in the order of csv and JSON. New columns go last. */
export const backtestColumns: readonly Column<AccuracyRow>[] = [
  {
    ...column("method", "Method", "text", "Forecast method, or textbook: z·σ·√L of the last 90 days."),
    value: (row) => row.method,
  },
  {
    ...column("horizon_days", "Horizon", "days", "Days forecast together, or all horizons."),
    value: (row) => row.horizonDays,
  },
  { ...column("items", "Items", "units", "Items judged."), value: (row) => row.items },
  { ...column("origins", "Origins", "units", "Past mornings forecast from."), value: (row) => row.origins },
  {
    ...column("wape", "WAPE", "fraction", "Sum of absolute errors of the mean over the units sold."),
    value: (row) => row.wape,
  },
  {
    ...column("bias", "Bias", "fraction", "Units forecast too many over the units sold; below 0: too few."),
    value: (row) => row.bias,
  },
  {
    ...column("mase", "MASE", "ratio", "Mean absolute error over that of saying 'as the day before'."),
    value: (row) => row.mase,
  },
  {
    ...column(
      "scaled_pinball",
      "Pinball",
      "score",
      "Cost of the quantile forecasts over mean demand: the lower, the better the stock.",
    ),
    value: (row) => row.scaledPinball,
  },
  ...accuracyLevels.map(
    (level, index): Column<AccuracyRow> => ({
      ...column(
        `coverage_${Math.round(level * 100)}`,
        `≤ ${Math.round(level * 100)} %`,
        "fraction",
        `Share of outcomes within the quantile of ${level}; right when near it.`,
      ),
      value: (row) => row.coverage[index] ?? null,
    }),
  ),
];

function column(
  name: string,
  heading: string,
  kind: ColumnKind,
  doc: string,
): Omit<Column<AccuracyRow>, "value"> {
  return { name, heading, kind, origin: "computed", doc };
}
