import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type BatchContext, batchEvidence, type FittedBatch, fitBatch, planBatch } from "./batch.ts";
import type { WorkerAnswer, WorkerTask } from "./worker-messages.ts";

/** The thread side of worker-pool.ts: fits and plans the batches it is sent, one at a time. */
function serve(port: MessagePort, context: BatchContext): void {
  const fitted = new Map<number, FittedBatch>();
  port.on("message", (task: WorkerTask) => {
    port.postMessage(answer(task, fitted, context));
  });
}

function answer(task: WorkerTask, fitted: Map<number, FittedBatch>, context: BatchContext): WorkerAnswer {
  const { batch } = task;
  if (task.kind === "fit") {
    const result = fitBatch(task.items, context);
    fitted.set(batch, result);
    return { kind: "fitted", batch, evidence: batchEvidence(result) };
  }
  const held = fitted.get(batch);
  if (held === undefined) throw new Error(`batch ${batch} was not fitted by this worker`);
  fitted.delete(batch);
  return { kind: "planned", batch, rows: planBatch(held, task.profile, context) };
}

if (parentPort !== null) serve(parentPort, workerData);
