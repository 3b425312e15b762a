import type { PlanRow } from "../plan/row.ts";
import {
  type ExplainLine,
  givenOperand,
  givenText,
  givenWithUnit,
  numberText,
  operand,
  withUnit,
} from "./explain-line.ts";

/** From stock and reorder point to the quantity: the steps that inventory/order-quantity.ts took. */
export function orderSteps(row: PlanRow): readonly ExplainLine[] {
  const { inventoryPosition: position, orderQuantity: ordered } = row;
  if (position === null || ordered === null) {
    return [{ label: "order_quantity", result: "not known", note: "the item's stock is not known" }];
  }
  if (row.action === "dormant") {
    return [{ label: "order_quantity", result: "0 units", note: "dormant items are not ordered" }];
  }
  if (position > row.reorderPoint) {
    const note = `${givenText(position)} is above the reorder point of ${numberText(row.reorderPoint)}`;
    return [{ label: "order_quantity", result: "0 units", note }];
  }
  return [...wantedSteps(row, position), ...valueSteps(row, ordered)];
}

function wantedSteps(row: PlanRow, position: number): readonly ExplainLine[] {
  const { policy } = row.evidence;
  const need = policy.need ?? 0;
  const lines: ExplainLine[] = [
    equation("need", "max(0, ceil(S - inventory_position))", {
      numbers: `max(0, ceil(${givenOperand(policy.baseStock)} - ${givenOperand(position)}))`,
      value: need,
      note: "S: see reorder point",
    }),
  ];
  if (policy.lot > 0) {
    lines.push(...lotSteps(row));
    const note = policy.economicOrderQuantity === null ? "lot: demand of an order cycle" : "lot: the EOQ";
    const numbers = `max(${givenOperand(need)}, ceil(${givenOperand(policy.lot)}))`;
    lines.push(equation("wanted", "max(need, ceil(lot))", { numbers, value: policy.wanted ?? 0, note }));
  }
  return [...lines, ...restrictedSteps(row, position)];
}

/** Where the lot comes from: the EOQ of the item's costs, or the demand of an order cycle. */
function lotSteps({ evidence: { policy }, unitCost }: PlanRow): readonly ExplainLine[] {
  const { economicOrderQuantity: eoq, lot, orderCost, holdingRate, unitsPerYear, orderCycleDays } = policy;
  if (eoq === null || orderCost === null || holdingRate === null || unitCost === null) {
    const note = `expected demand of ${givenWithUnit(orderCycleDays ?? 0, "day")}, rounded up`;
    return [{ label: "lot", result: givenWithUnit(lot, "unit"), note }];
  }
  const numbers = `sqrt(2 * ${givenOperand(orderCost)} * ${operand(unitsPerYear)} / (${givenOperand(unitCost)} * ${givenOperand(holdingRate)}))`;
  const formula = "sqrt(2 * order_cost * units per year / (unit_cost * holding_rate))";
  return [
    { label: "EOQ", formula, numbers, result: withUnit(eoq, "unit") },
    equation("lot", "ceil(EOQ)", { numbers: `ceil(${operand(eoq)})`, value: lot }),
  ];
}

/** Maximum stock, then MOQ, then whole packs. */
function restrictedSteps(row: PlanRow, position: number): readonly ExplainLine[] {
  const { moq, packSize, maxStock, wanted, withinMaximum, atLeastMoq } = row.evidence.policy;
  const [most, raised, ordered] = [withinMaximum ?? 0, atLeastMoq ?? 0, row.orderQuantity ?? 0];
  const lines: ExplainLine[] = [];
  if (maxStock !== null) {
    const numbers = `min(${givenOperand(wanted ?? 0)}, max(0, floor(${givenOperand(maxStock)} - ${givenOperand(position)})))`;
    const formula = "min(quantity, max(0, floor(max_stock - inventory_position)))";
    lines.push(equation("within the maximum", formula, { numbers, value: most }));
  }
  if (moq !== null && most > 0) {
    const numbers = `max(${givenOperand(most)}, ${givenOperand(moq)})`;
    lines.push(equation("at least the MOQ", "max(quantity, moq)", { numbers, value: raised }));
  }
  if (packSize !== null && most > 0) {
    const numbers = `ceil(${givenOperand(raised)} / ${givenOperand(packSize)}) * ${givenOperand(packSize)}`;
    lines.push(
      equation("in whole packs", "ceil(quantity / pack_size) * pack_size", { numbers, value: ordered }),
    );
  }
  return [...lines, { label: "order_quantity", result: givenWithUnit(ordered, "unit") }];
}

function valueSteps(row: PlanRow, ordered: number): readonly ExplainLine[] {
  if (row.unitCost === null || row.orderValue === null) return [];
  const numbers = `${givenOperand(ordered)} * ${givenOperand(row.unitCost)}`;
  return [
    {
      label: "order_value",
      formula: "order_quantity * unit_cost",
      numbers,
      result: numberText(row.orderValue),
    },
  ];
}

function equation(
  label: string,
  formula: string,
  parts: { readonly numbers: string; readonly value: number; readonly note?: string },
): ExplainLine {
  const { numbers, value, note } = parts;
  const line = { label, formula, numbers, result: givenWithUnit(value, "unit") };
  return note === undefined ? line : { ...line, note };
}
