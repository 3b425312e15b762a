import type { FitItem, FitShop } from "./fit-shop.ts";

/** So many SKUs tell what a whole shop has in common. */
const enoughSkus = 500;

/**
 * A shop of some of the SKUs: all of them where there are few, or where events concern but some. In the order of
 * category and name, of every so many in a row the one that sold most, for it tells most.
 */
export function sampleShop(shop: FitShop): FitShop {
  const { names, categoryOfSku, calendar, items } = shop;
  const step = Math.floor(names.sku.length / enoughSkus);
  const isForAll = calendar.occurrences.every(
    ({ scope, uplift }) =>
      uplift !== null || (scope.sku === "" && scope.category === "" && scope.location === ""),
  );
  if (step < 2 || !isForAll) return shop;
  const sold = unitsBySku(items, names.sku.length);
  const inOrder = Array.from(sold.keys()).sort((a, b) => categoryOfSku[a]! - categoryOfSku[b]! || a - b);
  const chosen = new Set<number>();
  for (let from = 0; from < inOrder.length; from += step) {
    const row = inOrder.slice(from, from + step);
    chosen.add(row.reduce((best, sku) => (sold[sku]! > sold[best]! ? sku : best)));
  }
  return { ...shop, items: items.filter(({ sku }) => chosen.has(sku)) };
}

function unitsBySku(items: readonly FitItem[], skus: number): Float64Array {
  const sold = new Float64Array(skus);
  for (const { sku, microUnits } of items) {
    let sum = 0;
    for (let t = 0; t < microUnits.length; t++) sum += microUnits[t]!;
    sold[sku]! += sum;
  }
  return sold;
}
