/** How a canonical column is told from the headers of exports. */
export interface ColumnSpec {
  readonly isRequired?: true;
  readonly aliases: readonly string[];
  /** Headers that mean this column only when none of the aliases is there. */
  readonly weak?: readonly string[];
}

export type TableColumns = Readonly<Record<string, ColumnSpec>>;

export const skuAliases = [
  "stock code",
  "product sku",
  "item sku",
  "variant sku",
  "product variant sku",
  "lineitem sku",
  "seller sku",
  "merchant sku",
  "sku code",
  "product id",
  "item id",
  "item code",
  "product code",
  "item number",
  "item no",
  "article number",
  "article code",
  "part number",
  "part no",
  "material",
];
export const weakSku = ["item", "product", "article", "part", "code"];
export const skuColumn = { isRequired: true, aliases: skuAliases, weak: weakSku } as const;
export const locationColumn = {
  aliases: ["warehouse", "location name", "location id", "store", "store id", "shop", "branch", "site"],
} as const;
export const supplierColumn = {
  aliases: ["vendor", "supplier name", "vendor name", "supplier id", "vendor id"],
} as const;

/** A header's letters and digits in lower case: what two spellings of one header share. */
export function foldHeader(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
