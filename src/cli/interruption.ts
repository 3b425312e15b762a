/** The run was told to stop; status is 128 + the signal's number, as shells count. */
export class InterruptionError extends Error {
  override readonly name = "InterruptionError";
  readonly status: number;

  constructor(status: number) {
    super("interrupted");
    this.status = status;
  }
}

/** Half-written files are removed within this time; then the run ends whatever it is doing. */
const patienceMs = 500;

/** A signal that SIGINT (130) and SIGTERM (143) abort, with an InterruptionError as its reason. */
export function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (status: number) => () => {
    if (controller.signal.aborted) process.exit(status);
    controller.abort(new InterruptionError(status));
    setTimeout(() => process.exit(status), patienceMs).unref();
  };
  process.on("SIGINT", stop(130));
  process.on("SIGTERM", stop(143));
  return controller.signal;
}
