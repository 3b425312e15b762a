import { Worker } from "node:worker_threads";
import type { BatchContext } from "./batch.ts";
import type { PlanItem } from "./plan-item.ts";
import { fitProfile, type ProfileEvidence } from "./profile.ts";
import type { PlanRow } from "./row.ts";
import type { WorkerAnswer, WorkerTask } from "./worker-messages.ts";

/** Tasks that a worker has at once: one that it does and one that waits. */
const tasksInFlight = 2;

interface PoolOptions {
  readonly context: BatchContext;
  readonly jobs: number;
  readonly onProgress: (share: number) => void;
}

/**
 * Plans numbered batches by worker threads, at most two in flight for each. A batch is fitted and planned
 * by the same worker, which keeps what it has learned; the profile in between is pooled here. Rows
 * are put together by batch number, so the number of workers and their speed change nothing.
 *
 * @throws the error of a worker, after all of them were stopped
 */
export async function planInWorkers(
  batches: readonly (readonly PlanItem[])[],
  { context, jobs, onProgress }: PoolOptions,
): Promise<readonly PlanRow[]> {
  const workers = Array.from({ length: jobs }, () => startWorker(context));
  try {
    let done = 0;
    const step = (): void => onProgress(++done / (2 * batches.length));
    const evidence: (readonly ProfileEvidence[])[] = [];
    const owned = workers.map((): number[] => []);
    let next = 0;
    await Promise.all(
      workers.map((worker, index) =>
        runTasks(worker, {
          nextTask: () => {
            const batch = next++;
            const items = batches[batch];
            if (items === undefined) return null;
            owned[index]!.push(batch);
            return { kind: "fit", batch, items };
          },
          onAnswer: (answer) => {
            if (answer.kind === "fitted") evidence[answer.batch] = answer.evidence;
            step();
          },
        }),
      ),
    );
    const profile = fitProfile(evidence.flat());
    const rows: (readonly PlanRow[])[] = [];
    await Promise.all(
      workers.map((worker, index) =>
        runTasks(worker, {
          nextTask: () => {
            const batch = owned[index]!.shift();
            return batch === undefined ? null : { kind: "plan", batch, profile };
          },
          onAnswer: (answer) => {
            if (answer.kind === "planned") rows[answer.batch] = answer.rows;
            step();
          },
        }),
      ),
    );
    return rows.flat();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function startWorker(context: BatchContext): Worker {
  // Built code only: the tests run it through dist/.
  return new Worker(new URL("./worker.js", import.meta.url), { workerData: context });
}

/** Keeps a worker busy until there is no further task and all have been answered. */
function runTasks(
  worker: Worker,
  tasks: {
    readonly nextTask: () => WorkerTask | null;
    readonly onAnswer: (answer: WorkerAnswer) => void;
  },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let inFlight = 0;
    const stop = (settle: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    };
    const feed = (): void => {
      while (inFlight < tasksInFlight) {
        const task = tasks.nextTask();
        if (task === null) break;
        inFlight++;
        worker.postMessage(task);
      }
      if (inFlight === 0) stop(resolve);
    };
    const onMessage = (answer: WorkerAnswer): void => {
      inFlight--;
      try {
        tasks.onAnswer(answer);
        feed();
      } catch (error) {
        stop(() => reject(error));
      }
    };
    const onError = (error: Error): void => stop(() => reject(error));
    const onExit = (code: number): void =>
      stop(() => reject(new Error(`a planning thread ended with code ${code}`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    feed();
  });
}
