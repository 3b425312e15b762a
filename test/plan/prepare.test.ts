import { describe, expect, it } from "vitest";
import { demandFrame } from "../../src/demand/frame.ts";
import { prepareShop } from "../../src/plan/prepare.ts";
import { dailySales, itemRecord, settingsOf, shopData } from "./make-shop.ts";

describe("preparing a shop", () => {
  it("leaves the ledger as it was, so that a shop can be prepared again with other files", () => {
    const sold = shopData(dailySales("A", "2026-01-01", [4, 4, 4, 4]));
    const listed = { ...sold, items: [itemRecord({ sku: "B" })] };
    const frame = demandFrame(sold.ledger);
    const settings = settingsOf(sold);
    const skus = (shop: typeof sold) => prepareShop(shop, frame, { settings }).items.map(({ sku }) => sku);
    expect(skus(listed)).toEqual(["A", "B"]);
    expect(skus(sold)).toEqual(["A"]);
  });
});
