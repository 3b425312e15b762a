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

/** From stock and reorder point to the quantity, step by step; the same rules as inventory/order-quantity.ts. */
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
  const need = Math.max(0, Math.ceil(policy.baseStock - position - tolerance));
  const wanted = Math.max(need, Math.ceil(policy.lot - tolerance));
  const lines: ExplainLine[] = [
    equation("need", "max(0, ceil(S - inventory_position))", {
      numbers: `max(0, ceil(${givenOperand(policy.baseStock)} - ${givenOperand(position)}))`,
      value: need,
      note: "S: the stock that keeps the service level",
    }),
  ];
  if (policy.lot > 0) {
    lines.push(...lotSteps(row));
    const note = policy.economicOrderQuantity === null ? "lot: demand of an order cycle" : "lot: the EOQ";
    const numbers = `max(${givenOperand(need)}, ceil(${givenOperand(policy.lot)}))`;
    lines.push(equation("wanted", "max(need, ceil(lot))", { numbers, value: wanted, note }));
  }
  return [...lines, ...restrictedSteps(row, { wanted, position })];
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
function restrictedSteps(
  row: PlanRow,
  { wanted, position }: { readonly wanted: number; readonly position: number },
): readonly ExplainLine[] {
  const { moq, packSize, maxStock } = row.evidence.policy;
  const lines: ExplainLine[] = [];
  let quantity = wanted;
  if (maxStock !== null) {
    const room = Math.max(0, Math.floor(maxStock - position + tolerance));
    const numbers = `min(${givenOperand(quantity)}, max(0, floor(${givenOperand(maxStock)} - ${givenOperand(position)})))`;
    quantity = Math.min(quantity, room);
    const formula = "min(quantity, max(0, floor(max_stock - inventory_position)))";
    lines.push(equation("within the maximum", formula, { numbers, value: quantity }));
  }
  if (moq !== null && quantity > 0) {
    const numbers = `max(${givenOperand(quantity)}, ${givenOperand(moq)})`;
    quantity = Math.max(quantity, moq);
    lines.push(equation("at least the MOQ", "max(quantity, moq)", { numbers, value: quantity }));
  }
  if (packSize !== null && quantity > 0) {
    const numbers = `ceil(${givenOperand(quantity)} / ${givenOperand(packSize)}) * ${givenOperand(packSize)}`;
    lines.push(
      equation("in whole packs", "ceil(quantity / pack_size) * pack_size", {
        numbers,
        value: row.orderQuantity ?? 0,
      }),
    );
  }
  return [...lines, { label: "order_quantity", result: givenWithUnit(row.orderQuantity ?? 0, "unit") }];
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

const tolerance = 1e-9;

function equation(
  label: string,
  formula: string,
  parts: { readonly numbers: string; readonly value: number; readonly note?: string },
): ExplainLine {
  const { numbers, value, note } = parts;
  const line = { label, formula, numbers, result: givenWithUnit(value, "unit") };
  return note === undefined ? line : { ...line, note };
}
