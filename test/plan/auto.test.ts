import { describe, expect, it } from "vitest";
import { type CalendarEvent, everyone } from "../../src/calendar/event.ts";
import { demandFrame } from "../../src/demand/frame.ts";
import { planAll } from "../../src/plan/plan-all.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import type { PlanSettings } from "../../src/plan/settings.ts";
import { dailySales, day, settingsOf, shopData } from "./make-shop.ts";

const sold = Array.from({ length: 300 }, (_, index) => 8 + (((index * index) % 11) % 5));
const shop = shopData(dailySales("A", "2025-01-01", sold));

/** Every second week of the last half year, said to sell five times the usual: in truth nothing happens. */
const wronglyTold: CalendarEvent = {
  name: "Promotion",
  source: "own",
  isFixedDate: false,
  occurrences: Array.from({ length: 13 }, (_, index) => ({
    ...{ start: day("2025-05-05") + 14 * index, end: day("2025-05-05") + 14 * index + 6 },
    ...{ daysBefore: 0, daysAfter: 0, uplift: 5, isEstimated: false, scope: everyone },
  })),
};

async function methodOf(events: readonly CalendarEvent[], settings: Partial<PlanSettings>) {
  const all = settingsOf(shop, settings);
  const prepared = prepareShop(shop, demandFrame(shop.ledger), { settings: all, events });
  const [row] = await planAll(prepared, all, { jobs: 1 });
  return row?.method;
}

describe("a plan by auto", () => {
  it("drops season and events where the item's own past speaks against them", async () => {
    expect(await methodOf([wronglyTold], { method: "auto" })).toBe("gamma-poisson-flat");
    expect(await methodOf([], { method: "auto" })).toBe("gamma-poisson");
  });

  it("asks for no choice where a method is named", async () => {
    expect(await methodOf([wronglyTold], { method: "gamma-poisson" })).toBe("gamma-poisson");
  });
});
