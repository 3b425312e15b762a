import { describe, expect, it } from "vitest";
import type { AccuracyRow } from "../../src/backtest/score.ts";
import { accuracyLevels } from "../../src/forecast/accuracy.ts";
import { type ForecastRow, forecastLevels } from "../../src/plan/forecast-rows.ts";
import { backtestColumns } from "../../src/report/backtest-columns.ts";
import { byKeys, parseSort, selectColumns } from "../../src/report/column-choice.ts";
import { writeCsv } from "../../src/report/csv.ts";
import { forecastColumns } from "../../src/report/forecast-columns.ts";
import { writeJson } from "../../src/report/json.ts";
import { type ListReportOptions, listReport } from "../../src/report/list-report.ts";
import { writeMarkdown } from "../../src/report/markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { writeTable } from "../../src/report/table.ts";

const day: ForecastRow = {
  sku: "A",
  location: "",
  date: 20_000,
  mean: 1.23456789,
  sd: 1.5,
  quantiles: [1, 2, 3, 4, 6],
  exposure: 1.25,
  event: "",
  method: "gamma-poisson",
};
const rows = [day, { ...day, date: 20_001, mean: 2 }, { ...day, sku: "B", exposure: 0.5 }];

const accuracy: AccuracyRow = {
  method: "auto",
  horizonDays: "all",
  items: 280,
  origins: 13,
  wape: 0.209,
  bias: -0.01,
  mase: null,
  scaledPinball: 0.16107,
  coverage: [0.55, 0.83, 0.91, 0.95, 0.97, 0.98],
};

function forecastReport(options: Partial<ListReportOptions<ForecastRow>> = {}): Report<ForecastRow> {
  return listReport({
    asOf: 20_000,
    settings: { bucket: "day" },
    summary: { items: 2 },
    diagnostics: [],
    rows,
    columns: forecastColumns,
    selected: null,
    optional: ["location", "event"],
    droppable: ["method"],
    group: ({ sku }) => sku,
    ...options,
  });
}

function text<Row>(
  write: (report: Report<Row>, options: { colorLevel: 0 }) => Iterable<string>,
  report: Report<Row>,
) {
  return [...write(report, { colorLevel: 0 })].join("");
}

describe("the columns of the forecast", () => {
  it("are those of the interface, in their order", () => {
    expect(forecastColumns.map(({ name }) => name).join()).toBe(
      "sku,location,date,mean,sd,p50,p80,p90,p95,p99,exposure,event,method",
    );
    expect(forecastLevels).toHaveLength(5);
  });
});

describe("the columns of the backtest", () => {
  it("are those of the interface, in their order", () => {
    expect(backtestColumns.map(({ name }) => name).join()).toBe(
      "method,horizon_days,items,origins,wape,bias,mase,scaled_pinball,coverage_50,coverage_80,coverage_90,coverage_95,coverage_98,coverage_99",
    );
    expect(accuracyLevels).toHaveLength(6);
  });

  it("say all for the horizons together, and nothing for what cannot be told", () => {
    const report = listReport({
      ...forecastReport(),
      rows: [accuracy, { ...accuracy, horizonDays: 7 }],
      columns: backtestColumns,
      selected: null,
      optional: [],
      droppable: [],
      group: ({ method }) => method,
    });
    expect(text(writeCsv, report).split("\n")[1]).toContain("auto,all,280,13,0.209,-0.01,,0.16107,0.55,");
    expect(text(writeTable, report)).toMatch(/auto +all +280 +13 +20\.9 % +-1 % +– +0\.1611 +55 %/);
    expect(JSON.parse(text(writeJson, report)).rows[1]).toMatchObject({ horizon_days: 7, mase: null });
  });
});

describe("a list of rows", () => {
  it("has every column for programs, rounded to six digits", () => {
    expect(text(writeCsv, forecastReport()).split(/\r?\n/).slice(0, 2)).toEqual([
      "sku,location,date,mean,sd,p50,p80,p90,p95,p99,exposure,event,method",
      "A,,2024-10-04,1.23457,1.5,1,2,3,4,6,1.25,,gamma-poisson",
    ]);
  });

  it("leaves out for people what is empty in every row, and parts the groups", () => {
    const lines = text(writeTable, forecastReport()).split("\n");
    expect(lines[0]?.split(/ {2,}/)).not.toContain("Event");
    expect(lines[4]).toBe("");
    const held = forecastReport({ rows: [{ ...day, event: "Easter" }] });
    expect(text(writeTable, held)).toContain("Easter");
    expect(text(writeMarkdown, held)).toContain("| Easter |");
  });

  it("has the columns chosen, and no others, in every format", () => {
    const selected = selectColumns("sku,p95", forecastColumns);
    const report = forecastReport({ selected });
    expect(text(writeCsv, report)).toMatch(/^sku,p95\r?\nA,4/);
    expect(text(writeTable, report)).toMatch(/^SKU +95 %\n/);
  });

  it("is sorted by the columns named, as they come among equals", () => {
    const sorted = (list: string) =>
      rows.toSorted(byKeys(parseSort(list, forecastColumns))).map(({ sku, date }) => `${sku}${date % 10}`);
    expect(sorted("date:desc,sku:desc")).toEqual(["A1", "B0", "A0"]);
    expect(sorted("method")).toEqual(["A0", "A1", "B0"]);
  });

  it("names the columns that there are when one is not", () => {
    expect(() => selectColumns("p95,p96x", forecastColumns)).toThrow('there is no column "p96x"');
    expect(() => parseSort("wap", backtestColumns)).toThrow("--sort");
  });
});
